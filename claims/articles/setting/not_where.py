"""Places in a sentence that are not where its meeting was: where somebody said so or went, of what they spoke."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.sorts_of_place import is_country, is_town, may_be_one
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.places import PlaceMention
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_SECOND_PLACE = 6  # atoms of ", and in May in Oslo"


def is_declared(report: Report, at: int) -> bool:
    """Whether the words at this offset are what was agreed or declared, and say nothing of the meeting."""
    outcome = report.clause.outcome
    inside = outcome is not None and outcome.words.start <= at < outcome.words.end
    if report.status != "held" or not inside or _is_owner_of_noun(report, at) or _is_of_noun_told_of(report, at):
        return False
    if _is_when_said_there(report, at):
        return False
    return not (_is_when_agreed(report, at) or _is_whom(report) or _is_before_it_is_said(report, at))


def _is_when_said_there(report: Report, at: int) -> bool:
    """«…», — сказал X 8 марта на встрече с Y и лауреатами: between the verb of saying and the meeting at which it was
    said, with nobody but the speaker before."""
    sentence, heads = report.sentence, report.heads
    if sentence.capital_nouns or not heads or at > heads[0].start:
        return False
    if not all(head.sense == "noun" and is_adjunct(sentence, head) for head in heads):
        return False
    said = [p.end for p, form in sentence.verbs if form.verb.sense == "say" and p.end <= at][-1:]
    between = [p for p in sentence.phrases if said and said[0] <= p.start < heads[0].start and p.end <= heads[0].start]
    return bool(said) and all(phrase.kind in ("parties", "date") or phrase.value == "" for phrase in between)


def _is_before_it_is_said(report: Report, at: int) -> bool:
    """ "После встречи с X в президентском дворце в Риге во вторник министр заявил …": behind the noun of meeting, and
    before the verb that what was said belongs to."""
    if report.sentence.capital_nouns or any(head.sense != "noun" or head.end > at for head in report.heads):
        return False
    verbs = [phrase for phrase, _ in report.sentence.verbs]
    led = (p for p in report.sentence.phrases if report.heads and report.heads[-1].end <= p.start and p.end <= at)
    named = any(phrase.kind == "parties" and not phrase.role for phrase in led)  # "после встречи X во вторник заявил"
    return bool(report.heads) and bool(verbs) and all(phrase.start > at for phrase in verbs) and not named


def _is_owner_of_noun(report: Report, at: int) -> bool:
    """ "Said Friday's meeting with X had been useful": a day that says which one."""
    owned = next((a.end for a in report.sentence.those("possessive_s") if a.start > at), None)
    return owned is not None and any(head.start == owned + 1 for head in report.heads)


def _is_of_noun_told_of(report: Report, at: int) -> bool:
    """ "Рассказал о встрече с X в Праге": right behind the noun of meeting and whom it was with, where it was."""
    opened = next(iter(report.sentence.those("told_of")), None)
    if opened is None or report.heads[-1].start > at or report.heads[-1].start < opened.end:
        return False
    between = (p for p in report.sentence.phrases if report.heads[-1].end <= p.start and p.end <= at)
    return all(phrase.kind in ("parties", "date", "place") for phrase in between)


def _is_whom(report: Report) -> bool:
    """ "Was speaking after meeting X in Dundalk on Wednesday": what stands behind the speaking is whom somebody met,
    and where and when."""
    outcome = report.clause.outcome
    if outcome is None or not report.heads or not has_object(report.sentence, report.heads[-1].end):
        return False
    if outcome.words.start < report.heads[-1].start:
        return True  # "speaking after meeting X …", and no "that"
    said = next(p for p in report.sentence.phrases if p.end > outcome.words.start)
    return said.kind in ("parties", "place", "date", "aside")


def has_object(sentence: ReadSentence, end: int) -> bool:
    """ "After meeting X": whether a noun of meeting that ends at this offset is the verb, and has an object; "during
    the meeting X said" is none."""
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= end), None)
    if behind is None or behind.kind not in ("parties", "place") or behind.role:
        return False
    gerund = next((atom for atom in sentence.those("gerund") if atom.end == end), None)
    before = [atom for atom in sentence.atoms if gerund is not None and atom.end <= gerund.start][-1:]
    return gerund is not None and not any(a.has("definite", "indefinite", "possessive", "possessive_s") for a in before)


def _is_when_agreed(report: Report, at: int) -> bool:
    """ "Beim Gespräch im Amt einigten sich X und Y am Mittwoch auf ein Paket", "bei einem Gipfel in Kassel": what
    stands right behind the noun of meeting, or the verb and its subject."""
    if len(report.heads) != 1:
        return False  # "bei einem Treffen … vereinbarten X und Y ein weiteres Treffen in Rom"
    for phrase in reversed([p for p in report.sentence.phrases if p.end <= at]):
        if any(phrase.start < head.end <= phrase.end for head in report.heads):
            return True
        if phrase.kind == "verb" or not report.sentence.capital_nouns:
            return report.sentence.capital_nouns and any(form.verb.sense == "agree" for form in phrase.value)
        listed = phrase.kind == "parties" and phrase.role == ""
        if not (listed or phrase.kind in ("date", "place") or phrase.has("reciprocal", "at")):
            return False
    return False


def is_one_of_several(report: Report, place: PlaceMention) -> bool:
    """ "Met twice last year, in Bergen and in Copenhagen", «в мае в Брюсселе и в октябре в Риге»: of one of the times,
    and nobody says which."""
    behind = [atom for atom in report.sentence.atoms if atom.start >= place.end][:_SECOND_PLACE]
    joined = bool(behind) and (behind[0].has("and") or behind[0].text == ",")
    other = next((atom for atom in behind[1:] if not atom.has("and", "at", "date")), None)
    return joined and other is not None and other.has("place")


def is_of_an_occasion(report: Report, at: int) -> bool:
    """ "Am Vorabend des Gipfels in Brüssel traf X Y": where that was; "zum 50. Jahrestag des Treffens von X und Y legte
    Z in Helsinki …": where Z did so."""
    if not report.sentence.capital_nouns or not report.heads:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= at]
    if any("anniversary" in atom.forms for atom in before) and report.heads[-1].sense == "noun":
        behind = [atom for atom in before if atom.start >= report.heads[-1].end]
        return any(set(atom.kinds) == {"word"} or atom.has("verb") for atom in behind)
    if len(before) < len(("Vorabend", "des", "Gipfels", "in")) or report.heads[-1].sense == "noun":
        return False
    eve, of, event, _ = before[-4:]
    return eve.has("date") and of.has("genitive_article") and event.has("noun", "summit", "event")


def is_of_deed_before(report: Report, place: PlaceMention) -> bool:
    """«Возложил венок к памятнику на площади Героев и встретился с X»: the square or building right behind what was
    done there, before the verb that goes on; a town is where he met X, too."""
    articles = report.sentence.capital_nouns or not report.sentence.kinds.isdisjoint(("definite", "indefinite"))
    if articles or not report.heads or any(found.kind == "city" for found in place.candidates):
        return False
    phrases = report.sentence.phrases
    at = next((i for i, phrase in enumerate(phrases) if phrase.start <= place.start < phrase.end), 0)
    behind = next((p for p in phrases[at + 1 :] if p.kind not in ("place", "date")), None)
    if behind is None or not behind.has("and") or not behind.end < report.heads[0].start <= behind.end + _NEXT_VERB:
        return False
    return at > 1 and phrases[at - 1].kind == "unknown" and report.heads[0].sense in ("meet", "host", "talk", "noun")


_NEXT_VERB = 16  # code points from "and" up to "held talks", "провёл переговоры"


def is_of_its_reason(report: Report, at: int) -> bool:
    """ "The meeting has been dropped as she is travelling in Egypt", «так и не встретился с X: тот был в Риге»: why,
    and not where it was to be."""
    end = report.heads[-1].end if report.heads else at
    if not report.sentence.capital_nouns and any(
        phrase.value == ":" and end <= phrase.start < at for phrase in report.sentence.phrases
    ):
        return True
    if report.status == "denied" or report.sentence.capital_nouns:
        return False
    if report.sentence.kinds.isdisjoint(("because", "when")):
        return False
    off = [p.end for p, form in report.sentence.verbs if form.verb.sense == "cancel" and p.end <= at]
    led = (atom for atom in report.sentence.atoms if off and off[0] <= atom.start < at)
    return any(atom.has("because", "when") for atom in led)


def is_of_earlier(report: Report, place: PlaceMention) -> bool:
    """ "Es war ihr zweites Treffen nach einer Begegnung im Mai in Berlin", "the first meeting of the two since a summit
    in Porto": where the one before was; "their first since 2019 in Rome" may have been there."""
    if "since" in report.sentence.kinds and _is_since_then(report, place):
        return True
    nouns = [head for head in report.heads if head.sense == "noun"]
    if len(nouns) < 2 or place.start < nouns[-1].end or not report.sentence.capital_nouns:
        return False
    last = next((p for p in report.sentence.phrases if p.kind == "noun" and p.start <= nouns[-1].start < p.end), None)
    return last is not None and last.role == "after"


def _is_since_then(report: Report, place: PlaceMention) -> bool:
    atoms = report.sentence.atoms
    before = [atom for atom in atoms if atom.start < place.start]
    first = any(atom.has("first") for atom in before)
    since = next((i for i, atom in enumerate(before) if atom.has("since") and not atom.has("with")), len(before))
    behind = [atom for atom in before[since + 1 :] if not atom.has("ignorable")]
    met = any(atom.has("noun", "gathering") for atom in behind)  # "since the war in Rome" may be where they meet now
    named = bool(behind) and behind[0].has("indefinite", "definite", "possessive")  # and not "have since been in talks"
    return first and met and named and not any(atom.has("punct") or _is_verb(atom) for atom in behind)


def _is_verb(atom: Atom) -> bool:
    return atom.has("verb") and not atom.has("noun")


def is_of_what_was_agreed(report: Report, place: PlaceMention) -> bool:
    """ "Met X and agreed to reopen an embassy in Riga", «договорился открыть посольство в Риге»: where that is to be;
    but "agreed in Riga to meet again"."""
    last = max(head.end for head in report.heads)
    between = [phrase for phrase in report.sentence.phrases if last <= phrase.start and phrase.end <= place.start]
    agreed = next((i for i, p in enumerate(between) if p.kind == "verb" and p.value[0].verb.sense == "agree"), None)
    if agreed is None:
        return False
    return any(phrase.kind in ("unknown", "verb") or phrase.has("that") for phrase in between[agreed + 1 :])


def is_direction(report: Report, place: PlaceMention) -> bool:
    """ "Пригласил его в Ереван", "документ передали в Москву": in the case of where something goes, and nobody is told
    to have gone there."""
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.start == place.start), 0)
    if report.sentence.capital_nouns and at and atoms[at - 1].has("onto") and is_town(place):
        return any(found.kind == "city" for found in place.candidates[:1])  # "die Angriffe auf Odessa"
    if not atoms[at].has("direction"):
        return False
    return not any(_is_gone(atom, one) for one, atom in pairwise((*atoms[:1], *atoms[:at])))


def _is_gone(atom: Atom, before: Atom) -> bool:
    """Whether a word tells of a journey, and not only of what it was before: "накануне поездки в Минск"."""
    if atom.has("visit") and before.has("date", "before"):
        return False
    travels = any(form.verb.sense in ("travel", "host") for form in atom.kinds.get("verb", ()))
    return travels or atom.has("journey", "visit", "from_to", "went")


def is_behind_a_stop(report: Report, place: PlaceMention) -> bool:
    """ "Met X on Friday; a spokesman in Warsaw called it useful": of another sentence, but for the mark."""
    last = max(head.end for head in report.heads)
    return any(p.kind == "mark" and p.value == ";" and last <= p.start < place.start for p in report.sentence.phrases)


def is_where_it_was_told(report: Report, at: int) -> bool:
    """ "Wird X treffen, teilte ein Sprecher am Donnerstag der Agentur in Berlin mit", "…, wie das Ministerium in Wien
    mitteilte": beside a verb of saying that a comma parts from what it tells."""
    phrases = [p for p in report.sentence.phrases if p.end <= at]
    if report.sentence.those("told_of") and report.heads and at < report.heads[0].start:
        return is_told_of_behind(report, at)
    if report.sentence.capital_nouns and _is_of_who_told(report, at):
        return True
    comma = next((i for i in reversed(range(len(phrases))) if phrases[i].value == ","), len(phrases))
    if not report.sentence.capital_nouns or comma + 1 >= len(phrases):
        return False
    if phrases[comma + 1].has("according_name"):
        return _is_before_saying(report, at) and not any(head.start > phrases[comma].start for head in report.heads)
    if phrases[comma + 1].kind != "verb":
        return False
    told = any(form.verb.sense == "say" and form.tense == "past" for form in phrases[comma + 1].value)
    return told and bool(report.heads) and report.heads[-1].end <= phrases[comma].start


def _is_of_who_told(report: Report, at: int) -> bool:
    """ "Wollen nach Angaben der Regierung in Riga verhandeln": where those are who say so."""
    before = [atom for atom in report.sentence.atoms if atom.end <= at]
    if not before or not before[-1].has("at"):
        return False
    led = next((i for i in reversed(range(len(before) - 1)) if not before[i].has(*_WHO_TELLS)), None)
    return led is not None and led < len(before) - 2 and before[led].has("according")


_WHO_TELLS = ("definite", "genitive_article", "ministry", "bodies", "spokesman", "nation", "media", "organisations")


def is_before_that(report: Report, place: PlaceMention) -> bool:
    """ "In Graz verwies ein Sprecher darauf, dass X Y getroffen hat": of the verb that the clause of the meeting hangs
    on, whatever it is."""
    start = report.heads[0].start
    return any(place.end <= atom.start < start for atom in report.sentence.those("only_that"))


def _is_before_saying(report: Report, at: int) -> bool:
    """ "Wie das Außenministerium in Wien mitteilte": the verb behind is one of saying."""
    behind = next((form for phrase, form in report.sentence.verbs if phrase.start > at), None)
    return behind is not None and behind.verb.sense == "say"


def is_told_of_behind(report: Report, at: int) -> bool:
    """ "Рассказал в Брно о встрече с X", "в Брно министр рассказал о …": where somebody spoke of it."""
    opened = next(atom.start for atom in report.sentence.those("told_of"))
    told = [p.start for p, form in report.sentence.verbs if form.verb.sense == "say" and p.end <= opened]
    comma = any(p.kind == "mark" and p.value == "," and at <= p.start < opened for p in report.sentence.phrases)
    return bool(told) and not comma and at < opened <= report.heads[0].start


def is_who_says(report: Report, at: int) -> bool:
    """ "An official at the Foreign Ministry said that …", "im Kanzleramt hieß es": whether what stands here belongs to
    who says so, before what tells of the meeting."""
    if not report.heads or at > report.heads[0].start:
        return False
    sentence = report.sentence
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= at and phrase.kind == "verb"), None)
    if behind is None or behind.start >= report.heads[0].start:
        return False
    return any(form.verb.sense in ("say", "believe", "deny") for form in behind.value)


_JUDGED = ("say", "deny", "believe", "call_as")  # "в Минске эту встречу назвали важной"


def is_said_there(report: Report, place: PlaceMention) -> bool:
    """ "В Кремле встречу X с Y подтвердили": where nobody else is named who says so, the place does."""
    heads, verbs = report.heads, report.sentence.verbs
    if not heads or any(head.sense != "noun" for head in heads) or place.start > heads[0].start or not verbs:
        return False
    if any(form.verb.sense not in _JUDGED or form.tense != "past" for _, form in verbs):
        return False
    noun = next((p for p in report.sentence.phrases if p.kind == "noun" and p.end >= heads[0].end), None)
    adjunct = noun is not None and noun.role in ("after", "at")
    parties = [p for phrase in report.sentence.phrases if phrase.kind == "parties" for p in phrase.value]
    return not adjunct and all(party.start > heads[0].start for party in parties)


def is_left_for(report: Report, place: PlaceMention) -> bool:
    """ "После встречи с X президент вылетел в Анкару": where somebody went afterwards."""
    if not report.heads:
        return False
    between = [p for p in report.sentence.phrases if report.heads[-1].end <= p.start and p.end <= place.start]
    verbs = [phrase for phrase in between if phrase.kind == "verb"]
    return bool(verbs) and all(form.verb.sense == "travel" and form.tense == "past" for form in verbs[-1].value)


def is_of_talk(report: Report, place: PlaceMention) -> bool:
    """ "Обсудили в Аммане ситуацию в Газе", "обсудили на встрече в Пекине цены": of several places where it was."""
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= place.start]
    at = next((phrase.start for phrase in report.sentence.phrases if phrase.start <= place.start < phrase.end), 0)
    while before and before[-1].kind == "word" and before[-1].has("at", "nation"):
        at = before.pop().start  # "в китайском Ханчжоу"
    inside = False
    while len(before) > 1 and before[-1].kind == "aside" and before[-1].has("venue") and before[-1].end + 1 == at:
        at, inside = before.pop().start, True  # «обсудил цены с X в среду в президентском дворце в Риге»
    if inside and before[-1].kind == "date" and before[-1].end + 1 == at:
        at = before.pop().start
    last = before[-1] if before else None
    told = last is not None and last.start < at <= last.end + 1
    talk = told and last is not None and (_is_talk(last) or (last.kind == "noun" and last.role == "at"))
    talk |= told and last is not None and is_beside(last, report)
    if told and last is not None and last.kind == "parties" and last.role == "" and len(before) > 1:
        talk |= report.sentence.capital_nouns and _is_talk(
            before[-2]
        )  # "am Dienstag besprach X in Bonn mit Y die Lage"
    if told and last is not None and last.kind == "parties" and last.role == "with":  # "обсудил цены с X в Москве"
        talk = last.value[-1].kind == "person" and last.value[-1].end == last.end
    return talk or is_dated(report, place) or is_behind_a_country(report, place)


def is_behind_a_country(report: Report, place: PlaceMention) -> bool:
    """ "Discussed the war in Mali in Riga": the country is of what they discussed, and the town of nothing else."""
    phrases = report.sentence.phrases
    at = next((i for i, phrase in enumerate(phrases) if phrase.kind == "place" and phrase.value is place), 0)
    led = phrases[at - 1] if at else None
    if led is None or report.sentence.capital_nouns or led.kind != "place" or led.role != "at":
        return False
    town = phrases[at].role == "at" and is_town(place) and not is_country(place)
    return town and is_country(led.value) and not may_be_one(led.value, place)


def is_beside(phrase: Phrase, report: Report) -> bool:
    """ "На полях саммита", but not "обсудили на полях саммита ситуацию", in Syria: that is what was discussed."""
    last = phrase.atoms[-1]
    topic = last.kinds.keys() <= {"word", "thing"} and any(atom.has("gathering") for atom in phrase.atoms)
    topic = topic and not last.capital and any(head.sense == "discuss" for head in report.heads)
    return phrase.kind == "aside" and phrase.atoms[0].has("beside") and not topic


def _is_talk(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(form.verb.sense == "discuss" for form in phrase.value)


def is_dated(report: Report, place: PlaceMention) -> bool:
    """ "To discuss energy in Oslo on Tuesday": a day beside a place says that it is where they met."""
    days = [phrase for phrase in report.sentence.phrases if phrase.kind == "date" and not phrase.value.bound]
    spots = [phrase for phrase in report.sentence.phrases if phrase.kind == "place" and phrase.value is place]
    return any(0 <= max(day.start - spot.end, spot.start - day.end) <= 2 for day in days for spot in spots)


def belongs_to_another_verb(report: Report, at: int) -> bool:
    """Whether what stands at this offset belongs to another verb: the one before it is of saying or travelling, or
    stands, behind a comma, between what tells of the meeting and the place ("…, hieß es aus Kreisen in Rom")."""
    before = [p for p in report.sentence.phrases if p.end <= at]
    verbs = [p for p in before if p.kind == "verb"]
    forms = [form for form in verbs[-1].value if form.joined or form.verb.particle is None] if verbs else []
    if forms and all(form.verb.sense in ("say", "believe", "travel") for form in forms):
        return not _is_of_noun_told_of(report, at)
    if _of_a_venue(report, at):
        return False  # "at the Catshuis, the premier's residence in The Hague"
    commas = [p.start for p in before if p.kind == "mark" and p.start >= report.heads[-1].end]
    named = [p for p in before if report.heads[-1].end <= p.start < (commas or [at])[0]]
    own = all(p.kind in ("parties", "date") for p in named) and len(commas) == len(report.heads) == 1
    if own and _is_where_it_happens([p for p in before if p.start > commas[-1]]):
        return False
    if len(report.heads) == 1 and report.heads[0].sense == "noun" and _it_happened(report, before):
        return False
    if commas and _goes_on_behind_day(report, before, at):
        return False
    return bool(commas) and any(p.start > commas[-1] and p.kind in ("verb", "unknown", "word") for p in before)


def _it_happened(report: Report, before: Sequence[Phrase]) -> bool:
    """ "A second meeting, on Tuesday, took place in Oslo": nothing but a day stands between the noun and its verb."""
    behind = [p for p in before if p.start >= report.heads[0].end and p.kind not in ("mark", "date")]
    forms = [form for phrase in behind if phrase.kind == "verb" for form in phrase.value]
    told = all(phrase.kind == "verb" or phrase.has("be", "become", "at", "definite", "indefinite") for phrase in behind)
    return bool(forms) and told and all(form.verb.sense in ("happen", "hold") for form in forms)


def _goes_on_behind_day(report: Report, before: Sequence[Phrase], at: int) -> bool:
    """«Встретились в июне, на форуме в Екатеринбурге»: between a day and a place stands nothing but at what it was, and
    behind it nothing more of that clause."""
    comma = max(i for i, p in enumerate(before) if p.kind == "mark")
    day, led = before[comma - 1 : comma], before[comma + 1 :]
    behind = next((p for p in report.sentence.phrases if p.start > at), None)
    at_what = len(led) > 1 and led[0].has("at") and all(p.kind in ("unknown", "word", "noun") for p in led[1:])
    dated = bool(day) and day[0].kind == "date" and day[0].value in report.clause.dates
    return dated and at_what and len(led) <= _LONGEST_LED and (behind is None or behind.kind == "mark")


_LONGEST_LED = 4  # phrases of "на большом горном форуме"


def _is_where_it_happens(behind: Sequence[Phrase]) -> bool:
    """ ", которая должна пройти в Анкаре": a clause that says of the meeting where it is."""
    forms = [form for phrase in behind if phrase.kind == "verb" for form in phrase.value]
    led = bool(behind) and behind[0].kind == "word" and behind[0].has("relative")
    return led and bool(forms) and all(form.verb.sense == "happen" for form in forms)


def _of_a_venue(report: Report, at: int) -> bool:
    """Whether the place here stands behind a noun for a building."""
    phrases = report.sentence.phrases
    place = next((i for i, p in enumerate(phrases) if p.kind == "place" and p.start <= at < p.end), 0)
    return place > 0 and phrases[place - 1].atoms[-1].has("venue")
