"""Meetings that are to come, without a verb of meeting: "a meeting is on the agenda", "awaits X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.turns.one_more import clause_around
from claims.articles.writing import Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_LONGEST = 6  # atoms of "побывал во вторник в Киеве у"
_BEFORE_A_NOUN = ("word", "nation", "ignorable", "duration", "definite", "possessive")
_SOMEBODY = ("office", "title", "counterpart", "nation", "country", "name", "then")
_OF_MEETING = ("meet", "talk", "call", "host", "see", "discuss", "hold", "happen", "attend")
_PLANNED = VerbForm(Verb("plan", "plan"), "present")
_WILL_MEET = VerbForm(Verb("meet", "meet"), "future")
_PLANNED_THEN = VerbForm(Verb("plan", "plan"), "participle")
_PLANNED_FOR = VerbForm(Verb("plan", "plan"), "attributive")
_FINITE = ("have", "be", "become", "will", "hedge_modal", "plan_modal", "plan_words", "relative", "not")
_NEAR = 4  # atoms of "have their first talks"


def and_plans(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Bestätigte das Treffen und kündigte eine Fortsetzung im März an": two meetings."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    plans = behind is not None and any(form.verb.sense == "plan" for form in behind.kinds.get("verb", ()))
    noun = any(atom.has("noun") for atom in atoms[:at]) and any(atom.has("noun", "sequel") for atom in atoms[at:])
    if not plans or not noun:
        return None
    comma = atoms[at]._replace(end=atoms[at].start, text=",", norm=",", kinds={"punct": ""}, glued=False, nations=())
    return [comma, atoms[at]], at + 1


def dated(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat sich für Freitag mit X verabredet": will meet him."""
    if any(atom.has("not") for atom in atoms) or not any(atom.has("with") for atom in atoms[:at]):
        return None
    return [atoms[at]._replace(kinds={"verb": (_WILL_MEET,)})], at + 1


def still(atoms: Sequence[Atom], at: int) -> Taken:
    """ "War noch mit X zusammengetroffen": no "nor", where nothing before it says "neither"."""
    if any(atom.has("neither") for atom in atoms[:at]) or not atoms[at].has("ignorable"):
        return None
    return [atoms[at]._replace(kinds={"ignorable": None})], at + 1


def agreed_on(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ein weiteres Treffen wurde für Jänner vereinbart": it is planned."""
    agreed = any(form.verb.sense == "agree" and form.tense == "participle" for form in atoms[at].kinds.get("verb", ()))
    coming = atoms[0].has("definite") and any(atom.has("coming") for atom in atoms[:at])  # "das nächste Gespräch ist …"
    talks = next((i for i in range(at) if atoms[i].has("noun")), at)
    bare = talks == 0 or (talks < at and atoms[talks - 1].has("that"))  # "talks between X and Y were agreed on"
    if not agreed or not (atoms[0].has("indefinite", "for") or coming or bare):
        return None
    noun = any(atom.has("noun", "round", "sequel") for atom in atoms[:at])
    if not noun or not any(atom.has("become", "be") for atom in atoms[:at]):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED_THEN,)})], at + 1


def agreed_before(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Sagte ein für Freitag vereinbartes Gespräch ab": one that was planned, and nothing that was agreed there."""
    forms = atoms[at].kinds.get("verb", ())
    agreed = any((form.verb.sense, form.tense) == ("agree", "attributive") for form in forms)
    noun = agreed and at + 1 < len(atoms) and atoms[at + 1].has("noun")
    return ([atoms[at]._replace(kinds={"verb": (_PLANNED_FOR,)})], at + 1) if noun else None


def awaits(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Freitag erwartet der Kanzler in Berlin US-Präsident X", "премьера ждёт губернатор X": will meet him."""
    first, stop = clause_around(atoms, at)
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
    hosts = ("with_whom",) if any(atom.has("purpose") for atom in around) else ("with_whom", "by")
    led = [i + 1 + atoms[i + 1].has("definite") for i in range(first, stop - 1) if atoms[i].has(*hosts)]
    by = any(i < stop and atoms[i].has(*_SOMEBODY) for i in led)
    passive = any(atom.has("will") for atom in around)
    named = [i for i in range(first, stop) if passive and atoms[i].has("name")]
    guests = [i for i in named if any(atom.has("will") for atom in atoms[max(0, i - 1) : i + 2])]
    behind = atoms[at + 1 : min(stop, at + 4)]
    if (
        len(behind) == len("ABC")
        and behind[0].has("name")
        and behind[1].has("object_article")
        and behind[2].has("nation", "office", "title")
    ):
        guests.append(at + 1)  # "am Montag erwartet Holm den Premierminister X"
    if passive != by or len({*people, *guests}) + len(pronouns) < len("XY") or not people:
        return None
    return [atoms[at]._replace(kinds={"verb": (_WILL_MEET,)})], at + 1


def awaited_there(atoms: Sequence[Atom], at: int) -> Taken:
    """«Прибыл во дворец, где его ждал президент X», «там её ожидает X»: met him there, or will; «где его ожидает
    встреча с X» is planned."""
    first = at + (atoms[at].text == ",")
    if first >= len(atoms) or not atoms[first].has("where", "there"):
        return None
    verb = next((i for i in range(first + 1, min(len(atoms), at + _LONGEST)) if _waits(atoms[i])), None)
    if verb is None or not all(atom.has(*_BEFORE_AWAITED) for atom in atoms[first + 1 : verb]):
        return None
    behind = atoms[verb + 1 : clause_around(atoms, verb)[1]]
    host = next((i for i, atom in enumerate(behind) if atom.has("name", "noun")), None)
    if host is None or not all(atom.has(*_HOST) for atom in behind[:host]) or any(atom.has("not") for atom in behind):
        return None
    noun = any(atom.has("noun") for atom in behind)
    if sum(atom.has("he", "whom", "they") for atom in atoms[first + 1 : verb]) != 1:
        return None
    form = _PLANNED if noun else _MET if atoms[verb].has("waited") else _WILL_MEET
    led = [a._replace(kinds={"they" if a.has("they") else "he": None}) if a.has("whom") else a for a in atoms[at:verb]]
    return [*led, atoms[verb]._replace(kinds={"verb": (form,)})], verb + 1


def _waits(atom: Atom) -> bool:
    return atom.has("awaits", "waited")


_MET = VerbForm(Verb("receive", "host", hit=True), "past")
_BEFORE_AWAITED = ("he", "whom", "they", "date", "at", "on", "ignorable", "before_now")
_HOST = (
    "office",
    "title",
    "country",
    "nation",
    "then",
    "place",
    "bodies",
    "word",
    "post",
    "at",
    "on",
    "date",
    "ministry",
)


def expected_at(atoms: Sequence[Atom], at: int) -> Taken:
    """The "bei" of "wird am Freitag bei Ministerin X erwartet", and the "von"."""
    verb = next((i for i in range(at + 1, clause_around(atoms, at)[1]) if atoms[i].has("awaits")), None)
    if verb is None or awaits(atoms, verb) is None:
        return None
    return [atoms[at]._replace(kinds={"with": None})], at + 1


def which_is_to_be(atoms: Sequence[Atom], at: int) -> Taken:
    """«Обсудили встречу, которая должна состояться в октябре»: which will be then, and was not."""
    behind = atoms[at + 1].kinds.get("verb", ()) if at + 1 < len(atoms) else ()
    infinitives = tuple(form for form in behind if form.tense == "infinitive")
    if not at or not atoms[at - 1].has("relative") or not infinitives:
        return None
    forms = tuple(replace(form, tense="future") for form in infinitives if form.verb.sense == "happen")
    return ([atoms[at + 1]._replace(start=atoms[at].start, kinds={"verb": forms})], at + 2) if forms else None


def could(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Konnte die Landeshauptfrau Botschafterin X begrüßen": and did so."""
    last = next((i for i in reversed(range(at, len(atoms))) if not atoms[i].has("punct")), at)
    return ([atoms[at]._replace(kinds={"ignorable": None})], at + 1) if could_meet(atoms, last) is not None else None


def could_meet(atoms: Sequence[Atom], at: int) -> Taken:
    """The verb of `could`, at the end of the sentence."""
    forms = [f for f in atoms[at].kinds.get("verb", ()) if f.verb.sense in ("see", "host") and f.tense == "infinitive"]
    ends = all(atom.has("punct") for atom in atoms[at + 1 :])
    before = atoms[:at]
    if not forms or not ends or not any(atom.has("could") for atom in before):
        return None
    if any(atom.has("not", "no", "condition", "that") for atom in before):
        return None
    return [atoms[at]._replace(kinds={"verb": tuple(replace(form, tense="past") for form in forms)})], at + 1


def agenda(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В графике министра – переговоры с …", "в программе стояли и переговоры с …": a dash stands for the verb, or one
    that says no more than that."""
    if not atoms[at].has("agenda"):
        return None
    last = len(atoms) - 2
    dash = next((i for i in range(at + 1, last) if atoms[i].text in "–—" or atoms[i].has("stands")), None)
    if dash is None or any(atom.has("verb") for atom in atoms[at:dash]):
        return None
    stands = atoms[dash].has("stands")
    besides = ("word", "ignorable", "nation", "and") if stands else ("word", "ignorable", "nation")
    noun = next((atom for atom in atoms[dash + 1 :] if not atom.has(*besides)), atoms[dash])
    if not noun.has("noun"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)}), *atoms[at + 1 : dash]], dash + 1


def includes(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The visit to Beijing includes talks with …": they are planned."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("indefinite", *_BEFORE_A_NOUN, "format"):
        stop += 1
    led = stop + 1 < len(atoms) and atoms[stop].has("noun", "audience")
    if not led or not atoms[stop + 1].has("with", "between", "at", "on"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)})], at + 1


def agreed_that_it_will(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Договорились, что следующая встреча состоится в мае": of a meeting to come, as if they had said so."""
    if at + 3 >= len(atoms) or atoms[at + 1].text != "," or not atoms[at + 2].has("that"):
        return None
    if any(atom.has("not", "never", "hedge", "hedge_modal", "condition") for atom in atoms[:at]):
        return None
    stop = at + 3
    while stop < len(atoms) and atoms[stop].has(*_ANOTHER, "word", "ignorable"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun") or not any(a.has(*_ANOTHER) for a in atoms[at + 3 : stop + 1]):
        return None
    verb = next((atom for atom in atoms[stop + 1 :] if atom.has("verb", "punct")), None)
    forms = verb.kinds.get("verb", ()) if verb is not None else ()
    if not any(form.verb.sense == "happen" and form.tense == "future" for form in forms):
        return None
    said = tuple(VerbForm(_SAYS, form.tense) for form in atoms[at].kinds["verb"])
    return [atoms[at]._replace(kinds={"verb": said})], at + 1


_ANOTHER = ("coming", "other", "ordinal", "possessive", "round")
_SAYS = Verb("say", "say")


def there_will_be_none(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встречи X с Y не будет": there is no other verb; but "на встрече не будет прессы"."""
    will = atoms[at + 1] if at + 1 < len(atoms) else None
    if will is None or not will.has("will") or will.glued or any(atom.has("verb") for atom in atoms[at + 2 :]):
        return None
    other = at + 2 < len(atoms) and not atoms[at + 2].has(*_OF_THE_MEETING)
    if other and not any(atom.has("noun") for atom in atoms[at + 2 :]):
        return None
    return [atoms[at]._replace(end=will.end, kinds={"absent": None})], at + 2


_OF_THE_MEETING = ("punct", "date", "at", "on", "ignorable", "with", "between", "and", "name", "until", "yet", "or")


def there_will_be(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В пятницу будет встреча с X", "встреча X с Y будет в пятницу": the verb is left out, and it is one to come."""
    behind = at + 1
    while behind < len(atoms) and atoms[behind].has(*_BESIDE_IT):
        behind += 1
    subject = behind < len(atoms) and atoms[behind].has("noun")
    if not (subject and not atoms[behind - 1].has("at", "on")) and not _is_subject_before(atoms, at):
        return None
    ends = next((atom for atom in atoms[behind:] if atom.has("verb", "punct")), None)
    if ends is not None and ends.has("verb"):
        return None  # "будет в пятницу проведена встреча"
    return [atoms[at]._replace(kinds={"verb": (_WILL_BE,)})], at + 1


def _is_subject_before(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a meeting is what is on a day or in a place: "встреча X с Y будет в пятницу"."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("date", "at", "on"):
        return False
    for index in reversed(range(at)):
        if atoms[index].has("verb", "punct"):
            return False
        if atoms[index].has("noun"):
            led = next((atom for atom in reversed(atoms[:index]) if not atom.has(*_WHICH_ONE)), None)
            return led is None or led.has("punct", "that", "date")
    return False


_WHICH_ONE = ("coming", "other", "ordinal", "bilateral")
_BESIDE_IT = (*_WHICH_ONE, "ignorable", "date", "at", "on", "place", "exclusive", "question")
_WILL_BE = VerbForm(Verb("happen", "happen"), "future")


# Each with the kinds of word that it may begin with.
def is_to(atoms: Sequence[Atom], at: int) -> Taken:
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
