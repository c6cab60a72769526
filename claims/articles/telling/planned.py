"""Whether a meeting is still to come."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import MAKES_DOUBTFUL, is_adjunct, is_what_for
from claims.articles.telling.report import Report, hangs
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head


def plans_something_else(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Bei einem Treffen mit X kündigte Y … an", "after talks they cancelled …": what was planned or called off."""
    words = clause.status_words
    if words is None or not clause.heads:
        return False
    if _qualifies_another(sentence, clause, words.start):
        return True
    if _agreed_there(sentence, clause, words.start):
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


def is_gathering_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X und Y warben für Hilfe bei der für Oktober geplanten Konferenz": what they did, and no meeting of theirs."""
    if not sentence.capital_nouns or clause.status != "planned" or len(clause.heads) != 1:
        return False
    head = clause.heads[0]
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start]
    if head.sense != "noun" or not before or before[-1].tense != "attributive" or before[-1].verb.sense != "plan":
        return False
    led = (a for a in reversed(sentence.atoms) if a.end <= head.start and not a.has(*_ATTRIBUTES) and a.text != ".")
    article, brought_in = next(led, None), next(led, None)
    at = article is not None and article.has("definite") and brought_in is not None and brought_in.has("at")
    with_whom = any(p.kind == "parties" and p.role in _WITH and p.start >= head.end for p in sentence.phrases)
    modal = not sentence.kinds.isdisjoint(_PLANS)
    return at and not (with_whom or modal) and all(form.tense == "past" for form in before[:-1])


_ATTRIBUTES = ("word", "number", "verb", "date", "for", "on")
_WITH = ("with", "between", "of")


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
    attributive = before.has("indefinite", "definite", "possessive") and not before.has("at", "of")
    return attributive and behind.has("word", "name", "thing", "venue", "visit") and not behind.has("noun", "verb")


def agreed_to_meet(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X und Y vereinbarten, sich im Mai wieder zu treffen": it is planned."""
    head = clause.heads[0]
    before = [(phrase, form) for phrase, form in sentence.verbs if phrase.end <= head.start]
    agreed = bool(before) and before[-1][1].verb.sense == "agree" and len(clause.parties) > 1
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    marked = led is not None and led.has("infinitive_mark") and sentence.capital_nouns
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


def is_upcoming(sentence: ReadSentence, head: Head) -> bool:
    """ "Предстоящую встречу с X он назвал важной", "о планирующейся в мае встрече": right before a noun of meeting, or
    with when and where it will be between."""
    if head.sense != "noun":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start and (atom.text or not atom.has("punct"))]
    if not before or before[-1].has("upcoming"):
        return bool(before)
    between = ("at", "on", "purpose", "date", "place", "ignorable", "word")
    last = next((i for i in reversed(range(len(before))) if not before[i].has(*between)), -1)
    if last < 0 or last + 1 >= len(before) or not before[last + 1].has("at", "on", "purpose", "date"):
        return False
    forms = before[last].kinds.get("verb", ())
    planned = any(form.verb.sense == "plan" and form.tense == "attributive" for form in forms)
    return before[last].has("upcoming") or planned


def is_new_one(sentence: ReadSentence, head: Head) -> bool:
    """ "Новая встреча назначена на 22 марта": right before a noun of meeting."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    return head.sense == "noun" and before is not None and before.has("coming")


def is_planned(sentence: ReadSentence) -> bool:
    """ "Ein Treffen, das im Mai geplant ist, soll trotzdem stattfinden": of a noun that names nobody."""
    senses = {form.verb.sense for _, form in sentence.verbs}
    modal = any(phrase.has("hedge_modal", "plan_modal", "will") for phrase in sentence.phrases if phrase.kind == "word")
    return "plan" in senses or (modal and bool(senses & {"happen", "hold"}))


def is_all_planned(sentence: ReadSentence) -> bool:
    """ "Среди встреч, запланированных на среду, – переговоры с X": no verb says anything but that they are planned."""
    forms = [form for _, form in sentence.verbs]
    plans = all(form.verb.sense == "plan" and form.tense in ("participle", "attributive", "present") for form in forms)
    dash = any(atom.text in "–—" for atom in sentence.those("punct"))
    return bool(forms) and plans and dash and sentence.kinds.isdisjoint(("not", "have", "be", "become"))


def is_coordinated_plan(report: Report) -> bool:
    """ "… will travel to China next week and meet her counterpart": the second verb of a plan, without a subject."""
    start = report.heads[0].start
    if len(report.members) > 2:
        return False
    if report.heads[0].sense == "noun":  # "… will pay a visit to Kampala and hold talks with …"
        holds = [(p, f) for p, f in report.sentence.verbs if f.verb.sense == "hold" and p.end <= start]
        if not holds or holds[-1][1].tense not in ("present", "infinitive"):
            return False
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


def is_to_come(report: Report, published: date | None) -> bool:
    """Whether a meeting told of without a word of the future lies ahead: "am 24. Jänner empfängt er …", on the 14th."""
    if published is None or any(is_adjunct(report.sentence, head) for head in report.heads[:1]):
        return False
    told = _told(report)
    present = bool(told) and all(head.tense in ("present", None) for head in told) and not _is_perfect(report)
    if present and _was_said_before(report, published):
        return True
    for day in report.clause.dates:
        if day.earliest is None or day.latest is None:
            continue
        if day.earliest > published:
            return True
        over = day.weekday_only and day.latest < published and bool(report.heads)
        if over and (_told_of_now(report) or _is_about_to(report)):
            return True
        if present and day.ahead is not None and not day.weekday_only:
            past, ahead = (published - day.latest).days, (day.ahead[0] - published).days
            now = any(head.tense == "present" for head in told) or takes_place(report) or _is_next_up(report)
            now |= is_only_confirmed(report.sentence, report.clause)
            if ahead < past and now:
                return True
    return False


def _told(report: Report) -> list[Head]:
    """ "Held a meeting on Tuesday to discuss …": without the verbs that only say what for, where others tell of it."""
    told = [head for head in report.heads if head.tense != "present" or not hangs(report.sentence, head)]
    return list(report.heads) if report.sentence.capital_nouns else told or list(report.heads)


def _was_said_before(report: Report, published: date) -> bool:
    """ "Empfängt am Donnerstag X, wie das Amt am Mittwoch mitteilte", on that Thursday: who said so the day before told
    of what was to come."""
    sentence = report.sentence
    if not sentence.capital_nouns or all(each.tense != "present" for each in report.heads):
        return False
    told = [
        day.value
        for day, verb in pairwise(p for p in sentence.phrases if p.kind in ("date", "verb", "mark"))
        if day.kind == "date" and verb.kind == "verb"
        if any(form.verb.sense == "say" and form.tense == "past" for form in verb.value)
    ]
    days = [day.latest for day in report.clause.dates if day not in told and day.latest is not None]
    before = [day.latest for day in told if day.latest is not None and day.latest < published]
    return bool(before) and all(day > before[0] for day in days)


def _is_next_up(report: Report) -> bool:
    """ "Next up is a meeting with X, on 17 January in Nyon"."""
    first, kinds = report.sentence.atoms[0], report.sentence.kinds
    return first.has("coming") and "is" in kinds and not report.sentence.capital_nouns


def _is_perfect(report: Report) -> bool:
    """ "Hat am Wochenende mit X telefoniert": the form of the verb that is of the present, too."""
    if not report.sentence.capital_nouns:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start]
    begin = next((i for i in reversed(range(len(before))) if before[i].text in (",", ";", ":")), 0)
    return any(atom.has("have", "become") for atom in before[begin:])


def _told_of_now(report: Report) -> bool:
    """ "Am Mittwoch begegnen einander …", on Tuesday: a verb of the present beside a weekday is of the coming one."""
    if _is_guest_now(report):
        return True
    if any(p.kind == "word" and p.has("have", "be", "become") for p in report.sentence.phrases):
        return False
    verbs = [head for head in _told(report) if head.sense != "noun"]  # "kommen am Freitag zu einem Gespräch zusammen"
    return all(head.tense == "present" for head in verbs) if verbs else takes_place(report)


def _is_guest_now(report: Report) -> bool:
    """ "Ist am Freitag bei X zu Gast": a turn whose verb is "is"."""
    turns = all(head.sense == "host" and head.tense == "past" and " " in head.text for head in report.heads)
    words = [p for p in report.sentence.phrases if p.kind == "word"]
    return turns and any(p.has("is") for p in words) and not any(p.has("have", "become") for p in words)


def _is_about_to(report: Report) -> bool:
    """ "Is meeting X on Friday", on Thursday: a verb behind "is" beside a weekday is of the coming one."""
    head = report.heads[0]
    ahead = (atom for atom in reversed(report.sentence.atoms) if atom.end <= head.start and not atom.has("ignorable"))
    before = next(ahead, None)
    now = before is not None and before.has("is") and not report.sentence.capital_nouns
    return now and head.sense != "noun"


def takes_place(report: Report) -> bool:
    """ "Am Freitag kommt es zu einem Gespräch", "das nächste findet am 2. April statt": by a verb of the present."""
    end = report.heads[-1].end  # behind which "whether there is any hope" tells of something else
    verbs = [(p, form) for p, form in report.sentence.verbs if not _is_to_start(report, p)]
    forms = (form for p, form in verbs if p.start < end or not form.verb.impersonal)
    takes_place = [form for form in forms if form.verb.sense in ("happen", "hold")]
    now = any(form.tense == "present" for form in takes_place)  # "beginnen": an infinitive, too
    return now and all(form.tense in ("present", "infinitive") for form in takes_place)


def _is_to_start(report: Report, verb: Phrase) -> bool:
    """ "Met X on Wednesday to start talks", "to jump-start the talks": of what is only meant."""
    before = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= verb.start), None)
    mark = before is not None and (before.has("infinitive_mark") or (before.has("punct") and before.end == verb.start))
    return mark and not report.sentence.capital_nouns


def is_purpose_of_trip(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Travels to Lusaka on Monday for talks with …", "прилетит на переговоры с …": planned, as the journey is."""
    if not all(head.sense == "noun" and _is_purpose(sentence, head) for head in clause.heads):
        return False
    first = next((phrase.start for phrase in sentence.phrases if phrase.has("journey")), 0)
    if not sentence.capital_nouns and any(
        p.kind == "noun" and p.role == "at" and p.start < first for p in sentence.phrases
    ):
        return False  # "at their meeting, X invited Y to visit Riga"
    own = _own_verbs_begin(sentence, clause)  # "will meet X and then travel to Lund for talks with Y"
    forms = [f for p, f in sentence.verbs if f.verb.sense != "say" and not p.has("journey") and p.start >= own]
    comes = [form for phrase, form in sentence.verbs if phrase.has("journey")]  # "kommt am Freitag nach Berlin"
    if any(form.verb.sense != "travel" for form in forms) or any(p.has("have") for p in sentence.phrases):
        return False
    forms += comes
    if not forms:  # "will be in Dublin on Monday for talks with …"
        placed = any(phrase.kind == "place" for phrase in sentence.phrases) and not sentence.capital_nouns
        is_there = placed and any(phrase.has("is") for phrase in sentence.phrases)  # "is on his way to Dakar"
        return is_there or any(p.kind == "word" and p.has("will", "plan_words") for p in sentence.phrases)
    if "left_for" in sentence.kinds and not clause.dates:
        return True  # "отправился в Вену на переговоры с …"
    return bool(forms) and all(form.tense in ("future", "present", "infinitive") for form in forms)


def _own_verbs_begin(sentence: ReadSentence, clause: Clause) -> int:
    """Where the verbs begin that a second clause of a plan may hang on, behind "and"; 0 where it is the first."""
    if sentence.capital_nouns or not any(phrase.has("will", "plan_words") for phrase in sentence.phrases):
        return 0
    joints = [a.start for a in sentence.those("and") if a.end <= clause.heads[0].start]
    travels = [p.start for p, form in sentence.verbs if form.verb.sense == "travel" and p.end <= clause.heads[0].start]
    return max((joint for joint in joints if travels and joint < travels[-1]), default=0)


def was_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Mayor Tuttle said that she would meet with the owners": what was said to come."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    would = next(
        (index for index in range(len(before) - 1, max(-1, len(before) - 4), -1) if before[index].has("would")), -1
    )
    if would < 0 or not all(atom.has("ignorable", "be", "also") for atom in before[would + 1 :]):
        return False
    if any(atom.has("condition", "have", "not", "irrealis") for atom in before):
        return False
    if _is_said_behind(sentence, head):
        return True
    told = {
        f.verb.sense for atom in before[:would] for f in atom.kinds.get("verb", ()) if f.tense in ("past", "participle")
    }
    return bool(told & {"say", "agree", "plan"})


def _is_said_behind(sentence: ReadSentence, head: Head) -> bool:
    """ "X would meet Y on Monday, her office said": who says so stands at the end, behind a comma."""
    last = next((i for i in reversed(range(len(sentence.phrases))) if sentence.phrases[i].kind == "verb"), 0)
    verb = sentence.phrases[last]
    comma = next((p.start for p in reversed(sentence.phrases[:last]) if p.kind == "mark"), -1)
    said = verb.kind == "verb" and all(f.verb.sense == "say" and f.tense in ("past", "participle") for f in verb.value)
    unsure = any(atom.has("condition", "when") for atom in sentence.atoms if atom.start > head.end)
    between = any(p.kind == "verb" and comma < p.start < verb.start for p in sentence.phrases)
    return said and comma > head.end and not unsure and not between


def _is_purpose(sentence: ReadSentence, head: Head) -> bool:
    """Whether "for" or "zu" stands before a noun, with nothing but its own words between: "for his first meeting"."""
    for atom in reversed([atom for atom in sentence.atoms if atom.end <= head.start][-5:]):
        if atom.has("purpose", "for", "at") and not atom.has("possessive"):
            return True
        if not atom.has("first", "possessive", "indefinite", "definite", "word", "ignorable", "format", "duration"):
            return False
    return False


def is_purpose_infinitive(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Reist kommende Woche nach Stockholm, um … zu treffen": a plan, as the journey is one."""
    head = clause.heads[0]
    if not hangs(sentence, head) or head.sense == "noun":
        return False
    verbs = sentence.verbs
    before = [form for phrase, form in verbs if phrase.end <= head.start and form.verb.sense != "say"]
    travels = [form for form in before if form.verb.sense == "travel"]
    if not before and _is_there(sentence, head.start):
        return True
    coming = all(form.tense in ("present", "future", "infinitive") for form in travels)
    past = any(phrase.has("have") for phrase in sentence.phrases if phrase.kind == "word" and phrase.end <= head.start)
    return bool(travels) and len(travels) == len(before) and coming and not past


def is_where_he_goes(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Fliegt weiter nach Kairo, wo er X trifft": by verbs of the present, of a journey and of whom he meets there."""
    where = next((a.start for a in sentence.those("where") if clause.start <= a.start), None)
    if where is None or any(head.start < where or head.tense != "present" for head in clause.heads):
        return False
    if not sentence.kinds.isdisjoint(("have", "become")):
        return False
    before = [form for phrase, form in sentence.verbs if phrase.end <= where and form.verb.sense != "say"]
    if any(form.verb.sense == "plan" for form in before) and "is" in sentence.kinds:
        return True  # "eine Fahrt nach Graz ist vorgesehen, wo er X trifft"
    travels = [form for form in before if form.verb.sense == "travel"]
    return bool(travels) and all(form.tense in ("present", "infinitive") for form in travels)


def _is_there(sentence: ReadSentence, end: int, past: bool = False) -> bool:
    """ "Is in Kampala to meet …"; `past`: "was in Kampala to meet …"."""
    led = [phrase for phrase in sentence.phrases if phrase.end <= end]
    here = any(phrase.kind == "word" and phrase.has("be") and phrase.has("is") is not past for phrase in led)
    return here and any(phrase.kind == "place" and phrase.role == "at" for phrase in led)


def went_to_meet(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Travelled to Kampala on Monday to see …": who went and whom he went to see; it says not yet that he did."""
    head = clause.heads[0]
    talks = head.sense == "talk" and any(p.role == "with" for p in sentence.phrases if p.end <= head.start)
    if not (talks or head.sense in ("meet", "see")) or not hangs(sentence, head) or clause.negated:
        return False
    if "left_for" in sentence.kinds and not sentence.capital_nouns:
        return False  # "left for Dakar on Wednesday to meet X"
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start and form.verb.sense != "say"]
    led = any(phrase.has(*MAKES_DOUBTFUL) for phrase in sentence.phrases if phrase.end <= head.start)
    if not before:
        return not led and _is_there(sentence, head.start, past=True)
    went = any(
        atom.has("journey") for atom in sentence.atoms if atom.end <= head.start
    )  # "kam am Montag nach Rom, um …"
    gone = ("travel", "other") if went and sentence.capital_nouns else ("travel",)
    return not led and all(f.verb.sense in gone and f.tense in _GONE for f in before)


_GONE = ("past", "participle")


def is_only_confirmed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "МИД подтвердил встречу X с Y": one that was, or one that is planned."""
    if "confirmed" not in sentence.kinds:
        return False
    head = clause.heads[0]
    own = ("ignorable", "word", "format", "definite")
    before = (atom for atom in reversed(sentence.atoms) if atom.end <= head.start and not atom.has(*own))
    led = next(before, None) if head.sense == "noun" else None
    return led is not None and led.has("confirmed")


def is_invited_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hat X für Freitag zu einem Gespräch eingeladen": to what is to be on that day."""
    if clause.negated or not sentence.kinds.isdisjoint(MAKES_DOUBTFUL) or "invited" not in sentence.kinds:
        return False
    days = {day.start for day in clause.dates}
    return any(b.start in days and a.kinds.keys() == {"on"} for a, b in pairwise(sentence.atoms) if b.has("date"))


def is_set_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Has secured a meeting with X for Tuesday": for a day, which is to come."""
    if sentence.capital_nouns or clause.negated or any(head.sense != "noun" for head in clause.heads):
        return False
    days = {day.start: day.end for day in clause.dates if day.start > clause.heads[-1].end}
    led = [b.end for a, b in pairwise(sentence.atoms) if a.has("for") and b.start in days]
    return any(not any(0 <= owns.start - end <= 1 for owns in sentence.those("possessive_s")) for end in led)


def took_place_as_planned(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das seit Wochen geplante Treffen fand am Dienstag statt": an adjective says that it was planned, and the verb
    that it was."""
    words = clause.status_words
    if words is None or clause.negated or not sentence.kinds.isdisjoint(MAKES_DOUBTFUL):
        return False
    verbs = [(words.start < phrase.end and phrase.start <= words.start, form) for phrase, form in sentence.verbs]
    planned = [form.tense == "attributive" and form.verb.sense == "plan" for own, form in verbs if own]
    happened = any(form.verb.sense == "happen" and form.tense in _GONE for own, form in verbs if not own)
    return bool(planned) and all(planned) and happened and sentence.kinds.isdisjoint(("will", "would", "plan_modal"))


def stood_on_the_programme(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Danach stand eine Begegnung mit X auf dem Programm", after another meeting: so it was."""
    if clause.negated or clause.dates or "stood" not in sentence.kinds or "next" not in sentence.kinds:
        return False
    return all(head.sense == "noun" for head in clause.heads)


def is_only_ready(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Готов встретиться с X", "said on Monday that he was ready to meet X": who is ready to meet somebody has no plan
    yet, where no day stands behind it."""
    ready = [atom.end for atom in sentence.those("urges") if clause.start <= atom.start < clause.end]
    return bool(ready) and not any(day.start > ready[-1] for day in clause.dates)


def was_purpose_of_trip(sentence: ReadSentence, clause: Clause) -> bool:
    """ "War am Montag nach Wien gereist, um sich mit … abzustimmen": what somebody had come for."""
    head = clause.heads[0]
    if not sentence.capital_nouns or clause.negated or not hangs(sentence, head) or head.sense == "noun":
        return False
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start and form.verb.sense != "say"]
    leading = [atom for atom in sentence.atoms if atom.end <= head.start]
    came = next((index for index, atom in enumerate(leading) if atom.has("came")), len(leading))
    so_that = any(atom.has("because", "for") for atom in leading[came:])
    return so_that and all(form.verb.sense in ("travel", "other", "happen") for form in before)


def is_passive_plan(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Will be received by …", "is to be received by …": a plan, though the verb of meeting is a participle."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-3:]
    led = any(atom.has("will", "plan_words", "plan_modal") for atom in before)
    return head.sense != "noun" and led and before[-1].has("be") and not any(atom.has("have") for atom in before)


def is_to_be_received(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Soll am Freitag von Minister X empfangen werden", "wird vom Präsidenten empfangen": the participle ends it."""
    head = next((each for each in clause.heads if (each.sense, each.tense) == ("host", "participle")), None)
    if head is None:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)  # "wo er von X empfangen wird"
    coming = any(atom.has("will", "plan_words") for atom in before) or (behind is not None and behind.has("to_come"))
    by = any(p.kind == "parties" and p.role == "by" and p.end <= head.start for p in sentence.phrases)
    return coming and by and not any(atom.has("have", "or") for atom in before)


def is_said_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Die beiden würden sich am Freitag treffen, hieß es": what somebody says will be, and nothing that was."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= head.start]
    led = sentence.capital_nouns and any(atom.has("would") for atom in before)
    return led and head.tense in ("present", "infinitive") and not any(atom.has("have") for atom in before)


def is_to_be(sentence: ReadSentence, clause: Clause) -> bool:
    """ "It will be the first meeting between X and Y", "will address the summit"."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= head.start]
    led = any(one.has("will") and (two.has("be") or set(two.kinds) == {"word"}) for one, two in pairwise(before))
    nouns = all(each.sense == "noun" and not is_adjunct(sentence, each) for each in clause.heads)
    return led and nouns and not any(atom.has("verb", "have") for atom in before)


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
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    among = next((at for at in reversed(range(len(before))) if before[at].has("among")), None)
    if head.sense != "noun" or among is None or any(atom.has("verb", "punct") for atom in before[among + 1 :]):
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


def is_to_be_held(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das Treffen wird am Freitag in Wien abgehalten": a passive of the present."""
    if any(head.sense != "noun" or is_adjunct(sentence, head) for head in clause.heads):
        return False
    will = next((a.start for a in sentence.those("will") if clause.start <= a.start < clause.end), None)
    taking_place = [(p, form) for p, form in sentence.verbs if form.verb.sense in ("hold", "happen")]
    held = any(form.tense == "participle" and will is not None and p.start > will for p, form in taking_place)
    return held and not any(a.has("have", "become") for a in sentence.atoms if clause.start <= a.start < clause.end)
