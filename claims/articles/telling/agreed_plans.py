"""Meetings that were agreed on, stand on a programme, or are set for a day."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import MAKES_DOUBTFUL
from claims.articles.telling.report import Report
from claims.reading.said import Clause, Head
from claims.text import normalise


def had_been_arranged(report: Report) -> bool:
    """ "X met Y. The meeting was arranged by the Red Cross on 4 August": when that was done; "was scheduled for Friday"
    is when a meeting is to be, and "had been scheduled", "was originally scheduled for Friday" when it should have
    been. Only where nouns have articles and no capital letters."""
    sentence, clause = report.sentence, report.clause
    if report.status not in ("planned", "cancelled") or report.members or report.other or sentence.capital_nouns:
        return False
    if not clause.definite:
        return False
    done = next((p for p, f in sentence.verbs if f.verb.sense == "plan" and f.tense == "participle"), None)
    if done is None:
        return False
    if any(atom.has("for") for atom in sentence.atoms if atom.start >= done.end):
        ahead = [atom for atom in sentence.atoms if report.heads[-1].end <= atom.start and atom.end <= done.start]
        been = any(atom.has("be") for atom in ahead) and any(atom.has("have", "formerly") for atom in ahead)
        return been and all(atom.has("be", "have", "ignorable") for atom in ahead)
    if report.status != "planned":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= done.start][-len(("had", "been")) :]
    past = bool(before) and before[-1].has("be") and not any(atom.has("is", "will", "plan_words") for atom in before)
    return past and "definite" in sentence.kinds and all(head.end <= done.start for head in report.heads)


def agreed_to_meet(sentence: ReadSentence, clause: Clause, they: bool) -> bool:
    """ "X und Y vereinbarten, sich im Mai wieder zu treffen": it is planned. `they`: they were told of before."""
    head = clause.heads[0]
    before = [(phrase, form) for phrase, form in sentence.verbs if phrase.end <= head.start]
    agreed = bool(before) and before[-1][1].verb.sense == "agree" and (they or len(clause.parties) > 1)
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    marked = head.tense == "to_infinitive" or (led is not None and led.has("infinitive_mark"))  # "zusammenzukommen"
    marked &= sentence.capital_nouns
    return agreed and marked and not clause.negated and sentence.kinds.isdisjoint(("condition", "not"))


def agreed_to_attend(sentence: ReadSentence, head: Head) -> bool:
    """ "Согласились принять участие во встрече в Брюсселе": in one that is to come."""
    before = [p.value for p in sentence.phrases if p.end <= head.start and p.kind == "verb"][-2:]
    if head.sense != "noun" or len(before) < len(("agree", "attend")):
        return False
    agreed, attends = before
    willing = any(form.verb.sense == "agree" for form in agreed)
    return willing and any(form.verb.sense == "attend" and form.tense == "infinitive" for form in attends)


def is_in_programme(sentence: ReadSentence, head: Head) -> bool:
    """ "Ожидается насыщенная программа: переговоры с X", "в программе визита: встреча с Y": a noun behind a colon,
    before which only something planned or a programme is told of."""
    atoms = sentence.atoms
    colon = next((i for i in reversed(range(len(atoms))) if atoms[i].text == ":" and atoms[i].end <= head.start), None)
    if colon is None or head.sense != "noun":
        return False
    if any(atom.has("verb", "punct") for atom in atoms[colon + 1 :] if atom.end <= head.start):
        return False
    forms = [form for atom in atoms[:colon] for form in atom.kinds.get("verb", ())]
    plans = any(form.verb.sense == "plan" and form.tense in ("present", "participle") for form in forms)
    return plans or (not forms and any(atom.has("agenda") for atom in atoms[:colon]))


def is_summoned_for(sentence: ReadSentence, head: Head) -> bool:
    """«Министр вызвал X на вторник»: for a day, by the preposition for what is put off to one; «во вторник» he did."""
    if head.sense != "host" or head.tense != "past":
        return False
    beside = pairwise(atom for atom in sentence.atoms if atom.start >= head.end)
    return any(led.has("put_to") and day.has("date") and day.kinds["date"].granularity in _DAYS for led, day in beside)


_DAYS = ("day", "weekday")


def is_of_a_schedule(sentence: ReadSentence, text: str, words: frozenset[str]) -> bool:
    """«Расписание премьера на 18 марта», and below: «14:00 — встреча с послом X»: a line without a verb below a
    headline that promises what is to come. `words`: a table's."""
    if not words or sentence.verbs or sentence.paragraph == 0:
        return False
    return not words.isdisjoint(normalise(text[: text.find("\n")]).split())


def is_invited_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hat X für Freitag zu einem Gespräch eingeladen": to what is to be on that day; but "traf X und lud ihn für Mai
    nach Riga ein"."""
    if any(head.sense in ("meet", "talk", "see") and head.tense in ("past", "participle") for head in clause.heads):
        return False
    if clause.negated or not sentence.kinds.isdisjoint(MAKES_DOUBTFUL) or "invited" not in sentence.kinds:
        return False
    days = {day.start for day in clause.dates}
    return any(b.start in days and a.kinds.keys() == {"on"} for a, b in pairwise(sentence.atoms) if b.has("date"))


def is_set_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Has secured a meeting with X for Tuesday", «на среду назначает встречу с X»: for a day, which is to come."""
    if sentence.capital_nouns or clause.negated or any(head.sense != "noun" for head in clause.heads):
        return False
    if "put_to" in sentence.kinds and _is_set_onto(sentence, clause):
        return True
    if "appoints" in sentence.kinds and _is_appointed(sentence, clause.heads[0]):
        return True
    days = {day.start: day.end for day in clause.dates if day.start > clause.heads[-1].end}
    led = [b.end for a, b in pairwise(sentence.atoms) if a.has("for") and b.start in days]
    return any(not any(0 <= owns.start - end <= 1 for owns in sentence.those("possessive_s")) for end in led)


def _is_set_onto(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Созывает на понедельник совещание с X": onto a day of the week or month, and no verb says it took place."""
    onto = {b.start for a, b in pairwise(sentence.atoms) if a.has("put_to") and a.has("at") and b.has("date")}
    held = any(form.verb.sense in ("happen", "hold") and form.tense == "past" for _, form in sentence.verbs)
    days = (day for day in clause.dates if day.start in onto and (day.weekday_only or day.text[:1].isdigit()))
    return not held and any(days)


def _is_appointed(sentence: ReadSentence, head: Head) -> bool:
    """ "Назначил новую встречу с X": what somebody sets is to come; but "на встрече с X назначил советника"."""
    before = (atom for atom in reversed(sentence.atoms) if atom.end <= head.start)
    led = next((atom for atom in before if atom.kinds.keys() - {"word", "coming", "bilateral"}), None)
    return led is not None and led.has("appoints")


def stood_on_the_programme(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Danach stand eine Begegnung mit X auf dem Programm", after another meeting, "am Montag stand …": so it was; not
    so "für Montag stand …"."""
    if clause.negated or "stood" not in sentence.kinds or not (clause.dates or "next" in sentence.kinds):
        return False
    led = [one for one, two in pairwise(sentence.atoms) if two.has("date")]
    if any(atom.has("on") and not atom.has("definite", "at") for atom in led):
        return False
    return all(head.sense == "noun" for head in clause.heads)


def is_agreed(sentence: ReadSentence, head: Head) -> bool:
    """ "Have agreed to hold talks": the noun behind an infinitive is of a meeting to come."""
    verbs = [(phrase, form) for phrase, form in sentence.verbs if phrase.end <= head.start]
    if head.sense != "noun" or not verbs:
        return False
    phrase, form = verbs[-1]
    marked = any(-1 <= phrase.start - atom.end <= 1 for atom in sentence.those("infinitive_mark"))
    return form.verb.sense in ("hold", "happen") and (form.tense in ("infinitive", "to_infinitive") or marked)


def is_among_plans(sentence: ReadSentence, head: Head) -> bool:
    """ "The president will see many leaders, including bilateral meetings with X": as the verb before says."""
    if head.sense != "noun" or "among" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    among = next((at for at in reversed(range(len(before))) if before[at].has("among")), None)
    if among is None or any(atom.has("verb", "punct") for atom in before[among + 1 :]):
        return False
    return any(atom.has("will", "plan_words", "plan_modal") for atom in before[:among])
