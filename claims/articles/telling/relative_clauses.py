"""Who is named in a relative clause that tells of something else: "beginnt mit einem Festakt, bei dem X geehrt wird",
in German. Whoever is honoured there need not be one of those who meet.
"""

from __future__ import annotations

from claims.articles.telling.report import Report
from claims.reading.scan import Atom


def drop_in_relative_clause(report: Report) -> None:
    """Leave out whoever is named behind ", bei dem", where what that means is a thing, and no word of meeting; "ein
    Treffen, bei dem X Y lobte" tells of these two."""
    sentence = report.sentence
    if not sentence.capital_nouns or "relative" not in sentence.kinds or not report.heads:
        return
    head = report.heads[-1].end
    openers = zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], sentence.atoms[3:], strict=False)
    for thing, comma, led, which in openers:
        opens = comma.text == "," and led.has("at", "with_whom") and which.has("relative")
        if opens and thing.end > head and _is_thing(thing):
            report.members = [(member, mention) for member, mention in report.members if mention.start < which.start]
            return


def drop_behind_restriction(report: Report) -> None:
    """ "The banker who met with X has ties to Y", "a man who had met X in Riga was arrested in May": whoever is named,
    and when and where, behind the verb of the sentence is none of what the relative clause tells; in English."""
    sentence, head = report.sentence, report.heads[-1] if report.heads else None
    if sentence.capital_nouns or "who" not in sentence.kinds or head is None or head.sense == "noun":
        return
    ahead = [atom for atom in sentence.atoms if atom.end <= head.start]
    while ahead and ahead[-1].has("have", "ignorable", "word") and not ahead[-1].has("who"):
        ahead.pop()
    if len(ahead) < len(("man", "who")) or not ahead[-1].has("who") or ahead[-2].has("punct"):
        return
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    verb = next((i for i, atom in enumerate(behind) if atom.has("be", "have", "will") or _is_verb(atom)), 0)
    if not verb or any(atom.has(*_GOES_ON) for atom in behind[:verb] if atom.text):
        return
    start = behind[verb].start
    report.members = [(member, mention) for member, mention in report.members if mention.start < start]
    report.not_then = (*report.not_then, (start, sentence.scanned.end))
    places = tuple(place for place in report.clause.places if place.start < start)
    report.clause = report.clause._replace(places=places)


_GOES_ON = ("punct", "and", "relative", "that", "when", "after")


def _is_verb(atom: Atom) -> bool:
    forms = atom.kinds.get("verb", ())
    return bool(forms) and not atom.has("noun") and any(form.tense in ("past", "present") for form in forms)


def _is_thing(atom: Atom) -> bool:
    """ "Festakt", "Empfang": and no "Treffen", nobody, no day and no town."""
    return atom.capital and not atom.has("noun", "date", "place", "office", "title", "group", "country")
