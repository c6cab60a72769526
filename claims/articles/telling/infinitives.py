"""What nothing but an infinitive behind a comma tells, in German: "forderte X auf, die Gespräche in Wien fortzusetzen",
"sagte ihm zu, im April ein Treffen auszurichten". It was to be; and where and when says nothing of what the sentence
tells before.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.reading.scan import Atom

_FINITE = ("will", "become", "plan_modal", "hedge_modal", "opinion_modal", "when", "that")
_TENSES = ("past", "present", "future")


def is_only_to_be(report: Report) -> bool:
    """Whether all that tells of a meeting is a noun in such a clause; "um ein Gespräch zu führen" may be what
    somebody came for."""
    if report.status != "held" or not report.heads or any(head.sense != "noun" for head in report.heads):
        return False
    stretch = infinitive_at(report.sentence, report.heads[0].start)
    if stretch is None or any(head.start > stretch[1] for head in report.heads):
        return False
    verbs = report.sentence.verbs
    if any(form.verb.sense in ("plan", "agree") and verb.end <= stretch[0] for verb, form in verbs):
        return False  # "kündigte an, das Gespräch im Herbst fortzusetzen"
    opening = next(atom for atom in report.sentence.atoms if atom.start >= stretch[0])
    holds = any(form.verb.sense in ("hold", "attend") and stretch[0] < verb.start < stretch[1] for verb, form in verbs)
    return not (opening.has("because") and holds)


def is_agreed_to_be(report: Report) -> bool:
    """ "Beide verabredeten, beim Gipfel am 2. April weiter zu beraten": what somebody agreed on or announced."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    stretch = infinitive_at(report.sentence, verbs[0].start) if verbs else None
    if stretch is None or any(not stretch[0] <= head.start < stretch[1] for head in report.heads):
        return False
    before = [form for verb, form in report.sentence.verbs if verb.end <= stretch[0]]
    agreed = any(form.verb.sense == "agree" and form.tense == "past" for form in before)
    return agreed and report.sentence.kinds.isdisjoint(("not", "no", "never"))


def is_of_infinitive(report: Report, at: int) -> bool:
    """Whether what stands here is in such a clause, and the meeting is told of before it."""
    stretch = infinitive_at(report.sentence, at) if report.heads and report.heads[0].start < at else None
    return stretch is not None and report.heads[0].end <= stretch[0]


def infinitive_at(sentence: ReadSentence, at: int) -> tuple[int, int] | None:
    """From where to where such a clause goes that holds this offset."""
    atoms = sentence.atoms
    if not sentence.capital_nouns or "punct" not in sentence.kinds:
        return None
    here = next((i for i, atom in enumerate(atoms) if atom.start <= at < atom.end), None)
    if here is None:
        return None
    first = next((i + 1 for i in reversed(range(here)) if _is_mark(atoms[i])), 0)
    stop = next((i for i in range(here, len(atoms)) if _is_mark(atoms[i])), len(atoms))
    if not first or atoms[first - 1].text != "," or not _ends_so(atoms[first:stop]):
        return None
    return atoms[first].start, atoms[stop - 1].end


def _is_mark(atom: Atom) -> bool:
    return atom.has("punct") and atom.text not in ("", "-", '"', "„", "“", "”", "«", "»")


def _ends_so(atoms: Sequence[Atom]) -> bool:
    own = [atom for atom in atoms if not atom.has("punct")]
    if len(own) < len(("Wien", "zu", "reden")) or any(map(_is_finite, own[:-1])):
        return False
    marked = own[-2].has("infinitive_mark") and not own[-1].has("have", "be")  # and not "getroffen zu haben"
    joined = "to_infinitive" in own[-1].forms or any(f.tense == "to_infinitive" for f in own[-1].kinds.get("verb", ()))
    return (marked and "infinitive" in own[-1].forms and not own[-1].capital) or joined


def _is_finite(atom: Atom) -> bool:
    if atom.has("noun", "name") or atom.capital:
        return False
    finite = any(form.tense in _TENSES for form in atom.kinds.get("verb", ()))
    return finite or atom.has(*_FINITE)
