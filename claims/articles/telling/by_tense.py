"""Meetings that lie ahead by the tense of their verb: "empfängt am Freitag X", "is to be received", "would meet"."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.only_said import is_only_confirmed
from claims.articles.telling.report import Report, hangs
from claims.dates import DateMention
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_to_come(report: Report, published: date | None) -> bool:
    """Whether a meeting told of without a word of the future lies ahead: "am 24. Jänner empfängt er …", on the 14th."""
    if published is None or any(is_adjunct(report.sentence, head) for head in report.heads[:1]):
        return False
    if "in_picture" in report.sentence.kinds and "will" not in report.sentence.kinds:
        return False  # "X (L) meets Y in Riga on Tuesday": what a picture shows was
    if "past_do" in report.sentence.kinds and _did(report):
        return False
    told = _told(report)
    present = bool(told) and all(head.tense in ("present", None) for head in told) and not _is_perfect(report)
    if present and _was_said_before(report, published):
        return True
    was = _is_told_as_over(report, published)
    for day in report.clause.dates:
        if day.earliest is None or day.latest is None:
            continue
        if day.earliest > published and not was:
            return True
        if "regards" in report.sentence.kinds and day.latest >= published and _is_regarded(report, day.start):
            return True
        over = day.weekday_only and day.latest < published and bool(report.heads)
        if over and (_told_of_now(report) or _is_about_to(report)):
            return True
        if present and day.ahead is not None and not day.weekday_only:
            past, ahead = (published - day.latest).days, (day.ahead[0] - published).days
            now = any(head.tense == "present" for head in told) or takes_place(report) or _is_next_up(report)
            now |= is_only_confirmed(report.sentence, report.clause)
            now |= day.granularity == "day" and _is_near(past, ahead) and _tells_of_no_past(report)
            if ahead < past and now:
                return True
        if present and day.earliest <= published < day.latest and any(head.tense == "present" for head in told):
            return True  # "meets X on Monday and, later in the week, Y"
    return False


def _did(report: Report) -> bool:
    """ "X did meet Y on Tuesday": its infinitive looks like the present."""
    before = [atom for atom in report.sentence.atoms if report.heads and atom.end <= report.heads[0].start]
    while before and before[-1].has("ignorable", "also") and not before[-1].has("past_do"):
        before.pop()
    return bool(before) and before[-1].has("past_do")


def is_of_another_year(day: DateMention, published: date) -> bool:
    """ "Had a meeting with X on 15 February", on the 9th: a day without a year that would be last year's, and may be
    next week's."""
    if day.ahead is None or day.granularity != "day" or day.latest is None or day.year_stated:
        return False
    return _is_near((published - day.latest).days, (day.ahead[0] - published).days)


def _is_near(past: int, ahead: int) -> bool:
    return ahead <= _SOON and past > _LONG_AGO


_SOON, _LONG_AGO = 60, 300  # days: whoever tells of what was so long ago says the year


def _tells_of_no_past(report: Report) -> bool:
    """ "Will raise it when he has a meeting with X on 15 February", "the talks on 15 February will be short"."""
    verbs = [form for _, form in report.sentence.verbs if form.verb.sense != "say"]
    known = any(form.tense in ("present", "future", "infinitive") for form in verbs) or "will" in report.sentence.kinds
    return not report.sentence.capital_nouns and known and all(form.tense != "past" for form in verbs)


def is_of_either_year(report: Report, published: date | None) -> bool:
    """ "Im November beraten X und Y in Rom", in March: the one to come, or the last one, of which a chronicle tells in
    the present, too; `is_to_come` has not settled it."""
    if published is None or not report.sentence.capital_nouns or _may_be_perfect(report):
        return False
    verbs = [head for head in report.heads if head.sense != "noun"]
    present = all(head.tense == "present" for head in verbs) if verbs else _is_of_now(report.sentence)
    days = [day.latest for day in report.clause.dates if day.ahead is not None and not day.weekday_only]
    return present and any(day is not None and published - day > _LATELY for day in days)


_LATELY = timedelta(days=31)  # what is over for no longer may be told in the present as news


def _is_of_now(sentence: ReadSentence) -> bool:
    """ "Nehmen am Gipfel teil": no verb but those of the present."""
    tenses = {form.tense for _, form in sentence.verbs}
    return bool(tenses) and tenses <= {"present", "infinitive"} and sentence.kinds.isdisjoint(("have", "become", "be"))


def _is_told_as_over(report: Report, published: date) -> bool:
    """ "Met X on Wednesday and invited him to the 2030 games": a verb of the past beside a day that is over; what lies
    ahead is another thing's."""
    if report.sentence.capital_nouns or not any(d.latest and d.latest <= published for d in report.clause.dates):
        return False
    verbs = [head for head in _told(report) if head.sense != "noun"]  # without the "to discuss" that says what for
    if verbs:
        return all(head.tense == "past" for head in verbs)
    held = [form for _, form in report.sentence.verbs if form.verb.sense in ("hold", "host")]
    return bool(held) and all(form.tense == "past" for form in held)


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


def _may_be_perfect(report: Report) -> bool:
    """ "Waren im Oktober Y begegnet", "mit dem er zuletzt im Mai telefoniert hatte"."""
    if not report.heads:
        return False
    end = report.heads[-1].end
    behind = next((atom for atom in report.sentence.atoms if atom.start >= end), None)
    return _is_perfect(report, _BEGUN) or (behind is not None and behind.has(*_BEGUN))


_BEGUN = ("have", "become", "be")  # "waren einander im Oktober begegnet"


def _is_perfect(report: Report, begun: tuple[str, ...] = _BEGUN[:2]) -> bool:
    """ "Hat am Wochenende mit X telefoniert", "ist am Wochenende von X empfangen worden": the verb's form that is of
    the present, too."""
    if not report.sentence.capital_nouns:
        return False
    head = report.heads[0]
    marks = (p.start for p in report.sentence.phrases if p.kind == "mark" and p.value in (",", ";", ":"))
    begin = max((start for start in marks if start < head.start), default=0)  # and not those around a name
    own = [atom for atom in report.sentence.atoms if begin <= atom.start]
    behind = next((atom for atom in own if atom.start >= head.end), None)
    passive = behind is not None and behind.has("become")  # "ist am Wochenende von Y empfangen worden"
    # "hätten am Dienstag beraten, sagte ein Sprecher"
    return passive or any(atom.has(*begun, "would_have") for atom in own if atom.end <= head.start)


def _told_of_now(report: Report) -> bool:
    """ "Am Mittwoch begegnen einander …", on Tuesday: a verb of the present beside a weekday is of the coming one."""
    if _is_guest_now(report) or _is_one_on_a_day(report):
        return True
    if any(p.kind == "word" and p.has("have", "would_have", "be", "become") for p in _up_to_dash(report)):
        return False
    verbs = [head for head in _told(report) if head.sense != "noun"]  # "kommen am Freitag zu einem Gespräch zusammen"
    return all(head.tense == "present" for head in verbs) if verbs else takes_place(report)


def _up_to_dash(report: Report) -> list[Phrase]:
    """ "Trifft sich am Sonntag mit X – Hauptthema sind Lieferungen": without what is said behind a dash."""
    own = _without_asides(report)
    end = report.heads[-1].end
    dash = next((i for i, p in enumerate(own) if p.kind == "mark" and p.start >= end and p.value in _DASHES), len(own))
    return own[:dash]


_DASHES = ("-", "–", "—")


def _without_asides(report: Report) -> list[Phrase]:
    """ "Holt, die im März das Amt angetreten hat, trifft am Donnerstag …": the phrases without what a relative clause
    tells before what tells of the meeting."""
    phrases, own = report.sentence.phrases, list[Phrase]()
    at = 0
    while at < len(phrases):
        aside = phrases[at].value == "," and at + 1 < len(phrases) and phrases[at + 1].has("relative")
        commas = (i for i in range(at + 1, len(phrases)) if phrases[i].value == ",")
        close = next(commas, None) if aside else None
        if close is not None and phrases[close].end <= report.heads[0].start:
            at = close + 1
        else:
            own.append(phrases[at])
            at += 1
    return own


def _is_guest_now(report: Report) -> bool:
    """ "Ist am Freitag bei X zu Gast": a turn whose verb is "is"."""
    turns = all(head.sense == "host" and head.tense == "past" and " " in head.text for head in report.heads)
    words = [p for p in report.sentence.phrases if p.kind == "word"]
    return turns and any(p.has("is") for p in words) and not any(p.has("have", "become") for p in words)


def _is_one_on_a_day(report: Report) -> bool:
    """ "The highlight is a meeting on Saturday between X and Y": by a verb of the present before a noun that is named
    for the first time."""
    head, sentence = report.heads[-1], report.sentence
    if head.sense != "noun" or sentence.capital_nouns or "is" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "bilateral", "format", "ignorable") and not before[-1].has("is"):
        before.pop()
    return len(before) > 1 and before[-1].has("indefinite") and before[-2].has("is")


def _is_regarded(report: Report, day: int) -> bool:
    """ "X views this week's meeting with Y as a chance", where the day begins here."""
    regards = [atom.end for atom in report.sentence.those("regards") if atom.start < day]
    return bool(regards) and 0 <= day - regards[-1] <= 1 and report.heads[-1].sense == "noun"


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
    if report.sentence.capital_nouns and report.sentence.kinds.isdisjoint(_BEGUN):
        takes_place = [form for form in takes_place if form.tense != "participle"]  # "absolviert": the present, too
    now = any(form.tense == "present" for form in takes_place)  # "beginnen": an infinitive, too
    return now and all(form.tense in ("present", "infinitive") for form in takes_place)


def _is_to_start(report: Report, verb: Phrase) -> bool:
    """ "Met X on Wednesday to start talks", "to jump-start the talks": of what is only meant."""
    before = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= verb.start), None)
    mark = before is not None and (before.has("infinitive_mark") or (before.has("punct") and before.end == verb.start))
    return mark and not report.sentence.capital_nouns


def was_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Mayor Tuttle said that she would meet with the owners": what was said to come."""
    if "would" not in sentence.kinds:
        return False
    head = clause.heads[0]
    before = _without_hold([atom for atom in sentence.atoms if atom.end <= head.start], head)
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


def _without_hold(before: list[Atom], head: Head) -> list[Atom]:
    """ "Said she would | hold urgent | talks with X": as "would meet X"."""
    at = len(before)
    while at and head.sense == "noun" and before[at - 1].has("indefinite", "word", "format", "nation", "bilateral"):
        at -= 1
    forms = before[at - 1].kinds.get("verb", ()) if at else ()
    held = any(form.verb.sense == "hold" and form.tense == "infinitive" for form in forms)
    return before[: at - 1] if held and head.sense == "noun" else before


def _is_said_behind(sentence: ReadSentence, head: Head) -> bool:
    """ "X would meet Y on Monday, her office said": who says so stands at the end, behind a comma."""
    last = next((i for i in reversed(range(len(sentence.phrases))) if sentence.phrases[i].kind == "verb"), 0)
    verb = sentence.phrases[last]
    comma = next((p.start for p in reversed(sentence.phrases[:last]) if p.kind == "mark"), -1)
    said = verb.kind == "verb" and all(f.verb.sense == "say" and f.tense in ("past", "participle") for f in verb.value)
    unsure = any(atom.has("condition", "when") for atom in sentence.atoms if atom.start > head.end)
    between = any(p.kind == "verb" and comma < p.start < verb.start for p in sentence.phrases)
    return said and comma > head.end and not unsure and not between


def is_passive_plan(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Will be received by …", "is to be received by …": a plan, though the verb of meeting is a participle."""
    head = clause.heads[0]
    ahead = [atom for atom in sentence.atoms if atom.end <= head.start]
    before = ahead[-3:]
    led = any(atom.has("will", "plan_words", "plan_modal") for atom in before)
    if len(before) > 1 and before[-2].has("infinitive_mark") and not sentence.capital_nouns:
        led |= any(atom.has("will") for atom in ahead)  # "will arrive in the evening to be greeted by …"
    return head.sense != "noun" and led and before[-1].has("be") and not any(atom.has("have") for atom in before)


def is_means_of_plan(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Is to follow up by holding talks with X", "hopes to end the row by meeting Y": as the verb of the plan says."""
    head = clause.heads[0]
    verbs = [p.start for p, form in sentence.verbs if form.tense == "participle" and p.start <= head.start]
    start = head.start if head.sense != "noun" else max(verbs, default=head.start)
    before = [atom for atom in sentence.atoms if atom.end <= start]
    if sentence.capital_nouns or not before or not before[-1].has("by"):
        return False
    led = next((i for i in reversed(range(len(before))) if before[i].has("and", "punct")), -1)
    return any(atom.has("will", "plan_words", "plan_modal", "hedge_modal") for atom in before[led + 1 :])


def is_to_be_received(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Soll am Freitag von Minister X empfangen werden", "wird vom Präsidenten empfangen": the participle ends it; but
    "X, der von Y begleitet wird, wurde von Z empfangen"."""
    head = next((each for each in clause.heads if (each.sense, each.tense) == ("host", "participle")), None)
    if head is None:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)  # "wo er von X empfangen wird"
    coming = any(atom.has("will", "plan_words") for atom in before) or (behind is not None and behind.has("to_come"))
    by = any(p.kind == "parties" and p.role == "by" and p.end <= head.start for p in sentence.phrases)
    was = bool(before) and next((a.has("become") for a in reversed(before) if a.has("will", "become")), False)
    return coming and by and not was and not any(atom.has("have", "or") for atom in before)


def is_to_be_guest(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Wird am Montag bei X zu Gast sein", "vorstellig wird er bei X": a turn that has no tense of its own."""
    head = clause.heads[0]
    if "will" not in sentence.kinds or not sentence.capital_nouns or (head.sense, head.tense) != ("host", "past"):
        return False
    atoms = [atom for atom in sentence.atoms if clause.start <= atom.start < clause.end]
    at = next((i for i, atom in enumerate(atoms) if atom.start <= head.start < atom.end), 0)
    first = next((i + 1 for i in reversed(range(at)) if atoms[i].has("and") or atoms[i].text in _PARTS), 0)
    beside = [*atoms[first:at], *atoms[at + 1 : at + 2]]
    return any(atom.has("will") for atom in beside) and not any(atom.has("have", "become") for atom in beside)


_PARTS = (",", ";", ":", "–", "—")


def is_of_programme(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das Programm sieht drei Termine vor: X kommt mit Y zusammen": in the present, behind a colon before which
    something is planned."""
    if not sentence.capital_nouns or "plan" not in sentence.senses or any(h.tense != "present" for h in clause.heads):
        return False
    start = clause.heads[0].start
    colon = next((atom.start for atom in reversed(sentence.atoms) if atom.text == ":" and atom.end <= start), -1)
    ahead = (form for phrase, form in sentence.verbs if phrase.end <= colon and form.verb.sense == "plan")
    return any(form.tense in ("present", "participle") for form in ahead) and sentence.kinds.isdisjoint(("not", "no"))


def is_what_he_has(sentence: ReadSentence, clause: Clause) -> bool:
    """«Там в пятницу у него встреча с X»: without a verb, of one to come; but «у него была встреча»."""
    if sentence.verbs or sentence.capital_nouns or len(clause.heads) != 1 or clause.heads[0].sense != "noun":
        return False
    if not sentence.kinds.isdisjoint(("were", "be", "not", "there_will_be")):
        return False
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= clause.heads[0].start]
    his = next((at for at, atom in enumerate(before) if atom.has("he") and " " in atom.text), None)  # «у него»
    return his is not None and all(atom.has(*_BETWEEN) or set(atom.kinds) == {"word"} for atom in before[his + 1 :])


_BETWEEN = ("date", "time_of_day", "ignorable", "format", "first", "at", "place")


def is_said_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Die beiden würden sich am Freitag treffen, hieß es", "er empfange X am Freitag, sagte Y": what somebody says
    will be, and nothing that was."""
    if sentence.capital_nouns and any(_is_of_verb(atom, clause) for atom in sentence.those("said_of_now")):
        return True
    if "would" not in sentence.kinds:
        return False
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= head.start]
    led = sentence.capital_nouns and any(atom.has("would") for atom in before)
    return led and head.tense in ("present", "infinitive") and not any(atom.has("have") for atom in before)


def is_planned_at_the_end(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Auch ein Treffen mit dem Emir, Scheich X, ist geplant": by the verb behind who somebody is."""
    if not sentence.capital_nouns or any(head.sense != "noun" for head in clause.heads):
        return False
    *_, comma, be, plan = (None, None, None, *(a for a in sentence.atoms if a.text not in _FULL_STOPS))
    if comma is None or be is None or plan is None or comma.text != "," or not be.has("is", "were"):
        return False
    planned = any(f.verb.sense == "plan" and f.tense == "participle" for f in plan.kinds.get("verb", ()))
    return planned and clause.heads[-1].end <= comma.start


def _is_of_verb(atom: Atom, clause: Clause) -> bool:
    return any(head.sense != "noun" and head.start == atom.start for head in clause.heads)


def is_to_be(sentence: ReadSentence, clause: Clause) -> bool:
    """ "It will be the first meeting between X and Y", "will address the summit", "will be having a meeting with Y"."""
    if "will" not in sentence.kinds:
        return False
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= head.start]
    before = [a for a in before if not (a.has("also") and a.kinds.keys() <= {"also", "ignorable"})]
    pairs = list(pairwise(before))
    led = next((i for i, (will, does) in enumerate(pairs) if will.has("will") and _may_be_verb(does)), None)
    if led is None or any(each.sense != "noun" for each in clause.heads):
        return False
    will, named = pairs[led][0].start, not is_adjunct(sentence, head)  # "the meeting at the summit will be the first"
    if any(is_adjunct(sentence, each) and not (named and each.start < will) for each in clause.heads):
        return False
    having = [atom for atom in before[led + 2 : led + 3] if pairs[led][1].has("be") and atom.has("have")]
    if any(atom.text == "," for atom in before[led:]):
        return False  # "X, who will address the summit, held a meeting"
    begins = next((i for i in reversed(range(led)) if before[i].has("that")), 0)  # "has said that he will be …"
    return not any(atom.has("verb", "have") and atom not in having for atom in before[begins:])


def _may_be_verb(atom: Atom) -> bool:
    """ "Be", and words that no table has as a verb: "will address", "will open"."""
    return atom.has("be") or (atom.kinds.keys() <= _NO_VERB and not atom.capital)


_NO_VERB = {"word", "speech", "thing", "intent"}


def is_headline_of_plan(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X-Y meeting to focus on trade", "Talks between X and Y to cover grain": a headline's infinitive is of what is
    to come, where no other verb tells of the meeting."""
    if sentence.capital_nouns or any(head.sense != "noun" for head in clause.heads) or not clause.heads:
        return False
    atoms = sentence.atoms
    if "infinitive_mark" not in sentence.kinds or atoms[-1].text in _FULL_STOPS:
        return False
    end = clause.heads[-1].end
    behind = (i for i, a in enumerate(atoms) if a.has("infinitive_mark") and a.start >= end)
    mark = next(behind, len(atoms))
    if mark + 1 >= len(atoms) or not atoms[mark + 1].kinds.keys() <= _DOES or atoms[mark + 1].capital:
        return False
    told = (a for a in atoms[:mark] if a.has("verb", "be", "have", "will", "punct", "after") and a.text)
    return not any(clause.heads[0].start != a.start for a in told)


_DOES = frozenset({"word", "verb", "addressed", "appraises", "ignorable", "speech", "thing"})
_FULL_STOPS = (".", "!", "?", '"', "”", "»")


def is_to_be_held(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das Treffen wird am Freitag in Wien abgehalten": a passive of the present; "the talks are due to be held"."""
    if any(head.sense != "noun" or is_adjunct(sentence, head) for head in clause.heads):
        return False
    coming = [*sentence.those("will"), *sentence.those("plan_words")]
    will = next((atom.start for atom in coming if clause.start <= atom.start < clause.end), None)
    taking_place = [(p, form) for p, form in sentence.verbs if form.verb.sense in ("hold", "happen")]
    held = any(form.tense == "participle" and will is not None and p.start > will for p, form in taking_place)
    commas = [atom.start for atom in sentence.atoms if atom.text == "," and not sentence.capital_nouns]
    verb = next((p.start for p, _ in taking_place if will is not None and p.start > will), 0)
    if any(will is not None and will < comma < verb for comma in commas):
        return False  # "X, who will address the summit, held a meeting"
    stop = clause.end  # "were to be held in Oslo, but a reporter had a word with him": another clause's
    if held and not sentence.capital_nouns:
        done = max(p.end for p, form in taking_place if form.tense == "participle")
        stop = next((a.start for a in sentence.atoms if a.start >= done and a.text in (",", ";")), stop)
    return held and not any(a.has("have", "become") for a in sentence.atoms if clause.start <= a.start < stop)
