"""Days that count from another day of the text: "am selben Tag", "the next day", "накануне"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from claims.articles.writing.told import Steps, Told, counted_on, day_of_visit, steps_of
from claims.dates import DateMention, find_dates
from claims.language import Language
from claims.reading.gathering import MEETING_SENSES
from claims.reading.scan import Atom
from claims.text import normalise


@dataclass(frozen=True, slots=True)
class Counting:
    """What wordings count from, and how many days on, by their folded words. `articles`: whether nouns have them."""

    from_told: Mapping[str, int]
    from_report: Mapping[str, int]
    articles: bool
    capital_nouns: bool
    coming: frozenset[str]  # words by which a month counts from the one told of: "the following February"
    apart: Mapping[str, int]  # wordings before "after" or "before" that lead to another meeting → how many days
    first: frozenset[str]  # the first words of those that count from the day told of last
    openings: frozenset[str]  # as many of their words as one likes, from the first
    verbs: tuple[str, ...]  # how verbs of the past end
    steps: Steps
    nth: Mapping[str, int]  # wordings of a day of a visit → how many days after its first one
    visits: tuple[str, ...]  # how compounds end that are a journey: "des Wienbesuchs"
    not_governed: frozenset[str]  # nouns of meeting in no case that "накануне" governs


@cache
def counting_of(language: Language) -> Counting:
    reports = language.section("articles")

    def shifts(table: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
        return {normalise(wording): int(shift) for shift, wordings in table.items() for wording in wordings}

    articles = bool(language.section("lexicon").get("articles", True))
    from_told = shifts(reports["days"])
    first = frozenset(words.partition(" ")[0] for words in from_told)
    split = [words.split(" ") for words in from_told]
    openings = frozenset(" ".join(words[:count]) for words in split for count in range(1, len(words) + 1))
    apart = shifts(reports.get("days_apart", {}))
    verbs = tuple(reports.get("past_endings", ()))
    coming = frozenset(map(normalise, reports.get("following", ())))
    steps, nth = steps_of(language), shifts(reports.get("days_of_visit", {}))
    from_report = shifts(reports["days_of_report"])
    visits = tuple(map(normalise, reports.get("visit_endings", ())))
    free = frozenset(map(normalise, reports.get("not_governed", ())))
    capital = bool(language.section("lexicon").get("capital_nouns", False))
    return Counting(
        from_told, from_report, articles, capital, coming, apart, first, openings, verbs, steps, nth, visits, free
    )


def counted(
    atoms: Sequence[Atom], told: Told | None, published: date | None, counting: Counting
) -> tuple[tuple[Atom, ...], Told | None]:
    """The atoms with such days resolved, and the day that is told of last then. `told`: that before these atoms."""
    result: list[Atom] = []
    at, before = 0, told
    while at < len(atoms):
        atom, behind = _whole_wording(atoms, at, told, counting)
        if "date" in atom.kinds:
            atom = _following_month(atom, told, counting)
            shift = _shifted(atoms, behind, atom.kinds["date"], told, published, counting)
            if shift is not None and _is_beside_its_day(result):
                result.append(atom._replace(kinds={"ignorable": None}))  # "в воскресенье, за день до этого, …"
                if behind < len(atoms) and atoms[behind].has("noun") and not counting.articles:
                    result.append(atoms[behind]._replace(kinds={"ignorable": None}))  # "10 июля, накануне саммита"
                    behind += 1
                at = behind
                continue
            if shift is not None and _stands_alone(atoms, behind - 1, counting):
                atom = _on_that_day(atom, *shift)
            elif atom.kinds["date"].earliest is None and not (result and result[-1].norm in counting.steps.half):
                mention = counted_on(atom.kinds["date"], told, counting.steps) or atom.kinds["date"]
                atom = atom._replace(kinds={**atom.kinds, "date": mention})
            told = _told_then(atoms, at, atom.kinds["date"], told, before, counting)
        said: DateMention | None = atom.kinds.get("said_on")
        if said is not None and said.earliest is not None and said.earliest == said.latest:
            told = Told(said.earliest, None, visit=None if told is None else told.visit)
        result.append(atom)
        at = behind
    if told is not None and any("journey" in atom.kinds or "visit" in atom.kinds for atom in atoms):
        first: DateMention | None = next((atom.kinds["date"] for atom in result if "date" in atom.kinds), None)
        if first is not None and first.granularity in _DAYS:
            told = told._replace(visit=first)
    if atoms and atoms[0].has("last"):  # "Последний раз они собирались 18 февраля": nothing goes on from there
        return tuple(result), before
    return tuple(result), told


def _whole_wording(atoms: Sequence[Atom], at: int, told: Told | None, counting: Counting) -> tuple[Atom, int]:
    """The atom here with all of a wording that begins with it, as a day if it is one, and where the next one stands."""
    atom, behind = atoms[at], at + 1
    if atom.norm in counting.first or (" " in atom.norm and atom.norm.partition(" ")[0] in counting.first):
        atom, behind = _read(atoms, at, counting)
    if atom.norm in counting.nth:
        nth = DateMention(atom.start, atom.end, atom.text, None, None, "day", relative=True, year_stated=False)
        if told is not None and _is_of_visit(atoms, at + 1, counting.visits):
            nth = day_of_visit(nth, told, counting.nth[atom.norm])
        atom = atom._replace(kinds={"date": nth})
    return atom, behind


def _following_month(atom: Atom, told: Told | None, counting: Counting) -> Atom:
    """ "The following February": of the month told of, or the year behind it."""
    mention: DateMention = atom.kinds["date"]
    if mention.granularity != "month" or normalise(mention.text).partition(" ")[0] not in counting.coming:
        return atom
    return atom._replace(kinds={**atom.kinds, "date": _following(mention, told)})


def _shifted(
    atoms: Sequence[Atom],
    behind: int,
    mention: DateMention,
    told: Told | None,
    published: date | None,
    counting: Counting,
) -> tuple[date, date | None] | None:
    """The day that a wording without one counts to, and the coming one if it may be that."""
    shift = _shift(mention, told, published, counting) if mention.earliest is None else None
    if shift is None or (told is not None and _is_as_long_as(told.longer, shift, told, atoms)):
        return None  # «закрыть сделку планируют в апреле, тогда же X встретится с Y»
    named = _named_behind(atoms, behind)
    return shift if named is None else (named, None)


def _on_that_day(atom: Atom, day: date, coming: date | None) -> Atom:
    or_then = (coming, coming) if coming else None
    of_weekday = coming is not None and (coming - day).days == _WEEK  # as open as the weekday told of
    mention = replace(atom.kinds["date"], earliest=day, latest=day, ahead=or_then, weekday_only=of_weekday)
    return atom._replace(kinds={**atom.kinds, "date": mention})


def _told_then(
    atoms: Sequence[Atom], at: int, mention: DateMention, told: Told | None, before: Told | None, counting: Counting
) -> Told | None:
    """What is told of last, once this date is: it, if it is a day of what the text tells, and not of who says so."""
    loose = (mention.relative and mention.earliest is None) or _is_in_relative(atoms, at)
    if loose and mention.granularity == "day" and not counting.articles:
        told = None  # «накануне поездки»: nothing counts on from it
    none_yet = told is None or not told.stated  # «забастовка продлится до 20 марта. В этот день …»
    edge = none_yet and mention.granularity == "day" and not counting.articles
    own = (mention.bound is None or edge) and not _is_of_a_thing(atoms, at, counting)
    own = own and not (loose and not counting.articles)
    own = own and not (counting.articles and told is not None and told.stated and _tells_who(atoms, at))
    own = own and not _is_when_said(atoms, at, told, before)
    if own and counting.capital_nouns and told is before and _is_when_said(atoms, at, told, None):
        return None  # "sprach am Freitag mit X. „…“, sagte er am Montag. Am selben Tag": on which?
    if own and mention.earliest is not None and mention.earliest == mention.latest:
        ahead = None if mention.ahead is None or _is_over(atoms[:at]) else mention.ahead[0]
        visit = None if told is None else told.visit
        return Told(mention.earliest, ahead, visit=visit, met=_tell_of_one(atoms))
    if own and told is not None and mention.granularity in _LONGER_TOLD:
        return told._replace(longer=mention)
    return told


def _is_when_said(atoms: Sequence[Atom], at: int, told: Told | None, before: Told | None) -> bool:
    """ "X met Y on Wednesday, his office said on Friday. A day earlier …", "Das teilte das Amt am Freitag mit. Tags
    zuvor …": when somebody said so, from which nothing goes on, as the day that they met was told just before."""
    if told is None or not told.met or at + 1 >= len(atoms):
        return False
    start = next((i + 1 for i in reversed(range(at)) if atoms[i].text == ","), 0)
    end = next((i for i in range(at, len(atoms)) if atoms[i].has("punct")), len(atoms))
    senses = {form.verb.sense for atom in atoms[start:end] for form in atom.kinds.get("verb", ())}
    says = "say" in senses or any(atom.has("makes_known", "according") for atom in atoms[start:end])
    says = says and senses.isdisjoint(MEETING_SENSES)
    so = any(a.has("told_so") for a in atoms) or (atoms[0].has("definite") and atoms[1].has("verb", "makes_known"))
    return says and (start > 0 if told is not before else so and start == 0)


def _is_in_relative(atoms: Sequence[Atom], at: int) -> bool:
    """«Итоги переговоров, которые прошли 26 мая»: when something else was, from which nothing goes on."""
    comma = next((i for i in reversed(range(at)) if atoms[i].text == ","), at)
    forms = (form for atom in atoms[comma:at] for form in atom.kinds.get("verb", ()))
    happened = any((form.verb.sense, form.tense) == ("happen", "past") for form in forms)
    return happened and any(atom.has("relative") for atom in atoms[comma + 1 : comma + 3])


def _is_as_long_as(
    longer: DateMention | None, shift: tuple[date, date | None], told: Told, atoms: Sequence[Atom]
) -> bool:
    """Whether "then" counts from a month that the sentence itself tells of, and not from the day told of before."""
    if longer is None or longer.earliest is None or shift[0] != told.day:
        return False
    return longer.earliest > told.day and atoms[0].start <= longer.start


def _tells_who(atoms: Sequence[Atom], at: int) -> bool:
    """ "X, who arrived on Monday night, laid a wreath": a day that only says who he is, from which nothing goes on."""
    comma = next((i for i in reversed(range(at)) if atoms[i].has("punct")), None)
    if comma is None or atoms[comma].text != "," or not atoms[comma + 1].has("who"):
        return False
    return any(atom.text == "," for atom in atoms[at + 1 : -1])


def _is_beside_its_day(before: Sequence[Atom]) -> bool:
    """Whether a day in so many words stands before the comma before: what counts to it behind only says so again."""
    if len(before) < len(("Sunday", ",")) or before[-1].text != "," or not before[-2].has("date"):
        return False
    day: DateMention = before[-2].kinds["date"]
    return day.earliest is not None and day.earliest == day.latest


def _tell_of_one(atoms: Sequence[Atom]) -> bool:
    """Whether a verb of theirs says that somebody met."""
    return any(form.verb.sense in MEETING_SENSES for atom in atoms for form in atom.kinds.get("verb", ()))


_WEEK = 7  # days
_LONGER_TOLD, _DAYS = ("month", "year"), ("day", "weekday", "range")


def _is_of_visit(atoms: Sequence[Atom], at: int, visits: tuple[str, ...]) -> bool:
    """Whether what stands here says of no other thing than a journey that a day is its: "of her visit", or nothing;
    but "of the strike", "in office", "nach der Wahl"."""
    if at >= len(atoms):
        return True
    of = atoms[at].has("of", "his_article", "genitive_article", "possessive")
    led = atoms[at].has("at", "on", "from_to", "after", "before")
    elsewhere = led and not any(atom.has("place") for atom in atoms[at : at + 2])
    named = (atom.has("visit", "journey") or atom.norm.endswith(visits) for atom in atoms[at : at + _MOST])
    return not (of or elsewhere) or any(named)


def _is_over(before: Sequence[Atom]) -> bool:
    """ "Met X on Tuesday and was to see Y later in the day": on the Tuesday that is over."""
    past = any(form.tense == "past" for atom in before for form in atom.kinds.get("verb", ()))
    return past and not any(atom.has("will", "plan_words", "plan_modal", "would") for atom in before)


def _named_behind(atoms: Sequence[Atom], at: int) -> date | None:
    """ "Накануне, 5 марта, он встретился с …": the day that is meant, in so many words."""
    if at + 1 >= len(atoms) or atoms[at].text != "," or not atoms[at + 1].has("date"):
        return None
    day: DateMention = atoms[at + 1].kinds["date"]
    return day.earliest if day.granularity == "day" and day.text[0].isdigit() else None


def _following(mention: DateMention, told: Told | None) -> DateMention:
    """ "In October 1995 … The following February …": the first one behind what was told; open without it."""
    since = told.day if told is not None and told.stated else None
    since = told.longer.latest if told is not None and told.longer is not None else since
    if since is None or mention.earliest is None:
        return replace(mention, earliest=None, latest=None, ahead=None)
    year, month = since.year + (mention.earliest.month <= since.month), mention.earliest.month
    first = date(year, month, 1)
    return replace(mention, earliest=first, latest=date(year, month, monthrange(year, month)[1]), ahead=None)


def _is_of_a_thing(atoms: Sequence[Atom], at: int, counting: Counting) -> bool:
    """ "На министерской конференции 6 июня": the day of what stands before it, from which nothing goes on."""
    before = atoms[at - 1] if at else None
    if counting.articles or before is None or before.capital or set(before.kinds) != {"word"}:
        return False
    return not before.norm.endswith(counting.verbs)


def uncovered(text: str, atoms: Sequence[Atom], language: Language, published: date | None) -> Sequence[Atom]:
    """The atoms, with the dates of which a wording of place had taken the beginning: "в начале" of "в начале июня"."""
    for index, atom in enumerate(atoms[:-1]):
        if " " not in atom.text or "at" not in atom.kinds or list(atoms[index + 1].kinds) != ["word"]:
            continue
        end = atoms[min(index + _MOST, len(atoms) - 1)].end
        found = find_dates(text[atom.start : end], language, published)
        day = next((each for each in found if 0 < each.start < len(atom.text)), None)
        if day is None:
            continue
        mention = replace(day, start=atom.start + day.start, end=atom.start + day.end)
        words = text[atom.start : mention.start].rstrip()
        led = atom._replace(
            end=atom.start + len(words), text=words, norm=normalise(words), kinds={"at": None, "on": None}
        )
        own = atom._replace(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            norm=normalise(mention.text),
            kinds={"date": mention},
        )
        rest = [each for each in atoms[index + 1 :] if each.start >= mention.end]
        return [*atoms[:index], led, own, *uncovered(text, rest, language, published)]
    return atoms


def named_next_day(atoms: Sequence[Atom], language: Language, published: date | None) -> Sequence[Atom]:
    """«На следующий день, в субботу 16 марта, …», «на следующий день, в пятницу, …»: the day that is named behind the
    comma, and nothing that counts from another day."""
    for at, atom in enumerate(atoms):
        day = atom.kinds.get("date")
        if day is None or day.earliest is not None or day.granularity != "day":
            continue
        stop = at + 1
        while stop < len(atoms) and (
            atoms[stop].text == "," or (atoms[stop].has("on") and not atoms[stop].has("date"))
        ):
            stop += 1
        behind = atoms[stop].kinds.get("date") if stop < len(atoms) else None
        named = behind if behind is not None and behind.granularity == "day" and behind.earliest is not None else None
        if named is None and "," in atom.text:
            stop = at
            found = find_dates(atom.text.partition(",")[2], language, published)
            tail = next((each for each in found if each.earliest is not None), None)
            named = replace(tail, start=atom.start, end=atom.end, text=atom.text) if tail is not None else None
        if named is None:
            continue
        own = atoms[stop]._replace(kinds={"date": named})
        led = [one._replace(kinds={"on": None}) if one.has("on") else one for one in atoms[max(0, at - 1) : at]]
        return [*atoms[: max(0, at - 1)], *led, own, *atoms[stop + 1 :]]
    return atoms


def joined_days(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """The atoms, with two days in a row as one range ("am Montag und Dienstag", "on June 3 and 4"), without the
    week or month that a day behind it lies in ("next week, on 8 June", "next week (8 June)"), and without the comma
    that ends a weekday's date before the one who was met then ("on Monday, 3 June, with X")."""
    result: list[Atom] = []
    bracket = False  # whether the one that is open stands behind a longer time
    for atom in atoms:
        if bracket and atom.text == ")":
            bracket = False
            continue
        if atom.has("with", "between") and len(result) > 1 and result[-1].text == "," and "," in result[-2].text:
            result = result[:-1] if result[-2].has("date") else result
        result.append(atom)
        if "date" not in atom.kinds or len(result) < len(("am", "Montag")):
            continue
        if len(result) > len(("am", "Montag")) and (days := _range(*result[-3:])) is not None:
            result[-3:] = [days]
        elif (whole := _whole_before(result)) is not None:
            day = _within(result[whole], atom)
            bracket = day is not None and result[whole + 1].text == "("
            result[whole:] = result[whole:] if day is None else [day]
    return result


def _whole_before(atoms: Sequence[Atom]) -> int | None:
    """Where a date stands before the last one, with a comma and a preposition, or a bracket, at most between."""
    at = len(atoms) - 2
    if at > 0 and atoms[at].text == "(" and atoms[at - 1].has("date"):
        return at - 1
    at -= atoms[at].has("on", "at") and not atoms[at].has("date")
    at -= at >= 0 and atoms[at].text == ","
    return at if at >= 0 and atoms[at].has("date") else None


def _within(whole: Atom, day: Atom) -> Atom | None:
    """A day as it is meant behind a longer time that it lies in; None where it lies in none."""
    longer, mention = whole.kinds["date"], day.kinds["date"]
    if longer.granularity not in _LONGER or longer.bound is not None or mention.bound is not None:
        return None
    if longer.earliest is None or longer.latest is None:
        return None
    for earliest, latest in filter(None, ((mention.earliest, mention.latest), mention.ahead)):
        if earliest is not None and earliest == latest and longer.earliest <= earliest <= longer.latest:
            return day._replace(kinds={"date": replace(mention, earliest=earliest, latest=latest, ahead=None)})
    return None


_LONGER = ("week", "month", "quarter", "season", "year")


def _range(first: Atom, word: Atom, second: Atom) -> Atom | None:
    if not (first.has("date") and second.has("date") and word.has("and")):
        return None
    one, other = first.kinds["date"], second.kinds["date"]
    in_a_row = _follows(one.earliest, one.latest, other.earliest, other.latest)
    if not in_a_row or one.bound is not None or other.bound is not None:
        return None
    if (word.start, second.start) != (first.end + 1, word.end + 1):
        return None
    text = f"{first.text} {word.text} {second.text}"
    ahead = None
    if one.ahead is not None and other.ahead is not None and _follows(*one.ahead, *other.ahead):
        ahead = (one.ahead[0], other.ahead[1])
    mention = replace(
        one, end=other.end, text=text, latest=other.latest, granularity="range", weekday=None, weekday_only=False,
        ahead=ahead, readings=(), day_span=None, time_of_day=None,
    )  # fmt: skip
    return first._replace(end=second.end, text=text, norm=normalise(text), kinds={"date": mention})


def _follows(start: date | None, end: date | None, next_start: date | None, next_end: date | None) -> bool:
    """Whether one day is right behind the other."""
    if start is None or end is None or start != end or next_start != next_end or next_start is None:
        return False
    return next_start == end + timedelta(days=1)


def _read(atoms: Sequence[Atom], at: int, counting: Counting) -> tuple[Atom, int]:
    """The atom here, and where the next one is: "the day before" and the like become one date, still to be counted."""
    words, stops = atoms[at].norm, list[int]()
    for stop in range(at + 1, min(len(atoms), at + _MOST)):
        words = f"{words} {atoms[stop].norm}"
        if words not in counting.openings:
            break
        if words in counting.from_told:
            stops.append(stop + 1)
    for stop in reversed(stops):
        part = atoms[at:stop]
        if any(atom.has("date") for atom in part):
            continue
        behind = atoms[stop] if stop < len(atoms) else None
        if part[-1].has("before"):  # "two days before she was to meet X", with a mark of no width put in
            behind = next((atom for atom in atoms[stop : stop + 2] if atom.end > atom.start), None)
        if behind is not None and not (
            behind.has("punct", "at", "on", "with", "verb", "and", "about", "when", "the_other")
            or (behind.has("he", "name", "office", "title") and (not part[-1].has("before") or part[-1].has("by_then")))
        ):  # but "the day before he left"
            continue
        if behind is not None and part[-1].has("before") and _is_gerund(behind):
            continue  # "a day before holding talks with X"
        text = " ".join(atom.text for atom in part)
        mention = DateMention(part[0].start, part[-1].end, text, None, None, "day", relative=True, year_stated=False)
        return part[0]._replace(end=part[-1].end, text=text, norm=normalise(text), kinds={"date": mention}), stop
    return atoms[at], at + 1


def _is_gerund(atom: Atom) -> bool:
    forms = atom.kinds.get("verb", ())
    return bool(forms) and all(form.tense == "participle" for form in forms)


_MOST = 4  # words of "that same evening"


def _shift(
    mention: DateMention, told: Told | None, published: date | None, counting: Counting
) -> tuple[date, date | None] | None:
    """The day that words count to; and that to which they count from the coming day, where one without a year was told
    of."""
    words = normalise(mention.text)
    if words in counting.from_report and published is not None:
        day = published + timedelta(days=counting.from_report[words])
        if told is not None and told.stated and (told.day == day or (told.met and told.day < day)):
            return None  # "в среду подписали договор. Накануне …", on Thursday: before that Wednesday, or before today
        return day, None
    if words not in counting.from_told or told is None:
        return None
    shift = timedelta(days=counting.from_told[words])
    if shift > timedelta() and not told.stated:
        return None  # "на следующий день": after one that nobody has told
    if shift >= timedelta() and told.longer is not None and _goes_on_from(told.longer, told):
        return None  # "в 2019 году он возглавил клуб и тогда же …": on no day that was told
    if published is not None and shift < timedelta() and told.day > published:
        return published + shift, None  # "der Gipfel endet am Freitag … am Vorabend hatte er": before the report's own
    if told.ahead is None or (told.day == published and not shift):
        return told.day + shift, None
    return told.day + shift, told.ahead + shift


def _goes_on_from(longer: DateMention, told: Told) -> bool:
    """Whether a time told of since is what words count from, and no plan ("перенесли на декабрь")."""
    if longer.earliest is None or longer.latest is None or longer.earliest > told.day:
        return False
    return not told.stated or longer.ahead is None or longer.latest >= told.day


_OF_WHAT = {"word", "journey", "visit", "departure"}  # "накануне визита", "накануне выборов"


def _stands_alone(atoms: Sequence[Atom], at: int, counting: Counting) -> bool:
    """Whether nothing behind says what it counts from: no "am Vortag des Gipfels", no "накануне саммита"."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or behind.norm.rpartition(" ")[2] in counting.not_governed:
        return True  # "провела накануне | встречу", and not "накануне встречи"
    articles = counting.articles
    if not articles and behind.has("after", "before") and not behind.has("by_then"):
        return False  # "на следующий день после выборов"
    led = behind.has("definite", "possessive", "upcoming")
    event = atoms[at + 2] if at + 2 < len(atoms) and led else behind  # "am Vorabend des Gipfels"
    meal = " " in event.text  # "накануне за ужином"
    if event.has("noun") and not event.has("verb") and not meal:
        return False
    return (meal or not behind.has("noun", "of")) and (articles or not behind.kinds.keys() <= _OF_WHAT)


_OPENS_A_CLAUSE = ("when", "that", "because", "condition", "question", "and", "but", "rather", "or", "punct")


def without_comma_of_day(atoms: Sequence[Atom], capital_nouns: bool) -> Sequence[Atom]:
    """ "Gab am Freitag, dem 5. April, ein Essen": the comma that closes a day in two parts, and no clause (German)."""
    if not capital_nouns or not any(atom.has("date") and "," in atom.text for atom in atoms):
        return atoms
    kept = list(atoms)
    for at in range(len(atoms) - 2, 0, -1):
        day, comma, behind = atoms[at - 1], atoms[at], atoms[at + 1]
        if comma.text == "," and day.has("date") and "," in day.text and not behind.has(*_OPENS_A_CLAUSE):
            del kept[at]
    return kept
