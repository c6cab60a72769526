"""Days and places of what a sentence tells beside a meeting, taken out of its report: "to prepare for next month's
summit in Bali", "at this year's General Assembly", "a video of the meeting was released in Riga on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.articles.setting.clause_beside import clauses_beside
from claims.articles.setting.counted_days import is_counted_from
from claims.articles.setting.elsewhere import is_attributive
from claims.articles.telling.report import Report
from claims.articles.writing import Writing
from claims.reading.lexicon import VerbForm
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_AIM = 5  # phrases between "to" and the summit that somebody is to prepare
_OWNED = 3  # phrases between "'s" and its noun: "Wednesday's hour-long conversation"
_OF_IT = ("noun", "visit", "journey", "gathering", "venue", "time_of_day")

Stretch = tuple[int, int]


def leave_out_other_events(report: Report, writing: Writing) -> None:
    """Take from a report the days and places that belong to something else."""
    clause, kinds = report.clause, report.sentence.kinds
    if kinds.isdisjoint(("date", "place")) or not report.heads:
        return
    if report.members and not kinds.isdisjoint(("in_a_row", "comes")) and (before := _of_one_it_followed(report)):
        _leave_out(report, before, before)
        report.not_then = (*report.not_then, *before)
        clause = report.clause
    if report.sentence.capital_nouns:
        if "relative" in kinds and (of_one := _told_of_one(report)):
            _leave_out(report, of_one, of_one)
        return
    days = [(day.start, day.end) for day in clause.dates if is_attributive(report.sentence, day)]
    places: list[Stretch] = []
    if "gathering" in kinds:
        for stretch, aim in _gatherings(report):
            places.append(stretch)
            if aim or len(clause.dates) > 1:
                days.append(stretch)
    if report.status == "cancelled":
        days += _of_calling_off(report)
    if "visit" in kinds:
        to_come = _visits_to_come(report)
        days, places = [*days, *to_come], [*places, *to_come]
    if "relative" in kinds:
        places += _told_of_things(report)
    if "who" in kinds:
        told = _told_of_somebody(report)
        places += told
        days += [stretch for stretch in told if _is_to_be(report, stretch)]
    if "since" in kinds:
        days += _since_then(report)
    if "possessive_s" in kinds:
        days += _of_a_thing(report.sentence.phrases)
    if not writing.articles and "date" in kinds:
        report.not_then = (*report.not_then, *clauses_beside(report, writing))
    both = ([_release(report)] if "shown" in kinds else []) + ([_before_after(report)] if "after" in kinds else [])
    found = [stretch for stretch in both if stretch is not None]
    _leave_out(report, days + found, places + found)


def _leave_out(report: Report, days: Sequence[Stretch], places: Sequence[Stretch]) -> None:
    """Take the days and places in these stretches from a report."""
    clause = report.clause
    report.apart = (*report.apart, *places)
    if days or places:
        report.clause = clause._replace(
            dates=tuple(day for day in clause.dates if not _inside(day.start, days)),
            places=tuple(place for place in clause.places if not _inside(place.start, places)),
        )


def _of_one_it_followed(report: Report) -> list[Stretch]:
    """ "The meeting in Rome on Friday followed talks between X and Y": those of another meeting."""
    first = min(mention.start for _, mention in report.members)
    pairs = ((one, two) for one, two in pairwise(report.sentence.atoms) if two.end <= first)
    then = next((a for a, b in pairs if a.has("in_a_row") or (a.has("comes") and b.has("after", "before"))), None)
    if then is None:
        return []
    nouns = [atom for atom in report.sentence.atoms if atom.has("noun", "gathering", "event") and atom.end <= first]
    two = any(noun.end <= then.start for noun in nouns) and any(noun.start >= then.end for noun in nouns)
    return [(report.sentence.scanned.start, then.start)] if two else []


def _told_of_one(report: Report) -> list[Stretch]:
    """ "Traf X, die von 2008 bis 2014 Landrätin in Aalen war": what a relative clause tells of one of them, where its
    verb ends it and tells of no meeting. "Das Treffen, das am Montag in Wien stattfand" does."""
    phrases, found = report.sentence.phrases, []
    for index, (whom, comma, who) in enumerate(zip(phrases, phrases[1:], phrases[2:], strict=False)):
        if whom.kind != "parties" or comma.value != "," or who.kind != "word" or not who.has("relative"):
            continue
        inside = list(takewhile(lambda phrase: phrase.kind != "mark", phrases[index + 3 :]))
        ends = inside[-1] if inside else who
        senses = {form.verb.sense for phrase in inside if phrase.kind == "verb" for form in phrase.value}
        verb = ends.kind in ("verb", "unknown") and not ends.atoms[-1].capital
        if senses & _OF_MEETINGS or not (verb or ends.has("be", "become", "have")):
            continue
        if not any(who.start <= head.start < ends.end for head in report.heads):
            found.append((who.start, ends.end))
    return found


_OF_MEETINGS = frozenset({"happen", "hold", "plan", "cancel", "meet", "talk", "host", "call", "see", "discuss", "last"})


def leave_out_meeting_beside(report: Report) -> None:
    """ "Nach seinem Treffen am Freitag mit X in Graz empfing er Y": the day and place of the noun's own meeting."""
    if "noun" not in report.sentence.kinds or not report.heads or any(head.sense == "noun" for head in report.heads):
        return
    phrases = report.sentence.phrases
    stretches: list[Stretch] = []
    for at, noun in enumerate(phrases):
        if noun.kind != "noun" or noun.role not in ("before", "after"):
            continue
        met = phrases[at + 1 : at + 2] if noun.atoms[-1].has("gerund") else ()  # "after seeing X in Riga"
        own = [phrase for phrase in met if phrase.kind == "parties" and not phrase.role]
        own += takewhile(_belongs_to_noun, phrases[at + 1 + len(own) :])
        if any(phrase.kind == "parties" for phrase in own):
            stretches.append((noun.start, own[-1].end))
    if stretches:
        clause = report.clause
        report.apart = (*report.apart, *stretches)
        opened = not any(p.kind in ("date", "place") and p.end <= stretches[0][0] for p in phrases)
        if opened and stretches[0][1] <= report.heads[0].start:
            report.begins = stretches[0][1]
        report.clause = clause._replace(
            dates=tuple(day for day in clause.dates if not _inside(day.start, stretches)),
            places=tuple(place for place in clause.places if not _inside(place.start, stretches)),
        )


def forget_what_stands_before(report: Report) -> None:
    """Take from a report the days and places of its sentence that stand before its own words (`Report.begins`),
    wherever they came from: of the praise, or of the meeting before."""
    start, begins, clause = report.sentence.scanned.start, report.begins, report.clause
    if not begins:
        return
    report.clause = clause._replace(
        dates=tuple(
            day for day in clause.dates if not start <= day.start < begins or is_counted_from(report.sentence, day)
        ),
        places=tuple(place for place in clause.places if not start <= place.start < begins),
    )
    if report.there is not None and start <= report.there.start < begins:
        report.there = None


def _belongs_to_noun(phrase: Phrase) -> bool:
    """ "Am Freitag", "mit X", "in Graz": what stands behind a noun before the verb or its subject."""
    return phrase.kind in ("date", "place", "topic") or (phrase.kind == "parties" and phrase.role == "with")


def _inside(at: int, stretches: Sequence[Stretch]) -> bool:
    return any(start <= at < end for start, end in stretches)


def _gatherings(report: Report) -> list[tuple[Stretch, bool]]:
    """ "Met X to prepare for next month's summit in Bali", "fresh from the summit in Bali, X met Y": gatherings
    that are not where they met, each with its days and places, and whether it is an aim."""
    phrases, found = report.sentence.phrases, []
    for index, noun in enumerate(phrases):
        if noun.kind != "noun" or not noun.has("gathering"):
            continue
        if all(noun.start <= head.start < noun.end for head in report.heads):
            continue  # the meeting itself
        first, last = _first_of(phrases, index), index
        aim = noun.role in ("", "purpose") and _is_aim(report, phrases[max(0, first - _AIM) : first])
        if not aim and {noun.role, phrases[first].role}.isdisjoint(("before", "after")):
            continue
        while last + 1 < len(phrases) and phrases[last + 1].kind in ("place", "date"):
            last += 1
        found.append(((phrases[first].start, phrases[last].end), aim))
    return found


def _visits_to_come(report: Report) -> list[Stretch]:
    """ "Met X to discuss his upcoming visit to Oslo in May", "the planned visit of Y to Oslo": a journey that is still
    to come, as its attribute says, where the meeting is over; or one that they talked about."""
    phrases, found = report.sentence.phrases, []
    for at, visit in enumerate(phrases):
        owned = at > 0 and phrases[at - 1].has("possessive_s")
        if not visit.has("visit") or (visit.kind == "verb" and not owned) or report.status == "planned":
            continue
        inside = visit.kind not in ("word", "verb")  # of an aside, which names its attributes, too
        led = at if inside else next((i for i in reversed(range(at)) if phrases[i].has(*_OPENS)), 0)
        attributes = [atom for phrase in phrases[led : at + 1] for atom in phrase.atoms]
        verb = next((p for p in reversed(phrases[:led]) if p.kind not in ("parties", "unknown")), visit)
        talked = any(form.verb.sense == "discuss" for form in _forms(verb))
        if not talked and not any(map(_is_to_come, attributes)):
            continue
        last = at
        while last + 1 < len(phrases) and (phrases[last + 1].kind in _SET or phrases[last + 1].role == "of"):
            last += 1
        found.append((visit.start, phrases[last].end))
    return found


_OPENS = ("definite", "indefinite", "possessive", "possessive_s")
_SET = ("place", "date")


def _forms(phrase: Phrase) -> tuple[VerbForm, ...]:
    return phrase.value if phrase.kind == "verb" else ()


def _is_to_come(atom: Atom) -> bool:
    planned = any((form.verb.sense, form.tense) == ("plan", "participle") for form in atom.kinds.get("verb", ()))
    return planned or atom.has("upcoming")


def _told_of_things(report: Report) -> list[Stretch]:
    """ "Met on the eve of the summit, which will take place in Bali", "about the treaty, which was signed in Geneva":
    what a relative clause tells of something else."""
    phrases, found = report.sentence.phrases, []
    for thing, comma, which in zip(phrases, phrases[1:], phrases[2:], strict=False):
        named = thing.kind in ("aside", "topic", "unknown") or (thing.kind == "noun" and thing.has("gathering"))
        if not named or comma.kind != "mark" or not which.has("relative") or which.has("who"):
            continue
        if any(thing.start <= head.start < thing.end for head in report.heads):
            continue  # the meeting itself
        end = next(
            (p.start for p in phrases if p.kind == "mark" and p.start > which.start), report.sentence.scanned.end
        )
        if not any(which.start <= head.start < end for head in report.heads):
            found.append((which.start, end))
    return found


def _first_of(phrases: Sequence[Phrase], noun: int) -> int:
    """Where "next month's summit" begins: at the day that owns it; "the Riga summit": at its place."""
    if noun and phrases[noun - 1].kind == "place" and not phrases[noun - 1].role and not phrases[noun].role:
        return noun - 1
    owned = phrases[noun].atoms[0].has("possessive_s") or (noun and phrases[noun - 1].has("possessive_s"))
    before = noun - (not phrases[noun].atoms[0].has("possessive_s")) - 1
    return before if owned and before >= 0 and phrases[before].kind == "date" else noun


def _is_aim(report: Report, led: Sequence[Phrase]) -> bool:
    """Whether an infinitive that is no verb of meeting leads to a noun: "to lay the groundwork for a summit"."""
    for phrase in reversed(led):
        if phrase.kind == "mark" or any(phrase.start <= head.start < phrase.end for head in report.heads):
            return False
        if phrase.kind == "word" and phrase.has("infinitive_mark"):
            return any(head.end <= phrase.start for head in report.heads)
    return False


def _told_of_somebody(report: Report) -> list[Stretch]:
    """ "Met Y, who was born in Riga, on Tuesday": what a relative clause tells of one of them."""
    found, phrases = [], report.sentence.phrases
    for comma, who in pairwise(phrases):
        if comma.kind != "mark" or not who.has("who"):
            continue
        end = next((p.start for p in phrases if p.kind == "mark" and p.start > who.start), report.sentence.scanned.end)
        if not any(who.start <= head.start < end for head in report.heads):
            found.append((who.start, end))
    return found


def _is_to_be(report: Report, stretch: Stretch) -> bool:
    """ "X, who will address the summit on 20 March, met Y": what a relative clause tells of the days to come."""
    return any(
        _inside(atom.start, [stretch]) for kind in ("will", "plan_words") for atom in report.sentence.those(kind)
    )


def _since_then(report: Report) -> list[Stretch]:
    """ "Will be their first meeting since talks broke off in May": days of what a clause behind "since" tells."""
    atoms = report.sentence.atoms
    since = next((atom for atom in report.sentence.those("since") if atom.start > report.heads[0].start), None)
    if since is None or since.has("with"):  # «с»
        return []
    if any(head.start > since.start and head.sense != "noun" for head in report.heads):
        return []  # "their first call since they met in Rome in May": that meeting's own
    behind = [atom for atom in atoms if atom.start >= since.end]
    end = next((atom.start for atom in behind if atom.text in (",", ";")), report.sentence.scanned.end)
    told = [atom for atom in behind if atom.end <= end]
    return [(since.start, end)] if told and not told[0].has("date") else []


def _of_calling_off(report: Report) -> list[Stretch]:
    """ "The meeting was cancelled on Thursday", "X on Thursday called off …", "on Thursday X cancelled …": the day on
    which that was done; "the meeting on Thursday was cancelled", "cancelled his meeting on Friday" say when it was."""
    phrases = report.sentence.phrases
    off = next((i for i, p in enumerate(phrases) if p.kind == "verb" and _calls_off(p)), None)
    if off is None:
        return []
    opened = phrases[:1] if phrases[off].start < report.heads[-1].start else ()
    owned = {phrase.end for phrase, owns in pairwise(phrases) if owns.atoms[0].has("possessive_s")}  # "Friday's"
    days = [p for p in (*opened, *phrases[max(0, off - 1) : off + 2]) if p.kind == "date" and p.end not in owned]
    return [(day.start, day.end) for day in days if day.value.weekday_only]


def _calls_off(phrase: Phrase) -> bool:
    return all(form.verb.sense == "cancel" and form.tense in ("past", "participle") for form in phrase.value)


def _of_a_thing(phrases: Sequence[Phrase]) -> list[Stretch]:
    """ "At this year's General Assembly", "in Tuesday's edition": days that own a thing, and no meeting or visit."""
    return [
        (day.start, day.end)
        for index, (day, owns) in enumerate(pairwise(phrases))
        if day.kind == "date" and owns.atoms[0].has("possessive_s")
        if not any(phrase.has(*_OF_IT) for phrase in phrases[index + 1 : index + 1 + _OWNED])
    ]


def _release(report: Report) -> Stretch | None:
    """ "A video of X's meeting with Y was released in Riga on Tuesday": what stands behind the verb."""
    head, phrases = report.heads[-1], report.sentence.phrases
    shown = next((phrase for phrase in phrases if phrase.has("shown")), None)
    if head.sense != "noun" or shown is None or shown.start > head.start:
        return None
    if any(phrase.kind in ("mark", "verb") for phrase in phrases if shown.end <= phrase.start < head.start):
        return None
    verb = next((p for p in phrases if p.start >= head.end and (p.kind == "verb" or p.has("be", "have"))), None)
    if verb is None or any(form.verb.sense in ("hold", "happen") for form in _forms(verb)):
        return None  # "published minutes of a meeting held in 2019"
    return verb.start, report.sentence.scanned.end


def _before_after(report: Report) -> Stretch | None:
    """ "The dollar fell in Tokyo on Tuesday after X met Y": what stands before the "after", where it names none of
    them."""
    head, phrases = report.heads[0], report.sentence.phrases
    after = next((p for p in reversed(phrases) if p.end <= head.start and p.atoms and p.atoms[0].has("after")), None)
    if head.sense == "noun" or after is None or after.kind != "aside":
        return None
    between = [phrase for phrase in phrases if after.end <= phrase.start < head.start]
    if any(phrase.kind in ("mark", "verb") for phrase in between):
        return None
    named = [mention.start for _, mention in report.members]
    return None if any(at < after.start for at in named) else (report.sentence.scanned.start, after.start)
