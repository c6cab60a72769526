"""Words of a statement that stand so in the source's own words, right beside what they belong to: "Landrat X", "union
boss X", "on Thursday evening".

No claim has a property for them, and no table knows what they are. But the span of a claim has its quote and a little
of what stands around it: what is said there word for word, of the same person or day, the source says, too. Nothing is
read into it: where a word before them may take them back ("der frühere Landrat X"), or the context is cut off there,
they stay unchecked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.judge import Evaluation
from claims.language import Language, load
from claims.messages import entity_name, say
from claims.namesakes import names_of
from claims.participants import Match
from claims.quoted_posts import word_before
from claims.reading.gathering import MEETING_SENSES
from claims.reading.said import Loose
from claims.reading.scan import Atom, scan
from claims.recall import Recalled
from claims.received import is_received_so
from claims.text import tokens
from claims.types import Claim, Entity, Span

_CONTEXT = 32  # code points that a span has of what stands before its quote, where there are so many
# What may stand before a post without taking it back; a verb only if it tells of a meeting: no "elected", no "ousted".
_PLAIN = frozenset({"with", "and", "between", "by", "of", "definite", "punct", "date", "place", "nation"})


def borne_out(found: Evaluation, text: str, known: Recalled, language: Language) -> Evaluation:
    """The same, where the quotes of this meeting's claims have words that nothing else was compared with."""
    if not _may_decide(found):
        return found
    left = found.clause.loose
    agreeing: dict[int, Match] = {}
    for match in found.matches:
        run = _before_name(text, match, left, language)
        if run is None:
            continue
        acted = _tells_who_did(text[slice(*run)], run[0], match, found, language)
        if not acted and any(map(_meets, _atoms(text[slice(*run)], language))):
            continue  # "X empfing Y" is no "am Montag empfing Y …", where Y did
        if _is_called_so(text[slice(*run)], match, found, known, acted=acted):
            agreeing[match.comparison.start] = _agreeing(match, language)
            left = tuple(part for part in left if not (run[0] <= part.start and part.end <= run[1]))
    left = tuple(part for part in left if not _is_of_that_day(part, text, found, known))
    left = tuple(part for part in left if not _is_between_them(part, text, found, known, language))
    left = tuple(part for part in left if not is_received_so(part, text, found, known, language))
    if not agreeing and len(left) == len(found.clause.loose):
        return found
    return found._replace(
        clause=found.clause._replace(loose=left),
        matches=tuple(agreeing.get(match.comparison.start, match) for match in found.matches),
        comparisons=tuple(
            agreeing[each.start].comparison if each.slot == "participants" and each.start in agreeing else each
            for each in found.comparisons
        ),
    )


def _may_decide(found: Evaluation) -> bool:
    """Whether such words may decide anything: it is plainly asserted, everybody named may have been there, not more
    than one other slot differs, and something is open."""
    clause = found.clause
    if clause.negated or clause.untrue or clause.doubtful or not found.matches:
        return False
    if not clause.loose and all(match.comparison.outcome == "match" for match in found.matches):
        return False
    others = [each for each in found.comparisons if each.slot != "participants" and each.outcome != "match"]
    return len(others) <= 1 and all(match.participant is not None for match in found.matches)


def _agreeing(match: Match, language: Language) -> Match:
    entity = match.participant.entity if match.participant is not None else None
    if entity is None:
        raise ValueError("who is called so is known")
    name = entity_name(language, entity)
    key = "participant_same" if match.party.party.text == name else "participant_match"
    why = say(language, key, said=match.party.party.text, known=name)
    return match._replace(comparison=replace(match.comparison, outcome="match", why=why, candidates=()))


# What somebody is called


def _before_name(text: str, match: Match, left: Sequence[Loose], language: Language) -> tuple[int, int] | None:
    """Where the words stand that a statement has right before the name of a participant: those of his phrase, and what
    is unchecked before it. Without an article; None where there are none."""
    party, participant = match.party.party, match.participant
    if party.kind != "person" or participant is None or participant.entity.kind != "person":
        return None
    outcome = match.comparison.outcome
    if outcome not in ("match", "unknown", "ambiguous") or (outcome != "match" and len(match.party.candidates) != 1):
        return None
    end = _name_start(text[party.start : party.end], participant.entity)
    start = min(party.start, party.whole[0]) if party.whole[1] else party.start
    while (part := next((each for each in left if each.end + 1 == start), None)) is not None:
        start = part.start
    if end is None:
        return None
    stop = party.start + end
    led = _atoms(text[start:stop], language)
    first = next((atom for atom in led if not atom.has("definite")), None)
    return None if first is None else (start + first.start, stop)


def _name_start(said: str, entity: Entity) -> int | None:
    """Where the name begins in "Landrat Jan Hage", or "Landrat Hage": its last words are those of his name."""
    words = said.split(" ")
    most = 0
    for name in names_of(entity):
        own = name.split(" ")
        same = 0
        while same < min(len(own), len(words)) and own[-same - 1] == words[-same - 1]:
            same += 1
        most = max(most, same)
    return len(" ".join(words[:-most])) + (most < len(words)) if most else None


def _tells_who_did(words: str, start: int, match: Match, found: Evaluation, language: Language) -> bool:
    """ "X received Y", where a verb stands between the two who met, and the order of words tells who did it."""
    first = _atoms(words, language)[:1]
    others = [each for each in found.matches if each is not match]
    two = len(others) == 1 and found.facts.complete and len(found.facts.participants) == len("XY")
    led = two and others[0].party.party.end <= start
    return led and not language.section("lexicon").get("cases") and any(map(_meets, first))


def _is_called_so(words: str, match: Match, found: Evaluation, known: Recalled, *, acted: bool) -> bool:
    """Whether a quote that names him has these very words right before the name. `acted`: with what another did."""
    participant = match.participant
    claims = () if participant is None else participant.claims
    names = set() if participant is None else names_of(participant.entity)
    return any(
        _stands_so(words.strip(), name, before, known, span, acted=acted)
        for span in _spans(claims, found, known)
        for name, before in _before_each(span, names)
    )


def _spans(claims: Sequence[Claim], found: Evaluation, known: Recalled) -> Iterator[Span]:
    for claim in known.claims((claim.id for claim in claims), found.facts).values():
        yield from claim.spans


def _before_each(span: Span, names: set[str]) -> Iterator[tuple[str, str]]:
    """A name, or a surname alone, in the quote of a span, and what stands before it."""
    for name in {*names, *(name.rpartition(" ")[2] for name in names)}:
        at = span.quote.find(name)
        if at == 0 or (at > 0 and not span.quote[at - 1].isalnum() and " " in name):
            yield name, span.prefix + span.quote[:at]


def _stands_so(words: str, name: str, before: str, known: Recalled, span: Span, *, acted: bool) -> bool:
    """Whether what stands before a name ends in these words, and nothing in front of them may take them back."""
    told = before.rstrip()
    if not told.casefold().endswith(words.casefold()):
        return False
    front = told[: len(told) - len(words)]
    if front and not front[-1].isspace():
        return False  # "Ex-Landrat", "Vizelandrat"
    if acted:
        return True
    line = front.rpartition("\n")[2]
    if not line.strip():
        return "\n" in front or len(span.prefix) < _CONTEXT
    document = known.document(span.document)
    code = document.language if document is not None else None
    last = word_before(line, f"{words} {name}", load(code)) if code is not None else None
    if last is None or (last.start == 0 and len(span.prefix) >= _CONTEXT and not last.has("punct")):
        return False  # a word that may be cut off
    return bool(_PLAIN & last.kinds.keys()) or _meets(last)


def _meets(atom: Atom) -> bool:
    return any(form.verb.sense in MEETING_SENSES for form in atom.kinds.get("verb", ()))


def _atoms(text: str, language: Language) -> list[Atom]:
    return [atom for sentence in scan(text, language, None) for atom in sentence.atoms]


# What time of the day


def _is_of_that_day(part: Loose, text: str, found: Evaluation, known: Recalled) -> bool:
    """Whether the words right behind a day, in which it was, stand so behind the day in the source: "on Thursday
    evening"."""
    day = next((date for date in found.clause.dates if date.end <= part.start <= date.end + 1), None)
    if part.hard or day is None or found.clause.dates[1:]:
        return False
    words, glued = text[part.start : part.end].casefold(), day.end == part.start
    of_day = [claim for claim in found.facts.claims if claim.property == "date"]
    for span in _spans(of_day, found, known):
        behind = span.suffix.casefold()
        same = behind.startswith(words if glued else f" {words}")
        after = behind[len(words) + (not glued) :][:1]
        if same and not after.isalnum() and (after or len(span.suffix) < _CONTEXT):
            return True
    return False


# What stands between those who met


def _is_between_them(part: Loose, text: str, found: Evaluation, known: Recalled, language: Language) -> bool:
    """Whether words stand among those by which the source tells who met, all of which the statement has, with what
    stands in front of them: "X hat am Mittwoch in Wels Y empfangen". Not what they tell of somebody or something else,
    nor "last", which holds only until the next time."""
    if part.hard or any(atom.has(*_OF_MORE) for atom in _atoms(text[part.start : part.end], language)):
        return False
    told = [claim for claim in found.facts.claims if claim.property == "participants_complete"]
    for span in _spans(told, found, known):
        start = text.find(span.quote)
        inside = 0 <= start <= part.start and part.end <= start + len(span.quote)
        if inside and _same_words(text[:start], span.prefix):
            return True
    return False


_OF_MORE = (
    "name", "office", "he", "they", "place", "there", "date", "noun", "country", "last", "first", "since", "any_more",
)  # fmt: skip


def _same_words(said: str, told: str) -> bool:
    """Whether the sentences that both end in begin alike, as far as the context goes: no "den X" beside "X"."""
    own, theirs = tokens(said), tokens(told)
    seen = theirs[len(told) >= _CONTEXT :]  # without a word that may be cut off
    for back in range(1, len(seen) + 1):
        mark = seen[-back].text in _ENDS
        if back > len(own):
            return mark
        if own[-back].norm != seen[-back].norm:
            return mark and own[-back].text in _ENDS
    return len(told) >= _CONTEXT or len(own) == len(seen)


_ENDS = frozenset(".!?:–—")
