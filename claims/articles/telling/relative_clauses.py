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


def _is_thing(atom: Atom) -> bool:
    """ "Festakt", "Empfang": and no "Treffen", nobody, no day and no town."""
    return atom.capital and not atom.has("noun", "date", "place", "office", "title", "group", "country")
