"""What is said of a meeting, and what was said at it: "denied reports of a meeting", "speaking after talks with X"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_LONGEST_RESULT = 6  # atoms of "über die Ergebnisse seines" before a noun of meeting
_TOLD = ("happen", "meet", "hold", "plan", "cancel", "talk", "host", "discuss", "last")

_BEFORE_A_NOUN = ("definite", "indefinite", "possessive", "word", "nation", "ignorable", "duration", "format", "number")
_BEFORE_REPORTED = ("indefinite", "definite", "word", "exclusive", "leaves_open")  # "Berichte über ein angebliches …"
_SHORT = 4  # atoms of "after their third meeting"
_SAYS, _TALKS = Verb("speak", "say"), Verb("speak", "talk")
_DENIES = VerbForm(Verb("deny", "deny"), "past")


def about_this(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Об этом министр сообщил после встречи с …", "заявил об этом на встрече": nothing that anybody talked about."""
    if not atoms[at].has("about") or at + 2 >= len(atoms) or set(atoms[at + 1].kinds) != {"definite"}:
        return None
    if atoms[at].has("on"):
        return None  # "on the Indonesian island"
    return None if atoms[at + 2].has("word", "noun", "thing", "statement", "date", "media", "place") else ([], at + 2)


def reports_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Denied reports of a meeting with …", "hat Medienberichte über ein Treffen mit … dementiert": denied it."""
    if not atoms[at].has("about", "of") or not at or not atoms[at - 1].has("media", "statement", "falsehood"):
        return None
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has(*_BEFORE_REPORTED) and stop - at < 4:
        stop += 1
    denied = any(form.verb.sense == "deny" for atom in atoms for form in atom.kinds.get("verb", ()))
    denied |= any(atom.has("falsehood") for atom in (*atoms[: at - 1], *atoms[stop:]))
    return ([], at + 1) if denied and stop < len(atoms) and atoms[stop].has("noun") else None


def report_itself(atoms: Sequence[Atom], at: int) -> Taken:
    """The "reports" of `reports_of`."""
    if not atoms[at].has("media", "statement", "falsehood") or at + 1 >= len(atoms):
        return None
    return ([], at + 1) if reports_of(atoms, at + 1) is not None else None


def speaking(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Speaking after talks with X, Y said": no talk of its own."""
    opens = at == 0 or atoms[at - 1].text in ",–—"
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not atoms[at].has("speaking") or behind is None:
        return None
    if at and atoms[at - 1].has("after") and behind.has("from_to") and not behind.has("purpose"):
        return [], at + 2  # "accused Brussels of meddling after emerging from talks with X"
    if at and atoms[at - 1].has("be") and behind.has("after", "before"):  # "was speaking after meeting X"
        return [atoms[at]._replace(kinds={"verb": (VerbForm(_SAYS, "past"),)})], at + 1
    if not opens:
        return None
    if behind.has("from_to") and not behind.has("purpose"):  # "Emerging from a meeting with X"
        return [behind._replace(kinds={"after": None})], at + 2
    if any(at_conference([*atoms[:at], *atoms[at + 1 :]], at) is not None for _ in atoms[at + 1 : at + 2]):
        return None  # whose verb is left
    if at == 0 and (end := _says_where_and_when(atoms)) is not None:
        return [], end  # "Speaking in Riga on Thursday, Z said that X met Y on Monday"
    return ([], at + 1) if behind.has("after", "at", "before", "on", "from_to") else None


def _says_where_and_when(atoms: Sequence[Atom]) -> int | None:
    """Where the words end that say where and when somebody spoke, and nothing else, with their comma, if a "that" comes
    behind: what is said is told for itself."""
    comma = next((i for i, atom in enumerate(atoms) if atom.text == ","), len(atoms))
    only = all(atom.has("at", "on", "place", "date", "definite") for atom in atoms[1:comma])
    said = any(atom.has("that") for atom in atoms[comma:])
    return comma + 1 if only and said and comma < len(atoms) else None


def at_conference(atoms: Sequence[Atom], at: int) -> Taken:
    """ "(Speaking) at a joint news conference with X after their talks in Riga, Y said": Y, after talks with X."""
    shown = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("indefinite", "definite"))
    opens = all(atom.has("punct", "speaking") for atom in atoms[:at])
    if shown + 1 >= len(atoms) or not opens or not atoms[shown].has("press_conference"):
        return None
    comma = next((i for i in range(shown, len(atoms)) if atoms[i].text == ","), len(atoms))
    after = next((i for i in range(shown, comma) if atoms[i].has("after")), comma)
    nouns = (atom.kinds["noun"].sense for atom in atoms[after : min(comma, after + _SHORT)] if atom.has("noun"))
    if not atoms[shown + 1].has("with") or next(nouns, "") != "meeting":
        return None
    if any(form.verb.sense == "talk" for atom in atoms[:at] for form in atom.kinds.get("verb", ())):
        return [], shown + 1
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_TALKS, "participle"),), "speaking": None})], shown + 1


def results(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Über die Ergebnisse seines Gesprächs mit …", "об итогах переговоров с …": it is told of what was after them."""
    if not atoms[at].has("about", "soft", "of", "on") or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < len(atoms) and stop - at < _LONGEST_RESULT and not atoms[stop].has("noun"):
        hyphen = atoms[stop].text == "-" and atoms[stop].glued  # "российско-таджикистанских"
        if not (atoms[stop].has("result", "definite", "possessive", "of", "indefinite", "nation") or hyphen):
            return None
        stop += 1
    told = any(atom.has("result") for atom in atoms[at:stop])
    if not told or stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    own = [atom for atom in atoms[at + 1 : stop] if atom.has("definite", "possessive", "indefinite")][-1:]
    end = own[0].start - 1 if own else atoms[stop - 1].end
    return [atoms[at]._replace(end=max(end, atoms[at].end), kinds={"after": None, "result": None}), *own], stop


def of_that_report(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Laut einem Bericht der Zeitung vom Dienstag traf X Y", "laut einer am Dienstag verbreiteten Mitteilung …": what
    stands before the verb says who tells of it, and when; not when they met."""
    opens = not any(atom.capital and not atom.has("punct", "ignorable") for atom in atoms[:at])
    if not opens or any(atom.has(*_FINITE) for atom in atoms[:at]):
        return None
    near = range(at + 1, min(len(atoms), at + _LONGEST_REPORT))
    stop = next((i for i in near if atoms[i].has(*_FINITE) or atoms[i].text in _PARTS), None)
    if stop is None or not atoms[stop].has(*_FINITE) or not any(a.has("date") for a in atoms[at:stop]):
        return None
    by_name = next((i for i in range(at, stop) if atoms[i].has("media", "statement")), None)
    day = next(i for i in range(at, stop) if atoms[i].has("date"))
    last = day if by_name is not None and by_name < day else None
    led = atoms[day - 1].has("of", "on", "punct") and (last is not None or atoms[at].has("according"))
    if not led or (not atoms[at].has("according") and not (last is not None and atoms[day - 1].has("of"))):
        return None
    said = atoms[day - 1]._replace(end=atoms[day].end, kinds={"ignorable": None}, nations=())
    return [*atoms[at : day - 1], said], day + 1


_FINITE = ("verb", "have", "be", "will", "become", "plan_modal", "hedge_modal")
_PARTS = frozenset(",;:")
_LONGEST_REPORT = 16  # atoms of "laut einem am Dienstag verbreiteten Bericht der Zeitung „El Mundo“"


def edge_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Zum Abschluss ihrer Gespräche am Mittwoch in Rom legten sie …", "am Ende des Treffens": at that meeting."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_EDGE) and atoms[stop].has("possessive", "definite", "word", "format"):
        stop += 1
    owned = stop > at + 1 and atoms[at + 1].has("possessive", "definite") and not atoms[at + 1].has("indefinite")
    if not owned or stop >= len(atoms) or not atoms[stop].has("noun") or atoms[stop].has("visit", "summit", "event"):
        return None
    if stop + 1 < len(atoms) and atoms[stop + 1].has("with", "between"):
        return None
    return [atoms[at]._replace(kinds={"at": None}), *atoms[at + 1 : stop]], stop


_LONGEST_EDGE = 4  # atoms of "zum Abschluss ihrer zweitägigen"


def adjunct(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke of tariffs at a meeting with X", "signed it after two hours of talks": the meeting is no part of what was
    spoken of; a mark sets it apart."""
    if not at or not atoms[at].has("after", "at") or atoms[at - 1].has("punct") or atoms[at].has("verb"):
        return None
    stop, lasting = at + 1, False
    while stop < min(len(atoms), at + _LONGEST_RESULT) and not atoms[stop].has("noun"):
        lasting = atoms[stop].has("of") and atoms[at].has("after")
        if not (atoms[stop].has(*_BEFORE_A_NOUN) or lasting):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun"):
        return None
    forms = (form for atom in atoms for form in atom.kinds.get("verb", ()))
    met = any(form.verb.sense in _TOLD and not form.verb.impersonal for form in forms)
    if not (lasting or atoms[stop + 1].has("with", "between", "name") or not met):
        return None
    mark = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"punct": ""}, glued=False, nations=())
    if lasting:
        return [mark, atoms[at]._replace(end=atoms[stop - 1].end, kinds={"after": None})], stop
    return [mark, atoms[at]], at + 1


def over_a_meal(atoms: Sequence[Atom], at: int) -> Taken:
    """«Обсудил визы за обедом с X»: where they did, and not what was spoken of; likewise."""
    led = at > 1 and not atoms[at - 1].has("punct") and at + 1 < len(atoms) and atoms[at + 1].has("with")
    if not led or not any(form.verb.sense == "discuss" for atom in atoms[:at] for form in atom.kinds.get("verb", ())):
        return None
    return [in_front(atoms[at], "punct"), atoms[at]], at + 1


def source(atoms: Sequence[Atom], at: int) -> Taken:
    """«По информации корреспондента «Ъ» Андрея Зимина, X и Y встретятся»: who says so, by his post and for whom he
    works, as if only his name stood there."""
    comma = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_SOURCE)) if atoms[i].text == ","), None)
    if at or comma is None or comma < _SHORTEST_SOURCE or not atoms[comma - 1].has("name"):
        return None
    between = atoms[at + 1 : comma - 1]
    if not all(atom.has(*_OF_A_SOURCE) or (atom.has("punct") and atom.text in '«»"') for atom in between):
        return None
    return [atoms[at], atoms[comma - 1]], comma


_SHORTEST_SOURCE = 3  # atoms of "По словам корреспондента X"
_LONGEST_SOURCE = 12  # atoms of "По информации специального корреспондента газеты «Ъ» Андрея Зимина,"
_OF_A_SOURCE = ("word", "title", "post", "office", "media", "people", "name", "bodies", "ministry", "aide", "country")


def told_at(atoms: Sequence[Atom], at: int) -> Taken:
    """The comma of «Как сообщили в министерстве, X и Y встретились», «как рассказал мэр Z, …»: whoever says so is none
    of those behind it, as in a list."""
    opening = atoms[:at]
    if atoms[at].text != "," or not opening or not opening[0].has("according_name"):
        return None
    says = [form for atom in opening for form in atom.kinds.get("verb", ())]
    if not says or any(form.verb.sense != "say" for form in says) or any(atom.has("punct") for atom in opening[-1:]):
        return None
    return [in_front(atoms[at], "punct"), atoms[at]], at + 1


def inserted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Переговоры лидеров, сообщил он, пройдут в пятницу", "the talks, a spokesman said, will begin …": what is said
    goes on behind the words for who says so. Somebody by name stays: he is the speaker."""
    if atoms[at].text != "," or not at:
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_RESULT) and atoms[stop].text != ",":
        if atoms[stop].has("name", "noun", "date", "place", "with", "that", "relative", "have", "be"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or atoms[stop].text != "," or atoms[stop + 1].has("that", "relative", "and"):
        return None
    forms = [form for atom in atoms[at:stop] for form in atom.kinds.get("verb", ())]
    told = bool(forms) and all(form.verb.sense == "say" and form.tense in ("past", "present") for form in forms)
    goes_on = any(form.verb.sense in _TOLD for atom in atoms[stop:] for form in atom.kinds.get("verb", ()))
    return ([], stop + 1) if told and goes_on else None


def set_in(atoms: Sequence[Atom], at: int) -> Taken:
    """«Разговор, по словам представителя министерства, состоялся в субботу», «встреча, на которой обсуждались визы,
    прошла в Баку»: what is said of a meeting goes on with its verb. Somebody by name stays: he is the speaker."""
    behind = atoms[at + 1 : at + 3]
    if not at or atoms[at].text != "," or len(behind) < 2 or not atoms[at - 1].has("noun"):
        return None
    told = behind[0].has("according")
    if not told and not (behind[0].has("at") and behind[1].has("relative")):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_RESULT) and atoms[stop].text != ",":
        if atoms[stop].has("name", "noun", "date", "not") or (told and atoms[stop].has("verb", "place")):
            return None
        stop += 1
    goes_on = atoms[stop + 1] if stop + 1 < len(atoms) and atoms[stop].text == "," else None
    happens = goes_on is not None and any(
        (form.verb.sense, form.tense) == ("happen", "past") for form in goes_on.kinds.get("verb", ())
    )
    raised = told or any(atom.has("raised") for atom in atoms[at:stop])
    return ([], stop + 1) if happens and raised else None


def opened_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At a meeting with X, President Y praised the factory": no list, as the verb of Y stands behind him."""
    if atoms[at].text != "," or at < _SHORTEST_OPENING or not atoms[0].has("at", "after", "beside"):
        return None
    opening = atoms[1:at]
    whom = next((i for i, atom in enumerate(opening) if atom.has("with")), None)
    if whom is None or not any(atom.has("noun") for atom in opening[:whom]):
        return None
    if not atoms[at - 1].has("name", "office", "counterpart"):
        return None
    if any(atom.has("punct", "and") or (atom.has("verb") and not atom.has("noun")) for atom in opening):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_SUBJECT) and atoms[stop].has(*_SUBJECT) and not atoms[stop].has("name"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("name"):
        return None
    finite = any(form.tense == "past" for form in atoms[stop + 1].kinds.get("verb", ()))
    mark = atoms[at]._replace(start=atoms[at].end, text="", norm="", kinds={"punct": ""}, glued=False)
    return ([atoms[at], mark], at + 1) if finite else None


_SHORTEST_OPENING = 3  # atoms of "in talks with"
_LONGEST_SUBJECT = 6  # atoms of "Prime Minister of Norway Karl Lund"
_SUBJECT = ("office", "title", "definite", "nation", "country", "of", "possessive_s", "post", "name")


def before_they_meet(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke to X on Monday ahead of seeing each other in Brussels next week": when and where they are to meet is
    no part of what they did."""
    if at + 2 >= len(atoms) or "gerund" not in atoms[at + 1].forms or not atoms[at + 2].has("reciprocal"):
        return None
    if not any(form.verb.sense in _TOLD for atom in atoms[:at] for form in atom.kinds.get("verb", ())):
        return None
    return [], next((i for i in range(at + 3, len(atoms)) if atoms[i].has("punct")), len(atoms))


def set_free(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Neben einer Rede auch ein Gespräch mit …", "für den Minister noch ein Treffen mit …": a meeting of its own."""
    if not atoms[at].has("indefinite") or not at or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_RESULT) and set(atoms[stop].kinds) <= {
        "word",
        "ignorable",
        "format",
        "duration",
    }:
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun") or not atoms[stop + 1].has("with", "between"):
        return None
    if not atoms[at - 1].has("ignorable", "name", "office", "title", "place", "date"):
        return None
    mark = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"punct": ""}, glued=False, nations=())
    return [mark, *atoms[at:stop]], stop


def untrue(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Reports of a meeting with X are false": deny it."""
    if not atoms[at].has("falsehood") or not any(reports_of(atoms, index) is not None for index in range(len(atoms))):
        return None
    return [atoms[at]._replace(kinds={"verb": (_DENIES,)})], at + 1


def of_which_was_told(atoms: Sequence[Atom], at: int) -> Taken:
    """«Встреча с X, о которой ранее сообщали СМИ, не планируется»: who told of it, between it and its verb."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("about") or not atoms[at + 2].has("relative"):
        return None
    stop = next((i for i in range(at + 3, len(atoms)) if atoms[i].has("punct") and atoms[i].text not in "«»"), None)
    if stop is None or atoms[stop].text != "," or not any(atom.has("noun") for atom in atoms[:at]):
        return None
    inside = [atom for atom in atoms[at + 3 : stop] if not atom.has("ignorable", "media", "punct")]
    told = [form for atom in inside for form in atom.kinds.get("verb", ())]
    names = any(atom.has("date", "noun", "place", "with", "that") for atom in inside)
    return ([], stop + 1) if told and all(form.verb.sense == "say" for form in told) and not names else None
