"""Whether a meeting is still to come, as words of planning say; `by_tense` and `trips` know those without."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import MAKES_DOUBTFUL
from claims.articles.telling.occasions import is_adjunct, is_what_for
from claims.articles.telling.report import Report
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom
from claims.text import normalise


def plans_something_else(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Bei einem Treffen mit X kündigte Y … an", "after talks they cancelled …": what was planned or called off."""
    words = clause.status_words
    if words is None or not clause.heads:
        return False
    if _qualifies_another(sentence, clause, words.start):
        return True
    if _agreed_there(sentence, clause, words.start) or _went_on_to_plan(sentence, clause, words.start):
        return True
    if not all(head.sense == "noun" and is_adjunct(sentence, head) for head in clause.heads):
        return False
    if any(is_what_for(sentence, head) for head in clause.heads):
        return False  # "wird zu Gesprächen erwartet"
    behind = [atom for atom in sentence.atoms if clause.heads[-1].end <= atom.start < words.start]
    if not sentence.capital_nouns and any(atom.has("and") for atom in behind):
        return True  # "failed to agree during a dinner and will try again"
    verb = next((p for p in sentence.phrases if p.kind == "verb" and p.start <= words.start < p.end), None)
    if verb is None or any(form.tense in ("future", "attributive") for form in verb.value):
        return False
    return not any(-1 <= head.start - verb.end <= 1 for head in clause.heads)


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


def _went_on_to_plan(sentence: ReadSentence, clause: Clause, words: int) -> bool:
    """ "Hat mit X telefoniert und weitere Hilfe angekündigt": what he did besides, behind "and"; but "will X
    treffen und hat das angekündigt"."""
    last = clause.heads[-1]
    if not sentence.capital_nouns or last.end > words:
        return False
    before = [atom for atom in sentence.atoms if clause.start <= atom.start < last.start]
    behind = [atom for atom in sentence.atoms if last.end <= atom.start < words]
    did = any(atom.has("have", "become") for atom in before) and not any(atom.has(*_PLANS, "that") for atom in before)
    met = last.sense != "noun" or any(f.verb.sense == "hold" for a in behind for f in a.kinds.get("verb", ()))
    met &= not any(atom.has("not") for atom in behind)
    return did and met and any(atom.has("and") for atom in behind)


def is_gathering_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X und Y warben für Hilfe bei der für Oktober geplanten Konferenz", "X bat wegen geplanter Gespräche Y, ihn zu
    vertreten": what they did, and no meeting of theirs."""
    if not sentence.capital_nouns or clause.status != "planned" or len(clause.heads) != 1:
        return False
    head = clause.heads[0]
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start]
    if head.sense != "noun" or not before or before[-1].tense != "attributive" or before[-1].verb.sense != "plan":
        return False
    led = (a for a in reversed(sentence.atoms) if a.end <= head.start and not a.has(*_ATTRIBUTES) and a.text != ".")
    article, brought_in = next(led, None), next(led, None)
    led_in = brought_in if article is not None and article.has("definite", "possessive") else article
    at = led_in is not None and led_in.has("at", "soft") and not led_in.has("toward")
    with_whom = any(p.kind == "parties" and p.role in _WITH and p.start >= head.end for p in sentence.phrases)
    modal = not sentence.kinds.isdisjoint(_PLANS)
    return at and not (with_whom or modal) and all(form.tense == "past" for form in before[:-1])


def came_for_gathering(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X is in Riga for a conference": what he came for is a gathering of many, and nobody whom he meets."""
    head = clause.heads[-1]
    if sentence.capital_nouns or len(clause.heads) != 1 or head.sense != "noun" or len(clause.parties) > 1:
        return False
    noun = next((p for p in sentence.phrases if p.kind == "noun" and p.start <= head.start < p.end), None)
    many = any(atom.start == head.start for atom in sentence.those("gathering"))
    return many and noun is not None and noun.role in ("purpose", "for")


_ATTRIBUTES = ("word", "number", "verb", "date", "for", "on")
_WITH = ("with", "between", "of")
_GONE = ("past", "participle")


def _agreed_there(sentence: ReadSentence, clause: Clause, words: int) -> bool:
    """ "Agreed at a meeting on Thursday to hold another round of talks": at one that was held."""
    verb = next((p for p in sentence.phrases if p.kind == "verb" and p.start <= words < p.end), None)
    agreed = verb is not None and any(form.verb.sense == "agree" for form in verb.value)
    return agreed and is_adjunct(sentence, clause.heads[0]) and clause.heads[0].start > words


def _qualifies_another(sentence: ReadSentence, clause: Clause, at: int) -> bool:
    """ "Telephoned his counterpart to discuss a planned electricity link": it is the link that is planned."""
    told = [head for head in clause.heads if head.sense != "noun" and head.tense in ("past", "participle")]
    index = next((i for i, atom in enumerate(sentence.atoms) if atom.start <= at < atom.end), 0)
    if not told or not index or index + 1 >= len(sentence.atoms):
        return False
    before, behind = sentence.atoms[index - 1], sentence.atoms[index + 1]
    attributive = before.has("indefinite", "definite", "possessive", "possessive_s") and not before.has("at", "of")
    return attributive and behind.has("word", "name", "thing", "venue", "visit") and not behind.has("noun", "verb")


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


def is_coming(sentence: ReadSentence, head: Head) -> bool:
    """ "Следующая встреча – в мае в Вене", "the next meeting is on Friday": the next one, without a verb of its own."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    now = "is" in sentence.kinds or sentence.kinds.isdisjoint(("be", "verb"))
    verbless = now and not sentence.verbs and sentence.kinds.isdisjoint(("have", "will"))
    return head.sense == "noun" and verbless and any(atom.has("coming") for atom in before)


def is_what_he_means_to_do_at(sentence: ReadSentence, head: Head) -> bool:
    """ "Pledged to raise it at his next meeting with X": where somebody's infinitive is to be done, in its clause."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    coming = len(before) > len(("at", "his")) and before[-1].has("coming") and before[-2].has("possessive")
    if head.sense != "noun" or sentence.capital_nouns or not coming or not before[-3].has("at"):
        return False
    mark = next((i for i in reversed(range(len(before))) if before[i].has("infinitive_mark")), None)
    return mark is not None and not any(atom.has("punct", "when", "relative", "date") for atom in before[mark:])


def is_to_go_on(sentence: ReadSentence, head: Head) -> bool:
    """ "X kündigte an, das Gespräch im Herbst fortzusetzen": another one, which is to come; but "vereinbarten beim
    Essen, die Verhandlungen fortzusetzen"."""
    if head.sense != "noun" or not sentence.capital_nouns or sentence.senses.isdisjoint(("plan", "agree")):
        return False
    others = [noun.start for noun in sentence.those("noun") if noun.start > head.end]
    return any(
        form.verb.sense == "hold" and form.tense in ("infinitive", "to_infinitive") and phrase.start >= head.end
        for phrase, form in sentence.verbs
        if not any(start < phrase.start for start in others)
    )


def is_on_condition(sentence: ReadSentence, head: Head) -> bool:
    """ "X werde sich nur dann mit Y treffen, wenn zuvor die Zölle fielen": no plan, but a condition for one."""
    if not sentence.capital_nouns or not sentence.kinds >= {"exclusive", "condition"}:
        return False
    only = any(atom.has("exclusive") and atom.end <= head.start for atom in sentence.atoms)
    return only and any(atom.has("condition") and atom.start >= head.end for atom in sentence.atoms)


def is_upcoming(sentence: ReadSentence, head: Head) -> bool:
    """ "Предстоящую встречу с X он назвал важной", "о планирующейся в мае встрече": right before a noun of meeting, or
    with when and where it will be between."""
    if head.sense != "noun":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start and (atom.text or not atom.has("punct"))]
    if not before or before[-1].has("upcoming"):
        return bool(before)
    like = len(before)  # "the upcoming regular bilateral meeting"
    while like and before[like - 1].has("word", "bilateral", "format") and not before[like - 1].capital:
        like -= 1
    if like and before[like - 1].has("upcoming"):
        return True
    between = ("at", "on", "purpose", "date", "place", "ignorable", "word")
    last = next((i for i in reversed(range(len(before))) if not before[i].has(*between)), -1)
    if last < 0 or last + 1 >= len(before) or not before[last + 1].has("at", "on", "purpose", "date"):
        return False
    forms = before[last].kinds.get("verb", ())
    planned = any(form.verb.sense == "plan" and form.tense == "attributive" for form in forms)
    return before[last].has("upcoming") or planned


def is_to_be_had(sentence: ReadSentence, head: Head) -> bool:
    """ "Those expected to have one-on-one deliberations with X include …": of what they are expected to have."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "exclusive", "bilateral", "indefinite", "format", "ignorable"):
        before.pop()
    return head.sense == "noun" and len(before) > 1 and before[-1].has("have") and before[-2].has("plan_words")


def is_of_his_plans(sentence: ReadSentence, head: Head) -> bool:
    """ "Spoke of his plans to hold talks with X", "his plans to meet X": in English."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "exclusive", "bilateral", "indefinite", "format", "ignorable"):
        before.pop()
    held = before[-1].kinds.get("verb", ()) if before and head.sense == "noun" else ()
    led = before[:-1] if any(form.verb.sense == "hold" for form in held) else before
    plans = len(led) > 1 and led[-1].has("plan_words") and led[-2].has("possessive", "possessive_s", "definite")
    return plans and not sentence.capital_nouns


def of_one_to_come(sentence: ReadSentence, clause: Clause) -> Clause:
    """ "To discuss the issues to be addressed at an upcoming meeting between X and Y": it tells of the one to come, and
    of those who are said to meet there; "discuss issues for the upcoming presidents' meeting": of none of theirs."""
    if sentence.capital_nouns or len(clause.heads) < len(("discuss", "meeting")) or clause.heads[-1].sense != "noun":
        return clause
    noun, first = clause.heads[-1], clause.heads[0]
    before = [atom for atom in sentence.atoms if first.end <= atom.start and atom.end <= noun.start]
    led = next((i for i in reversed(range(len(before))) if before[i].has("upcoming")), None)
    if first.sense not in ("discuss", "talk") or led is None or len(before) - led > _WHOSE_MEETING:
        return clause
    if any(atom.has("verb", "punct", "with", "between") for atom in before[led + 1 :] if atom.text):
        return clause
    whose = next((p for p in sentence.phrases if p.start >= noun.end and p.kind == "parties"), None)
    if whose is not None and whose.role == "between":
        theirs = tuple(party for party in clause.parties if party.start >= whose.start)
        return clause._replace(heads=(noun,), parties=theirs, status="planned", status_words=None, definite=False)
    others = tuple(party for party in clause.parties if not before[led].start < party.start < noun.start)
    return clause._replace(heads=clause.heads[:-1], parties=others)


_WHOSE_MEETING = 4  # atoms of "upcoming US presidents'"


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


def is_of_what_will_be(sentence: ReadSentence, head: Head) -> bool:
    """ "В ходе переговоров X с Y будут обсуждены …", "по итогам встречи будет подписано …": with nothing but people,
    days and places between the noun and its "will"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    will = next((i for i, atom in enumerate(behind) if atom.has("will")), None)
    return will is not None and not any(a.has("verb") or (a.has("punct") and a.text) for a in behind[:will])


def will_be_so(sentence: ReadSentence, head: Head, adjectives: frozenset[str]) -> bool:
    """«Встреча X и Y будет посвящена выборам», «переговоры министров в Риге будут долгими»: a noun that the sentence
    begins with, and what it will be like; «встреча будет показана» may be over. `adjectives`: how they end there."""
    if not is_of_what_will_be(sentence, head):
        return False
    led = (atom for atom in sentence.atoms if atom.end <= head.start)
    ahead = all(atom.has("punct", "ignorable", "nation", "bilateral") for atom in led)
    will = next(i for i, atom in enumerate(sentence.atoms) if atom.start >= head.end and atom.has("will"))
    behind = next((a for a in sentence.atoms[will + 1 :] if not a.has("ignorable")), None)
    if not ahead or behind is None:
        return False
    return behind.has("devoted") or (behind.kinds.keys() == {"word"} and behind.norm.endswith(tuple(adjectives)))


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


def is_meant_there(sentence: ReadSentence, head: Head, will_do: frozenset[str]) -> bool:
    """«Намерен снять вопросы на переговорах с X», «на встрече с X поднимет вопрос о цене»: what somebody means to do
    there, in an infinitive behind his "means to", or will do, in the same clause and beside nothing that was.

    `will_do`: a table's verbs."""
    commas = [atom.start for atom in sentence.atoms if atom.has("punct") and atom.text]
    start = max((comma for comma in commas if comma < head.start), default=-1)
    end = min((comma for comma in commas if comma > head.start), default=sentence.scanned.end)
    clause = [atom for atom in sentence.atoms if start < atom.start < end]
    if any(form.tense in ("past", "participle") for atom in clause for form in atom.kinds.get("verb", ())):
        return False
    if any(atom.norm in will_do for atom in clause):
        return True
    led = [atom for atom in clause if atom.end <= head.start]
    means = next((i for i, atom in enumerate(led) if _is_meaning_to(atom)), len(led))
    return any("infinitive" in atom.forms or _is_infinitive(atom) for atom in led[means + 1 :])


def _is_meaning_to(atom: Atom) -> bool:
    """ "Намерен", "планирует", and not "намеревался": that may be over."""
    if atom.has("plan_modal"):
        return not atom.has("past_modal")
    return any(form.verb.sense in ("wish", "plan") and form.tense == "present" for form in atom.kinds.get("verb", ()))


def _is_infinitive(atom: Atom) -> bool:
    return any(form.tense == "infinitive" for form in atom.kinds.get("verb", ()))


def is_new_one(sentence: ReadSentence, head: Head) -> bool:
    """ "Новая встреча назначена на 22 марта": right before a noun of meeting."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    return head.sense == "noun" and before is not None and before.has("coming")


def is_planned(sentence: ReadSentence) -> bool:
    """ "Ein Treffen, das im Mai geplant ist, soll trotzdem stattfinden": of a noun that names nobody."""
    senses = {form.verb.sense for _, form in sentence.verbs}
    if "might" in sentence.kinds:
        return False  # "ein Treffen könnte im Mai stattfinden"
    modal = any(phrase.has("hedge_modal", "plan_modal", "will") for phrase in sentence.phrases if phrase.kind == "word")
    return "plan" in senses or (modal and bool(senses & {"happen", "hold"}))


def is_only_planned(sentence: ReadSentence) -> bool:
    """ "Für Donnerstag war ein Gespräch mit dem Sprecher, X, vorgesehen", "am Montag stehen Treffen mit X und Y auf dem
    Programm": the verb that says so stands behind a list or a comma."""
    forms = [form for _, form in sentence.verbs]
    if not sentence.capital_nouns or not sentence.kinds.isdisjoint(("not", "have", "stood")):
        return False
    plans = [form for form in forms if form.verb.sense == "plan"]
    stands = [form for form in forms if (form.verb.sense, form.tense) == ("other", "present")]
    set_for = "be" in sentence.kinds and all(form.tense == "participle" for form in plans)
    return bool(plans) and len(plans) + len(stands) == len(forms) and (set_for or bool(stands))


def is_all_planned(sentence: ReadSentence) -> bool:
    """ "Среди встреч, запланированных на среду, – переговоры с X": no verb says anything but that they are planned."""
    forms = [form for _, form in sentence.verbs]
    plans = all(form.verb.sense == "plan" and form.tense in ("participle", "attributive", "present") for form in forms)
    dash = any(atom.text in "–—" for atom in sentence.those("punct"))
    return bool(forms) and plans and dash and sentence.kinds.isdisjoint(("not", "have", "be", "become"))


def is_coordinated_plan(report: Report) -> bool:
    """ "… will travel to China next week and meet her counterpart": the second verb of a plan, without a subject."""
    if not report.heads or len(report.members) > 2:
        return False
    start = report.heads[0].start
    if report.heads[0].sense == "noun":  # "… will pay a visit to Kampala and hold talks with …"
        holds = [(p, f) for p, f in report.sentence.verbs if f.verb.sense == "hold" and p.end <= start]
        if not holds or holds[-1][1].tense not in ("present", "infinitive"):
            return False
        between = (form for p, form in report.sentence.verbs if holds[-1][0].end <= p.start and p.end <= start)
        if any(form.verb.sense == "say" and form.tense == "past" for form in between):
            return False  # "they will hold talks, X said after a phone call with Y"
        start = holds[-1][0].start
    elif any(head.tense not in ("present", "infinitive") for head in report.heads):
        return False
    plans = [p for p in report.sentence.phrases if p.end <= start and p.kind == "word" and p.has(*_PLANS)]
    met = [(p.start, p.end) for p in report.sentence.phrases if p.role == "with"]  # before a verb that ends its clause
    own = (party.start for party in report.clause.parties if not any(a <= party.start < b for a, b in met))
    return bool(plans) and not any(plans[-1].end <= at < start for at in own)


def goes_on_as_planned(report: Report, before: Report | None) -> bool:
    """ "Is set to meet X and call on Y", "will see X on Monday and Y on Tuesday": as sure as the first of them."""
    both = before is not None and before.status == "planned" and report.status in ("held", "planned")
    return both and is_coordinated_plan(report)


_PLANS = ("will", "plan_modal", "plan_words")


def is_only_confirmed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "МИД подтвердил встречу X с Y": one that was, or one that is planned."""
    if "confirmed" not in sentence.kinds:
        return False
    head = clause.heads[0]
    own = ("ignorable", "word", "format", "definite")
    before = (a for a in reversed(sentence.atoms) if a.end <= head.start and (a.has("said_on") or not a.has(*own)))
    led = next(before, None) if head.sense == "noun" else None
    return led is not None and led.has("confirmed")


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


def took_place_as_planned(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das seit Wochen geplante Treffen fand am Dienstag statt": an adjective says that it was planned, and the verb
    that it was."""
    words = clause.status_words
    if "last" in sentence.kinds and not clause.negated and _was_cut_short(sentence):
        return True
    if words is None or clause.negated or not sentence.kinds.isdisjoint(MAKES_DOUBTFUL):
        return False
    verbs = [(words.start < phrase.end and phrase.start <= words.start, form) for phrase, form in sentence.verbs]
    planned = [form.tense == "attributive" and form.verb.sense == "plan" for own, form in verbs if own]
    happened = any(form.verb.sense == "happen" and form.tense in _GONE for own, form in verbs if not own)
    return bool(planned) and all(planned) and happened and sentence.kinds.isdisjoint(("will", "would", "plan_modal"))


def _was_cut_short(sentence: ReadSentence) -> bool:
    """ "Which were scheduled to last an hour, ended after ten minutes": how long it was to be, and that it was."""
    due = next((a.start for a, b in pairwise(sentence.atoms) if a.has("was_due") and b.has("last")), None)
    return due is not None and any(a.start > due for kind in ("ended", "breaks_down") for a in sentence.those(kind))


def is_said_to_be_planned(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Eine für Februar angesetzte Begegnung", by an adjective before its noun."""
    nouns = [head.start for head in clause.heads if head.sense == "noun"]
    planned = (p.end for p, form in sentence.verbs if (form.verb.sense, form.tense) == ("plan", "attributive"))
    return any(0 <= start - end <= _BEFORE_NOUN for end in planned for start in nouns)


_BEFORE_NOUN = 24  # code points of "erste gemeinsame" between such an adjective and its noun


def may_not_have_been(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Im Januar war ein Treffen mit X gescheitert": it came to nothing, or did not come about; but "das vorige
    Treffen war gescheitert", "Gespräche sind gescheitert"."""
    head = clause.heads[-1]
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    return head.sense == "noun" and clause.format == "in_person" and led is not None and led.has("indefinite", "first")


def is_rumoured(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Soll am Montag X empfangen haben", "will mit ihm telefoniert haben": what somebody says to have been so, and no
    plan, though the participle looks like a form of the present."""
    head = clause.heads[-1]
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)
    if head.sense == "noun" or behind is None or not behind.has("have") or not behind.has("plural"):
        return False
    return any(
        atom.has("plan_words", "plan_modal", "hedge_modal") and clause.start <= atom.start < head.start
        for atom in sentence.atoms
    )


def was_not_announced(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das Treffen am Montagabend war nicht angekündigt worden": it was held all the same."""
    if not (sentence.capital_nouns and clause.negated and clause.definite) or "were" not in sentence.kinds:
        return False
    words = clause.status_words
    planned = words is not None and any(
        form.verb.sense == "plan" and form.tense == "participle" and words.start <= phrase.start < words.end
        for phrase, form in sentence.verbs
    )
    return planned and all(head.sense == "noun" for head in clause.heads)


def was_so_behind_colon(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Geplant war es anders: X traf am Sonntag Y": what the words before a colon say of a plan, the verb behind it
    does not."""
    words, head = clause.status_words, clause.heads[0]
    if words is None or not sentence.capital_nouns or head.sense == "noun" or head.tense != "past":
        return False
    return any(atom.text == ":" and words.start < atom.start < head.start for atom in sentence.atoms)


def stood_on_the_programme(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Danach stand eine Begegnung mit X auf dem Programm", after another meeting, "am Montag stand …": so it was; not
    so "für Montag stand …"."""
    if clause.negated or "stood" not in sentence.kinds or not (clause.dates or "next" in sentence.kinds):
        return False
    led = [one for one, two in pairwise(sentence.atoms) if two.has("date")]
    if any(atom.has("on") and not atom.has("definite", "at") for atom in led):
        return False
    return all(head.sense == "noun" for head in clause.heads)


def is_only_ready(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Готов встретиться с X", "said on Monday that he was ready to meet X": who is ready to meet somebody has no plan
    yet, where no day stands behind it."""
    ready = [atom.end for atom in sentence.those("urges") if clause.start <= atom.start < clause.end]
    return bool(ready) and not any(day.start > ready[-1] for day in clause.dates)


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


def is_new(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting stands with an indefinite article: no meeting that was told of."""
    if head.sense != "noun":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    for index in range(len(before) - 1, max(len(before) - 5, 0), -1):
        if before[index].has("definite", "possessive"):
            return False
        if before[index].has("indefinite"):
            onto = before[index - 1].has("toward") and before[index].has("object_article")  # "einigten sich auf ein …"
            return onto or not before[index - 1].has("at", "on", "after", "before")
    return False
