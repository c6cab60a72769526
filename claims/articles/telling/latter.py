"""Whom "dieser" means, in German: "X empfing Y. Dieser flog nach Genf", "X entließ Y, nachdem dieser Z traf"."""

from __future__ import annotations

from claims.articles.cast import Cast
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.reading.parties import Party
from claims.reading.phrases import Phrase


def named_last(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "X empfing Y. Dieser flog nach Brüssel", "war mit Y uneins, als dieser sie empfing": Y, if he is no woman."""
    here = [p for p in sentence.phrases if p.kind == "parties" and p.end <= party.start]
    if len(here) > 1 and _is_inverted(sentence, here[-1]):
        return None  # "mit Y hatte sich X zerstritten, nachdem dieser …": Y, or X
    named = [cast.known(each) for phrase in here for each in phrase.value if each.name]
    men = [one for one in named if one is not None and one.kind == "person" and not cast.is_woman(one)]
    told = [(m.start, one) for one in cast.members if one.kind == "person" for m in one.mentions]
    before = max((pair for pair in told if pair[0] < party.start), key=lambda pair: pair[0], default=(0, None))[1]
    last = men[-1] if men else before
    return None if last is None or cast.is_woman(last) else last


def the_latter_before(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "Dieser flog nach Brüssel, wo er X traf": he of whom the sentence tells."""
    return the_latter_of(sentence, party.start, cast)[1]


def the_latter_of(sentence: ReadSentence, start: int, cast: Cast) -> tuple[bool, Member | None]:
    """ "X zerstritt sich mit Y, nachdem dieser mit Z verhandelt hatte": whether one stands before this offset, and
    whom it means."""
    latter = {atom.start for atom in sentence.those("latter")}
    here = (p for phrase in sentence.phrases if phrase.kind == "parties" for p in phrase.value)
    led = next((p for p in here if p.start in latter and p.start < start), None)
    return (False, None) if led is None else (True, named_last(sentence, led, cast))


def _is_inverted(sentence: ReadSentence, who: Phrase) -> bool:
    """Whether a subject stands behind its verb."""
    before = [phrase for phrase in sentence.phrases if phrase.end <= who.start and not phrase.has("reciprocal")][-1:]
    return not who.role and any(p.kind == "verb" or p.has("have", "be", "become", "will") for p in before)
