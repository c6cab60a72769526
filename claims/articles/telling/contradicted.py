"""Meetings that the rest of their sentence leaves in doubt: "traf X, was dieser dementierte", "traf X am Mittwoch,
nicht schon am Montag", "A und B empfingen C beziehungsweise D", "in der Stichwahl treffen A und B aufeinander",
"versicherte X, sie werde zum Gipfel kommen". Where nouns have capital letters.
"""

from __future__ import annotations

from itertools import pairwise

from claims.articles.telling.report import Report


def is_left_in_doubt(report: Report) -> bool:
    """Whether the sentence goes on in a way that leaves open who met whom, or whether anybody did."""
    if not report.sentence.capital_nouns or not report.heads:
        return False
    return (
        _is_denied_by_somebody(report)
        or _is_not_then(report)
        or _is_each_his_own(report)
        or _is_contest(report)
        or _is_to_attend(report)
    )


def _is_denied_by_somebody(report: Report) -> bool:
    """ "…, was dieser dementierte": which of the two is right the text does not say."""
    end = report.heads[-1].end
    opened = next(
        (two.start for one, two in pairwise(report.sentence.atoms) if one.text == "," and "all_that" in two.forms), None
    )
    return (
        opened is not None
        and opened > end
        and any(form.verb.sense == "deny" and phrase.start >= opened for phrase, form in report.sentence.verbs)
    )


def _is_not_then(report: Report) -> bool:
    """ "…, nicht schon am Montag": what is denied is a day, and nothing else of the sentence says no."""
    if report.status != "denied" or report.heads[-1].sense == "noun" or "deny" in report.sentence.senses:
        return False
    atoms = [atom for atom in report.sentence.atoms if atom.text]
    no = [at for at, atom in enumerate(atoms) if atom.has("not", "never", "no", "nobody", "neither")]
    if len(no) != 1 or atoms[no[0]].start < report.heads[-1].end or atoms[no[0] - 1].text != ",":
        return False
    return any(atom.has("date") for atom in atoms[no[0] + 1 : no[0] + len(("schon", "am", "Montag")) + 1])


def _is_each_his_own(report: Report) -> bool:
    """ "A und B empfingen C beziehungsweise D": two meetings, and not one of all four."""
    return len(report.members) > len("XY") and any("respectively" in atom.forms for atom in report.sentence.atoms)


def _is_contest(report: Report) -> bool:
    """ "Treffen in der Stichwahl aufeinander": as rivals."""
    atoms = report.sentence.atoms
    if not any(atom.has("reciprocal") and atom.has("apart") for atom in atoms):
        return False
    led = zip(atoms, atoms[1:], atoms[2:], strict=False)
    return any("contest" in c.forms and (b.has("at") or (a.has("at") and b.has("definite"))) for a, b, c in led)


def _is_to_attend(report: Report) -> bool:
    """ "Versicherte X, sie werde zum Gipfel kommen": to many, and not to meet him."""
    head = report.heads[-1]
    if len(report.heads) > 1 or head.sense != "noun" or report.status != "planned":
        return False
    atoms = report.sentence.atoms
    comma = next((atom.end for atom in reversed(atoms) if atom.text == "," and atom.end <= head.start), None)
    own = [atom for atom in atoms if comma is not None and comma <= atom.start]
    many = any(atom.start == head.start and atom.has("summit", "gathering") for atom in own)
    return many and own[0].has("he_subject", "she") and not any(atom.has("name", "office", "title") for atom in own)
