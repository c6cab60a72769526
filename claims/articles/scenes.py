"""Days and places that another clause or sentence sets: "wo er … traf", "Am Abend …", "damals am 14. Juni"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from claims.articles.elsewhere import is_of_something_else
from claims.articles.report import Report
from claims.articles.sentences import ReadSentence
from claims.articles.when_where import place_of
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom

Scene = tuple[int, tuple[DateMention, ...], tuple[PlaceMention, ...]]  # the paragraph for which it holds, day and place
NOWHERE: Scene = (-1, (), ())


def goes_on(sentence: ReadSentence) -> bool:
    """ "Am Abend sprach sie mit …": a part of the day that was named in the sentence before."""
    return "time_of_day" in sentence.kinds


def scene(sentence: ReadSentence) -> Scene:
    """ "Die Präsidentin hatte am Mittwoch in Prag einen vollen Tag": the day and place of what is told next."""
    dates = tuple(
        p.value
        for p in sentence.phrases
        if p.kind == "date" and p.role in ("", "at") and not p.value.bound and not _is_of_a_clause(sentence, p)
    )
    found = zip(sentence.phrases, (None, *sentence.phrases), strict=False)
    places = tuple(p.value for p, led in found if p.kind == "place" and p.role == "at" and not _belongs(led))
    return (sentence.paragraph, dates, places) if len(dates) == 1 else NOWHERE


def _is_of_a_clause(sentence: ReadSentence, date: Phrase) -> bool:
    """ "Es ging um ein Abkommen, das im Sommer unterzeichnet werden soll": when something else is or was."""
    before = [phrase for phrase in sentence.phrases if phrase.end <= date.start]
    comma = next((at for at in reversed(range(len(before))) if before[at].value == ","), len(before))
    opener = before[comma + 1] if comma + 1 < len(before) else None
    return opener is not None and opener.kind == "word" and opener.has(*_SUBORDINATE)


_SUBORDINATE = ("relative", "that", "when", "condition", "because", "where", "question")


def _belongs(led: Phrase | None) -> bool:
    """Whether a place behind this phrase belongs to it: "over the arrest of a student in Chengdu"."""
    return led is not None and (led.kind == "unknown" or (led.kind == "aside" and not led.atoms[0].has("beside")))


def add_place_before(report: Report, before: ReadSentence | None) -> None:
    """ "Am Dienstag reist sie nach Podgorica weiter. Dort ist ein Gespräch mit … geplant": there, and then."""
    clause = report.clause
    atoms = report.sentence.atoms
    there = "there" in report.sentence.kinds and any(a.has("there") for a in atoms if a.start < clause.end)
    if not there or before is None or clause.places or before.paragraph != report.sentence.paragraph:
        return
    first = next((atom.start for atom in atoms if atom.has("there")), 0)
    named = (*before.atoms, *(atom for atom in atoms if atom.end <= first))  # "letzte Station ist Kigali: dort …"
    posts = {two.start for one, two in pairwise(named) if two.has("country") and one.has("office", "title")}
    free = (atom for atom in named if atom.has("place") and atom.start not in posts)  # no "спецпосланник по Судану"
    places = [atom.kinds["place"] for atom in free if not atom.kinds["place"].compound]
    towns = [place for place in places if is_town(place)]  # and not "Irans Atomchef", behind "in Teheran"
    report.there = report.there or next(
        iter(towns[-1:] or ([] if report.sentence.capital_nouns else places[-1:])), None
    )
    dates = [phrase.value for phrase in before.phrases if phrase.kind == "date" and not phrase.value.bound]
    if not clause.dates and len(dates) == 1:
        report.clause = clause._replace(dates=tuple(dates))


def is_town(place: PlaceMention) -> bool:
    """Whether a place is a town or building, and no country or region."""
    return bool(place.unlisted) or any(found.kind in ("city", "venue") for found in place.candidates)


def met_at(sentence: ReadSentence, clause: Clause) -> Clause | None:
    """ "Das vereinbarten X und Y, bei einem Treffen am Montag in Lissabon": at which something was agreed."""
    for index, phrase in enumerate(sentence.phrases):
        if phrase.kind != "noun" or phrase.role not in ("at", "after") or phrase.value.sense != "meeting":
            continue
        inner = next(atom for atom in reversed(phrase.atoms) if atom.has("noun"))
        behind = sentence.phrases[index + 1 :]
        dates = clause.dates or tuple(p.value for p in behind if p.kind == "date" and not p.value.bound)[:1]
        places = tuple(p.value for p in behind if p.kind == "place" and p.role == "at")[:1]
        head = Head(inner.start, inner.end, inner.text, "noun")
        form = clause.format or phrase.value.format
        return clause._replace(heads=(head,), dates=dates, places=places or clause.places, format=form)
    return None


def trip(sentence: ReadSentence) -> tuple[DateMention, ...]:
    """ "… reist in der kommenden Woche nach Indien": the days of a journey, on which those met there are met."""
    said = next((p.start for p, form in sentence.verbs if form.verb.sense == "say"), sentence.scanned.end)
    dates = tuple(
        phrase.value
        for phrase in sentence.phrases
        if phrase.kind == "date" and not phrase.value.bound and phrase.start < said  # ", сообщили в пятницу"
    )
    if len(dates) != 1:
        return ()
    tenses = {form.tense for _, form in sentence.verbs if form.verb.sense == "travel"}
    return dates if tenses and not tenses & {"past", "participle"} else ()  # who came is there already


def add_journey(report: Report) -> None:
    """ "Flew to Riyadh on Monday and met …", "on a visit to Tunis", "с Тархановым, прилетевшим в Улан-Батор": where
    somebody went to whom the sentence names; the day, too, where he met somebody after he had gone."""
    clause = report.clause
    if clause.format in ("phone", "video") or not report.heads or place_of(report) is not None:
        return
    head = report.heads[0].start
    for at, atom in enumerate(report.sentence.atoms):
        if not atom.has("journey") or _is_when(report.sentence.atoms, at):
            continue
        place = _destination(report.sentence.atoms[at + 1 : at + 1 + _NEAR])
        if place is None and report.sentence.capital_nouns and atom.has("verb"):  # "ist am Montag nach Kairo gereist"
            place = _destination(report.sentence.atoms[max(0, at - _NEAR) : at])
        if place is None and report.sentence.capital_nouns and atom.has("verb"):
            place = _toward(report.sentence.atoms, at) or _visited(report.sentence.atoms, at)
        if place is None or (atom.start > head and not _is_subordinate(report.sentence, at)):
            continue
        report.there = place
        days = [a.kinds["date"] for a in report.sentence.atoms if a.has("date")]
        if atom.start < head and not clause.dates and len(days) == 1 and days[0].bound is None:
            report.clause = clause._replace(dates=tuple(days))
        return
    report.there = _where_he_is(report.sentence, head)


def _where_he_is(sentence: ReadSentence, head: int) -> PlaceMention | None:
    """ "X, who is in Tokyo for a three-day visit, met …", "X, currently in Tokyo, met …": set apart behind the subject,
    where it says how he came to be there, or nothing else."""
    phrases = [phrase for phrase in sentence.phrases if phrase.end <= head]
    opening = next((i for i, phrase in enumerate(phrases) if phrase.kind == "mark"), len(phrases))
    if not opening or phrases[opening - 1].kind != "parties" or not phrases or phrases[-1].kind != "mark":
        return None
    aside = phrases[opening + 1 : -1]
    while aside and aside[0].kind == "word" and aside[0].has("who", "is", "ignorable"):
        aside = aside[1:]
    if not aside or aside[0].kind != "place" or aside[0].role != "at" or any(p.kind == "mark" for p in aside):
        return None
    there: PlaceMention = aside[0].value
    city = any(found.kind in ("city", "venue") for found in there.candidates[:1])
    return there if city and (len(aside) == 1 or any(phrase.has("visit", "journey") for phrase in aside)) else None


_NEAR = 6  # atoms between "flew" and where to


_GOING = "ing"  # how a verb ends behind "after"


def _toward(atoms: Sequence[Atom], at: int) -> PlaceMention | None:
    """ "Fliegt am Freitag zu einem Treffen mit X nach Genf": where to, at the end of the clause."""
    for index in range(at + 1, len(atoms) - 1):
        if atoms[index].has("punct") and atoms[index].text:
            return None
        led, behind = atoms[index], atoms[index + 1]
        if led.has("from_to") and led.has("after") and behind.has("place") and not behind.has("country"):
            mention: PlaceMention = behind.kinds["place"]
            return None if mention.compound else mention
    return None


def _visited(atoms: Sequence[Atom], at: int) -> PlaceMention | None:
    """ "Am Dienstag besuchte Präsident X Danzig", "hat am Dienstag Danzig besucht": a place without a preposition."""
    before = atoms[at - 1] if at else atoms[at]
    if before.has("place"):
        return None if atoms[at - 2 : at - 1] and atoms[at - 2].has("at", "from_to") else _town(before)
    for atom in atoms[at + 1 :]:
        if atom.has("place"):
            return _town(atom)
        if not atom.has("name", "office", "title", "date", "on", "ignorable") or atom.norm in _INSIDE:
            return None
    return None


_INSIDE = frozenset({"in", "im"})


def _town(atom: Atom) -> PlaceMention | None:
    mention: PlaceMention = atom.kinds["place"]
    return None if mention.compound or atom.has("country") else mention


def _is_when(atoms: Sequence[Atom], at: int) -> bool:
    """ "After the visit to Tunis": not where they met; "nach Kairo gereist", "after arriving in Oslo" is."""
    leading = atoms[max(0, at - 2) : at]
    behind = atoms[at + 1 : at + 2]
    going = bool(leading) and leading[-1].has("after") and atoms[at].norm.endswith(_GOING)
    if going and behind and behind[0].has("at", "from_to"):
        return False
    return any(a.has("after", "before") and not (atoms[at].has("verb") and a.has("from_to")) for a in leading)


def arrival(sentence: ReadSentence) -> tuple[PlaceMention, bool] | None:
    """Where somebody went by a sentence, and whether he is yet to go: "прибыл в Астану", "посетит Белград 12 марта"."""
    if "journey" not in sentence.kinds:
        return None
    for at, atom in enumerate(sentence.atoms):
        if not atom.has("journey"):
            continue
        place = _destination(sentence.atoms[at + 1 : at + 1 + _NEAR])
        if place is None and sentence.capital_nouns and atom.has("verb"):  # "ist am Montag nach Kairo gereist"
            place = _destination(sentence.atoms[max(0, at - _NEAR) : at])
        if place is not None:
            noun = at > 0 and sentence.atoms[at - 1].has("indefinite", "duration", "possessive")
            others = [other for other in sentence.atoms if not (other.has("visit") and atom is not other)]
            forms = [form for other in others for form in other.kinds.get("verb", ()) if not (noun and other is atom)]
            return place, any(form.tense in _TO_COME and form.verb.sense not in _OF_NOW for form in forms)
    return None


_TO_COME = ("future", "present", "infinitive")
_OF_NOW = ("stay", "say", "believe")


def _destination(atoms: Sequence[Atom]) -> PlaceMention | None:
    """The place behind the word for a journey, if it is one that is gone to and not from."""
    for at, atom in enumerate(atoms):
        if atom.has("verb", "noun") or atom.text in ",;:":
            return None
        if atom.has("place") and not at and not atom.has("country") and not atom.kinds["place"].compound:
            direct: PlaceMention = atom.kinds["place"]  # "посетил Белград"
            return direct
        if atom.has("place") and at and not atom.kinds["place"].compound:
            led = next((a for a in reversed(atoms[:at]) if not a.has("definite", "nation")), atoms[0])
            mention: PlaceMention = atom.kinds["place"]
            far = atom.has("country") or any(place.kind == "continent" for place in mention.candidates[:1])
            far = far or not led.has("at", "from_to") or led.has("from")
            return None if far else mention  # a country is where the journey led, and all that was done there
    return None


def _is_subordinate(sentence: ReadSentence, at: int) -> bool:
    """Whether a noun stands here, a participle or a verb of a relative clause: who came, not what came next."""
    forms = sentence.atoms[at].kinds.get("verb", ())
    led = at > 0 and sentence.atoms[at - 1].has("definite", "indefinite", "possessive", "nation")
    if not forms or led or any(form.tense == "attributive" for form in forms):
        return True
    before = sentence.atoms[max(0, at - 3) : at]
    return any(atom.has("relative") for atom in before) and not any(atom.has("would", "will") for atom in before)


def visited(sentence: ReadSentence) -> tuple[DateMention, PlaceMention | None] | None:
    """ "Die Präsidentin ist am Dienstag zu Besuch nach Laibach gereist", "hat vom 6. bis 8. März Namibia besucht": the
    days of a journey that is told as done, and the town it led to."""
    if "journey" not in sentence.kinds or sentence.kinds.isdisjoint(_DONE) or not sentence.capital_nouns:
        return None
    if not sentence.kinds.isdisjoint(("will", "plan_modal", "hedge_modal", "not", "condition", "pluperfect")):
        return None
    dates = [phrase.value for phrase in sentence.phrases if phrase.kind == "date"]
    if len(dates) != 1 or dates[0].bound or dates[0].earliest is None or dates[0].latest is None:
        return None
    if (dates[0].latest - dates[0].earliest).days > _LONGEST_VISIT:
        return None
    went = arrival(sentence)
    return dates[0], went[0] if went is not None and is_town(went[0]) else None


_DONE = ("have", "be", "become")
_LONGEST_VISIT = 5  # days


def add_day_by_which(report: Report, published: date | None) -> None:
    """ "Soll bis Jahresende stattfinden", "состоится до конца месяца": planned for the days until then."""
    if published is None or report.clause.dates or not report.heads:
        return
    for phrase in report.sentence.phrases:
        inside = report.clause.start <= phrase.start < report.clause.end
        latest = phrase.value.latest if phrase.kind == "date" and phrase.role == "until" and inside else None
        if latest is not None and latest > published:
            until = replace(phrase.value, earliest=published, granularity="range", bound=None, ahead=None)
            report.clause = report.clause._replace(dates=(until,))
            return


def keep_past(report: Report) -> None:
    """ "Должны были встретиться 14 марта": of a day that is over, and not of one in a year."""
    atoms = report.sentence.atoms
    was = any(one.has("plan_words") and other.has("be") and not other.has("is") for one, other in pairwise(atoms))
    if was:
        dates = tuple(replace(day, ahead=None) for day in report.clause.dates)
        report.clause = report.clause._replace(dates=dates)


def add_what_it_was_to_be(report: Report, published: date | None) -> None:
    """ "A meeting with X that was to have taken place in Y on Monday", ", намеченная на понедельник": the day and place
    that a relative clause or a participle behind the noun of a meeting gives it."""
    clause = report.clause
    if clause.heads[-1].sense != "noun" or (clause.dates and clause.places):
        return
    stretch = _behind_noun(report.sentence.phrases, clause.heads[-1].end)
    senses = {form.verb.sense for phrase in stretch if phrase.kind == "verb" for form in phrase.value}
    if not senses & _TAKES_PLACE:
        return
    days = [phrase.value for phrase in stretch if phrase.kind == "date" and phrase.value.bound is None]
    places = [phrase.value for phrase in stretch if phrase.kind == "place" and phrase.role == "at"]
    outcome = clause.outcome
    if (
        outcome is not None and outcome.words.start >= stretch[0].start
    ):  # "рассказал об итогах переговоров, прошедших …"
        clause = clause._replace(outcome=None)
    if "plan" in senses:
        off = published if report.status == "cancelled" else None
        over = off and any(form.verb.sense == "happen" and form.tense == "past" for _, form in report.sentence.verbs)
        days = [replace(day, ahead=None) if over or _is_nearer(day, off) else day for day in days]
        days = [day if day.ahead is None else replace(day, earliest=day.ahead[0], latest=day.ahead[1]) for day in days]
    if any(phrase.has("have") for phrase in stretch):  # "was to have taken place on Thursday": not in a week
        days = [replace(day, ahead=None) if day.weekday_only else day for day in days]
    report.clause = clause._replace(dates=clause.dates or tuple(days[:1]), places=clause.places or tuple(places[:1]))


def _is_nearer(day: DateMention, published: date | None) -> bool:
    """ "Встреча, намеченная на 24 мая, сорвалась", written on 25 May: not that of the next year."""
    if published is None or day.latest is None or day.ahead is None or day.weekday_only:
        return False
    return (published - day.latest) < (day.ahead[0] - published)


_TAKES_PLACE = frozenset({"happen", "plan", "hold"})


def _behind_noun(phrases: Sequence[Phrase], noun: int) -> list[Phrase]:
    """The first relative clause or participle behind a noun that ends at this offset, up to the mark that ends it."""
    stretch: list[Phrase] = []
    before: Phrase | None = None
    for phrase in phrases:
        if phrase.start >= noun:
            if stretch and phrase.kind == "mark":
                break
            if phrase.kind == "mark" and phrase.value in ";:()–—":
                break
            led = before is not None and before.kind == "mark"
            relative = phrase.kind == "word" and phrase.has("relative") and (led or not phrase.has("definite"))
            if stretch or relative or (phrase.kind == "verb" and _is_participle(phrase)):
                stretch.append(phrase)
        before = phrase
    return stretch


def _is_participle(phrase: Phrase) -> bool:
    """Whether a verb may stand behind its noun: "talks held in Baku"."""
    return any(form.tense in ("participle", "attributive") for form in phrase.value)


def add_its_scene(report: Report) -> None:
    """ "… reist am Montag nach Ankara, wo er mit … zusammenkommen wird": the day and place of the relative clause."""
    sentence, clause = report.sentence, report.clause
    where = next((p for p in sentence.phrases if p.kind == "word" and p.has("where") and p.end < clause.end), None)
    placed = bool(clause.places)
    if where is None or (placed and not sentence.capital_nouns):
        return
    if not any(head.start > where.end for head in clause.heads):
        return
    atoms = [atom for atom in sentence.atoms if atom.end <= where.start]
    posts = {atom.end + 1 for atom in atoms if atom.has("office", "title")}
    free = [atom for atom in atoms if not (atom.has("country") and atom.start in posts)]  # no "посол США"
    places = [atom.kinds["place"] for atom in free if atom.has("place") and not atom.kinds["place"].compound]
    led = [atom.start for atom in atoms if atom.has("before") and not atom.has("date")]  # "before travelling to …"
    dates = [atom.kinds["date"] for atom in atoms if atom.has("date") and atom.start > max(led, default=0)]
    report.there = places[-1] if places and not placed else None
    report.clause = clause._replace(dates=clause.dates or tuple(dates[-1:]))


def add_day_before_colon(report: Report) -> None:
    """ "Am Montag war sie in Wien: Dort traf sie X", "в ноябре президент летит во Францию: в Париже его примет X"."""
    if report.clause.dates or not report.heads or report.only_outcome:
        return
    colon = next((p.start for p in report.sentence.phrases if p.kind == "mark" and p.value == ":"), None)
    days = [phrase for phrase in report.sentence.phrases if phrase.kind == "date"]
    if colon is None or len(days) != 1 or days[0].value.bound or not days[0].end <= colon < report.heads[0].start:
        return
    report.clause = report.clause._replace(dates=(days[0].value,))


def prefer_own_day(report: Report) -> None:
    """ "Arrived in Rabat on Monday and was due to meet X on Tuesday": the day behind whom he meets, and not that of his
    journey."""
    dates, heads = report.clause.dates, report.heads
    if len(dates) != 1 or len(heads) != 1 or dates[0].start > heads[0].start:
        return
    went = [f.verb.sense == "travel" for phrase, f in report.sentence.verbs if phrase.end <= dates[0].start]
    behind = [phrase for phrase in report.sentence.phrases if phrase.start >= heads[0].end]
    stop = next((i for i, phrase in enumerate(behind) if phrase.kind in ("verb", "noun", "mark")), len(behind))
    days = [phrase.value for phrase in behind[:stop] if phrase.kind == "date"]
    if went and all(went) and len(days) == 1 and days[0].bound is None and days[0].earliest is not None:
        report.clause = report.clause._replace(dates=(days[0],))


def add_day_of_opening(report: Report) -> None:
    """ "In a surprise move on Tuesday, X met Y", "at a ceremony on Tuesday, …": the only day of the sentence, in words
    without a verb that open it."""
    sentence, clause = report.sentence, report.clause
    if clause.dates or not report.heads or report.only_outcome:
        return
    phrases = sentence.phrases
    comma = next((i for i, p in enumerate(phrases) if p.kind == "mark" and p.value == ","), 0)
    days = [phrase for phrase in phrases if phrase.kind == "date"]
    if not comma or len(days) != 1 or days[0].role not in ("", "at") or days[0].value.bound is not None:
        return
    opens = days[0].end <= phrases[comma].start < report.heads[0].start and phrases[comma + 1].kind == "parties"
    if not opens or any(phrase.kind in ("noun", "mark") for phrase in phrases[:comma]):
        return
    led = pairwise(phrases[:comma])
    if any(phrase.kind == "verb" and not before.has("possessive", "definite", "indefinite") for before, phrase in led):
        return
    if not is_of_something_else(sentence, days[0].start):
        report.clause = clause._replace(dates=(days[0].value,))


def add_days_before(report: Report) -> None:
    """ "… travelled to China on Monday and met …": a second verb with the subject of the first has its days, too."""
    if not report.clause.parties or not report.heads:
        return
    subject, verb = report.clause.parties[0].end, report.heads[0].start
    between = [phrase for phrase in report.sentence.phrases if subject <= phrase.start and phrase.end <= verb]
    if not any(phrase.kind == "verb" or phrase.has("be") for phrase in between):
        return
    before = [phrase for phrase in between if phrase.kind == "date"]
    if not report.clause.dates and len(before) == 1 and not before[0].value.bound:
        report.clause = report.clause._replace(dates=(before[0].value,))


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
    if len(days) != 1 or days[0].value.bound is not None or _is_of_a_clause(sentence, days[0]):
        return
    latest = days[0].value.latest
    if latest is None or not days[0].value.consistent or (report.status == "held" and published and latest > published):
        return
    report.clause = clause._replace(dates=(days[0].value,))


_NOT_OF_IT = ("say", "believe", "travel", "agree", "plan", "cancel", "deny", "wish")


def today(dates: Sequence[DateMention], published: date | None) -> tuple[DateMention, ...]:
    """ "Will meet on Thursday", said on a Thursday, is today, and not in a week; "im März" in March is this one,
    and so is "Ende März" before its end."""
    return tuple(replace(each, ahead=None) if _is_not_over(each, published) else each for each in dates)


def _is_not_over(mention: DateMention, day: date | None) -> bool:
    if day is None or mention.earliest is None or mention.latest is None:
        return False
    return mention.latest == day if mention.weekday_only else day <= mention.latest


def in_their_year(dates: Sequence[DateMention], before: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """ "Im Juni 2020 … Das Treffen war damals am 14. Juni": a day of the month that the sentence before names."""
    return tuple(next((d for b in before if (d := _in_month(date, b)) is not None), date) for date in dates)


def _in_month(day: DateMention, month: DateMention) -> DateMention | None:
    if day.year_stated or day.relative or day.granularity != "day" or day.earliest is None or month.earliest is None:
        return None
    if month.granularity != "month" or month.earliest.month != day.earliest.month:
        return None
    there = day.earliest.replace(year=month.earliest.year)
    return replace(day, earliest=there, latest=there, year_stated=True, ahead=None)
