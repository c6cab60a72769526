"""Days on which somebody told of a meeting, denied or showed it: none of these is the day of the meeting by that."""

from __future__ import annotations

from claims.articles.telling.report import Report
from claims.dates import DateMention


def is_of_a_picture(report: Report, date: DateMention) -> bool:
    """ "Veröffentlichte am Sonntag ein Foto der Begegnung": when something of the meeting was shown or told."""
    head = report.heads[0] if report.heads else None
    if head is None or head.sense != "noun" or date.start > head.start or not report.sentence.capital_nouns:
        return False
    led = [atom for atom in report.sentence.atoms if date.end <= atom.start and atom.end <= head.start][-3:]
    owned = len(led) > 2 and led[2].has("definite") and not led[2].has("at")
    return owned and led[0].has("indefinite") and led[1].capital and set(led[1].kinds) <= {"name", "word"}


def _is_of_who_tells(report: Report, date: DateMention) -> bool:
    """ "Das Ministerium dementierte am Freitag Berichte über ein Treffen", "sagte am Freitag ein Treffen ab": when it
    was said, between a verb of saying and its object. "Sagte am Freitag nach einem Treffen" tells of the same day."""
    nouns = [head for head in report.heads if head.sense == "noun"]
    if not nouns or len(nouns) < len(report.heads):
        return False
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.start <= date.start < atom.end), 0)
    if at + 1 < len(atoms) and atoms[at + 1].has("possessive_s"):
        return False  # "cancelled Friday's meeting"
    if at > 0 and atoms[at - 1].has("put_to"):
        return False  # «перенесла на апрель встречу»
    at -= at > 0 and atoms[at - 1].has("at" if report.sentence.capital_nouns else "on")
    between = [atom for atom in atoms if date.end <= atom.start and atom.end <= nouns[0].start]
    led = any(atom.has("at", "after", "before", "with") for atom in between)
    if at < 2 or date.start > nouns[0].start or (led and not any(atom.has("told_of") for atom in between)):
        return False
    said = any(form.tense == "past" and form.verb.sense in _TELLS for form in atoms[at - 1].kinds.get("verb", ()))
    return said and any(
        phrase.kind == "parties" and bool(phrase.atoms) and phrase.atoms[-1].end == atoms[at - 2].end
        for phrase in report.sentence.phrases
    )


def is_when_told(report: Report, date: DateMention) -> bool:
    """Whether on this day somebody only told of the meeting, dismissed, denied or showed it."""
    rules = (_is_of_who_tells, _is_of_who_dismisses, _is_when_denied, _is_when_shown, _is_before_its_own)
    return any(asks(report, date) for asks in rules)


def _is_before_its_own(report: Report, date: DateMention) -> bool:
    """ "Z briefed X on Tuesday on his talks with Y last week": behind who did so, where the noun has a day of its
    own, before that."""
    nouns = [head for head in report.heads if head.sense == "noun"]
    if report.status != "held" or len(nouns) < len(report.heads) or not nouns or date.start > nouns[0].start:
        return False
    own = [day for day in report.clause.dates if day.start >= nouns[-1].end and day.earliest and day.latest]
    if date.earliest is None or date.latest is None or not own:
        return False
    apart = all(day.latest < date.earliest for day in own if day.latest)
    return apart and any(atom.has("name", "office") and atom.end <= date.start for atom in report.sentence.atoms)


def _is_when_shown(report: Report, date: DateMention) -> bool:
    """ "This photo, provided on 15 May, shows X and Y meeting in Lima on 14 May": before what it shows."""
    if "shown" not in report.sentence.kinds or report.sentence.capital_nouns or not report.heads:
        return False
    head = report.heads[0]
    opens = any(atom.has("shown") for atom in report.sentence.atoms[:_OPENING])
    again = any(p.kind == "date" and p.start > head.end for p in report.sentence.phrases)
    return opens and again and date.start < head.start


def _is_when_denied(report: Report, date: DateMention) -> bool:
    """ "Hat am Mittwoch Berichte über ein Treffen mit X zurückgewiesen", "hat am Dienstag bestritten, X getroffen zu
    haben": when he did, with no comma between; but "dass er am Dienstag …", "das für Dienstag geplante Treffen"."""
    if report.status != "denied" or date.start > report.heads[0].start:
        return False
    denies = [phrase.start for phrase, form in report.sentence.verbs if form.verb.sense == "deny"]
    if not denies:
        return False
    first, last = sorted((date.end, denies[0]))
    between = [atom for atom in report.sentence.atoms if first <= atom.start < last]
    apart = any(atom.has("punct") for atom in between)
    due = any(atom.has("verb") and atom.end <= report.heads[0].start for atom in between if atom.start > date.end)
    return not apart and (not due or denies[0] < report.heads[0].start)


def _is_of_who_dismisses(report: Report, date: DateMention) -> bool:
    """ "On Wednesday rubbished reports of a meeting between X and Y", "on Sunday called his talks useful": when he did,
    right before what he did; or right behind it, "denied on Friday having met X in May"."""
    if report.sentence.capital_nouns:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= date.start and not atom.has("on")][-1:]
    denied = any(form.verb.sense == "deny" for atom in before for form in atom.kinds.get("verb", ()))
    if denied and report.status == "denied" and date.end < report.heads[0].start:
        return True
    behind = next((atom for atom in report.sentence.atoms if atom.start >= date.end), None)
    does = {form.verb.sense for form in behind.kinds.get("verb", ())} if behind is not None else set()
    if behind is None or report.status != "denied":
        return "call_as" in does and date.start < report.heads[0].start and report.heads[0].sense == "noun"
    return "deny" in does or behind.has("dismissed")


_OPENING = 3  # atoms of "This photo,"
_TELLS = frozenset({"say", "deny", "cancel", "plan"})


def is_meant_now(report: Report) -> bool:
    """ "Завтра министр планирует встретиться с …": the day before such a verb is that of the meeting."""
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= report.heads[0].start]
    verbs = [form for phrase in before if phrase.kind == "verb" for form in phrase.value]
    meant = any(phrase.kind == "word" and phrase.has("plan_modal") for phrase in before)
    meant |= any(form.verb.sense == "plan" and form.tense == "present" for form in verbs)
    return report.status == "planned" and meant and all(form.tense == "present" for form in verbs)
