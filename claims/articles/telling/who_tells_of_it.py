"""Who only tells of a meeting, speaks for somebody, denies it or invited to it: none of these was there by that."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.articles.telling.who_denies import is_one_told_of
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head


def without_teller(sentence: ReadSentence, clause: Clause) -> Clause:
    """ "X, a spokesman, said that Y met Z": whoever stands before a verb of saying, behind which a subject of its own
    follows, tells of the meeting."""
    head = clause.heads[0]
    colon = next((a.start for a in reversed(sentence.atoms) if a.text == ":" and a.end <= head.start), None)
    if head.sense != "noun" and colon is not None and not sentence.capital_nouns:
        before = [p for p in sentence.phrases if p.end <= colon][-1:]
        if before and _says(before[0]):  # "X, reporting from Bonn, said: Just hours before Y met Z"
            return clause._replace(parties=tuple(party for party in clause.parties if party.start > colon))
    if len(clause.parties) <= len("YZ") or (head.sense == "noun" and not _owned_by_one(sentence, head)):
        return clause
    said = next((p for p in reversed(sentence.phrases) if p.end <= head.start and _says(p)), None)
    if said is None or not any(said.end <= party.start and party.end <= head.start for party in clause.parties):
        return clause
    return clause._replace(parties=tuple(party for party in clause.parties if party.start >= said.end))


def _owned_by_one(sentence: ReadSentence, head: Head) -> bool:
    """ "X said | Y's | meeting with Z was a courtesy call": of Y, in English."""
    led = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("word", "format")][-2:]
    return len(led) > 1 and led[1].has("possessive_s") and led[0].has("name", "office")


def _says(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(form.verb.sense == "say" for form in phrase.value)


def drop_teller_of_two(report: Report) -> None:
    """ "X said that the two presidents would discuss …": where nobody but the two is said to have met, who tells of it
    is none of them, or is among those told of before."""
    sentence, head = report.sentence, report.heads[0]
    if "attended" in sentence.kinds:
        _drop_teller_of_attendance(report)
    if sentence.capital_nouns or not report.they or len(report.members) != 1 or head.sense == "noun":
        return
    said = next((p for p in reversed(sentence.phrases) if p.end <= head.start and _says(p)), None)
    two = [atom for atom in sentence.those("they") if said is not None and said.end <= atom.start < head.start]
    if two and report.members[0][1].start < two[0].start and any(" " in atom.text for atom in two):
        report.members = []


def _drop_teller_of_attendance(report: Report) -> None:
    """ "X said the talks were attended by Y": X only says so."""
    attended = report.sentence.those("attended")[0].start
    said = next((p for p in reversed(report.sentence.phrases) if p.end <= attended and _says(p)), None)
    if said is not None:
        report.members = [(who, m) for who, m in report.members if m.start > said.start]


def drop_spokesmen(report: Report, cast: Cast) -> None:
    """ "Kremlin spokesman X said no meeting with Y was planned": who speaks for another tells of his meetings."""
    if report.sentence.capital_nouns:
        _drop_spokesman_by_name(report)
    else:
        _drop_who_tells(report)
        _drop_whose_statement(report)
    spoken = [member for member, _ in report.members if cast.is_spokesman(member)]
    if not spoken or any(is_adjunct(report.sentence, head) for head in report.heads):
        return  # "spokesman X said after talks with Y …"
    pairs = list(pairwise(report.sentence.phrases))
    tellers = [one for pair in pairs for one, other in (pair, pair[::-1]) if one.kind == "parties" and _says(other)]
    report.members = [
        (who, m)
        for who, m in report.members
        if who not in spoken or not any(phrase.start <= m.start < phrase.end for phrase in tellers)
    ]


def _drop_spokesman_by_name(report: Report) -> None:
    """ "…, sagte der Sprecher der Regierung, X", "der Sprecher des Präsidenten, X, hat dementiert, dass …": his name
    stands behind a comma; whoever met the spokesman, X, met X."""
    if len(report.members) <= len("XY"):
        return
    phrases = report.sentence.phrases
    for at, (post, comma, name) in enumerate(zip(phrases, phrases[1:], phrases[2:], strict=False)):
        if post.kind != name.kind or post.kind != "parties" or comma.value != "," or post.role or name.role:
            continue
        told = any(name.end <= atom.start < report.heads[0].start for atom in report.sentence.those("that"))
        said = _says(phrases[at - 1]) if at else told
        if said and post.value[0].named == "aide" and len(name.value) == 1:
            report.members = [(who, m) for who, m in report.members if not name.start <= m.start < name.end]


def _drop_who_tells(report: Report) -> None:
    """ "Spoke to her colleagues, the spokesman of her ministry, X, made known": who stands behind a comma with somebody
    else's post before his name and a verb behind it is the subject of that verb. "Met Y, her lawyer, X, and Z": all."""
    end = report.heads[-1].end if report.heads else report.sentence.scanned.end
    phrases = [phrase for phrase in report.sentence.phrases if phrase.start >= end]
    for at in range(len(phrases) - len((",", "his spokesman", ",", "X"))):
        before, post, comma, name, *rest = phrases[at:]
        if before.value != "," or comma.value != "," or post.kind != name.kind or post.kind != "parties":
            continue
        if post.role or name.role or len(name.value) > 1 or post.value[0].named != "aide":
            continue
        behind = next((phrase for phrase in rest if phrase.value != ","), None)
        if behind is not None and _says(behind):
            report.members = [(who, m) for who, m in report.members if not name.start <= m.start < name.end]


def _drop_whose_statement(report: Report) -> None:
    """ "Reads the statement from Z which notes that X met Y": Z tells of it."""
    sentence, start = report.sentence, report.heads[0].start if report.heads else 0
    for told, led in pairwise(sentence.atoms):
        if not (told.has("statement") and led.has("from")):
            continue
        that = next((atom.start for atom in sentence.those("that") if led.end <= atom.start < start), None)
        if that is not None and report.heads[0].sense != "noun":
            report.members = [(who, m) for who, m in report.members if not led.end <= m.start < that]


def drop_who_invited(report: Report) -> None:
    """ "По приглашению президента X посетил Астану": who comes at somebody's invitation need not have met him."""
    if "inviting" not in report.sentence.kinds or len(report.members) < len("XY"):
        return
    phrases = report.sentence.phrases
    hosts = [behind for led, behind in pairwise(phrases) if led.has("inviting") and behind.kind == "parties"]
    report.members = [(who, m) for who, m in report.members if not any(p.start <= m.start < p.end for p in hosts)]


def drop_who_denies_it(report: Report, cast: Cast) -> None:
    """ "The president denied this": by his post alone, he is none of those who are said to have met."""
    if not cast.has_articles or report.status != "denied" or "it_was" not in report.sentence.kinds:
        return
    if report.heads and is_one_told_of(report.sentence, report.heads[-1]):
        report.members = [(who, m) for who, m in report.members if who.kind != "office"]
