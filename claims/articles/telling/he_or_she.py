"""Whom "er" or "sie" means behind a comma, where a sentence names more than one: "die Präsidentin entsandte Minister Y
nach Kairo, wo er Z traf", "X entließ Y, nachdem er Z getroffen hatte". Its own words would take the first, who may be
the wrong one. Where nouns have capital letters; and in every language whom "where he met Y" means.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.latter import the_latter_of
from claims.articles.telling.report import Report
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom


def set_right_who(report: Report, cast: Cast) -> bool:
    """Put the one whom the pronoun can mean in the place of one whom it cannot; of two nothing is told. False where the
    report is of somebody whom nothing names."""
    sentence = report.sentence
    if not sentence.capital_nouns or sentence.kinds.isdisjoint(("he_subject", "she")):
        return True
    if "latter" in sentence.kinds and report.heads:
        return _set_right_the_latter(report, cast)
    _set_right_he(report, cast)
    return True


def _set_right_he(report: Report, cast: Cast) -> None:
    sentence = report.sentence
    pronoun = _pronoun_of(report)
    taken = next(((at, who) for at, (who, one) in enumerate(report.members) if _is_it(one, pronoun)), None)
    if pronoun is None or taken is None:
        return
    at, who = taken
    woman = pronoun.has("she")
    before = [phrase for phrase in sentence.phrases if phrase.kind == "parties" and phrase.end <= pronoun.start]
    named = _people(before, cast)
    if len(named) < 2 and _may_be(cast, who, woman):
        return
    if _may_be(cast, who, woman):
        acted_on = _people([phrase for phrase in before[1:] if not phrase.role], cast)
        others = [one for one in acted_on if one is not who and _may_be(cast, one, woman)]
        report.doubtful |= bool(others) and not _is_of_a_meeting(sentence, pronoun)
        return
    fitting = [one for one in named if one is not who and _may_be(cast, one, woman)]
    if len(fitting) != 1 or fitting[0] in report.parties():
        report.doubtful = True
        return
    report.members[at] = (fitting[0], report.members[at][1])


def _set_right_the_latter(report: Report, cast: Cast) -> bool:
    """ "X zerstritt sich mit Y, nachdem dieser mit Z verhandelt hatte": Y, and not X."""
    told, meant = the_latter_of(report.sentence, report.heads[-1].start, cast)
    start = min((atom.start for atom in report.sentence.those("latter")), default=0)
    begins = report.sentence.scanned.start
    first = next((at for at, (_, one) in enumerate(report.members) if begins <= one.start < start), None)
    if told and meant is None and (first is not None or len(report.members) < len("YZ")):
        return False
    if not told or first is None or report.members[first][0] is meant or meant is None:
        return True
    if meant in report.parties():
        report.doubtful = True
    else:
        report.members[first] = (meant, report.members[first][1])
    return True


def _pronoun_of(report: Report) -> Atom | None:
    """The pronoun of the clause that tells of the meeting, behind a comma: no other comma stands between."""
    atoms = report.sentence.atoms
    head = report.heads[-1]
    opened = next((i for i in reversed(range(len(atoms))) if atoms[i].text == "," and atoms[i].end <= head.start), None)
    if opened is None:
        return None
    own = [atom for atom in atoms[opened + 1 :] if atom.end <= head.start]
    found = next((i for i, atom in enumerate(own) if atom.has("he_subject", "she")), None)
    if found is None or any(atom.has("name", "office", "title", "plural", "self") for atom in own[:found]):
        return None
    if any(atom.has("relative") and not atom.has("where") for atom in own[:found]):
        return None  # "lobte Y, mit dem er gesprochen hatte": the other one
    if own[found].has("she") and any(atom.has("name", "office") for atom in own[found + 1 :]) and not _meets_with(own):
        return None  # "wo sie Minister Z empfing": he them
    beside = own[found + 1 : found + 2] + own[:found][-1:]
    return None if any(atom.has("plural", "and") for atom in beside) or _ends_plural(report, head.end) else own[found]


def _meets_with(own: Sequence[Atom]) -> bool:
    return any(atom.has("with") for atom in own)


def _ends_plural(report: Report, end: int) -> bool:
    """ "…, nachdem sie X getroffen hatten": they."""
    behind = [atom for atom in report.sentence.atoms if atom.start >= end][:2]
    past = any(head.end == end and head.tense == "past" for head in report.heads)
    ends = past and any(atom.end == end and "plural_verb" in atom.forms for atom in report.sentence.atoms)
    return ends or any(atom.has("plural") for atom in behind)


def _is_it(one: Mention, pronoun: Atom | None) -> bool:
    return pronoun is not None and one.start <= pronoun.start


def _people(phrases: Sequence[Phrase], cast: Cast) -> list[Member]:
    """Who is named there, each once."""
    found = [cast.known(party) for phrase in phrases for party in phrase.value if is_person(party)]
    return list(dict.fromkeys(one for one in found if one is not None and one.kind == "person"))


def _may_be(cast: Cast, member: Member, woman: bool) -> bool:
    """Whether a pronoun may mean somebody, by given name and posts."""
    if woman:
        return not (cast.has_mans_name(member) or (cast.is_man(member) and not cast.has_womans_name(member)))
    return not (cast.has_womans_name(member) or cast.is_woman(member))


def _is_of_a_meeting(sentence: ReadSentence, pronoun: Atom) -> bool:
    """ "X traf Y in Rom, bevor er Z empfing": the one of whom it told."""
    return any(
        form.verb.sense in ("meet", "host", "see", "talk", "call") and phrase.end <= pronoun.start
        for phrase, form in sentence.verbs
    )


def who_was_there(sentence: ReadSentence, party: Party) -> str | None:
    """ "The plant was closed when X was in Riga, where he met Y": the one whom the clause right before names as its
    own; None where it names nobody, or two."""
    atoms = [atom for atom in sentence.atoms if atom.end <= party.start]
    if not atoms or not atoms[-1].has("where"):
        return None
    opened = next((i for i in reversed(range(len(atoms) - 2)) if atoms[i].text == ","), -1)
    clause = atoms[opened + 1 :]
    named = [i for i, one in enumerate(clause) if one.has("name")]
    if len(named) != 1 or any(one.has("he", "she") for one in clause) or _is_thing(clause, named[0]):
        return None
    led = next((one for one in reversed(clause[: named[0]]) if not one.has("definite", "office", "title")), None)
    return None if led is not None and led.has(*_OF_ANOTHER) else clause[named[0]].text


def is_said_by_other(sentence: ReadSentence, party: Party) -> bool:
    """ "He had been in Madrid, where he dined with Y, she said": whether another than he says so, by a pronoun."""
    pronoun = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if pronoun is None:
        return False
    other = "a_woman" if pronoun.has("a_man") else "a_man"
    if not (pronoun.has("a_man", "a_woman") and other in sentence.kinds):
        return False
    said = {phrase.start for phrase, form in sentence.verbs if form.verb.sense == "say"}
    beside = pairwise(sentence.atoms)
    return any({one.start, two.start} & said and (one.has(other) or two.has(other)) for one, two in beside)


def _is_thing(clause: Sequence[Atom], at: int) -> bool:
    """ "Besuchte die Werft, wo …": a word with a capital letter right behind an article."""
    return at > 0 and clause[at - 1].has("definite", "indefinite") and " " not in clause[at].text


_OF_ANOTHER = ("with", "of", "by", "between", "for", "from")
