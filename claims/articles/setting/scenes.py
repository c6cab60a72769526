"""Days and places that another clause or sentence sets: "wo er … traf", "Am Abend …", "damals am 14. Juni"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, takewhile

from claims.articles.sentences import ReadSentence
from claims.articles.setting.elsewhere import is_of_something_else, is_of_what_was_spoken_of
from claims.articles.setting.not_where import has_object
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.setting.when import days_of, did_not_happen
from claims.articles.telling.infinitives import infinitive_at
from claims.articles.telling.planned import is_to_go_on
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom

Scene = tuple[int, tuple[DateMention, ...], tuple[PlaceMention, ...]]  # the paragraph for which it holds, day and place
NOWHERE: Scene = (-1, (), ())


def goes_on(sentence: ReadSentence) -> bool:
    """ "Am Abend sprach sie mit …": a part of the day that was named in the sentence before; but "am Abend vor der
    Wahl", "am Abend des Unglücks" is that of another."""
    if "time_of_day" not in sentence.kinds:
        return False
    atoms = sentence.atoms
    at = next(i for i, atom in enumerate(atoms) if atom.has("time_of_day"))
    if not sentence.capital_nouns or at + 1 >= len(atoms) or not atoms[at].capital:
        return True
    if at and atoms[at - 1].capital and atoms[at - 1].kinds.keys() <= {"name", "word"}:
        return False  # "begrüßte sie mit den Worten: Guten Morgen"
    opens = all(not atom.has("verb", "have", "be", "become", "will", "name", "punct") for atom in atoms[:at])
    return not (opens and atoms[at + 1].has("before", "after", "definite", "possessive"))


def opens_with_hour(sentence: ReadSentence) -> bool:
    """ "Bereits am Vormittag war er …", "Am frühen Abend sprach sie …": a part of a day before anything else."""
    if not sentence.capital_nouns or "time_of_day" not in sentence.kinds:
        return False
    first = next((i for i, atom in enumerate(sentence.atoms) if atom.has("time_of_day")), 0)
    led = sentence.atoms[1:first]
    return all(atom.has("ignorable", "at", "on", "also", "word") and not atom.capital for atom in led)


def says_at_what_hour(report: Report) -> bool:
    """ "In the evening she met …", "also held talks with Y in the afternoon": a part of a day, in the clause itself, of
    what was; but "in the morning of the vote", "at night in those years" is of another day."""
    clause, atoms = report.clause, report.sentence.atoms
    if report.status != "held" or clause.pluperfect or not {head.tense for head in report.heads} <= {"past", None}:
        return False
    at = next((i for i, atom in enumerate(atoms) if atom.has("time_of_day") and atom.start >= clause.start), None)
    if at is None or at < len(("in", "the")) or atoms[at].end > clause.end:
        return False
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    free = behind is None or not behind.has("of", "before", "after", "date")
    return free and atoms[at - 1].has("definite") and atoms[at - 2].has("at")


def scene(sentence: ReadSentence) -> Scene:
    """ "Die Präsidentin hatte am Mittwoch in Prag einen vollen Tag": the day and place of what is told next."""
    dates = tuple(
        p.value
        for p in sentence.phrases
        if p.kind == "date" and p.role in ("", "at") and not p.value.bound and not is_of_a_clause(sentence, p)
        if not (_is_of_a_thing(sentence, p) or _is_in_attribute(sentence, p))
    )
    found = zip(sentence.phrases, (None, *sentence.phrases), strict=False)
    places = tuple(p.value for p, led in found if p.kind == "place" and p.role == "at" and not _belongs(led))
    places = tuple(
        place
        for place in places
        if not any(is_of_what_was_spoken_of(sentence, clause, place.start) for clause in sentence.clauses)
    )
    if is_end_of_journey(sentence):
        dates = ()  # «завершил в среду визит в Латвию. В Риге он встретился с X»: by then
        return sentence.paragraph, dates, places
    if len(dates) == 1 and _is_long_and_of_no_journey(sentence, dates[0]):
        return NOWHERE
    return (sentence.paragraph, dates, places) if len(dates) == 1 else NOWHERE


def _is_long_and_of_no_journey(sentence: ReadSentence, date: DateMention) -> bool:
    """ "X took office in January. He met Y", "prices rose last year. X met Y": nobody says that it was then; but "X
    toured Kenya in January. He met Y"."""
    if sentence.capital_nouns or date.granularity not in _LONG:
        return False
    if "travel" in sentence.senses or not sentence.kinds.isdisjoint(_ON_A_JOURNEY):
        return False
    of_nobody = sentence.kinds.isdisjoint(("name", "he", "office", "title", "they"))
    return of_nobody or "other" in sentence.senses or "be" in sentence.kinds  # "was elected in January"


_LONG = ("month", "year", "quarter", "season", "decade")
_ON_A_JOURNEY = ("journey", "visit", "gathering", "event", "occasion", "spends")


def is_end_of_journey(sentence: ReadSentence) -> bool:
    """«Визит завершился в среду», «в среду вернулся»: in Russian, whose articles tell next what he did until then."""
    if sentence.capital_nouns or not sentence.kinds.isdisjoint(("definite", "indefinite")):
        return False
    return "returned" in sentence.kinds or ("ended" in sentence.kinds and "visit" in sentence.kinds)


def is_of_a_clause(sentence: ReadSentence, date: Phrase) -> bool:
    """ "Es ging um ein Abkommen, das im Sommer unterzeichnet werden soll": when something else is or was."""
    before = [phrase for phrase in sentence.phrases if phrase.end <= date.start]
    comma = next((at for at in reversed(range(len(before))) if before[at].value == ","), len(before))
    opener, behind = (*before[comma + 1 : comma + 3], None, None)[:2]
    if opener is None or opener.kind != "word":
        return False
    led = behind is not None and opener.has(*_BEFORE_WHICH) and behind.atoms[0].has("relative")  # ", an dem sie …"
    return led or opener.has(*_SUBORDINATE)


def _is_of_a_thing(sentence: ReadSentence, date: Phrase) -> bool:
    """ "Beim diesjährigen Opernball": an adjective of the thing behind it, which tells nothing of what came before."""
    last = date.atoms[-1]
    if date.value.granularity != "year" or not sentence.capital_nouns or last.capital or not last.text.isalpha():
        return False
    led = date.has("definite") or any(0 <= date.start - a.end <= 1 for a in sentence.those("possessive"))
    behind = next((atom for atom in sentence.atoms if atom.start >= date.end), None)
    return led and behind is not None and behind.capital and not behind.has("noun")


def _is_in_attribute(sentence: ReadSentence, date: Phrase) -> bool:
    """ "Die für 2026 geplante Schließung", "das am Montag eröffnete Werk": when that is or was, between an article and
    the participle before a noun. In German."""
    if not sentence.capital_nouns:
        return False
    led = [atom for atom in sentence.atoms if atom.end <= date.value.start and atom.text][-_BESIDE:]
    behind = [atom for atom in sentence.atoms if atom.start >= date.value.end and atom.text][:_BESIDE]
    if len(led) < _BESIDE or len(behind) < _BESIDE or not led[0].has("definite", "possessive") or led[0].has("at"):
        return False
    attribute = not behind[0].capital and "attributive" in behind[0].forms
    return led[1].has("for", "on") and attribute and behind[1].capital


_BESIDE = 2  # atoms of "die für" and of "geplante Schließung"
_BEFORE_WHICH = ("at", "on", "with", "of", "for", "about")
_SUBORDINATE = ("relative", "that", "when", "condition", "because", "where", "question")


def _belongs(led: Phrase | None) -> bool:
    """Whether a place behind this phrase belongs to it: "over the arrest of a student in Chengdu"."""
    return led is not None and (led.kind == "unknown" or (led.kind == "aside" and not led.atoms[0].has("beside")))


def add_place_before(report: Report, before: ReadSentence | None) -> None:
    """ "Am Dienstag reist sie nach Podgorica weiter. Dort ist ein Gespräch mit … geplant": there, and then."""
    clause = report.clause
    atoms = report.sentence.atoms
    inside = (a for a in atoms if report.begins <= a.start < clause.end)
    if "there" not in report.sentence.kinds or not any(a.has("there") for a in inside) or clause.places:
        return
    first = next((atom.start for atom in atoms if atom.has("there")), 0)
    if report.sentence.capital_nouns:
        _add_day_before_there(report, first)
    if before is None or before.paragraph != report.sentence.paragraph:
        return
    named = (*before.atoms, *(atom for atom in atoms if atom.end <= first))  # "letzte Station ist Kigali: dort …"
    posts = {two.start for one, two in pairwise(named) if two.has("country") and one.has("office", "title")}
    posts |= {one.start for one, two in pairwise(named) if one.has("country") and two.has("possessive_s")}
    posts |= {two.start for one, two in pairwise(named) if one.has("on_the_way") and two.has("place")}
    free = (atom for atom in named if atom.has("place") and atom.start not in posts)  # no "спецпосланник по Судану"
    places = [atom.kinds["place"] for atom in free if not atom.kinds["place"].compound]
    if "here" in report.sentence.kinds:  # «прилетел в Ригу из Таллина. Здесь он …»
        places = [place for place in places if not came_from(before, place)]
    towns = [place for place in places if is_town(place)]  # and not "Irans Atomchef", behind "in Teheran"
    report.there = report.there or next(
        iter(towns[-1:] or ([] if report.sentence.capital_nouns else places[-1:])), None
    )
    if report.status == "held" and _is_now_there(report, before):
        report.status = "planned"  # "ist am Montag in Oslo eingetroffen. Sie trifft dort X": since that Monday
        return
    dates = [phrase.value for phrase in before.phrases if phrase.kind == "date" and not phrase.value.bound]
    if report.sentence.capital_nouns and _is_when_it_was_off(before, dates):
        return
    if report.there is not None and came_from(before, report.there):
        return  # «прилетел в Ригу во вторник из Бамако. Там он встречался с X»: before that Tuesday
    if not report.clause.dates and len(dates) == 1:
        report.clause = clause._replace(dates=tuple(dates))


def _add_day_before_there(report: Report, there: int) -> None:
    """ "Am Freitag wird er in Rom erwartet; dort steht ein Gespräch mit X an": on that day. In German."""
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= there]
    days = [phrase.value for phrase in before if phrase.kind == "date"]
    parted = bool(before) and before[-1].value in (";", ":", "–")
    town = any(phrase.kind == "place" and phrase.role == "at" for phrase in before)
    earlier = report.clause.pluperfect and report.status == "held"  # "dort hatte er zuvor X getroffen"
    if parted and town and len(days) == 1 and not days[0].bound and not (report.clause.dates or earlier):
        report.clause = report.clause._replace(dates=tuple(days))


def came_from(before: ReadSentence, place: PlaceMention) -> bool:
    pairs = pairwise(before.atoms)
    return any(one.has("from") and two.start == place.start for one, two in pairs if two.has("place"))


def forget_coming_days_before(report: Report, published: date | None) -> None:
    """ "X reist nächste Woche nach Kairo. Mit Y hat sie in New York gesprochen": what she has done was on no day
    to come, of which a sentence before tells."""
    kinds = report.sentence.kinds
    verbs = [head for head in report.heads if head.sense != "noun"]
    ends = {one.end for one, atom in pairwise(report.sentence.atoms) if atom.has("punct")}  # "habe sie telefoniert,"
    perfect = all(head.tense == "participle" or (head.tense == "present" and head.end in ends) for head in verbs)
    done = report.status == "held" and bool(verbs) and perfect
    if not done or published is None or kinds.isdisjoint(("have", "be")) or not kinds.isdisjoint(_TO_BE_DONE):
        return
    start = report.sentence.scanned.start
    over = (d for d in report.clause.dates if d.start >= start or d.earliest is None or d.earliest <= published)
    report.clause = report.clause._replace(dates=tuple(over))


_TO_BE_DONE = ("will", "plan_modal", "plan_words", "become", "infinitive_mark", "hedge_modal")


def forget_days_of_what_was(report: Report, before: ReadSentence, published: date | None) -> None:
    """ "Flog am Mittwoch nach Rom. Geplant ist dort ein Gespräch mit X", on Friday: on neither that Wednesday nor the
    next one."""
    start = report.sentence.scanned.start
    past = {"past", "participle"} & {form.tense for _, form in before.verbs} or "were" in before.kinds
    to_come = not before.kinds.isdisjoint(("will", "plan_modal", "plan_words", "would"))
    if published is None or not past or to_come:
        return
    report.clause = report.clause._replace(
        dates=tuple(
            replace(day, ahead=None) if before.scanned.start <= day.start < start else day
            for day in report.clause.dates
            if not (before.scanned.start <= day.start < start and day.latest is not None and day.latest < published)
        )
    )


def forget_years_before(report: Report) -> None:
    """ "1983 ging sie nach Bukarest. Dort traf sie mehrmals X", "…, später traf sie X": in no such year alone."""
    start = report.sentence.scanned.start
    own = (day for day in report.clause.dates if day.start >= start or day.earliest == day.latest)
    report.clause = report.clause._replace(dates=tuple(own))


def _is_when_it_was_off(before: ReadSentence, dates: Sequence[DateMention]) -> bool:
    """ "Am Freitag sagte sie eine Reise nach Rom ab. Dort wollte sie X treffen": a day on which somebody did so, not
    the one for which it was planned ("die für Montag geplante Reise")."""
    off = any(form.verb.sense == "cancel" and form.tense in ("past", "participle") for _, form in before.verbs)
    for_it = [atom.end for atom in before.atoms if atom.has("for")]
    return off and not any(0 <= day.start - end <= 1 for day in dates for end in for_it)


def _is_now_there(report: Report, before: ReadSentence) -> bool:
    """Whether a verb of the present tells what somebody does where he has come by the sentence before."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    now = bool(verbs) and all(head.tense == "present" for head in verbs) and not report.clause.dates
    now &= report.sentence.capital_nouns and report.sentence.kinds.isdisjoint(("become", "have"))  # "wurde empfangen"
    if not now or not before.kinds.isdisjoint(("will", "plan_modal", "plan_words")):
        return False
    went = [form.tense for _, form in before.verbs if form.verb.sense == "travel"]
    return "past" in went or ("participle" in went and "be" in before.kinds)


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


def add_day_by_which(report: Report, published: date | None) -> None:
    """ "Soll bis Jahresende stattfinden", "состоится до конца месяца": planned for the days until then."""
    if published is None or report.clause.dates or not report.heads:
        return
    for phrase in report.sentence.phrases:
        inside = report.clause.start <= phrase.start < report.clause.end
        by_then = phrase.value if phrase.kind == "date" and phrase.role == "until" and inside else None
        latest = by_then.latest if by_then is not None else None
        if by_then is not None and by_then.ahead is not None and latest is not None and latest < published:
            latest = by_then.ahead[1]  # "до конца апреля", in March
        if latest is not None and latest > published:
            until = replace(
                phrase.value, earliest=published, latest=latest, granularity="range", bound=None, ahead=None
            )
            report.clause = report.clause._replace(dates=(until,))
            return


def keep_past(report: Report, published: date | None) -> None:
    """ "Должны были встретиться 14 марта": of a day that is over, and not of one in a year; "планировал встретиться 14
    марта": of the nearer one."""
    planned = "plan" in report.sentence.senses and any(
        form.verb.sense == "plan" and form.tense == "past" for _, form in report.sentence.verbs
    )
    if planned and not (report.heads and is_to_go_on(report.sentence, report.heads[-1])):
        days = tuple(replace(d, ahead=None) if is_nearer(d, published) else d for d in report.clause.dates)
        report.clause = report.clause._replace(dates=days)
    atoms = report.sentence.atoms
    threes = zip(atoms, atoms[1:], atoms[2:], strict=False)
    was = any(one.has("plan_words") and two.has("be") and not _is_passive(two, three) for one, two, three in threes)
    if was or any(atom.has("be") and atom.has("was_due") for atom in atoms):  # "должен был"
        dates = tuple(replace(day, ahead=None) for day in report.clause.dates)
        report.clause = report.clause._replace(dates=dates)


def add_week_to_what_was_due(report: Report, before: ReadSentence | None, published: date | None) -> None:
    """ "A visit has been postponed, it was said on Wednesday. She had been due to meet X on Friday": on the coming one,
    and not on the one before it was called off."""
    if before is None or published is None or before.capital_nouns or "plan_words" not in report.sentence.kinds:
        return
    if "cancel" not in before.senses or "cancel" in report.sentence.senses:
        return
    told = [p.value.latest for p in before.phrases if p.kind == "date" and p.value.latest is not None]
    off = max((day for day in told if day <= published), default=published)
    week = timedelta(days=7)
    report.clause = report.clause._replace(
        dates=tuple(
            replace(day, earliest=day.earliest + week, latest=day.latest + week)
            if day.weekday_only and day.earliest is not None and day.latest is not None and day.latest < off
            else day
            for day in report.clause.dates
        )
    )


def forget_day_told_before(report: Report) -> None:
    """ "Am Freitag tagt der Kreistag. Zuvor will X mit Y reden": on no day that a sentence before tells."""
    start = report.sentence.scanned.start
    own = tuple(day for day in report.clause.dates if day.start >= start)
    report.clause = report.clause._replace(dates=own)


def forget_days_counted_on(report: Report, published: date | None) -> None:
    """ "Через два дня X встретился с Y", "через неделю после саммита": of the past, and counted from something else."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    if published is None or not verbs or any(head.tense != "past" for head in verbs):
        return
    unknown = (
        replace(day, earliest=None, latest=None, ahead=None)
        if day.relative and day.earliest is not None and day.earliest > published
        else day
        for day in report.clause.dates
    )
    report.clause = report.clause._replace(dates=tuple(unknown))


def _is_passive(be: Atom, verb: Atom) -> bool:
    """ "Is to be received": what is to come."""
    return be.has("is") or any(form.tense in ("participle", "past") for form in verb.kinds.get("verb", ()))


def add_what_it_was_to_be(report: Report, published: date | None) -> None:
    """ "A meeting with X that was to have taken place in Y on Monday", ", намеченная на понедельник": the day and place
    that a relative clause or a participle behind the noun of a meeting gives it."""
    clause = report.clause
    brought = clause.heads[-1].sense == "host"  # "the talks, held on Tuesday, brought X and Y together"
    told = clause.heads[0] if brought else clause.heads[-1]
    if told.sense != "noun" or (clause.dates and clause.places):
        return
    if any(head.sense != "noun" for head in clause.heads[:-1]) and _is_gathering(report.sentence, clause.heads[-1]):
        return  # "met on Tuesday to prepare the summit, which will take place in …"
    if has_object(report.sentence, told.end):
        return  # "said after meeting X that a bridge would be opened in …"
    stretch = _behind_noun(report.sentence.phrases, told.end)
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
        happened = any(form.verb.sense == "happen" and form.tense == "past" for _, form in report.sentence.verbs)
        over = off and (happened or did_not_happen(report))
        days = [replace(day, ahead=None) if over or is_nearer(day, off) else day for day in days]
        if any(phrase.has("pluperfect") for phrase in stretch):
            days = list(today(days, published))
            held = any(form.verb.sense in ("happen", "hold") for _, form in report.sentence.verbs)
            if report.status == "held" and not held and (days or not clause.dates):
                report.status = "planned"  # "had been pencilled in for Monday": more is not said yet
        days = list(map(_still_ahead, days))
    if any(phrase.has("have") for phrase in stretch):  # "was to have taken place on Thursday": not in a week
        days = [replace(day, ahead=None) if day.weekday_only else day for day in days]
    if (after := _told_after(report, stretch)) is not None:  # «которую должны были провести в Риге, прошла в Вене»
        when = [p.value for p in after[1:] if p.kind == "date" and p.value.bound is None]
        held = all(form.tense == "past" for form in after[0].value)
        if when and not held:  # «намеченная на пятницу, пройдёт в понедельник»
            when, report.status = list(map(_still_ahead, when)), "planned"
        days = when if held or when else days
        report.status = "held" if held and report.status == "planned" else report.status
        places = [p.value for p in after if p.kind == "place" and p.role == "at"] or places
    report.clause = clause._replace(dates=clause.dates or tuple(days[:1]), places=clause.places or tuple(places[:1]))


def _still_ahead(day: DateMention) -> DateMention:
    """The coming day, where one without a year may be the last one, or that."""
    return day if day.ahead is None else replace(day, earliest=day.ahead[0], latest=day.ahead[1])


def _told_after(report: Report, stretch: Sequence[Phrase]) -> Sequence[Phrase] | None:
    """The verb behind what a meeting was to be that says how it was held, or will be, with its phrases up to the next
    comma."""
    phrases = report.sentence.phrases
    behind = [phrase for phrase in phrases if phrase.start >= stretch[-1].end]
    planned = any(phrase.has("was_due") or _says_planned(phrase) for phrase in stretch)
    if not planned or len(behind) < len((",", "took place")) or behind[0].value != "," or behind[1].kind != "verb":
        return None
    if any(form.verb.sense != "happen" for form in behind[1].value):
        return None
    return [behind[1], *takewhile(lambda phrase: phrase.kind != "mark", behind[2:])]


def _says_planned(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(form.verb.sense == "plan" for form in phrase.value)


def _is_gathering(sentence: ReadSentence, head: Head) -> bool:
    return any(atom.start == head.start for atom in sentence.those("gathering"))


def is_nearer(day: DateMention, published: date | None) -> bool:
    """ "Встреча, намеченная на 24 мая, сорвалась", written on 25 May: not that of the next year."""
    if published is None or day.latest is None or day.ahead is None or day.weekday_only:
        return False
    return (published - day.latest) < (day.ahead[0] - published)


_TAKES_PLACE = frozenset({"happen", "plan", "hold"})


def _behind_noun(phrases: Sequence[Phrase], noun: int) -> list[Phrase]:
    """The first relative clause or participle behind a noun that ends at this offset, up to the mark that ends it."""
    stretch: list[Phrase] = []
    before: Phrase | None = None
    last: Phrase | None = None  # the one before, but for marks
    for phrase in phrases:
        if phrase.start >= noun:
            if stretch and phrase.kind == "mark":
                break
            if phrase.kind == "mark" and phrase.value in ";:()–—":
                break
            judged = last is not None and last.has("be") and phrase.kind == "unknown"
            if not stretch and (judged or _is_of_another(last, phrase)):
                break  # "the meeting was remarkable, given that …", "on the eve of the summit, which will …"
            last = phrase if phrase.kind != "mark" else last
            led = before is not None and before.kind == "mark"
            relative = phrase.kind == "word" and phrase.has("relative") and (led or not phrase.has("definite"))
            if relative and phrase.has("who") and not stretch:
                break  # "talks with X, whom she last saw in Rome in July"
            if stretch or relative or (phrase.kind == "verb" and _is_participle(phrase)):
                stretch.append(phrase)
        before = phrase
    return stretch


def _is_of_another(last: Phrase | None, phrase: Phrase) -> bool:
    """Whether a relative clause tells of what only says when they met: "on the eve of the summit, which …"."""
    return last is not None and last.kind == "aside" and last.atoms[0].has("soft", "before") and phrase.has("relative")


def _is_participle(phrase: Phrase) -> bool:
    """Whether a verb may stand behind its noun: "talks held in Baku"."""
    return any(form.tense in ("participle", "attributive") for form in phrase.value)


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


def today(dates: Sequence[DateMention], published: date | None) -> tuple[DateMention, ...]:
    """ "Will meet on Thursday", said on a Thursday, is today, and not in a week; "im März" in March is this one,
    and so is "Ende März" before its end."""
    return tuple(replace(each, ahead=None) if _is_not_over(each, published) else each for each in dates)


def coming_days(dates: Sequence[DateMention], published: date | None) -> tuple[DateMention, ...]:
    """ "Will meet on the 21st", said on the 14th: that of this month or the next, and not the last one."""
    return tuple(_coming(each, published) if published is not None else each for each in dates)


def _coming(mention: DateMention, published: date) -> DateMention:
    day = mention.latest
    bare = mention.granularity == "day" and mention.text[:1].isdigit() and " " not in mention.text
    if not bare or mention.ahead is not None or mention.year_stated or day is None or day >= published:
        return mention
    for months in (0, 1):
        year, month = divmod(published.year * 12 + published.month - 1 + months, 12)
        if day.day <= monthrange(year, month + 1)[1] and (there := date(year, month + 1, day.day)) >= published:
            return replace(mention, earliest=there, latest=there)
    return mention


def _is_not_over(mention: DateMention, day: date | None) -> bool:
    if day is None or mention.earliest is None or mention.latest is None:
        return False
    if mention.weekday_only and mention.weekday is None:  # "trifft am Donnerstag X und tags darauf Y", said on Friday
        return day < mention.latest
    return mention.latest == day if mention.weekday_only else day <= mention.latest


def in_their_year(
    dates: Sequence[DateMention], before: Sequence[DateMention], then: bool = False
) -> tuple[DateMention, ...]:
    """ "Im Juni 2020 … Das Treffen war damals am 14. Juni": a day of the month that the sentence before names. `then`:
    or a day or month of the year that it names: "war schon 2022 dabei. Damals traf er im März X"."""
    if then and len(before) == 1 and before[0].granularity == "year":
        return tuple(_in_year(date, before[0]) for date in dates)
    return tuple(next((d for b in before if (d := _in_month(date, b)) is not None), date) for date in dates)


def _in_year(date: DateMention, year: DateMention) -> DateMention:
    month = date.granularity == "month" and " " not in date.text  # "im März", and not "im vergangenen Monat"
    if date.year_stated or date.earliest is None or not (month or (date.granularity == "day" and not date.relative)):
        return date
    if year.earliest is None or date.latest is None or date.weekday_only:
        return date
    first = date.earliest.replace(day=1, year=year.earliest.year)
    there = first + (date.earliest - date.earliest.replace(day=1))
    last = there + (date.latest - date.earliest)
    return replace(date, earliest=there, latest=last, year_stated=True, ahead=None)


def _in_month(day: DateMention, month: DateMention) -> DateMention | None:
    if day.year_stated or day.relative or day.granularity != "day" or day.earliest is None or month.earliest is None:
        return None
    if month.granularity != "month" or month.earliest.month != day.earliest.month:
        return None
    there = day.earliest.replace(year=month.earliest.year)
    return replace(day, earliest=there, latest=there, year_stated=True, ahead=None)
