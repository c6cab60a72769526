"""Whether a meeting is still to come, as words of planning say; `by_tense` and `trips` know those without."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import MAKES_DOUBTFUL
from claims.articles.telling.occasions import is_adjunct, is_what_for
from claims.articles.telling.report import Report
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


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
