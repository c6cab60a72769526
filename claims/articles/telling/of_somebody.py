"""People of somebody who is named: "his boss's call", "die Witwe des Journalisten X", "der Anwalt des verurteilten
Bankers X", "Anhänger des gestürzten Präsidenten X". It was they who met whom, and not X.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.telling.report import Report
from claims.reading.scan import Atom


def drop_whose_people_met(report: Report) -> None:
    """Leave out whoever stands in the genitive behind his kin, lawyers or followers."""
    sentence = report.sentence
    if not sentence.capital_nouns:
        _drop_whose_kin_met(report)
        return
    if "possessive" in sentence.kinds:
        _drop_who_tells_of_his(report)
    places = {atom.end: at for at, atom in enumerate(sentence.atoms)}
    kept = [(who, one) for who, one in report.members if not _is_owner(sentence.atoms, places.get(one.end))]
    if len(kept) < len(report.members):
        report.members = kept
        report.nobody |= len(kept) < len("XY")


def _drop_who_tells_of_his(report: Report) -> None:
    """ "Schilderte das Telefonat seines Chefs mit Y": without him, where nobody says that he was there."""
    head = report.heads[0] if report.heads else None
    if head is None or head.sense != "noun":
        return
    behind = [atom for atom in report.sentence.atoms if atom.start >= head.end][:3]
    if len(behind) == 3 and behind[0].has("possessive") and behind[1].capital and behind[2].has("with"):
        report.members = [(who, one) for who, one in report.members if one.start > head.start]
        report.nobody |= len(report.members) < len("XY")


def _drop_whose_kin_met(report: Report) -> None:
    """ "X gave a version of his boss's call with Y", "X spoke of her husband's meeting with Y": without X."""
    head = report.heads[0] if report.heads else None
    if head is None or head.sense != "noun" or "possessive_s" not in report.sentence.kinds:
        return
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    while before and before[-1].kinds.keys() <= _OF_THE_NOUN:
        before.pop()
    if len(before) < len(("his", "boss", "'s")) or not before[-1].has("possessive_s"):
        return
    kin, his = before[-2], before[-3]
    if his.has("possessive") and not kin.capital and not kin.has("office"):
        report.members = [(who, one) for who, one in report.members if one.end > his.start]
        report.nobody |= len(report.members) < len("XY")


_OF_THE_NOUN = {"word", "duration", "format", "ordinal", "first", "number", "punct", "ignorable"}


def _is_owner(atoms: Sequence[Atom], at: int | None) -> bool:
    """Whether a name stands behind "des …", and that behind a word for people."""
    if at is None or not atoms[at].has("name"):
        return False
    led = at
    while led and _describes(atoms[led - 1]):
        led -= 1
    if any("dead" in atom.forms for atom in atoms[led:at]):
        return True  # "die Trauerfeier für den gestorbenen Bischof X"
    if led < len(("Witwe", "des")) or not _is_genitive(atoms[led - 1]):
        return False
    between, whose = atoms[led:at], atoms[led - 2]
    if "kin" in whose.forms or (whose.has("group") and not atoms[led - 1].has("his_article")):
        return True
    long = len(atoms[at].text.split()) > len(("Holm", "Brettkamp"))
    if long and not between and whose.has("office", "title", "aide"):
        return True  # "der Präsident des Sportbundes Holm Brettkamp": the scan has a name of three words
    post = any(atom.has("office", "title") for atom in between)
    if not post or atoms[led - 1].has("his_article") or not whose.capital or whose.has(*_NO_PEOPLE):
        return False
    before = atoms[led - 3] if led > len(("Witwe", "des")) else None
    return whose.has("aide", "office", "title") or before is None or not before.has("at", "with", "of", "for", "after")


def _describes(atom: Atom) -> bool:
    verbs = atom.kinds.get("verb", ())
    if verbs:
        return all(form.tense == "participle" for form in verbs)  # "des krank gemeldeten Trainers X"
    return bool(atom.text) and not atom.has(*_STOPS)


def _is_genitive(atom: Atom) -> bool:
    """ "Des", also where it stands for "of"; "der" may be one."""
    return atom.has("genitive_article", "his_article") or (atom.has("of") and not atom.has("by", "at", "from"))


_STOPS = (
    "punct", "at", "with", "and", "noun", "summit", "event", "definite", "indefinite", "venue", "bodies", "ministry",
    "is", "be", "have", "become", "will", "of", "for", "after", "before", "plan_words", "relative",
)  # fmt: skip
_NO_PEOPLE = ("noun", "venue", "place", "event", "ministry", "bodies", "statement", "date", "visit", "journey")
