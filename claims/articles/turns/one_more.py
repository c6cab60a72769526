"""One meeting more behind the first, and its day again: "and with Y", "and there X", "on the same day"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.writing import Taken
from claims.dates import DateMention
from claims.reading.scan import Atom

_SOMEBODY = ("office", "title", "counterpart", "nation", "country", "name", "then")
_OF_MEETING = ("meet", "talk", "call", "host", "see", "discuss", "hold", "happen", "attend")
_TOLD = ("past", "participle", "future")


def by_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "До этого политики беседовали", "перед этим министр принял …": another time, and nothing that it names."""
    if not atoms[at].has("by_then"):
        return None
    goes_on = at + 1 < len(atoms) and atoms[at + 1].has("word", "noun", "thing", "statement", "venue", "other")
    return ([], at + 1) if not goes_on else None  # "до этого разговора"


def day_apart(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встретился с X, а ранее, 20 августа, беседовал с Y": the day set apart is of what follows."""
    if at < len(", and") or at + 4 >= len(atoms) or not atoms[at - 1].has("and", "rather") or atoms[at - 2].text != ",":
        return None
    opened = next((i for i in range(at + 1, at + 4) if atoms[i].has("date")), None)
    if opened is None or atoms[at + 1].text != "," or opened + 1 >= len(atoms) or atoms[opened + 1].text != ",":
        return None
    if any(not atom.has("at", "on") for atom in atoms[at + 2 : opened]):
        return None
    return [*atoms[at + 2 : opened + 1]], opened + 2


def clause_around(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Where the part of a sentence between two marks begins and ends that has this atom."""
    first, stop = at, at
    while first and not ends_part(atoms[first - 1]):
        first -= 1
    while stop < len(atoms) and not ends_part(atoms[stop]):
        stop += 1
    return first, stop


def ends_part(atom: Atom) -> bool:
    return "punct" in atom.kinds and not (atom.glued and atom.text in "-‑")


def after_the_meeting(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After the meeting, she met Y", "before the talks, X was received by Y": after that one, or before."""
    noun = next((i for i in range(at + 1, min(len(atoms), at + 4)) if atoms[i].has("noun")), None)
    opens = all(atom.has("punct", "ignorable", "and") for atom in atoms[:at])
    if noun is None or not opens or noun + 1 >= len(atoms) or atoms[noun + 1].text != ",":
        return None
    led = atoms[at + 1 : noun]
    if not led or not led[0].has("definite", "possessive") or not all(a.has("definite", "possessive") for a in led):
        return None
    stop = clause_around(atoms, noun + 2)[1] if noun + 2 < len(atoms) else len(atoms)
    told = [i for i in range(noun + 2, stop) if atoms[i].has("verb") and not atoms[i].has("noun")]
    senses = {form.verb.sense for i in told[:1] for form in atoms[i].kinds["verb"]}
    if not told or not senses & _MET or not any(atom.has(*_SOMEBODY) for atom in atoms[told[0] + 1 : stop]):
        return None
    return [atoms[at], atoms[noun]._replace(kinds={"that": None, "told_so": None})], noun + 1


_MET = {"meet", "host", "see", "call", "talk"}


def and_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Поговорил во вторник с X, а в среду – с Y": the first verb for another meeting, in place of a dash."""
    dash = atoms[at].text in "–—" and at + 1 < len(atoms)
    led = at + dash
    if not atoms[led].has("with") or led + 1 >= len(atoms) or not atoms[led + 1].has(*_SOMEBODY, "definite"):
        return None
    start = at
    while start and atoms[start - 1].has("date", "at", "place", "time_of_day", "ignorable", "on"):
        start -= 1
    joined = start > 1 and atoms[start - 1].has("and")
    listed = start > 1 and ";" in (atoms[start - 1].text, atoms[start - 2].text if joined else "")
    if not listed and not (joined and any(atom.has("date", "place") for atom in atoms[start:at])):
        return None  # "met with X to discuss trade; with Y; and with Z"
    before = [i for i in range(start) if atoms[i].has("verb") and not (listed and atoms[i - 1].has("infinitive_mark"))]
    forms = atoms[before[-1]].kinds["verb"] if before else ()
    again = tuple(form for form in forms if form.verb.sense in ("meet", "talk", "call") and form.tense in _TOLD)
    stop = clause_around(atoms, led)[1]
    acts = [i for i in range(led, stop) if atoms[i].has("verb", "noun") and not atoms[i - 1].has("infinitive_mark")]
    if not again or acts:
        return None  # which has a verb of its own
    if not any(atom.has("with") for atom in atoms[before[-1] : start]):
        return None
    verb = atoms[led]._replace(kinds={"verb": again})
    return [verb, verb._replace(start=verb.end, text="", norm="", kinds={"with": None})], led + 1


def and_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat in Genf X und in Bern Y getroffen": two meetings, whose one verb ends the clause."""
    if not _is_scene(atoms, at):
        return None
    stop = clause_around(atoms, at)[1]
    last = stop - 1
    forms = (
        tuple(f for f in atoms[last].kinds.get("verb", ()) if f.verb.sense in ("meet", "host", "see")) if stop else ()
    )
    if not forms or last <= at + 2 or not any(a.has("name") for a in atoms[at:last]):
        return None
    first = clause_around(atoms, at)[0]
    aux = next((i for i in range(first, at) if atoms[i].has("have", "will", "plan_modal", "hedge_modal")), None)
    before = atoms[aux + 1 : at] if aux is not None else ()
    placed = any(atom.has("date", "place") for atom in before)
    if aux is None or not placed or not before[-1].has("name") or any(a.has("verb", "with", "and") for a in before):
        return None
    if any(atom.has("verb", "with", "noun") for atom in atoms[at:last]):
        return None
    verb = atoms[at]._replace(kinds={"verb": forms})
    end = atoms[at].end
    comma = atoms[at]._replace(start=end, text=",", norm=",", kinds={"punct": ""}, glued=False, nations=())
    joint = comma._replace(text="", norm="", kinds={"and": None, "again": None})
    return [verb, comma, joint, atoms[aux]._replace(start=end, end=end, text="", norm="")], at + 1


def there_too(atoms: Sequence[Atom], at: int) -> Taken:
    """The verb of `and_there`: who met the second one was named before."""
    if at + 1 < len(atoms) and not ends_part(atoms[at + 1]):
        return None
    first, stop = clause_around(atoms, at)
    joins = at == stop - 1 and any(atoms[i].has("and") and and_there(atoms, i) is not None for i in range(first, at))
    if not joins:
        return None
    forms = tuple(replace(form, verb=replace(form.verb, hit=False)) for form in atoms[at].kinds["verb"])
    return [atoms[at]._replace(kinds={"verb": forms})], at + 1


def _is_scene(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a date or place follows here, and then somebody."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("at", "on", "date", "place", "definite"):
        stop += 1
    return stop > at + 1 and stop < len(atoms) and atoms[stop].has(*_SOMEBODY)


def where_else(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In Belgrad, wo der Kongress tagte", «где проходит Седьмой съезд лидеров мировых религий»: what a place is or
    goes on there, and nothing of the meeting."""
    if not at or atoms[at - 1].text != ",":
        return None
    stop = clause_around(atoms, at)[1]
    told = atoms[at + 1 : stop]
    goes_on = any(form.verb.sense == "happen" for atom in told for form in atom.kinds.get("verb", ()))
    if goes_on and not any(atom.has("noun", "he", "they", "with", "that") for atom in told):
        return [], stop
    if any(atom.has("noun", "date", "name", "office", "title", "he", "they", "where") for atom in told):
        return None
    met = any(form.verb.sense in _OF_MEETING for atom in told for form in atom.kinds.get("verb", ()))
    return None if met else ([], stop)


def same_day(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Gestern, Dienstag, …": one day, told twice."""
    if at + 2 >= len(atoms) or atoms[at + 1].text != "," or not atoms[at + 2].has("date"):
        return None
    day, weekday = atoms[at].kinds["date"], atoms[at + 2].kinds["date"]
    if day.earliest is None or day.earliest != day.latest or day.weekday_only or not weekday.weekday_only:
        return None
    closed = at + 3 < len(atoms) and atoms[at + 3].text == ","
    return [atoms[at]], at + 3 + closed


def more_exactly(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Двадцать лет назад, 15 августа 1998 года, …", "летом, в июне 1998-го, …": the second one says when."""
    if at + 3 >= len(atoms) or atoms[at + 1].text != ",":
        return None
    index = at + 2 + atoms[at + 2].has("at")
    closed = index + 1 < len(atoms) and atoms[index + 1].text == ","
    if not closed or not atoms[index].has("date"):
        return None
    wide, own = atoms[at].kinds["date"], atoms[index].kinds["date"]
    if wide.earliest is None or own.earliest is None or None in (wide.latest, own.latest) or own.weekday_only:
        return None
    years = any(word[:_YEAR].isdigit() and len(word) >= _YEAR for word in own.text.split())
    if not years and (then := _in_year_of(own, wide)) is not None:
        return [atoms[index]._replace(kinds={"date": then})], index + 2
    exact = (own.latest - own.earliest) < (wide.latest - wide.earliest)
    return ([atoms[index]], index + 2) if exact and wide.bound is None else None


_YEAR = 4  # digits of one


def _in_year_of(own: DateMention, wide: DateMention) -> DateMention | None:
    """ "Vor zehn Jahren, am 5. Mai", «год назад, 5 мая»: the day in the year that stands before it."""
    if wide.granularity != "year" or own.granularity != "day" or wide.earliest is None or own.earliest is None:
        return None
    try:
        day = own.earliest.replace(year=wide.earliest.year)
    except ValueError:  # 29 February
        return None
    return replace(own, earliest=day, latest=day, ahead=None)


def of_another_year(atoms: Sequence[Atom], at: int) -> Taken:
    """«В тот же день прошлого года»: a day that counts from what was told of, and right behind it a year in which that
    is not; of the day nothing is sure."""
    index = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("at"))
    if index >= len(atoms) or not atoms[index].has("date"):
        return None
    day, year = atoms[at].kinds["date"], atoms[index].kinds["date"]
    if day.granularity != "day" or year.granularity != "year" or not (day.relative and year.relative):
        return None
    known = None not in (day.earliest, year.earliest, year.latest)
    return None if known and year.earliest <= day.earliest <= year.latest else ([atoms[index]], index + 1)


def verb_left_out(atoms: Sequence[Atom], at: int) -> Taken:
    """«X встретился с Y, а министр Z — в Загребе с W», «…, в июне — с W»: the dash stands for the verb, and who stands
    before it did the same with somebody else; for its noun, too: «провёл переговоры с Y, а в июне — с W»."""
    if not _is_before_with(atoms, at):
        return None
    comma = next((index for index in reversed(range(at)) if atoms[index].has("punct")), 0)
    between = atoms[comma + 1 : at]
    if not comma or atoms[comma].text != "," or not between or any(not atom.has(*_WHO_OR_WHEN) for atom in between):
        return None
    if not any(atom.has("name", "office", "title", "date") for atom in between):
        return None
    told = next((index for index in reversed(range(comma)) if atoms[index].has("verb")), None)
    if told is None or (told and atoms[told - 1].has("not")):
        return None
    forms, dash = atoms[told].kinds["verb"], atoms[at]
    if not all(form.verb.sense in _OF_MEETING and form.tense in _FINITE for form in forms):
        return None
    verb = atoms[told]._replace(start=dash.start, end=dash.end)
    noun = next((atom for atom in atoms[told + 1 : comma] if atom.has("noun")), None)
    if noun is None or forms[0].verb.sense != "hold" or any(atom.has("name", "office", "title") for atom in between):
        return [verb], at + 1
    once_more = noun._replace(start=dash.start, end=dash.end, kinds={**noun.kinds, "again": None})
    return [verb._replace(end=dash.start, text="", norm=""), once_more], at + 1


def _is_before_with(atoms: Sequence[Atom], at: int) -> bool:
    """Whether «с» stands behind a dash, or behind when and where there: «— в Загребе с W»."""
    behind = at + 1
    while behind < len(atoms) and atoms[behind].has("at", "on", "date", "place", "ignorable"):
        behind += 1
    return behind < len(atoms) and atoms[behind].has("with") and atoms[behind].has("since")


def on_another_day(atoms: Sequence[Atom], at: int) -> Taken:
    """«8 мая встретился с Y, 6 мая — с W», «в Риге встретился с Y, в Таллине — с W»: the same man goes on, whose verb
    a dash stands for."""
    dash = at + 1
    while dash < len(atoms) and atoms[dash].has("at", "on", "date", "place"):
        dash += 1
    if dash == at + 1 or dash >= len(atoms) or atoms[dash].text not in _DASHES or not _is_before_with(atoms, dash):
        return None
    joint = atoms[at]._replace(start=atoms[at].end, text="", norm="", kinds={"and": None}, glued=False, nations=())
    return ([atoms[at], joint], at + 1) if verb_left_out(atoms, dash) is not None else None


_DASHES = ("–", "—")


_WHO_OR_WHEN = (
    "name",
    "office",
    "title",
    "place",
    "country",
    "nation",
    "date",
    "at",
    "on",
    "and",
    "rather",
    "he",
    "whom",
    "possessive",
    "a_man",
    "a_woman",
)
_FINITE = ("past", "future")


def beside_a_meeting(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Auf dem Programm stehen neben einem Treffen mit X auch Gespräche mit Y": both are, one like the other."""
    if not any(form.verb.sense == "plan" for atom in atoms[:at] for form in atom.kinds.get("verb", ())):
        return None
    noun = next((i for i in range(at + 1, min(at + 4, len(atoms))) if atoms[i].has("noun")), None)
    if noun is None or noun + 1 >= len(atoms) or not atoms[noun + 1].has("with"):
        return None
    also = next((i for i in reversed(range(noun + 2, len(atoms) - 2)) if atoms[i].has("also")), None)
    second = None if also is None else next((i for i in (also + 1, also + 2) if atoms[i].has("noun", "meal")), None)
    if also is None or second is None or second + 1 >= len(atoms) or not atoms[second + 1].has("with"):
        return None  # "neben dem Treffen mit X auch ein Besuch im Museum"
    first = [a._replace(kinds={"indefinite": None}) if a.has("indefinite") else a for a in atoms[at + 1 : also]]
    return [*first, atoms[also]._replace(kinds={"and": None})], also + 1


def and_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встретился с X, после чего был принят Y", "не поедет, зато встретится с X": the same subject goes on."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not at or atoms[at - 1].text != "," or behind is None or not behind.has("verb", "be") or behind.has("noun"):
        return None
    return [atoms[at]._replace(kinds={"and": None})], at + 1
