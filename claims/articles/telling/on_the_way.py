"""Whom somebody met on a journey ("flew to Paris, where she met X"), and clauses whose subject or verb stands before
them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.articles.writing import writing_of
from claims.names import is_given_name
from claims.reading.parties import Party
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom

_NEAR = 48  # code points between "where" and its verb, if it has no subject
_LED = 5  # phrases up to a noun of meeting: "leaves for the annual climate conference"


def is_journey(sentence: ReadSentence, clause: Clause) -> bool:
    """ "До этого он посетил Душанбе": the verb of a visit with a place behind it, and nobody whom he met."""
    if any(head.sense != "host" for head in clause.heads):
        return False
    return all(_is_visited(_object(sentence, head)[:2], sentence) for head in clause.heads)


def goes_on_to_another(sentence: ReadSentence, report: Report) -> bool:
    """ "X visited Japan in May and Y reciprocated": Y is the subject of the next verb, behind the place that X saw."""
    if sentence.capital_nouns:
        return False
    head = report.heads[0]
    first = next((m.start for _, m in report.members if m.start > head.end), None)
    between = [atom for atom in sentence.atoms if first is not None and head.end <= atom.start and atom.end <= first]
    while between and between[-1].has("office", "title", "nation", "definite", "possessive", "country"):
        between.pop()
    plain = all(atom.has("place", "date", "at", "on", "and") for atom in between)
    return len(between) > 1 and between[0].has("place") and between[-1].has("and") and plain


def _object(sentence: ReadSentence, head: Head) -> list[Atom]:
    """The atoms behind a verb and the day that may stand right behind it: "посетила в понедельник могилу X"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    dated = len(behind) > 1 and behind[0].has("on") and behind[1].has("date")
    return behind[2:] if dated else behind


def _is_visited(behind: Sequence[Atom], sentence: ReadSentence) -> bool:
    """ "Посетил Душанбе", "штаб-квартиру компании", "Таврический район": a place or thing, and nobody; a word in small
    letters, where nouns have no capital one."""
    if not behind or behind[0].has("place"):
        return bool(behind)
    common = behind[-1] if behind[0].has("name") and len(behind) > 1 else behind[0]
    return set(common.kinds) == {"word"} and not common.capital and not sentence.capital_nouns


def is_destination(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    """ "Before he leaves for the climate conference in Dubai": a meeting that somebody travels to is not told of."""
    if any(head.sense != "noun" for head in heads):
        return False
    at = next((i for i, p in enumerate(sentence.phrases) if p.kind == "noun" and p.end >= heads[0].end), 0)
    before = sentence.phrases[max(0, at - _LED) : at]
    verb = next((i for i in reversed(range(len(before))) if before[i].kind == "verb"), None)
    if verb is None or any(form.verb.sense != "travel" for form in before[verb].value):
        return False
    return any(phrase.has("for", "purpose", "from_to") for phrase in (*before[verb + 1 :], sentence.phrases[at]))


def goes_there(sentence: ReadSentence, clause: Clause, cast: Cast) -> bool:
    """ "Прибыла в Париж, где встретилась с …", "заявил, что встретился с …": a clause without a subject of its own."""
    start = clause.heads[0].start
    led = (atom for atom in sentence.atoms if atom.has("where", "that", "when") and 0 <= start - atom.end <= _NEAR)
    where = next(led, None) or _on_which(sentence, start)
    if where is None or clause.heads[0].sense == "noun":
        return False
    received = clause.heads[0].tense == "participle"  # "где был принят премьером X"
    ends = writing_of(cast.language).instrumental_surnames
    return all(
        p.role or (received and p.start > start and all(_is_by(party, ends) for party in p.value))
        for p in sentence.phrases
        if p.kind == "parties" and where.end <= p.start < clause.end
    )


def are_hosts_there(report: Report, cast: Cast) -> bool:
    """«Посетил Осло, где был принят коллегой X и премьером Y»: all who are named are by whom somebody was received."""
    head = report.heads[0]
    passive = head.sense == "host" and head.tense == "participle"
    behind = passive and all(mention.start > head.start for _, mention in report.members)
    return behind and goes_there(report.sentence, report.clause, cast)


def _is_by(party: Party, endings: tuple[str, ...]) -> bool:
    """Whether a party stands in the case of by whom something was done; never where nothing declines."""
    words = party.text.lower().split()
    return bool(endings) and any(word.endswith(endings) and not is_given_name(word) for word in words)


def _on_which(sentence: ReadSentence, start: int) -> Atom | None:
    """ "Побывал на форуме в Баку, в рамках которого встретился с …": the pronoun behind what says during what."""
    led = (
        other
        for one, other in pairwise(sentence.atoms)
        if other.has("relative") and one.has("at", "beside", "after") and 0 <= start - other.end <= _NEAR
    )
    return next(led, None)


def goes_on_with(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Поговорил с X, а в среду – с Y", "hat in Genf X und in Bern Y getroffen": whose verb is left out."""
    end = clause.heads[0].end
    if any(atom.start == atom.end == end for atom in sentence.those("with")):
        return True
    if not sentence.capital_nouns and clause.heads[0].sense != "noun" and _is_what_came_next(sentence, clause):
        return True
    goes_on = [*sentence.those("again"), *sentence.those("pays")]
    return any(clause.start <= atom.start <= clause.heads[0].start for atom in goes_on)


def _is_what_came_next(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Открыл мост, затем встретился с X": a verb behind a comma and a word that says so, without a subject."""
    start = clause.heads[0].start
    ahead = [atom for atom in sentence.atoms if atom.end <= start and atom.text]
    comma = next((i for i in reversed(range(len(ahead))) if ahead[i].text == ","), None)
    behind = ahead[comma + 1 :] if comma is not None else []
    return any(atom.has("next") for atom in behind) and all(atom.has("next", "and", "ignorable") for atom in behind)
