"""Anybody who is met, whoever that is, in German: "traf sich mit den Betriebsräten der Werft", "die Rektorinnen kamen
mit X zusammen", "empfing Winzer von der Mosel". Each is a group that takes part (`groups`), with all of its words.

Nouns for people and bodies are known by how they end (a language's `[articles.anybody]`); that they take part is told
by where they stand: in the case of who meets or is met, or behind the word that brings them in, in a clause that tells
of a meeting of somebody else with them. Whoever meets alone holds a session, and is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claims.articles.writing import POSTS, Writing
from claims.articles.writing.people_nouns import ONE, PEOPLE, Nouns, nouns_of, sets_of_word
from claims.articles.writing.taking_part import Phrase, takes_part, tells
from claims.facts import is_general
from claims.reading.scan import Atom
from claims.text import normalise

_NAMED = frozenset({"named"})
_SEVERAL = frozenset({"several", "several_with"})
_ARTICLES = ("definite", "indefinite", "possessive")
_NO_HEAD = (
    "place", "country", "nation", "date", "verb", "noun", "counterpart", "duration", "have", "be", "become", "will",
    "not", "with", "and", "number", "sport", "event", "alliance", "armed_forces", "host",
)  # fmt: skip
_DESCRIBING = ("word", "nation", "number", "many", "former", "then", "other", "ordinal", "both", "people", "coming")
_OWNER = (
    "name", "word", "bodies", "ministry", "tie", "bench", "thing", "venue", "place", "country", "alliance", "sport",
    "houses", "group", "media", "ignorable",  # "der Behörde", "der Stadt"
)  # fmt: skip
_BEFORE_A_PARTY = (
    "verb", "have", "be", "become", "will", "plan_modal", "hedge_modal", "plan_words", "reciprocal", "date", "place",
    "ignorable", "time_of_day", "several_did",
    "first", "exclusive", "again", "name", "punct", "there", "where",
)  # fmt: skip
_SOMEBODY = ("name", "group", "counterpart", "he", "they", "he_subject", *POSTS)
_ONE_NAME = 2  # atoms of "von" or "und" and a name
_HYPHENS = ("-", "‑")
_LONGEST_BEFORE = 5  # atoms of "die drei neu gewählten türkischen"
_LONGEST_BEHIND = 10  # atoms of "der Städte und Gemeinden aus dem Norden des Landes"


def with_anybody(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with whoever takes part in a meeting as one of them, a group.
    `kinds`: all that they can be."""
    nouns = nouns_of(writing.code)
    if nouns is None or not _may_tell(atoms, kinds, nouns):
        return atoms
    heads = [at for at, atom in enumerate(atoms) if atom.capital and _is_head(atoms, at, nouns, writing)]
    if not heads:
        return atoms
    phrases = _phrases(atoms, heads, nouns, writing)
    found = [phrase for phrase in phrases if not phrase.known and takes_part(atoms, phrase, phrases, nouns)]
    if not found:
        return atoms
    result: list[Atom] = []
    at = 0
    for phrase in found:
        result += atoms[at : phrase.begin]
        if phrase.sides:
            result += [_group(text, atoms[phrase.begin : phrase.sides]), atoms[phrase.sides]]
        result.append(_group(text, atoms[phrase.sides + 1 if phrase.sides else phrase.begin : phrase.stop]))
        at = phrase.stop
    return [*result, *atoms[at:]]


def _is_one_post(atom: Atom) -> bool:
    """ "Rektorin", "Konzernchef", "Bürgermeisterin": a post that is no country's."""
    return atom.has("post") or (atom.has("office") and (atom.has("title") or _is_of_many(atom)))


def _is_of_many(atom: Atom) -> bool:
    """Whether a post is one that many hold, so that only whose it is tells who is meant: "der Bürgermeisterin"."""
    return is_general(atom.kinds["office"].role)


def _may_tell(atoms: Sequence[Atom], kinds: AbstractSet[str], nouns: Nouns) -> bool:
    senses = {form.verb.sense for atom in atoms for form in atom.kinds.get("verb", ())}
    return tells(senses, kinds) or any(atom.norm in nouns.receives for atom in atoms)


def _is_head(atoms: Sequence[Atom], at: int, nouns: Nouns, writing: Writing) -> bool:
    """Whether a noun for people or a body stands here, and no name of somebody behind it."""
    atom = atoms[at]
    people = at > 0 and _are_of_country(atom, atoms[at - 1], nouns)
    if (atom.has(*_NO_HEAD) and not people) or atom.has("group") or not _sets_of(atom, nouns, writing):
        return False
    if any(map(writing.is_given, atom.text.split()[1:])):
        return False
    behind = atoms[at + 1 : at + 3]
    particle = len(behind) > 1 and behind[0].kinds.keys() == {"word"} and not behind[0].capital
    named = behind[particle : particle + 1]
    if named and named[0].has("name") and (not particle or not _is_article(atoms[at - 1])):
        return False  # "Abgeordnete Eva Brandt", "Sondervermittler di Marzo"
    if people and named and named[0].has(*POSTS):
        return False  # "die Schweizer Bundesrätin Eva Brandt"
    return not behind or not behind[0].glued or behind[0].has("punct")


def _are_of_country(atom: Atom, before: Atom, nouns: Nouns) -> bool:
    """ "Die Chinesen", "die slowenischen Besucher"; but "die Kolumbianerin" is one."""
    if atom.has("host"):
        return before.has("nation") and not before.capital
    return atom.kinds.keys() == {"nation"} and _is_article(before) and not atom.norm.endswith(nouns.women)


def _sets_of(atom: Atom, nouns: Nouns, writing: Writing) -> frozenset[str]:
    """The sets that a noun is of: by its first word, where a name follows in one atom, or its last behind others."""
    first, _, rest = atom.text.partition(" ")
    if atom.kinds.keys() == {"name"} and not {atom.norm, normalise(first)}.isdisjoint(nouns.named):
        return _NAMED
    if atom.kinds.keys() == {"nation"}:
        return _SEVERAL
    found = sets_of_word(first, writing.code)
    if not rest:
        return found | nouns.one(normalise(first)) if _is_one_post(atom) else found
    if found:
        return found - _SEVERAL
    *before, last = atom.text.split()
    adjectives = all(
        word[0].isupper() and word.endswith(nouns.qualities) and not writing.is_given(word) for word in before
    )
    return sets_of_word(last, writing.code) if adjectives else frozenset()


def _phrases(atoms: Sequence[Atom], heads: Sequence[int], nouns: Nouns, writing: Writing) -> list[Phrase]:
    """Words for somebody in a sentence, in order: those for whoever has a head here, and those known anyway."""
    result: list[Phrase] = []
    at = 0
    while at < len(atoms):
        head = next((i for i in heads if i >= at), None)
        if head is not None:
            begin = _begin(atoms, head, at, nouns)
            start = begin - (begin > at and _is_article(atoms[begin - 1]))
        last = head if head is not None else len(atoms)
        known = next((i for i in range(at, last) if _is_somebody(atoms, i, writing)), None)
        if known is not None and (head is None or known < start):
            result.append(_known(atoms, known, at, result))
            at = result[-1].stop
            continue
        if head is None:
            break
        opens, both = head, head + 2 if _are_both(atoms, head) else head
        if atoms[both].has("group"):
            stop = both + 1
        else:
            stop, head = _end(atoms, both + 1, nouns), both
        role, series = _role(atoms, start, result)
        within = start == begin > 0 and atoms[start - 1].has("definite")  # "vom", "beim"
        article = atoms[start - within : begin]
        sets = _in_case(article, _sets_of(atoms[head], nouns, writing), role, nouns)
        if sets is _NAMED and article and nouns.is_of_one(atoms[head].norm):
            sets = frozenset()  # "die Grüne": she is one of them
        own = begin < opens or stop > both + 1 or atoms[both].has("group") or not sets.isdisjoint(nouns.bodies | _NAMED)
        own |= not sets.isdisjoint(PEOPLE) and _is_compound(atoms[head], nouns)
        sides = _sides(atoms, both + 1, stop, nouns) if not sets.isdisjoint(PEOPLE) else 0
        house = normalise(atoms[head].text.partition(" ")[0]).endswith(nouns.houses)
        of_somebody = stop == head + 1 and _is_of_somebody(atoms, stop, nouns)
        joined = series != start and start == begin and role == "direct"
        joined &= atoms[head].has(*POSTS) or " " in atoms[start - 2].text  # "die Spitzen der Kirchen und Verbände"
        listed = atoms[head].has("office") and _are_listed(atoms, stop, writing)
        holders = atoms[head].has("office") and start < begin
        holders &= not own or (role == "with" and not _is_one_post(atoms[head]))
        of_country = any(atom.has("nation") for atom in atoms[begin:head])
        one = sets <= ONE and (not own or of_country or _is_named(atoms, stop))
        one |= start == begin and start > 0 and atoms[start - 1].has("name")  # "Hagen Pfistermeister"
        if sets <= ONE and start > 1 and atoms[start - 1].text == "," and atoms[start - 2].has("name"):
            one = True  # "traf Jan Kohl, den Leiter der Behörde"
        one |= atoms[head].has("office") and _is_owned(atoms, start)  # "Finnlands Ministerpräsidenten"
        one |= sets <= ONE and _ends_with_name(atoms[stop - 1], nouns, writing)
        its_own = start < begin and atoms[start].has("possessive") and series == start  # "mit ihrem Kabinett"
        if sets and not (of_somebody or joined or holders or its_own or one or listed):
            result.append(
                Phrase(start, begin, stop, role, False, series, own, bool(article), series != start, house, sides)
            )
        elif _is_somebody(atoms, head, writing):
            result.append(_known(atoms, head, at, result))
            stop = result[-1].stop
        at = stop
    return result


def _known(atoms: Sequence[Atom], at: int, first: int, before: Sequence[Phrase]) -> Phrase:
    """The words for somebody by his post, his name or both, the first of which stands here."""
    start, stop = at, at + 1
    while start > first and (atoms[start - 1].has("nation", *POSTS) or _describes(atoms[start - 1])):
        start -= 1
    start -= start > first and _is_article(atoms[start - 1])
    while stop < len(atoms) and atoms[stop - 1].has(*POSTS) and atoms[stop].has("name", *POSTS):
        stop += 1
    role, series = _role(atoms, start, before)
    return Phrase(start, at, stop, role, known=True, series=series)


def _is_somebody(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether a name of two words or behind a post stands here, as "Wünschen" is not, or a word for people."""
    atom = atoms[at]
    if atom.kinds.keys() == {"name"}:
        return writing.is_person(atom) or (at > 0 and atoms[at - 1].has("nation", *POSTS)) or _is_letters(atom.text)
    return atom.has(*_SOMEBODY)


def _is_letters(text: str) -> bool:
    return text.isalpha() and text.isupper() and len(text) > 1


def _are_both(atoms: Sequence[Atom], at: int) -> bool:
    """ "Vertreterinnen und Vertreter", "Schülerinnen und Schülern": women and men of a kind."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("and") or not atoms[at + 2].capital:
        return False
    return atoms[at].text[:_STEM] == atoms[at + 2].text[:_STEM]


_STEM = 4  # letters that women and men of a kind share: "Ärztinnen und Ärzte" do not


def _begin(atoms: Sequence[Atom], head: int, first: int, nouns: Nouns) -> int:
    """Where the words begin that say which they are: "die drei neu gewählten türkischen Abgeordneten"."""
    begin = head
    while begin - 1 > first and atoms[begin].glued and atoms[begin - 1].glued and atoms[begin - 1].text in _HYPHENS:
        begin -= 2  # "EU-Botschafter"
    while begin > first and head - begin < _LONGEST_BEFORE:
        if not (_describes(atoms[begin - 1]) or _is_vague(atoms[begin - 1], nouns)):
            break
        begin -= 1
    if begin > first and _is_owned(atoms, begin) and not atoms[head].has("office"):
        begin -= 1  # "Österreichs Bischöfe"
    return begin


def _is_owned(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a country stands before that says whose they are."""
    return at > 0 and atoms[at - 1].has("country") and "owner" in atoms[at - 1].forms


def _describes(atom: Atom) -> bool:
    """ "Drei", "neu gewählten", "türkischen"."""
    if not atom.has(*_DESCRIBING) or atom.has("at", "with", "and", "verb", "not", "punct", *_ARTICLES):
        return False
    return not atom.capital or atom.has("nation", "number")


def _is_vague(atom: Atom, nouns: Nouns) -> bool:
    """ "Hochrangigen Vertretern"."""
    return not atom.capital and atom.kinds.keys() == {"ignorable"} and atom.norm.endswith(nouns.qualities)


def _is_article(atom: Atom) -> bool:
    """An article, and not "im"."""
    return atom.has(*_ARTICLES) and not atom.has("at", "on")


def _is_compound(atom: Atom, nouns: Nouns) -> bool:
    """ "Missbrauchsbetroffene", "Milchbauern": a word that says which."""
    word = normalise(atom.text.partition(" ")[0])
    return not any(word in nouns.sets[name] for name in PEOPLE)


def _sides(atoms: Sequence[Atom], at: int, stop: int, nouns: Nouns) -> int:
    """Where "und" stands between the two whose people they are: "die Fraktionsspitzen von Grünen und SPD"; or 0."""
    joint = stop - _ONE_NAME
    if joint != at + _ONE_NAME or not atoms[at].has("of") or not atoms[joint].has("and"):
        return 0
    return joint if all(_is_party(atoms[i], nouns) for i in (joint - 1, joint + 1)) else 0


def _is_party(atom: Atom, nouns: Nouns) -> bool:
    return atom.has("group") or atom.norm in nouns.named or _is_letters(atom.text)


def _is_of_somebody(atoms: Sequence[Atom], at: int, nouns: Nouns) -> bool:
    """ "Die Vertrauten des Präsidenten Ulf Roth": whom only somebody else tells apart."""
    led = at + 1 < len(atoms) and (atoms[at].norm in nouns.owners or atoms[at].has("of"))
    behind = at + 1 + (led and at + 2 < len(atoms) and _is_article(atoms[at + 1]))
    return led and atoms[behind].has("name", "nation", *POSTS) and not nouns.is_body(atoms[behind].norm)


def _end(atoms: Sequence[Atom], at: int, nouns: Nouns) -> int:
    """Past whose they are, and from where: "der Städte und Gemeinden", "von der Mosel", "aus Politik und Kultur"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_BEHIND):
        atom = atoms[stop]
        led = atom.has("of", "from") or atom.norm in nouns.owners
        adjective = not atom.capital and atom.has("word", "nation") and atom.norm.endswith(nouns.strong)
        if not (led or adjective):
            break
        end = stop + led
        while end < len(atoms) and (_is_article(atoms[end]) or _is_adjective(atoms[end]) or _joins_nations(atoms, end)):
            end += 1
        if end + 1 < len(atoms) and atoms[end + 1].text in _HYPHENS and atoms[end + 1].glued:
            end += 2  # "der EU-Staaten"
        if end >= len(atoms) or not (_is_owner(atoms, end, nouns) or (adjective and _is_post(atoms, end))):
            break
        stop = _past_list(atoms, _past_name(atoms, end + 1), nouns)
    return stop


def _joins_nations(atoms: Sequence[Atom], at: int) -> bool:
    """ "Der deutsch-polnischen Agrarwirtschaft"."""
    if not (atoms[at].text in _HYPHENS and atoms[at].glued and at + 1 < len(atoms) and atoms[at + 1].glued):
        return False
    return atoms[at - 1].has("nation") and atoms[at + 1].has("nation") and not atoms[at + 1].capital


def _is_post(atoms: Sequence[Atom], at: int) -> bool:
    """ "Eine Gruppe tschechischer Bürgermeister"."""
    return atoms[at].has(*POSTS) and not (at + 1 < len(atoms) and atoms[at + 1].has("name"))


def _past_name(atoms: Sequence[Atom], at: int) -> int:
    """ "Aus der Partnerstadt Opole"."""
    named = at < len(atoms) and atoms[at].has("place") and not atoms[at].glued and atoms[at - 1].has("name")
    return at + 1 if named else at


def _is_adjective(atom: Atom) -> bool:
    return (
        not atom.capital and atom.has("word", "nation", "number", "both") and not atom.has("and", "verb", "punct", "at")
    )


def _is_owner(atoms: Sequence[Atom], at: int, nouns: Nouns) -> bool:
    atom = atoms[at]
    if not atom.capital or atom.has("date", "verb", "noun", "with"):
        return False
    if not (atom.has("post") and nouns.is_body(atom.norm)) and (atom.has(*POSTS) or not atom.has(*_OWNER)):
        return False
    return not (at + 1 < len(atoms) and atoms[at + 1].has("name"))


def _past_list(atoms: Sequence[Atom], at: int, nouns: Nouns) -> int:
    """Past the others whom commas and "und" join to the first of a list without articles."""
    stop = at
    while stop + 1 < len(atoms) and atoms[stop].text == "," and _is_owner(atoms, stop + 1, nouns):
        stop += 2
    joined = stop + 1 < len(atoms) and atoms[stop].has("and") and _is_owner(atoms, stop + 1, nouns)
    return stop + 2 if joined else at


def _role(atoms: Sequence[Atom], start: int, before: Sequence[Phrase]) -> tuple[str, int]:
    """How words stand in their clause, by what stands before them, or as those that "und" joins them to; and where the
    list begins that they stand in."""
    if not start:
        return "direct", start
    atom = atoms[start - 1]
    if atom.has("and") or atom.text == ",":
        closed = start > 1 and atom.has("and") and atoms[start - 2].text == ","  # ", Jan Kohl, und Vertretern"
        if before and (before[-1].stop == start - 1 - closed or _is_whose(atoms[before[-1].stop : start - 1])):
            return before[-1].role, before[-1].series
        return ("direct" if atom.text == "," else ""), start
    for role in ("with", "between"):
        if atom.has(role):
            return role, start
    if atom.has("by") and not atom.has("verb"):
        return "by", start
    if atom.has("with_whom"):
        return "at", start
    direct = atom.has(*_BEFORE_A_PARTY) and not atom.has("of") and not (atom.capital and atom.has("ordinal", "first"))
    return ("direct" if direct else ""), start


def _is_whose(between: Sequence[Atom]) -> bool:
    """ "Dem Bürgermeister | der Stadt |, Jan Kohl": what a post is of, before its holder's name."""
    led = bool(between) and (between[0].has("of") or _is_article(between[0])) and between[-1].capital
    return led and not any(atom.has("verb", "noun", "punct", "date", "with", "and") for atom in between)


def _in_case(article: Sequence[Atom], sets: AbstractSet[str], role: str, nouns: Nouns) -> AbstractSet[str]:
    """Those sets of a noun that stand behind this article in the case of its role."""
    led = article[0].norm if article else ""
    if sets is _NAMED:
        return sets if role else frozenset()
    table = nouns.direct if role == "direct" else nouns.oblique
    return table.get(led, frozenset()) & sets if role else frozenset()


def _is_named(atoms: Sequence[Atom], stop: int) -> bool:
    """ "Dem Rektor der Universität, Jan Kohl", "…, dem Finnen Jan Kohl", "dem Kanzler und Minister Jan Kohl", "dem
    Beauftragten der EU für den Jemen, Jan Kohl": his name is told, too."""
    if stop < len(atoms) and atoms[stop].has("for"):
        field = range(stop + 1, min(len(atoms), stop + _LONGEST_FIELD))
        comma = next((i for i in field if atoms[i].text == ","), stop)
        plain = not any(atom.has("verb", "have", "be", "become", "will") for atom in atoms[stop:comma])
        stop = comma if plain else stop
    behind = [atom for atom in atoms[stop : stop + 2] if atom.text not in (",", "(") and not atom.has("and")]
    if behind and behind[0].has("name", *POSTS):
        return True
    if stop + 1 >= len(atoms) or atoms[stop].text != "," or not _is_article(atoms[stop + 1]):
        return False
    at = stop + 2
    while at < len(atoms) and (_is_adjective(atoms[at]) or atoms[at].has("nation", "former", *POSTS)):
        at += 1
    return stop + 2 < at < len(atoms) and atoms[at].has("name")


def _ends_with_name(atom: Atom, nouns: Nouns, writing: Writing) -> bool:
    """ "Dem Chef der | Gewerkschaft Jan Kohl |": his name, in one with whose head he is; not so "der Chefin des
    | Malers Jan Kohl |"."""
    words = atom.text.split() if atom.has("name") else []
    given = next((i for i, word in enumerate(words[:-1]) if i and writing.is_given(word)), 0)
    return any(_is_letters(word) or nouns.is_headed(normalise(word)) for word in words[:given])


def _are_listed(atoms: Sequence[Atom], stop: int, writing: Writing) -> bool:
    """ "Die Außenminister von Polen (Jan Dąb), …", "… der Türkei und Ghanas, Jan Dąb und Timo Laine": each has a name
    (`listed_names`)."""
    if stop + 1 >= len(atoms) or atoms[stop].text not in ("(", ","):
        return False
    return not atoms[stop + 1].has(*POSTS) and writing.is_person(atoms[stop + 1])


_LONGEST_FIELD = 7  # atoms of "für die Rechte von Frauen"


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    kinds = {"group": None, "bodily": None}
    return Atom(first.start, last.end, words, normalise(words), kinds, first.capital, first.glued)
