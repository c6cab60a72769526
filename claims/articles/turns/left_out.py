"""Turns of phrase in which the verb of meeting is left out: somebody was with somebody, an agenda has a meeting.

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_LONGEST = 6  # atoms of "побывал во вторник в Киеве у"
_BEFORE_A_NOUN = ("word", "nation", "ignorable", "duration", "definite", "possessive")
_SOMEBODY = ("office", "title", "counterpart", "nation", "country", "name", "then")
_LONGEST_VISIT = 8  # atoms of "Besuch des neuen polnischen Ministers X am Montag bei"
_WILL_MEET = VerbForm(Verb("meet", "meet"), "future")
_TO_MEET = VerbForm(Verb("meet", "meet"), "present")
_TALKED = VerbForm(Verb("speak out", "talk"), "participle")
_PLANNED_THEN = VerbForm(Verb("plan", "plan"), "participle")
_TOLD = ("past", "participle", "future")
_OF_MEETING = ("meet", "talk", "call", "host", "see", "discuss", "hold", "happen", "attend")
_SAID = VerbForm(Verb("say", "say"), "past")
_VISITED = VerbForm(Verb("visit", "host", hit=True), "past")
_PLANNED = VerbForm(Verb("plan", "plan"), "present")
_FINITE = ("have", "be", "become", "will", "hedge_modal", "plan_modal", "plan_words", "relative", "not")
_NEAR = 4  # atoms of "have their first talks"


def _by_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "До этого политики беседовали", "перед этим министр принял …": another time, and nothing that it names."""
    if not atoms[at].has("by_then"):
        return None
    goes_on = at + 1 < len(atoms) and atoms[at + 1].has("word", "noun", "thing", "statement", "venue", "other")
    return ([], at + 1) if not goes_on else None  # "до этого разговора"


def _was_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Побывал в Киеве у президента …", "был у премьера": who was with somebody met him."""
    if not atoms[at].has("be") or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("with_whom"):
        if not atoms[stop].has("at", "place", "date", "ignorable", "exclusive", "time_of_day"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("with_whom"):
        return None
    if not atoms[stop + 1].has(*_SOMEBODY) or not _ends_with_somebody(atoms, stop + 1):
        return None
    return [atoms[at]._replace(kinds={"verb": (_VISITED,)}), *atoms[at + 1 : stop]], stop + 1


def _went_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Летал в Лиссабон к агенту X": whoever went to somebody met him."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("at", "place", "date", "ignorable", "time_of_day"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("to_whom"):
        return None
    if not atoms[stop + 1].has(*_SOMEBODY) or not _ends_with_somebody(atoms, stop + 1):
        return None
    if any(atom.has("goes_on") for atom in atoms[stop:]):
        return None  # "прилетел к президенту, но вернулся ни с чем"
    return [atoms[at]._replace(kinds={"verb": (_VISITED,)}), *atoms[at + 1 : stop]], stop + 1


def _came_to_him(atoms: Sequence[Atom], at: int) -> Taken:
    """ "К президенту X приехал премьер Y": the same, the other way round."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("went", "journey"):
        if not atoms[stop].has(*_SOMEBODY, "he", "at", "place", "country", "word"):
            return None
        stop += 1
    if stop == at + 1 or stop + 1 >= len(atoms) or not atoms[at + 1].has(*_SOMEBODY, "he"):
        return None
    came = atoms[stop].has("went") or any(form.tense == "past" for form in atoms[stop].kinds.get("verb", ()))
    if not came or not atoms[stop + 1].has(*_SOMEBODY) or not _ends_with_somebody(atoms, stop + 1):
        return None
    return [*atoms[at + 1 : stop], atoms[stop]._replace(kinds={"verb": (_VISITED,)})], stop + 1


def _ends_with_somebody(atoms: Sequence[Atom], at: int) -> bool:
    """Whether nothing is said behind somebody: no "war beim Minister in Ungnade", "war beim Präsidenten angestellt"."""
    for index in range(at, len(atoms)):
        atom = atoms[index]
        if atom.has("punct", "and"):
            return True
        led = atom.has("at") and index + 1 < len(atoms) and atoms[index + 1].has("place", "date")
        if not led and not atom.has(*_SOMEBODY, "of", "place", "date", "definite", "country", "time_of_day"):
            return False
    return True


def _visit_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Der Besuch von X bei Präsident Y", "einen Termin bei Minister X": a meeting with him."""
    if not atoms[at].has("visit_to") or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_VISIT) and not atoms[stop].has("with_whom"):
        if atoms[stop].has("verb", "noun", "punct", "with"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("with_whom"):
        return None
    first = stop + 1 + atoms[stop + 1].has("definite", "possessive")
    if first >= len(atoms) or not atoms[first].has(*_SOMEBODY) or atoms[first].has("media"):
        return None
    met = atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})
    return [met, *atoms[at + 1 : stop], atoms[stop]._replace(kinds={"with": None})], stop + 1


def _meal(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ein Frühstück mit Präsident X", "beim Lunch mit ihm": a meeting, as somebody is named."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("date", "at", "place", "time_of_day"):
        stop += 1
    first = stop + 1 + (stop + 1 < len(atoms) and atoms[stop + 1].has("definite", "possessive"))
    if first < len(atoms) and atoms[stop].has("with", "between") and atoms[first].has(*_SOMEBODY, "he"):
        return [atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})], at + 1
    others = {kind: value for kind, value in atoms[at].kinds.items() if kind != "meal"}
    return [atoms[at]._replace(kinds=others or {"name": atoms[at].text})], at + 1  # any noun


def _and_plans(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Bestätigte das Treffen und kündigte eine Fortsetzung im März an": two meetings."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    plans = behind is not None and any(form.verb.sense == "plan" for form in behind.kinds.get("verb", ()))
    noun = any(atom.has("noun") for atom in atoms[:at]) and any(atom.has("noun", "sequel") for atom in atoms[at:])
    if not plans or not noun:
        return None
    comma = atoms[at]._replace(end=atoms[at].start, text=",", norm=",", kinds={"punct": ""}, glued=False, nations=())
    return [comma, atoms[at]], at + 1


def _received(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Soll von Minister X empfangen werden", "wird vom Präsidenten empfangen": who is received."""
    if not any(atom.has("by") for atom in atoms[:at]) or _passive_of(atoms, at) is None:
        return None
    passive = atoms[at]._replace(kinds={"verb": _passive_of(atoms, at)})
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and behind.has("will"):
        return [passive, behind._replace(kinds={"become": None, "to_come": None})], at + 2
    return [passive], at + 1


def _by_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """The "von" of `_received`."""
    if not atoms[at].has("of") or at + 1 >= len(atoms) or not atoms[at + 1].has(*_SOMEBODY, "definite", "possessive"):
        return None
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("verb", "punct")), at)
    kinds = {kind: None for kind in ("by", "definite") if atoms[at].has(kind)}
    return ([atoms[at]._replace(kinds=kinds)], at + 1) if _passive_of(atoms, stop) is not None else None


def _passive_of(atoms: Sequence[Atom], at: int) -> tuple[VerbForm, ...] | None:
    """The participle of a verb of hosting that ends a clause of the future: "soll … empfangen werden"."""
    forms = atoms[at].kinds.get("verb", ())
    passive = tuple(form for form in forms if form.tense == "participle" and form.verb.sense == "host")
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and behind.has("will"):
        return passive or None
    ends = behind is None or behind.has("punct")
    return passive or None if ends and any(atom.has("will") for atom in atoms[:at]) else None


def _dated(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat sich für Freitag mit X verabredet": will meet him."""
    if any(atom.has("not") for atom in atoms) or not any(atom.has("with") for atom in atoms[:at]):
        return None
    return [atoms[at]._replace(kinds={"verb": (_WILL_MEET,)})], at + 1


def _still(atoms: Sequence[Atom], at: int) -> Taken:
    """ "War noch mit X zusammengetroffen": no "nor", where nothing before it says "neither"."""
    if any(atom.has("neither") for atom in atoms[:at]) or not atoms[at].has("ignorable"):
        return None
    return [atoms[at]._replace(kinds={"ignorable": None})], at + 1


def _spoke_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Nach dem Treffen mit X sprach der Minister von Fortschritten": he said so."""
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("punct")), len(atoms))
    adjunct = next((i for i in range(at + 1, stop) if atoms[i].has("noun")), stop)
    after = atoms[at + 1 : adjunct]
    if not atoms[at].has("verb") or any(atom.has("with", "reciprocal", "about") for atom in after):
        return None
    if adjunct < stop and not any(atom.has("after", "at") for atom in after):
        return None
    of = next((i for i in range(at + 1, stop - 1) if atoms[i].has("of")), None)
    named = of is not None and " " in atoms[of + 1].text
    if of is None or named or atoms[of + 1].has("office", "title", "counterpart", "nation", "place"):
        return None
    if adjunct == stop and not any(atom.has("noun") for atom in atoms[:at]):
        return None  # nothing that it could be mistaken for
    return [atoms[at]._replace(kinds={"verb": (_SAID,)})], at + 1


def _spoke_out(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y haben sich in Bremen ausgesprochen": with each other; "für Reformen" would be something else."""
    before = atoms[:at]
    if any(atom.has("no", "not") for atom in before) or not any(atom.has("reciprocal") for atom in before):
        return None
    led = next((atom for atom in reversed(before) if atom.has("toward", "at", "on", "reciprocal", "with")), None)
    if led is not None and led.has("toward") and not led.has("at", "on"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_TALKED,)})], at + 1


def _was_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Dass X am Montag bei Minister Y in Berlin war": as `_was_with`, where the verb ends the clause."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has(*_SOMEBODY) or atoms[at].has("definite"):
        return None
    for index in range(at + 1, min(len(atoms), at + _LONGEST_VISIT)):
        ends = index + 1 == len(atoms) or atoms[index + 1].has("punct")
        if atoms[index].has("be") and ends:
            visited = atoms[index]._replace(kinds={"verb": (_VISITED,)})
            return [*atoms[at + 1 : index], visited], index + 1
        if not atoms[index].has(*_SOMEBODY, "of", "at", "place", "date", "country", "time_of_day"):
            return None
    return None


def _will_speak(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will am Freitag in Wien Finanzminister X sprechen": to him, as no word says of what, or where to."""
    ends = at + 1 == len(atoms) or atoms[at + 1].has("punct")
    modal = next((i for i in reversed(range(at)) if atoms[i].has("plan_modal", "will", "punct")), None)
    if not ends or modal is None or atoms[modal].has("punct"):
        return None
    between = atoms[modal + 1 : at]
    speaks = any(form.tense == "infinitive" and form.verb.sense == "talk" for form in atoms[at].kinds.get("verb", ()))
    if not speaks or any(atom.has("with", "about", "of", "soft", "before", "not", "reciprocal") for atom in between):
        return None
    named = [atom for atom in between if atom.has("office", "title", "name", "he")]
    return ([atoms[at]._replace(kinds={"verb": (_TO_MEET,)})], at + 1) if named else None


def _last_time(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat X mehrfach getroffen, zuletzt Mitte Oktober in Oslo": when and where, of the same clause."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not atoms[at + 1].has("last") or atoms[at + 1].has("definite"):
        return None
    stop = next((i for i in range(at + 2, len(atoms)) if atoms[i].has("punct")), len(atoms))
    told = atoms[at + 2 : stop]
    if not any(atom.has("date") for atom in told) or any(atom.has("verb", "have", "be", "noun") for atom in told):
        return None
    return [], at + 2


def _agreed_on(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ein weiteres Treffen wurde für Jänner vereinbart": it is planned."""
    agreed = any(form.verb.sense == "agree" and form.tense == "participle" for form in atoms[at].kinds.get("verb", ()))
    coming = atoms[0].has("definite") and any(atom.has("coming") for atom in atoms[:at])  # "das nächste Gespräch ist …"
    if not agreed or not (atoms[0].has("indefinite", "for") or coming):
        return None
    noun = any(atom.has("noun", "round", "sequel") for atom in atoms[:at])
    if not noun or not any(atom.has("become", "be") for atom in atoms[:at]):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED_THEN,)})], at + 1


def _clause_around(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Where the part of a sentence between two marks begins and ends that has this atom."""
    first, stop = at, at
    while first and not _ends_part(atoms[first - 1]):
        first -= 1
    while stop < len(atoms) and not _ends_part(atoms[stop]):
        stop += 1
    return first, stop


def _ends_part(atom: Atom) -> bool:
    return "punct" in atom.kinds and not (atom.glued and atom.text in "-‑")


def _awaits(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Freitag erwartet der Kanzler in Berlin US-Präsident X", "премьера ждёт губернатор X": will meet him."""
    first, stop = _clause_around(atoms, at)
    around = atoms[first:stop]
    if any(atom.has("noun", "not", "that", "hedge_modal") for atom in around):
        return None
    if any(atom.has("from", "of") and not atom.has("country") for atom in atoms[at:stop]):
        return None  # "erwartet von ihm eine Antwort"
    if not any(atom.has("date") for atom in around) or any(atom.has("word") for atom in atoms[at + 1 : stop]):
        return None
    people = [
        i
        for i in range(first, stop)
        if atoms[i].has("name") and i and atoms[i - 1].has("office", "title", "nation", "country")
    ]
    pronouns = [i for i in range(first, stop) if atoms[i].has("he", "they", "whom")]
    by = any(atoms[i].has("with_whom") and atoms[i + 1].has(*_SOMEBODY) for i in range(first, stop - 1))
    passive = any(atom.has("will") for atom in around)
    if passive != by or len(people) + len(pronouns) < 2 or not people:
        return None
    return [atoms[at]._replace(kinds={"verb": (_WILL_MEET,)})], at + 1


def _expected_at(atoms: Sequence[Atom], at: int) -> Taken:
    """The "bei" of "wird am Freitag bei Ministerin X erwartet"."""
    awaits = next((i for i in range(at + 1, _clause_around(atoms, at)[1]) if atoms[i].has("awaits")), None)
    if awaits is None or _awaits(atoms, awaits) is None:
        return None
    return [atoms[at]._replace(kinds={"with": None})], at + 1


def _and_with(atoms: Sequence[Atom], at: int) -> Taken:
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
    stop = _clause_around(atoms, led)[1]
    acts = [i for i in range(led, stop) if atoms[i].has("verb", "noun") and not atoms[i - 1].has("infinitive_mark")]
    if not again or acts:
        return None  # which has a verb of its own
    if not any(atom.has("with") for atom in atoms[before[-1] : start]):
        return None
    verb = atoms[led]._replace(kinds={"verb": again})
    return [verb, verb._replace(start=verb.end, text="", norm="", kinds={"with": None})], led + 1


def _and_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat in Genf X und in Bern Y getroffen": two meetings, whose one verb ends the clause."""
    if not _is_scene(atoms, at):
        return None
    stop = _clause_around(atoms, at)[1]
    last = stop - 1
    forms = (
        tuple(f for f in atoms[last].kinds.get("verb", ()) if f.verb.sense in ("meet", "host", "see")) if stop else ()
    )
    if not forms or last <= at + 2 or not any(a.has("name") for a in atoms[at:last]):
        return None
    first = _clause_around(atoms, at)[0]
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


def _there_too(atoms: Sequence[Atom], at: int) -> Taken:
    """The verb of `_and_there`: who met the second one was named before."""
    if at + 1 < len(atoms) and not _ends_part(atoms[at + 1]):
        return None
    first, stop = _clause_around(atoms, at)
    joins = at == stop - 1 and any(atoms[i].has("and") and _and_there(atoms, i) is not None for i in range(first, at))
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


def _where_else(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In Belgrad, wo der Kongress tagte": what a place is, and nothing of the meeting."""
    if not at or atoms[at - 1].text != ",":
        return None
    stop = _clause_around(atoms, at)[1]
    told = atoms[at + 1 : stop]
    if any(atom.has("noun", "date", "name", "office", "title", "he", "they", "where") for atom in told):
        return None
    met = any(form.verb.sense in _OF_MEETING for atom in told for form in atom.kinds.get("verb", ()))
    return None if met else ([], stop)


def _he_acts(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В ходе визита он встретился с …": what stands before him ends there."""
    if (
        not at
        or not atoms[0].has("beside", "soft")
        or not atoms[at - 1].has("visit", "journey", "word", "place", "noun")
    ):
        return None
    if any(atom.has("punct", "verb") for atom in atoms[1:at]):
        return None
    mark = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"punct": ""}, glued=False, nations=())
    return [mark, atoms[at]], at + 1


def _same_day(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Gestern, Dienstag, …": one day, told twice."""
    if at + 2 >= len(atoms) or atoms[at + 1].text != "," or not atoms[at + 2].has("date"):
        return None
    day, weekday = atoms[at].kinds["date"], atoms[at + 2].kinds["date"]
    if day.earliest is None or day.earliest != day.latest or day.weekday_only or not weekday.weekday_only:
        return None
    closed = at + 3 < len(atoms) and atoms[at + 3].text == ","
    return [atoms[at]], at + 3 + closed


def _more_exactly(atoms: Sequence[Atom], at: int) -> Taken:
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
    exact = (own.latest - own.earliest) < (wide.latest - wide.earliest)
    return ([atoms[index]], index + 2) if exact and wide.bound is None else None


def _could(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Konnte die Landeshauptfrau Botschafterin X begrüßen": and did so."""
    last = next((i for i in reversed(range(at, len(atoms))) if not atoms[i].has("punct")), at)
    return ([atoms[at]._replace(kinds={"ignorable": None})], at + 1) if _could_meet(atoms, last) is not None else None


def _could_meet(atoms: Sequence[Atom], at: int) -> Taken:
    """The verb of `_could`, at the end of the sentence."""
    forms = [f for f in atoms[at].kinds.get("verb", ()) if f.verb.sense in ("see", "host") and f.tense == "infinitive"]
    ends = all(atom.has("punct") for atom in atoms[at + 1 :])
    before = atoms[:at]
    if not forms or not ends or not any(atom.has("could") for atom in before):
        return None
    if any(atom.has("not", "no", "condition", "that") for atom in before):
        return None
    return [atoms[at]._replace(kinds={"verb": tuple(replace(form, tense="past") for form in forms)})], at + 1


def _agenda(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В графике министра – переговоры с …": a dash stands for the verb."""
    if not atoms[at].has("agenda"):
        return None
    dash = next((index for index in range(at + 1, len(atoms) - 2) if atoms[index].text in "–—"), None)
    if dash is None or any(atom.has("verb") for atom in atoms[at:dash]):
        return None
    noun = next((atom for atom in atoms[dash + 1 :] if not atom.has("word", "ignorable", "nation")), atoms[dash])
    if not noun.has("noun"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)}), *atoms[at + 1 : dash]], dash + 1


def _includes(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The visit to Beijing includes talks with …": they are planned."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("indefinite", *_BEFORE_A_NOUN, "format"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun") or not atoms[stop + 1].has("with", "between", "at", "on"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)})], at + 1


def _told_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Министр рассказал о встрече с …": it is told of what was there; "о предстоящей встрече" of what is to come."""
    stop = at + 1
    while stop < len(atoms) and stop - at < _LONGEST and not atoms[stop].has("noun"):
        if atoms[stop].has("other") or not atoms[stop].has(*_BEFORE_A_NOUN):
            return None
        stop += 1
    passed = ("place", "date", "at", "on", "office", "title", "country", "name")  # "о разговоре президента X с Y"
    rest = (atom for atom in atoms[stop + 1 :] if not (atom.has(*passed) or _held(atom)))
    behind = next(rest, None)
    if stop >= len(atoms) or behind is None or not behind.has("with") or not _is_said(atoms):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"after": None, "told_of": None})], stop


def _agreed_about(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X и Y договорились о новой встрече в апреле": they plan one."""
    forms = atoms[at].kinds.get("verb", ())
    agreed = any(form.verb.sense == "agree" and form.tense == "past" for form in forms)
    if not agreed or at + 2 >= len(atoms) or not atoms[at + 1].has("about") or any(a.has("not") for a in atoms[:at]):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*_BEFORE_A_NOUN, "coming", "format", "other"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)}), *atoms[at + 2 : stop]], stop


def _and_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встретился с X, после чего был принят Y", "не поедет, зато встретится с X": the same subject goes on."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not at or atoms[at - 1].text != "," or behind is None or not behind.has("verb", "be") or behind.has("noun"):
        return None
    return [atoms[at]._replace(kinds={"and": None})], at + 1


def _visitor(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Принял гостя в особняке", "побеседовал с гостем": whoever came, of whom the article told."""
    before = atoms[at - 1] if at else None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    led = before is not None and before.has("verb", "with")
    if before is not None and before.has("noun") and behind is not None and behind.has("with"):
        return [atoms[at]._replace(kinds={"he": None, "guest": None})], at + 1  # "переговоры гостя с премьером X"
    if not led or (behind is not None and not behind.has("punct", "at", "on", "date", "place", "and", "verb", "about")):
        return None
    return [atoms[at]._replace(kinds={"he": None, "guest": None})], at + 1


def _with_part(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встретился с X при участии посла …": who takes part, too, where it is said with whom somebody met."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("office", "title", "name", "nation", "aide"):
        return None
    kinds = {kind for atom in atoms[:at] for kind in atom.kinds}
    met = "with" in kinds or kinds >= {"noun", "and"} or kinds >= {"they", "verb"}
    return ([atoms[at]._replace(kinds={"with": None, "with_part": None})], at + 1) if met else None


def _there_will_be_none(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встречи X с Y не будет": there is no other verb."""
    will = atoms[at + 1] if at + 1 < len(atoms) else None
    if will is None or not will.has("will") or will.glued or any(atom.has("verb") for atom in atoms[at + 2 :]):
        return None
    return [atoms[at]._replace(end=will.end, kinds={"absent": None})], at + 2


def _is_said(atoms: Sequence[Atom]) -> bool:
    """Whether all verbs of a sentence are of saying, in the past, and nobody speaks for somebody else."""
    forms = [form for atom in atoms if not _held(atom) for form in atom.kinds.get("verb", ())]
    said = all(form.verb.sense == "say" and form.tense in ("past", "present") for form in forms)
    said &= bool(forms) or any(atom.has("addressed") for atom in atoms)
    return said and not any(atom.has("aide", "spokesman", "not", "hedge") for atom in atoms)


def _held(atom: Atom) -> bool:
    """ "About the negotiations held last Friday with …"."""
    return any(f.verb.sense in ("hold", "happen") and f.tense == "participle" for f in atom.kinds.get("verb", ()))


def _subordinate(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В холле гостиницы, где жили участники": what a clause says that tells of no meeting, day or journey."""
    if atoms[at].text != "," or at + 2 >= len(atoms):
        return None
    begins = at + 1 if atoms[at + 1].has("subordinate") else at + 2
    led = begins == at + 1 or atoms[at + 1].has("at", "on", "with", "from_to")
    if not atoms[begins].has("subordinate") or not led:
        return None
    stop = next((i for i in range(begins, len(atoms)) if atoms[i].has("punct") and not atoms[i].glued), len(atoms))
    clause = atoms[begins:stop]
    forms = [form for atom in clause for form in atom.kinds.get("verb", ())]
    if any(form.verb.sense not in ("say", "believe", "other") for form in forms):
        return None
    if any(atom.has("noun", "date", "duration", "journey", "be", "will", "plan_modal", "agenda") for atom in clause):
        return None
    return [], stop + (stop < len(atoms) and atoms[stop].text == ",")


# Each with the kinds of word that it may begin with.
def _is_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "President X to meet Y on Friday", "X and Y To Have First Talks": a headline leaves out that he is."""
    if not at or at + 1 >= len(atoms) or not atoms[at - 1].has("name", "office", "title") or atoms[at].has("with"):
        return None
    if any(atom.has("verb", *_FINITE) or atom.has("for") or _asks(atom) for atom in atoms[:at]):
        return None
    who = next((i for i, atom in enumerate(atoms) if atom.has("name", "office", "title", "aide", "group")), at)
    if any(atom.kinds.keys() == {"word"} and not atom.capital for atom in atoms[who:at]):
        return None  # "aides persuaded President X to meet Y"
    behind = atoms[at + 1]
    meets = any(f.tense == "infinitive" and f.verb.sense in _OF_MEETING for f in behind.kinds.get("verb", ()))
    has = behind.has("have") and any(atom.has("noun") for atom in atoms[at + 2 : at + 2 + _NEAR])
    return ([atoms[at]._replace(kinds={"will": None})], at + 1) if meets or has else None


def _asks(atom: Atom) -> bool:
    """ "Pressed X to meet Y", "encouraged him to": a verb that leaves it to somebody."""
    plain = set(atom.kinds) == {"word"} and not atom.capital and "past" in atom.forms
    return plain or atom.has("addressed", "threatens", "asks_over")


TURNS: tuple[Row, ...] = (
    (_is_to, {"infinitive_mark"}),
    (_subordinate, {"punct"}, {"subordinate"}),
    (_by_then, {"by_then"}),
    (_and_then, {"goes_on"}),
    (_agreed_about, {"verb"}, {"about"}),
    (_told_of, {"about"}, {"with"}),
    (_visitor, {"visitor"}),
    (_there_will_be_none, {"not"}),
    (_with_part, {"with_part"}),
    (_was_with, {"be"}),
    (_came_to_him, {"to_whom"}),
    (_went_to, {"went"}),
    (_visit_to, {"visit_to"}),
    (_meal, {"meal"}),
    (_and_plans, {"and"}),
    (_same_day, {"date"}),
    (_more_exactly, {"date"}),
    (_could, {"could"}),
    (_could_meet, {"verb"}, {"could"}),
    (_awaits, {"awaits"}),
    (_expected_at, {"with_whom"}),
    (_and_with, {"with", "punct"}),
    (_and_there, {"and"}),
    (_there_too, {"verb"}, {"and"}),
    (_where_else, {"where"}),
    (_he_acts, {"he_subject"}),
    (_was_there, {"with_whom"}),
    (_spoke_out, {"speak_out"}),
    (_will_speak, {"spoke"}),
    (_last_time, {"punct"}, {"last"}),
    (_agreed_on, {"verb"}, {"become", "be"}),
    (_received, {"verb"}, {"by"}),
    (_by_whom, {"by"}),
    (_dated, {"dated"}),
    (_still, {"nor"}),
    (_spoke_of, {"spoke"}),
    (_agenda, {"agenda"}),
    (_includes, {"includes"}),
)
