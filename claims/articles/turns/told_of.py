"""Whoever was told of before, without a name: "the leaders", "der Gast", "the Austrian", "each other"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claims.articles.writing import Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom
from claims.text import normalise

_LED = 4  # atoms up to a noun of meeting: "the first ever"
_MEETING = {"noun": MeetingNoun(None)}
_HAPPENED = VerbForm(Verb("happen", "happen"), "past")
_TOLD = ("happen", "meet", "hold", "plan", "cancel", "talk", "host", "discuss", "last")

_HEADS = (
    "word", "noun", "name", "office", "title", "counterpart", "nation", "aide", "then", "group", "former", "number",
    "venue", "place", "thing", "bodies", "ministry", "other", "country", "media", "statement", "people", "last",
    "first", "ordinal", "capital", "alliance", "armed_forces", "ignorable", "duration", "format", "host",
)  # fmt: skip


def as_object(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Where President X received her with honours", "где его приняла премьер-министр": whom, and not whose."""
    if not atoms[at].has("whom"):
        return None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    met = behind is not None and behind.has("verb") and not behind.has("noun", "visit")
    met = met and not (behind is not None and behind.has("host") and atoms[at].has("possessive"))  # "with her host"
    if behind is not None and behind.has(*_HEADS, "visit") and not met:
        return None
    led = at > 0 and atoms[at - 1].has("for", "after", "before", "at", "from")
    if led and behind is not None and behind.has("journey") and not met:
        return None  # "по его возвращении", "после её приезда"
    if behind is not None and behind.has("date") and any(a.has("visit", "noun") for a in atoms[at + 2 : at + 3]):
        return None  # "during her April visit"
    if behind is not None and any(form.verb.sense == "hold" for form in behind.kinds.get("verb", ())):
        return None  # "её проведёт министр": a meeting, and nobody
    several = atoms[at].has("they")  # «их принял президент»: those told of
    return [atoms[at]._replace(kinds={"they" if several else "he": None})], at + 1


_BEFORE_THEM = ("punct", "date", "verb", "ignorable", "noun", "have", "that", "when", "by_then", "last")


def those(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The leaders discussed …", "die Minister trafen einander", "лидеры провели переговоры": those told of before."""
    both = at > 0 and atoms[at].has("office") and atoms[at - 1].has("they") and not atoms[at - 1].has("she")
    if not (atoms[at].has("several") or both) or any(atom.has("no") for atom in atoms[:at]):
        return None  # "никакой встречи министров не будет"; "die beiden Ministerinnen" are several by what leads them
    lead = at - 2 if at > 2 and atoms[at - 1].glued and atoms[at - 2].has("country") else at  # "der US-Außenminister"
    led = lead > 0 and atoms[lead - 1].has(*_LEADS_THEM) and not atoms[lead - 1].has("at", "of")
    den = led and atoms[lead - 1].has("plural_article") and (lead < 2 or not atoms[lead - 2].has(*_GOVERNS))
    if den or (led and _is_one(atoms, lead)):
        one = {kind: value for kind, value in atoms[at].kinds.items() if kind != "several"} or {"word": None}
        return [atoms[at]._replace(kinds=one)], at + 1  # "hatte den Präsidenten getroffen"
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    alone = behind is None or not behind.has(*_HEADS, "of", "from_to", "and", "possessive_s", "definite")
    alone |= behind is not None and behind.has("at") and not behind.has("of")  # "die Minister am 16. Februar"
    alone |= behind is not None and behind.has("other") and behind.has("verb")  # «прошли», and no «прошлые»
    alone |= led and atoms[lead - 1].has("they") and _does_besides(atoms[at + 1 : at + 3])
    first = at == 0 or atoms[at - 1].has(*_BEFORE_THEM)
    first |= at > 1 and atoms[at - 1].has("place") and atoms[at - 2].has("at")  # «в Риге стороны поговорили»
    alone |= first and atoms[at].has("several") and _does_besides(atoms[at + 1 : at + 3])  # «стороны долго спорили»
    if not alone or not (led or first):
        return None
    kept: dict[str, Any] = {kind: None for kind in _KEPT if kind == "they" or atoms[at].has(kind)}
    if atoms[at].has("office"):
        kept["held_by"] = atoms[at].kinds["office"].role  # "the presidents": which office those two hold
    they = atoms[at]._replace(kinds=kept)
    met = each_other((they, *atoms[at + 1 :]), 0)  # "мужчины встретились в понедельник"
    return (met[0], at + met[1]) if met is not None else ([they], at + 1)


_KEPT = ("they", "side", "whose_meeting")
_LEADS_THEM = ("definite", "they", "both", "counted")


def _does_besides(behind: Sequence[Atom]) -> bool:
    """ "The two ministers also met", "last met": a word between them and what they did."""
    between = len(behind) > 1 and behind[0].has("ignorable", "last") and not behind[0].has("number", "nation")
    return between and behind[1].has("verb", "have") and not behind[1].has("noun")


def _is_one(atoms: Sequence[Atom], at: int) -> bool:
    """ "Am Mittwoch sprach der Minister mit X": by its article and its verb; but "das Treffen der Minister"."""
    if atoms[at - 1].has("singular_article"):
        return True  # "ein Treffen mit dem US-Präsidenten", "vom Präsidenten empfangen"
    genitive = at > 1 and atoms[at - 2].has("noun", "name", "media", "thing", "title", "office", "statement", "number")
    return atoms[at - 1].has("his_article") and not genitive and not any(atom.has("plural") for atom in atoms)


# Prepositions behind which "den" is of several.
_GOVERNS = ("with", "between", "at", "of", "from_to", "after", "before", "by", "since", "soft", "about", "and")


def _who_is_named_behind(atoms: Sequence[Atom], at: int) -> int | None:
    """ "Dem Gastgeber, Aserbaidschans Umweltminister X": where the words begin that say who he is."""
    stop = at + 2
    if stop >= len(atoms) or atoms[at + 1].text != ",":
        return None
    while stop < min(len(atoms), at + 2 + _LED) and atoms[stop].has("definite", "nation", "country"):
        stop += 1
    named = stop + 1 < len(atoms) and atoms[stop].has("office", "title") and atoms[stop + 1].has("name")
    return at + 2 + atoms[at + 2].has("definite") if named else None


def of_an_age(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The 52-year-old met X": whoever is of that age; "the 52-year-old builder" may be anybody."""
    stop = at + len(("52", "-", "year-old"))
    if stop >= len(atoms) or not at or not atoms[at - 1].has("definite") or not atoms[stop - 1].has("of_age"):
        return None
    behind = atoms[stop]
    goes_on = behind.has("verb", "be", "have", "will", "punct", "also", "at", "on", "with") or "past" in behind.forms
    if atoms[at + 1].text != "-" or not goes_on:
        return None
    last = atoms[stop - 1]
    text = f"{atoms[at].text}-{last.text}"
    return [atoms[at]._replace(end=last.end, text=text, norm=text, kinds={"he": None, "guest": None})], stop


def guest(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Dienstag unterhielt sich der Gast mit …": whoever is told of, but those he met."""
    whose = at > 0 and atoms[at - 1].has("possessive") and not atoms[at - 1].has("infinitive_mark")
    if not atoms[at].has("host") or at + 1 >= len(atoms) or (atoms[at].has("verb") and not whose):
        return None
    led = at > 0 and atoms[at - 1].has("definite", "possessive") and not atoms[at - 1].has("at", "of")
    behind = atoms[at + 1]
    opens = at == 0 or atoms[at - 1].has("punct", "date", "ignorable", "when")
    if at and atoms[at].has("visitor") and atoms[at - 1].kinds.keys() <= {"word", "name"}:
        # "в Сербии высокого гостя примет президент"
        opens |= at == 1 or atoms[at - 2].has("punct", "date", "place", "venue")
    opens |= at > 0 and atoms[at].has("visitor") and atoms[at - 1].has("with")  # «сегодня с гостем беседовал X»
    if led and (named := _who_is_named_behind(atoms, at)) is not None:
        return [atoms[at]._replace(kinds={"title": None})], named
    met = at > 1 and (atoms[at - 2].has("with") or _is_received(atoms[at - 2]))
    met |= at > 1 and whose and any(form.verb.sense in ("meet", "see") for form in atoms[at - 2].kinds.get("verb", ()))
    ended = led and met and behind.has("punct")  # "with the host.", "empfing den Gast."
    ended |= led and behind.has("by") and any(atom.has("become") for atom in atoms[:at])  # "wurde der Gast von X …"
    bare = opens and behind.has("verb", "be") and not behind.has("noun")  # "сегодня гость встретился с …"
    if (
        not (led or bare)
        or (behind.has(*_HEADS, "of", "and", "punct", "possessive_s") and not ended)
        or (behind.has("definite") and not behind.has("at"))
    ):
        return None
    more = (kind for kind in ("visiting", "who_receives") if atoms[at].has(kind))
    kinds = dict.fromkeys(("he", "guest", *more))
    return [atoms[at]._replace(kinds=kinds)], at + 1


def _is_received(atom: Atom) -> bool:
    return any(form.verb.sense == "host" for form in atom.kinds.get("verb", ()))


def national(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die Kolumbianerin sprach mit …", "the Austrian met …", "словак встретился …": whoever of them was told of."""
    if not atoms[at].has("nation") or at + 1 >= len(atoms) or atoms[at].has("country", "office", "word"):
        return None
    led = at > 0 and atoms[at - 1].has("definite") and not atoms[at - 1].has("at", "of")
    if led and "plural" in atoms[at].forms:
        return None  # "his talks with the Norwegians that"
    if led and at > 1 and atoms[at - 1].has("plural_article") and atoms[at - 2].has("with", "at", "after"):
        return None  # "bei der Begegnung mit den Isländern"
    verb = at + 1
    while not led and verb + 1 < len(atoms) and atoms[verb].has("ignorable", "yet"):  # «эстонец уже побывал в Баку»
        verb += 1
    behind = atoms[verb]
    acts = behind.has("verb", "have", "be", "will", "do") and not behind.has("noun", "office", "title")
    heads = behind.has(*_HEADS, *_EVENTS, "and", "punct", "of", "town", "tie") and not behind.has("format")
    heads = heads and not (behind.has("and", "punct") and led and _is_noun(atoms, at))
    heads |= behind.has("side", "team") and not (at > 1 and _acts_on_whom(atoms[at - 2]))  # "lead the US side"
    goes_on = led and not heads  # "der Deutsche am Telefon", too
    goes_on &= behind.has("at") or not behind.has("definite")  # "empfing den Franzosen am Montag"
    ends = led and at > 1 and verb + 1 == len(atoms) and behind.text == "."
    goes_on |= ends and _acts_on_whom(atoms[at - 2])  # "held talks with the Norwegian."
    goes_on |= at > 0 and atoms[at - 1].has("with") and "with_one" in atoms[at].forms  # «с кенийцем»
    if not (acts and (led or at == 0 or atoms[at - 1].has("punct", "date", "name", "place"))) and not goes_on:
        return None
    return [atoms[at]._replace(kinds={"he": None, "national": atoms[at].kinds["nation"].country})], at + 1


def _is_noun(atoms: Sequence[Atom], at: int) -> bool:
    """ "Der Georgier und X trafen sich", "sprach mit dem Georgier.": by its capital letter, and one man or woman;
    "der georgische und der lettische Minister" are adjectives. In German."""
    if atoms[at - 1].has("her_article") and "attributive" in atoms[at].forms:
        return False  # "traf die Georgier", unlike "traf die Georgierin"
    return atoms[at].capital and atoms[at - 1].has("his_article", "her_article", "on_the", "plural_article")


_EVENTS = ("event", "gathering", "idea", "result", "occasion")


def _acts_on_whom(atom: Atom) -> bool:
    """ "Met the Ugandan side", "with the Ugandan side": that side is who was met."""
    return atom.has("with") or any(form.verb.sense in ("meet", "host", "see") for form in atom.kinds.get("verb", ()))


def compatriot(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Турецкий лидер", "с китайским гостем": whoever of that country was told of."""
    if at + 1 >= len(atoms) or not atoms[at].has("nation") or not atoms[at + 1].has("compatriot"):
        return None
    if at + 2 < len(atoms) and atoms[at + 2].has("name", "nation", "country", "title", "office"):
        return None  # "турецкий политик Халук …"
    text, kinds = f"{atoms[at].text} {atoms[at + 1].text}", {"he": None, "national": atoms[at].kinds["nation"].country}
    return [atoms[at]._replace(end=atoms[at + 1].end, text=text, kinds=kinds, nations=())], at + 2


def from_there(atoms: Sequence[Atom], at: int) -> Taken:
    """«Гость из Найроби», «дипломата из Кении»: whoever of that country was told of; nobody met there."""
    if at + 3 >= len(atoms) or not atoms[at + 1].has("from") or not atoms[at + 2].has("place"):
        return None
    if at and atoms[at].capital:
        return None
    if atoms[at + 3].has("name", "nation", "title", "office", "and") or (at and atoms[at - 1].has("nation")):
        return None  # "политик из Кении Питер …"
    of = atoms[at + 2].kinds.get("country") or atoms[at + 2].kinds.get("capital")
    kinds: dict[str, Any] = {"he": None, "national": of} if of else {"he": None, "guest": None}
    return [atoms[at]._replace(end=atoms[at + 2].end, kinds=kinds)], at + 3


def with_described(atoms: Sequence[Atom], at: int) -> Taken:
    """«С высоким гостем», «с 54-летним дипломатом»: with whoever was told of."""
    stop = at + 1
    while stop < min(len(atoms), at + _LED) and (atoms[stop].kinds.keys() <= _LIKE or atoms[stop].text in "-‑"):
        stop += 1
    if stop == at + 1 or stop + 1 >= len(atoms) or not atoms[stop].has("visitor", "whoever"):
        return None
    behind = atoms[stop + 1]
    if (
        "with_one" not in atoms[stop].forms
        or behind.capital
        or behind.has("name", "title", "office", "nation", "place")
    ):
        return None
    return [atoms[at], atoms[stop]._replace(kinds={"he": None, "he_subject": None})], stop + 1


_LIKE = {"word", "number", "then"}


def both_alone(atoms: Sequence[Atom], at: int) -> Taken:
    """«Оба уже встречались в феврале»: the two told of, where no noun follows."""
    behind = at + 1
    while behind < len(atoms) and atoms[behind].has("ignorable", "before_now"):
        behind += 1
    if behind >= len(atoms) or not atoms[at].has("both") or atoms[behind].has("noun"):
        return None
    if not any(form.verb.sense in ("meet", "talk", "call") for form in atoms[behind].kinds.get("verb", ())):
        return None
    if at and atoms[at - 1].has("name", "he", "they", "and", "with"):
        return None  # «они оба»
    they = atoms[at]._replace(kinds={"they": None, "two": None})
    met = each_other((they, *atoms[behind:]), 0)
    return (met[0], behind + met[1] - 1) if met is not None else ([they], behind)


def whoever(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Глава региона встретился с послом", "градоначальник принял консула": whoever was told of."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or behind.has("name", "office", "title", "nation", "country", "place", "aide") or behind.capital:
        return None
    if behind.text in _QUOTES:
        return None  # "глава концерна «Верфи» X"
    if behind.has("from") and at + 3 < len(atoms) and atoms[at + 3].has("name"):
        return None  # «политик из Кении Питер …»
    hero = {"the_hero": None} if atoms[at].has("the_hero") else {}
    return [atoms[at]._replace(kinds={"he": None, "he_subject": None, **hero})], at + 1


def the_latter(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Dieser flog nach Brüssel", "…, als dieser sie empfing": a pronoun, and no article of what follows."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or behind.capital or behind.has("noun"):
        return None
    opens = at == 0 or atoms[at - 1].has("punct")
    acts = opens and behind.has("verb", "have", "be", "will", "become", "plan_modal", "hedge_modal")
    led = at > 0 and atoms[at - 1].has("when", "that", "because", "where") and behind.has(*_BEHIND_LATTER)
    if not (acts or led):
        return None
    return [atoms[at]._replace(kinds={"he": None, "he_subject": None, "latter": None})], at + 1


_BEHIND_LATTER = (
    "he", "they", "reciprocal", "on", "at", "from_to", "with", "date", "ignorable", "not", "without", "after", "before",
    "about", "soft",
)  # fmt: skip


def with_her(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Er sprach mit ihr.", "das Gespräch zwischen ihr und X": whoever was told of; in "mit ihr Land" it is whose."""
    if not at or not atoms[at - 1].has("with", "between", "of", "with_whom") or not atoms[at].has("possessive"):
        return None
    if any(atom.text == "," for atom in atoms[:at]):
        return None  # "besuchten die Bischöfin X, um mit ihr zu beraten": whom the sentence names
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and not behind.has("punct", "and", *_BEHIND_HER):
        return None
    return [atoms[at]._replace(kinds={"he": None, "she": None})], at + 1


_BEHIND_HER = ("be", "have", "become", "date", "at", "on", "about", "with")
_QUOTES = ("«", "“", "„", '"')


def it_was(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Она состоялась в Кремле", "they took place in Geneva", "it was cancelled on Monday": the meeting told of."""
    if at or len(atoms) < 3 or atoms[at].has("verb", "noun"):
        return None
    if verb := _came_to_nothing(atoms):
        said = [atom for atom in atoms[1 : verb + 1] if not atom.has("on", "date")]
        stop = verb + 1
        while stop < len(atoms) and atoms[stop].has("on", "date"):  # the day on which it was called off
            stop += 1
        return [*_it(atoms[at]), *said], stop
    if atoms[at].has("cleft"):
        return None
    if _is_still_to_be(atoms):
        return _it(atoms[at]), at + 1
    if " " in atoms[at].text and any(atom.has("noun") for atom in atoms[2:]):
        return None  # «У него состоялся в среду разговор с X»
    forms = atoms[1].kinds.get("verb", ())
    happens = bool(forms) and all(form.verb.sense in ("happen", "last") for form in forms)
    dated = atoms[2].has("at", "on", "date", "place", "duration", "for", "apart")
    inserted = atoms[2].has("according", "ignorable") or any(a.has("according_after") for a in atoms[3:5])
    if inserted and atoms[0].has("it"):  # "es fand nach Angaben eines Teilnehmers am Dienstag in Lörrach statt"
        dated = any(atom.has("date", "place") for atom in atoms[3:8])
    return (_it(atoms[at]), at + 1) if happens and dated else None


def _is_still_to_be(atoms: Sequence[Atom]) -> bool:
    """ "Es soll nun am 4. April in Wien stattfinden", "… im Februar per Video nachgeholt werden"."""
    if not (atoms[0].has("it") and atoms[1].has("plan_words", "will")):
        return False
    last = len(atoms) - atoms[-1].has("punct")
    last -= last > 2 and atoms[last - 1].has("will")
    verb, told = atoms[last - 1], atoms[2 : last - 1]
    forms = verb.kinds.get("verb", ())
    takes_place = any(form.verb.sense in ("happen", "hold") and form.tense != "past" for form in forms)
    dated = any(atom.has("date", "place") for atom in told)
    return takes_place and dated and all(atom.has(*_WHEN_AND_WHERE) for atom in told)


_WHEN_AND_WHERE = ("date", "at", "on", "place", "ignorable", "format", "until", "soft", "definite")


def called_it_off(atoms: Sequence[Atom], at: int) -> Taken:
    """«Её перенесли на среду», «позднее их отменили»: the meeting told of, by nobody who is named."""
    if at + 2 >= len(atoms) or any(not atom.has("ignorable", "punct", "on", "at", "date") for atom in atoms[:at]):
        return None
    verb, behind = atoms[at + 1], atoms[at + 2]
    off = any((form.verb.sense, form.tense) == ("cancel", "past") for form in verb.kinds.get("verb", ()))
    if not off or not behind.has("punct", "soft", "at", "on", "date"):
        return None
    if any(atom.has("name", "office", "group", "noun") for atom in atoms[at + 2 :]):
        return None
    return [*_it(atoms[at]), verb], at + 2


def it_lasted(atoms: Sequence[Atom], at: int) -> Taken:
    """«Самым долгим был разговор с X: он занял час»: the meeting, and none of those told of."""
    forms = atoms[at + 1].kinds.get("verb", ()) if at + 1 < len(atoms) else ()
    lasts = bool(forms) and all(form.verb.sense == "last" for form in forms)
    if not at or atoms[at].has("verb", "noun") or not lasts:
        return None
    behind = [atom for atom in atoms[at + 2 :] if not atom.has("ignorable", "not")][:1]
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if behind and behind[0].has("duration") else None


def nor_did_it(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Dazu kam es aber nicht.", "Doch dazu kam es nicht.": the meeting told of, and nothing else in the sentence."""
    if any(not atom.has("ignorable", "punct") for atom in atoms[:at]) or at + 2 >= len(atoms):
        return None
    came = atoms[at + 1]
    if not any(form.verb.impersonal and form.tense == "past" for form in came.kinds.get("verb", ())):
        return None
    rest = [atom for atom in atoms[at + 2 :] if not atom.has("ignorable", "punct", "any_more")]
    if len(rest) != 1 or not rest[0].has("not"):
        return None
    return [*_it(atoms[at]), came._replace(kinds={"verb": (_HAPPENED,)}), rest[0]], len(atoms) - atoms[-1].has("punct")


def nothing_of_it(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Doch daraus wurde nichts.": of the meeting told of."""
    if any(not atom.has("ignorable", "punct") for atom in atoms[:at]) or len(atoms) - at < len(
        ("daraus", "wurde nichts")
    ):
        return None
    came = atoms[at + 1]
    off = any(form.verb.sense == "cancel" and form.tense == "past" for form in came.kinds.get("verb", ()))
    if not off or any(not atom.has("punct") for atom in atoms[at + 2 :]):
        return None
    negated = came._replace(start=came.end, text="", norm="", kinds={"not": None}, capital=False, glued=True)
    return [*_it(atoms[at]), came._replace(kinds={"verb": (_HAPPENED,)}), negated], at + 2


def _it(atom: Atom) -> list[Atom]:
    """The pronoun as the meeting, and what is glued to it: "it was", "es ist"."""
    pronoun, space, be = atom.text.partition(" ")
    it = atom._replace(end=atom.start + len(pronoun), text=pronoun, norm=normalise(pronoun))
    it = it._replace(kinds=_MEETING | {"it_was": None})
    if not space:
        return [it]
    start = it.end + 1
    return [it, atom._replace(start=start, text=be, norm=normalise(be), kinds={"be": None}, capital=False)]


def _came_to_nothing(atoms: Sequence[Atom]) -> int:
    """ "Она не состоялась", "it has been cancelled", "es wurde am Montag abgesagt", "они сорвались из-за …": where the
    verb of that stands, behind the pronoun and without an object; 0 for nothing of it."""
    at, helped, negated = 1, atoms[0].has("cleft"), False
    while at < len(atoms) and atoms[at].has(*_AROUND_A_VERB) and not atoms[at].has("verb"):
        helped |= atoms[at].has("be", "become")
        negated |= atoms[at].has("not")
        at += 1
    if helped and at < len(atoms) and "verb" not in atoms[at].kinds:
        at = _verb_at_the_end(atoms, at)
    if at >= len(atoms):
        return 0
    forms = atoms[at].kinds.get("verb", ())
    behind = next((atom for atom in atoms[at + 1 :] if not atom.has("not")), None)
    if behind is not None and behind.has("without") and behind.has("apart"):  # "es fand nicht statt"
        negated |= atoms[at + 1].has("not")
    elif behind is None or not behind.has("punct", "soft", "at", "on", "date"):
        return 0
    if negated:
        return at if any(form.verb.sense == "happen" for form in forms) else 0
    off = any((form.verb.sense, form.tense) == ("cancel", "participle") for form in forms)
    return at if (off and (helped or at == 1)) or atoms[at].has("fell_through") else 0


def _verb_at_the_end(atoms: Sequence[Atom], at: int) -> int:
    """ "(Sie wurde) am Morgen auf Bitten der Gäste vertagt.": where the verb stands that ends such a clause, behind
    when, why and by whom; past all atoms if none does."""
    stop = next((i for i in range(at, len(atoms)) if atoms[i].has("punct") or "verb" in atoms[i].kinds), len(atoms))
    ends = stop + 1 >= len(atoms) or atoms[stop + 1].has("punct")
    return (
        stop if stop < len(atoms) and stop - at <= _LONGEST_WHY and "verb" in atoms[stop].kinds and ends else len(atoms)
    )


_LONGEST_WHY = 8  # atoms of "am Dienstag wegen der schweren Erkrankung des Ministers"
_AROUND_A_VERB = ("be", "have", "become", "do", "not", "ignorable", "on", "date")


def each_other(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The two met in Geneva", "министры в мае встречались в Сегеде": each other, as nobody else is named."""
    if not atoms[at].has("they") or at + 2 >= len(atoms):
        return None
    stop = at + 1
    before = _BEFORE_MET if atoms[at].has("she") else (*_BEFORE_MET, "date", "at", "place", "both_countries")
    while stop < len(atoms) and (atoms[stop].has(*before) or _agrees(atoms[stop])):
        stop += 1
    meets = stop < len(atoms) and any(f.verb.sense == "meet" and f.verb.hit for f in atoms[stop].kinds.get("verb", ()))
    free = ("at", "on", "date", "punct", "duration", "for", "exclusive", "any_more", "ignorable", "format", "first")
    if not meets or stop + 1 >= len(atoms) or not atoms[stop + 1].has(*free):
        return None
    mark = atoms[stop]._replace(start=atoms[stop].end, text="", norm="", kinds={"reciprocal": None}, glued=True)
    return [*atoms[at : stop + 1], mark], stop + 1


_BEFORE_MET = (
    "have", "ignorable", "will", "last", "first", "be", "exclusive", "plan_words", "plan_modal", "infinitive_mark",
    "would",
)  # fmt: skip


def _agrees(atom: Atom) -> bool:
    """ "They agreed to meet in New York"."""
    return any(form.verb.sense in ("agree", "plan") for form in atom.kinds.get("verb", ()))


def together(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Zuletzt waren die beiden im Mai in Genf zusammengetroffen": each other, as nothing is struck "together"."""
    forms = atoms[at].kinds["verb"]
    joined = any(form.joined and form.verb.hit for form in forms)
    if not joined or not any(atom.has("they", "several") for atom in atoms[:at]):
        return None
    met = tuple(replace(form, verb=replace(form.verb, hit=False)) for form in forms)
    return [atoms[at]._replace(kinds={"verb": met})], at + 1


def whom_she(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Präsident X, den sie am Montag getroffen hatte", "X, mit dem Minister Y sprach, …": the relative pronoun is
    none of the other one's words."""
    led = at > 1 and atoms[at - 1].has("with") and not atoms[at - 1].has("definite")
    if not at or atoms[at - 1 - led].text != "," or not atoms[at].has("definite") or at + 1 >= len(atoms):
        return None
    behind = atoms[at + 1]
    pronoun = behind.has("they", "he", "she") and not behind.has("definite")
    named = behind.has("name", "office", "title") and not behind.has("definite", "word")
    if not pronoun and not (named and _ends_in_verb(atoms, at + 1)):
        return None
    return [atoms[at]._replace(kinds={"relative": None})], at + 1


def _ends_in_verb(atoms: Sequence[Atom], at: int) -> bool:
    """Whether the clause here ends in its verb, as one that hangs on another does, and has no other before."""
    stop = next((i for i in range(at, len(atoms)) if atoms[i].has("punct") and not atoms[i].glued), len(atoms))
    stop = next((i for i in range(at, stop) if atoms[i].text in (",", ".")), stop)
    last = stop - 2 if atoms[stop - 1].has("have", "will", "plan_modal", "hedge_modal") else stop - 1
    met = any(form.verb.sense in _TOLD for form in atoms[last].kinds.get("verb", ()))
    return last > at and met and not any(atom.has("verb", "have", "and", "not", "never") for atom in atoms[at:last])


def house(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die beiden Institute verhandelten": not the two people who were told of. Any other noun."""
    name = atoms[at]._replace(kinds={"name": atoms[at].text})
    return [name], at + 1


def two_houses(atoms: Sequence[Atom], at: int) -> Taken:
    """The "die beiden" of `house`."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("houses"):
        return None
    return [atoms[at]._replace(kinds={"definite": None})], at + 1


def him(atoms: Sequence[Atom], at: int) -> Taken:
    """ "С ним встретился президент …", "между ней и президентом": one person, though "к ним" means several."""
    if not atoms[at].has("him") or not at or not atoms[at - 1].has("with", "between"):
        return None
    kinds = {kind: None for kind in ("he", "him", "a_man", "a_woman") if kind == "he" or atoms[at].has(kind)}
    return [atoms[at]._replace(kinds=kinds)], at + 1
