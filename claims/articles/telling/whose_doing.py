"""Where a language has articles and writes nouns in small letters (English): who did it is not who is named first, but
somebody of his ("whose lawyer met X", "X's secretary, Y, received Z"), or one list is met by another in an order that
only the words tell ("met farmers and dockers respectively").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.articles.cast import Cast
from claims.articles.telling.report import Report
from claims.reading.scan import Atom


def leave_to_whoever_did(report: Report, cast: Cast) -> None:
    """Take from a report who is named in it and did nothing; where nobody says who did it, the report is in doubt."""
    if not report.heads or not report.members:
        return
    kinds = report.sentence.kinds
    if any(atom.text == ";" for atom in report.sentence.those("punct")):
        _drop_behind_semicolon(report)
    if "whose_doing" in kinds:
        _leave_to_whose(report)
    if not kinds.isdisjoint(("unlike", "that", "one_of_two")):
        _drop_who_is_named_before(report)
    report.doubtful |= _is_only_imagined(report)
    if "possessive_s" in kinds:
        _drop_owners_of_others(report)
    if "asks_over" in kinds:
        _leave_to_whoever_was_sent(report, cast)
    if "aide" in kinds:
        _drop_whose_aides_did(report)
    if "group" in kinds:
        _drop_of_whom_the_group_is(report)
    if "relative" in kinds:
        _drop_who_described_it(report)
    report.doubtful |= _is_of_several_orders(report) or _is_of_a_thing(report)


def _leave_to_whose(report: Report) -> None:
    """ "X, whose predecessor Y met Z", "a trader whose lawyer met Z": Y, or a lawyer whom nothing names; and "X, whose
    lawyer died on Monday, met Z" is X."""
    head = report.heads[0]
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    at = next((i for i in reversed(range(len(before))) if before[i].has("whose_doing")), None)
    if at is None or head.sense == "noun":
        return
    own = _without_apposition(before[at + 1 :])
    if any(atom.has("punct", "verb", "be", "when", "where") for atom in own):
        return
    start = before[at].start
    report.members = [(who, mention) for who, mention in report.members if mention.start > start]
    report.doubtful |= not any(mention.start < head.start for _, mention in report.members)


def _drop_behind_semicolon(report: Report) -> None:
    """ "She was to have met X; Minister Y will go instead": Y is told of by a clause of his own."""
    phrases, end = report.sentence.phrases, report.heads[-1].end
    if all(head.sense == "noun" for head in report.heads):
        return  # "after talks with X, Y said", which is read in two parts
    for mark, who, verb in zip(phrases, phrases[1:], phrases[2:], strict=False):
        own = mark.value == ";" and mark.start >= end and who.kind == "parties" and not who.role
        if own and (verb.kind == "verb" or verb.has("will", "have", "be", "do")):
            report.members = [(member, mention) for member, mention in report.members if mention.start < mark.start]
            report.doubtful |= len(report.members) < len("XY") and not report.they
            return


def _without_apposition(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "(Whose) aide, X, had": without the commas around the name."""
    commas = [i for i, atom in enumerate(atoms) if atom.text == ","]
    if len(commas) != len(",,") or not all(a.has("name", "office", "title") for a in atoms[slice(*commas)][1:]):
        return atoms
    return [atom for atom in atoms if atom.text != ","]


def _drop_who_is_named_before(report: Report) -> None:
    """ "Unlike her predecessor, X, Y met Z", "X testified that Y met Z", "X saw Y; the latter's wife met Z": X did not,
    and of the latter's wife nothing is known."""
    head = report.heads[0]
    if head.sense == "noun":
        return
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    start, end = 0, 0
    for at, atom in enumerate(before):
        if atom.has("unlike"):
            commas = [i for i in range(at, len(before)) if before[i].text == ","][:2]
            apposed = len(commas) > 1 and all(a.has("name", "title", "office") for a in before[slice(*commas)][1:])
            if commas:
                start, end = atom.start, before[commas[-1] if apposed else commas[0]].start
        elif atom.has("one_of_two") and at and before[at - 1].has("definite"):
            start, end = report.sentence.scanned.start, atom.end
        elif at and atom.has("that") and before[at - 1].kinds.keys() == {"word"} and not before[at - 1].capital:
            if any(other.has("he", "they", "reciprocal") for other in before[at:]):
                continue  # "X was glad that he met Y"
            start, end = report.sentence.scanned.start, atom.end
    kept = [(who, mention) for who, mention in report.members if not start <= mention.start < end]
    if len(kept) < len(report.members):
        report.members = kept
        report.doubtful |= not any(mention.end <= head.start for _, mention in kept)


def _is_only_imagined(report: Report) -> bool:
    """ "“I would meet X”, said Y", "refused to go to Riga, where X was waiting to meet him", "never met X alone"."""
    sentence, head = report.sentence, report.heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    if len(before) > 1 and before[-1].has("would") and before[-2].has("self"):
        return True
    if report.gone and any(atom.has("rather") and atom.start >= head.end for atom in sentence.atoms):
        report.gone = False  # "flew to Riga to see X, but met only Y"
        return True
    refused = next((atom.start for atom in before if atom.has("declined_to")), None)
    if refused is not None and report.status == "planned":
        return any(one.text == "," and two.has("where") and one.start > refused for one, two in pairwise(before))
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    alone = any(one.has("alone") and two.has("punct") for one, two in pairwise(behind))
    return alone and report.status == "denied"


def _drop_owners_of_others(report: Report) -> None:
    """ "The bishop's secretary, X, received Y", "the minister's wife met Y": the bishop did not, as far as it says."""
    atoms = report.sentence.atoms
    owners = [
        (one.start, owns.start)
        for one, owns, whom in zip(atoms, atoms[1:], atoms[2:], strict=False)
        if owns.has("possessive_s") and one.has("title", "name", "office") and not one.has("place")
        if whom.has("office", "aide") or (whom.start == report.heads[0].start and report.heads[0].sense != "noun")
    ]
    kept = [
        (who, mention)
        for who, mention in report.members
        if not any(mention.start <= start < mention.end <= end for start, end in owners)
        or who.kind not in ("person", "office")
    ]
    if len(kept) < len(report.members):
        report.doubtful |= len(kept) < len("XY") and report.heads[0].sense != "noun"
        report.members = kept


def _leave_to_whoever_was_sent(report: Report, cast: Cast) -> None:
    """ "X sent his minister, Y, to Bogota, where she met Z": Y did; "X sent a letter to Bogota, where he met Z": X."""
    sentence, head = report.sentence, report.heads[0]
    atoms = [atom for atom in sentence.atoms if atom.end <= head.start]
    where = next((i for i in reversed(range(len(atoms))) if atoms[i].has("where")), 0)
    sent = next((i for i in reversed(range(where)) if atoms[i].has("asks_over")), None)
    if sent is None or not any(atom.has("he") for atom in atoms[where:]) or any(a.has("name") for a in atoms[where:]):
        return
    start, end = atoms[sent].end, atoms[where].start
    asked = [p for p in sentence.phrases if p.kind == "parties" and start <= p.start < end]
    if not asked or asked[0].role or asked[0].start > start + 1 or len(asked[0].value) > 1:
        return
    if any(atom.has("indefinite") for atom in atoms[sent + 1 : where]):
        return  # "sent X a letter"
    parties = [party for phrase in asked for party in phrase.value]
    went = next(((one, p) for p in parties if (one := cast.known(p)) is not None and one.kind == "person"), None)
    report.members = [(who, mention) for who, mention in report.members if mention.start > end]
    if went is not None and went[0] not in report.parties():
        report.members.insert(0, (went[0], cast.mention(*went)))
    report.doubtful |= went is None


def _drop_whose_aides_did(report: Report) -> None:
    """ "Lawyers for the former president, X, met Y", "aides to the minister, X, met Y": his people did; "an aide to the
    president, X, met Y" is X, as an article tells that he is but one."""
    atoms, head = report.sentence.atoms, report.heads[0]
    if head.sense == "noun":
        return
    for at, aides in enumerate(atoms):
        if not aides.has("aide") or aides.end > head.start or (at and not atoms[at - 1].has("punct", "and", "when")):
            continue
        whose = list(takewhile(lambda atom: atom.text != ",", atoms[at + 1 :]))
        comma = at + 1 + len(whose)
        name = atoms[comma + 1 : comma + 3]
        if len(whose) < len(("to", "president")) or not whose[0].has("for", "of", "belongs") or len(name) < len("X,"):
            continue
        if name[0].has("name") and name[1].text == "," and not any(atom.has("verb", "name") for atom in whose):
            report.members = [(who, m) for who, m in report.members if m.start != name[0].start]
            report.doubtful |= not any(mention.start < head.start for _, mention in report.members)


def _drop_of_whom_the_group_is(report: Report) -> None:
    """ "Spoke with the parents of a hostage, X, in Haifa": X is the hostage; "leaders of the bank, X and Y," are."""
    atoms = report.sentence.atoms
    for at, (group, comma, name) in enumerate(zip(atoms, atoms[1:], atoms[2:], strict=False)):
        if not group.has("group") or group.text.count(" ") < _OF_A or comma.text != "," or not name.has("name"):
            continue
        behind = [*atoms[at + 3 : at + 5], name]
        if behind[0].has("punct") and not behind[1].has("and", "name", "office", "title"):
            report.members = [(who, m) for who, m in report.members if m.start != name.start]


_OF_A = 3  # spaces of "parents of a hostage"


def _drop_who_described_it(report: Report) -> None:
    """ "The talks, which X described as useful, brought together Y and Z": X only says how they were."""
    atoms = report.sentence.atoms
    for at, (comma, which) in enumerate(pairwise(atoms)):
        if comma.text != "," or not which.has("relative") or which.has("who"):
            continue
        inside = list(takewhile(lambda atom: atom.text != ",", atoms[at + 2 :]))
        verb = next((i for i, atom in enumerate(inside) if atom.has("verb", "be", "have")), None)
        if verb is None or not inside[verb].has("says_it_was", "called_so"):
            continue
        start, end = which.start, inside[-1].end
        report.doubtful |= start < report.heads[0].start < end  # "which X called a farce"
        report.members = [(who, m) for who, m in report.members if not start < m.start < end]


def _is_of_several_orders(report: Report) -> bool:
    """ "X and Y met farmers in Kiel and dockers in Ulm respectively", "X and Y met A and B separately", "on Monday X
    and on Tuesday Y met Z": several meetings, and which of them are whose no clause says."""
    kinds, head = report.sentence.kinds, report.heads[0]
    if "respectively" in kinds:
        return len(report.members) > len("XY")
    if "separately" in kinds and len(report.members) > len("XY"):  # "on separate days"
        pairs = pairwise(report.sentence.atoms)
        if any(one.has("on") and two.has("separately") and two.start < head.start for one, two in pairs):
            return True
    before = [mention for _, mention in report.members if mention.end <= head.start]
    if head.sense == "noun" or len(before) < len("XY"):
        return False
    if "separately" in kinds and len(report.members) - len(before) >= len("XY"):
        return True
    between = [a for a in report.sentence.atoms if before[0].end <= a.start and a.end <= before[-1].start]
    opened = [a for a in report.sentence.atoms if a.end <= before[0].start]
    dated = any(atom.has("date") for atom in opened)
    return dated and any(_is_next_day(between[at : at + 3]) for at in range(len(between)))


def _is_next_day(atoms: Sequence[Atom]) -> bool:
    """ "And on Tuesday", "and Tuesday"."""
    return bool(atoms) and atoms[0].has("and") and any(atom.has("date") for atom in atoms[1:])


def _is_of_a_thing(report: Report) -> bool:
    """ "Hosted a show in Rome with X", "received a six-year sentence for his dealings with X", "visited a mill in Lahti
    run by X": behind the verb stands a thing, and whoever is named behind that was not met by it."""
    head = report.heads[0]
    if head.sense != "host" or len(report.heads) > 1:
        return False
    behind = [atom for atom in report.sentence.atoms if atom.start >= head.end]
    if not behind or not behind[0].has("indefinite"):
        return False
    thing = list(takewhile(lambda atom: atom.kinds.keys() == {"word"} or atom.text == "-", behind[1:]))
    led = behind[len(thing) + 1 : len(thing) + 2]
    if not thing or not led or any(head.end <= mention.start < led[0].start for _, mention in report.members):
        return False
    return led[0].has("at", "on", "with", "for", "by", "joined_on", "from")
