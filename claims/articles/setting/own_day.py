"""The day and place that the sentence of a meeting itself says, in another of its clauses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.elsewhere import is_of_something_else
from claims.articles.setting.scenes import is_of_a_clause
from claims.articles.setting.when import days_of
from claims.articles.telling.infinitives import infinitive_at
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def met_at(sentence: ReadSentence, clause: Clause) -> Clause | None:
    """ "Das vereinbarten X und Y, bei einem Treffen am Montag in Lissabon": at which something was agreed."""
    for index, phrase in enumerate(sentence.phrases):
        if phrase.kind != "noun" or phrase.role not in ("at", "after") or phrase.value.sense != "meeting":
            continue
        inner = next(atom for atom in reversed(phrase.atoms) if atom.has("noun"))
        if infinitive_at(sentence, inner.start) is not None:
            continue  # "verabredeten, beim Gipfel am 2. April weiter zu beraten"
        behind = sentence.phrases[index + 1 :]
        dates = clause.dates or tuple(p.value for p in behind if p.kind == "date" and not p.value.bound)[:1]
        places = tuple(p.value for p in behind if p.kind == "place" and p.role == "at")[:1]
        head = Head(inner.start, inner.end, inner.text, "noun")
        form = clause.format or phrase.value.format
        return clause._replace(heads=(head,), dates=dates, places=places or clause.places, format=form)
    return None


def add_its_scene(report: Report) -> None:
    """ "… reist am Montag nach Ankara, wo er mit … zusammenkommen wird": the day and place of the relative clause."""
    sentence, clause = report.sentence, report.clause
    if "where" not in sentence.kinds:
        return
    where = next((p for p in sentence.phrases if p.kind == "word" and p.has("where") and p.end < clause.end), None)
    elsewhere = where is not None and any(place.start > where.start for place in clause.places)
    placed = bool(clause.places) and (elsewhere or sentence.capital_nouns or not _leads(sentence, where))
    if where is None or (placed and not sentence.capital_nouns):
        return
    if not any(head.start > where.end for head in clause.heads):
        return
    atoms = [atom for atom in sentence.atoms if atom.end <= where.start]
    posts = {atom.end + 1 for atom in atoms if atom.has("office", "title", "ministry", "group", "alliance", "venue")}
    free = [a for a in atoms if not (a.has("country") and a.start in posts)]  # no "посол США", "посольство Германии"
    places = [atom.kinds["place"] for atom in free if atom.has("place") and not atom.kinds["place"].compound]
    led = [atom.start for atom in atoms if atom.has("before") and not atom.has("date")]  # "before travelling to …"
    dates = [atom.kinds["date"] for atom in atoms if atom.has("date") and atom.start > max(led, default=0)]
    named = None if sentence.capital_nouns else _town_by_name([atom for atom in atoms if atom.text != ","])
    report.there = named or (places[-1] if places and not placed else None)
    counted = clause.dates and days_of(report) is None and all(day.earliest for day in clause.dates)
    report.clause = clause._replace(dates=(() if counted else clause.dates) or tuple(dates[-1:]))  # "this year"


def _leads(sentence: ReadSentence, where: Phrase | None) -> bool:
    """ "After meetings in Kabul he left for Tehran, where …": whether a place stands right before the word."""
    before = [atom for atom in sentence.atoms if where is not None and atom.end <= where.start and atom.text != ","]
    return bool(before) and (before[-1].has("place") or _town_by_name(before) is not None)


def _town_by_name(atoms: Sequence[Atom]) -> PlaceMention | None:
    """ "Moved from Larnaca to Brannholt, where …": a name that no table has, behind where somebody went."""
    if len(atoms) < len(("to", "X")) or set(atoms[-1].kinds) != {"name"} or not atoms[-2].has("to_a_town"):
        return None
    name = atoms[-1]
    return PlaceMention(name.start, name.end, name.text, (), unlisted=name.text)


def add_day_before_colon(report: Report) -> None:
    """ "Am Montag war sie in Wien: Dort traf sie X", "в ноябре президент летит во Францию: в Париже его примет X"."""
    if report.clause.dates or not report.heads or report.only_outcome or "date" not in report.sentence.kinds:
        return
    colon = next((p.start for p in report.sentence.phrases if p.kind == "mark" and p.value == ":"), None)
    days = [phrase for phrase in report.sentence.phrases if phrase.kind == "date"]
    if colon is None or len(days) != 1 or days[0].value.bound or not days[0].end <= colon < report.heads[0].start:
        return
    report.clause = report.clause._replace(dates=(days[0].value,))


def prefer_own_day(report: Report) -> None:
    """ "Arrived in Rabat on Monday and was due to meet X on Tuesday", "diaries published on Monday show that he met X
    on 12 January": the day behind whom he meets, and not that of his journey or of something else."""
    dates, heads = report.clause.dates, report.heads
    if len(dates) != 1 or len(heads) != 1 or dates[0].start > heads[0].start:
        return
    if (nearer := _day_of_second_part(report.sentence, dates[0].end, heads[0].start)) is not None:
        report.clause = report.clause._replace(dates=(nearer,))
        return
    went = [f.verb.sense == "travel" for phrase, f in report.sentence.verbs if phrase.end <= dates[0].start]
    behind = [phrase for phrase in report.sentence.phrases if phrase.start >= heads[0].end]
    stop = next((i for i, phrase in enumerate(behind) if phrase.kind in ("verb", "noun", "mark")), len(behind))
    days = [phrase.value for phrase in behind[:stop] if phrase.kind == "date"]
    if len(days) != 1 or days[0].bound is not None or days[0].earliest is None:
        return
    led = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= heads[0].start), None)
    joined = led is not None and led.has("and")  # "eröffnete am 6. Mai ein Werk und traf am nächsten Tag X"
    if joined or (went and all(went)) or is_of_something_else(report.sentence, dates[0].start):
        report.clause = report.clause._replace(dates=(days[0],))


def _day_of_second_part(sentence: ReadSentence, start: int, end: int) -> DateMention | None:
    """ "10 апреля примет участие в заседании, а на следующий день проведёт встречу": the day behind the comma."""
    between = [phrase for phrase in sentence.phrases if start <= phrase.start and phrase.end <= end]
    for index, (comma, tie) in enumerate(pairwise(between)):
        if comma.kind == "mark" and comma.value == "," and tie.kind == "word" and tie.has("rather"):
            days = [phrase.value for phrase in between[index + 2 :] if phrase.kind == "date"]
            return days[0] if len(days) == 1 and days[0].bound is None and days[0].earliest is not None else None
    return None


def add_day_of_opening(report: Report) -> None:
    """ "In a surprise move on Tuesday, X met Y", "at a ceremony on Tuesday, …": the only day of the sentence, in words
    without a verb that open it."""
    sentence, clause = report.sentence, report.clause
    if clause.dates or not report.heads or report.only_outcome:
        return
    phrases = sentence.phrases
    days = [phrase for phrase in phrases if phrase.kind == "date"]
    commas = [i for i, p in enumerate(phrases[:-1]) if p.value == "," and days and p.start >= days[0].end]
    comma = next((i for i in commas if phrases[i + 1].kind == "parties"), 0)
    if not comma or len(days) != 1 or days[0].role not in ("", "at") or days[0].value.bound is not None:
        return
    opens = days[0].end <= phrases[comma].start < report.heads[0].start and phrases[comma + 1].kind == "parties"
    if not opens or any(phrase.kind == "noun" for phrase in phrases[:comma]):
        return
    led = pairwise(phrases[:comma])
    if any(phrase.kind == "verb" and not before.has("possessive", "definite", "indefinite") for before, phrase in led):
        return
    if not is_of_something_else(sentence, days[0].start):
        report.clause = clause._replace(dates=(days[0].value,))


def add_days_before(report: Report) -> None:
    """ "… travelled to China on Monday and met …": a second verb with the subject of the first has its days, too."""
    if report.clause.dates or not report.clause.parties or not report.heads or report.before:
        return  # "arrived on Monday ahead of talks with X"
    subject, verb = report.clause.parties[0].end, report.heads[0].start
    between = [phrase for phrase in report.sentence.phrases if subject <= phrase.start and phrase.end <= verb]
    if not any(phrase.kind == "verb" or phrase.has("be") for phrase in between):
        return
    before = [phrase for phrase in between if phrase.kind == "date"]
    opening = report.sentence.phrases[:2]  # "В понедельник вечером мэр приехал на объездную и встретился с X"
    if not before and len(opening) == 2 and opening[0].kind == "date" and opening[1].start < subject <= opening[1].end:
        before = [opening[0]]
    if len(before) == 1 and not before[0].value.bound:
        report.clause = report.clause._replace(dates=(before[0].value,))


def add_day_of_what_came_first(report: Report) -> None:
    """ "В понедельник министр открыл мост, после чего встретился с X", «…, а затем принял X»: on that day, too, as
    nobody else is the subject."""
    sentence = report.sentence
    if report.clause.dates or not report.heads or report.only_outcome or "date" not in sentence.kinds:
        return
    ahead = [phrase for phrase in sentence.phrases if phrase.end <= report.heads[0].start]
    comma = next((i for i, phrase in enumerate(ahead) if phrase.value == ","), None)
    first = ahead[:comma] if comma is not None else []
    days = [phrase for phrase in first if phrase.kind == "date"]
    if len(days) != 1 or days[0].role not in ("", "at") or days[0].value.bound:
        return
    behind = [phrase for phrase in ahead[len(first) :] if phrase.kind not in ("verb", "mark")]
    marks = all(phrase.value in (",", "") for phrase in ahead[len(first) :] if phrase.kind == "mark")
    if not marks or not behind or not all(phrase.kind == "word" and phrase.has(*_NEXT) for phrase in behind):
        return
    shared = any(mention.end <= ahead[len(first)].start for _, mention in report.members)
    said = any(f.verb.sense in ("say", "believe", "plan") for p in first if p.kind == "verb" for f in p.value)
    if shared and not said and days[0] in first[: len(("on Monday", "X"))]:
        report.clause = report.clause._replace(dates=(days[0].value,))


_NEXT = ("next", "thereupon", "and", "ignorable")


def add_what_its_clause_says(report: Report) -> None:
    """ "В беседе, которая состоялась во вторник в Туле, приняли участие …": the day and place behind the pronoun that
    stands for the meeting, up to the next comma."""
    phrases, clause = report.sentence.phrases, report.clause
    if clause.dates or clause.places or not report.heads or report.heads[-1].sense != "noun":
        return
    start = report.heads[-1].start
    at = next((i for i, p in enumerate(phrases) if p.kind == "noun" and p.start <= start < p.end), None)
    behind = phrases[at + 1 : at + 4] if at is not None else []
    if at is None or len(behind) < len((",", "which", "was")) or not behind[1].has("relative"):
        return
    if behind[0].value != ",":
        return
    if behind[2].kind != "verb" or any((f.verb.sense, f.tense) != ("happen", "past") for f in behind[2].value):
        return
    stop = next((i for i in range(at + 4, len(phrases)) if phrases[i].value == ","), len(phrases))
    own = phrases[at + 4 : stop]
    days = tuple(p.value for p in own if p.kind == "date" and p.role in ("", "at") and not p.value.bound)
    places = tuple(p.value for p in own if p.kind == "place" and p.role == "at")
    report.clause = clause._replace(dates=days[:1], places=places[:1])


def add_only_day(report: Report, published: date | None) -> None:
    """ "Am Vortag hatten die Minister beider Länder, X und Y, in Wien verhandelt": the one day of a sentence that
    tells of one meeting, and of nothing that anybody said."""
    clause, sentence = report.clause, report.sentence
    told = [each for each in sentence.clauses if each.heads]
    if clause.dates or not report.heads or report.only_outcome or len(told) != 1 or not sentence.capital_nouns:
        return
    if any(form.verb.sense in _NOT_OF_IT for _, form in sentence.verbs):
        return
    days = [phrase for phrase in sentence.phrases if phrase.kind == "date"]
    if len(days) != 1 or days[0].value.bound is not None or is_of_a_clause(sentence, days[0]):
        return
    last = max(head.end for head in report.heads)
    if any(p.kind == "mark" and p.value == "," and last <= p.start < days[0].start for p in sentence.phrases):
        return  # "…, ließ das Institut am Montag ausrichten"
    behind = [atom for atom in sentence.atoms if days[0].end <= atom.start and atom.end <= report.heads[0].start]
    admitted = "admits" in sentence.kinds and any(atom.text == "," for atom in behind)
    if admitted or any(one.text == "," and two.has("only_that") for one, two in pairwise(behind)):
        return  # "räumte am Montag ein, dass er X getroffen hat"
    latest = days[0].value.latest
    if latest is None or not days[0].value.consistent or (report.status == "held" and published and latest > published):
        return
    report.clause = clause._replace(dates=(days[0].value,))


_NOT_OF_IT = ("say", "believe", "travel", "agree", "plan", "cancel", "deny", "wish")
