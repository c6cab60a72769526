"""Posts and who holds them, as articles write them.

Statements name people plainly ("General Milley"); articles put all that a post is the post of before its holder's name
("Chairman of the Central Bank Sergei Ignatyev", "губернатором Калужской области Владиславом Шапшой"), behind a comma,
or write deputies with the title of their chief ("Deputy Prime Minister Abdullah Badawi"). Each function takes one such
writing: what stands instead is the post, and the name behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, WORD, Taken, Writing, between, is_named, named
from claims.articles.writing.by_case import Met, met_of
from claims.articles.writing.people_nouns import nouns_of
from claims.articles.writing.two_posts import aide_before_dash
from claims.articles.writing.whose_aide import is_of_another_case, whose
from claims.articles.writing.written_names import is_acronym, set_apart, split_name
from claims.facts import is_general
from claims.places import find_places
from claims.reading.parties import nation_of
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_POST = 12  # atoms between a post and its holder's name
_OF_A_POST = (
    "of", "definite", "country", "nation", "place", "alliance", "organisations", "bodies", "ministry", "armed_forces",
    "name", "word", "ignorable", "then", "capital", "office", "title", "counterpart", "thing", "media", "at", "on",
    "for", "aide", "sport", "idea",
)  # fmt: skip
_KEPT = (*POSTS, "beside_another")  # of what a post is, when what it is the post of is left out
_ENDS_A_POST = {"verb", "and", "date", "noun", "with", "between", "have", "be", "become", "will", "reciprocal"}


def owner_first(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Dunfords Vorgänger Martin Dempsey", "Raddatz' Vorgänger …", "Putin's aide Yury Ushakov": who is named last is
    meant."""
    mark = at + 1 < len(atoms) and (atoms[at + 1].has("possessive_s") or atoms[at + 1].text in ("'", "’"))
    stop = at + 2 if mark else at + 1
    if not atoms[at].has("name") or stop >= len(atoms) or not atoms[stop].has("aide"):
        return None
    taken = aide_of(atoms, stop, writing)
    if taken is None:
        return None
    return [taken[0][0]._replace(kinds={**taken[0][0].kinds, "owner": atoms[at].text})], taken[1]


def owner_in_genitive(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Jan Becks Außenminister Tom Rind": who is named last is meant, where a genitive has no mark but its letter."""
    if not writing.capital_nouns or at + 2 >= len(atoms) or "owner" not in atoms[at].forms:
        return None
    owns = writing.is_person(atoms[at]) and atoms[at + 1].has(*POSTS) and writing.is_person(atoms[at + 2])
    first, _, country = atoms[at].text.rpartition(" ")
    if owns and " " in first and find_places(country, writing.code):  # "hat Li Wang Bayerns Ministerpräsidenten …"
        name = named(atoms[at], atoms[at].start, first)
        return [name, between(name), atoms[at + 1]], at + 2
    return ([atoms[at + 1]], at + 2) if owns else None


def aide_of(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Sein Stellvertreter Oskar …", "Deputy Prime Minister Abdullah …": who is named is the deputy himself."""
    if not atoms[at].has("aide"):
        return None
    if (taken := aide_before_dash(atoms, at, writing)) is not None:
        return taken
    stop = at + 1
    if stop + 1 < len(atoms) and atoms[stop].text == "-" and atoms[stop].glued and atoms[stop + 1].has(*POSTS):
        stop += 1  # "Vice-Chancellor"
    while stop < len(atoms) and stop - at < 5:
        hyphen = atoms[stop].text == "-" and atoms[stop].glued and stop > at + 1
        if not (atoms[stop].has(*POSTS) or (atoms[stop].has("nation", "country") and stop == at + 1) or hyphen):
            break
        stop += 1
    if stop < len(atoms) and writing.is_person(atoms[stop]):
        if _is_somebodys_aide(atoms, at, atoms[stop], writing):
            return None
        if not writing.articles and is_of_another_case(atoms[at].norm, atoms[stop].text, writing):
            return [atoms[at]._replace(kinds={"aide": None}), whose(atoms[at])], at + 1  # "помощник президента X"
        kinds = {kind: None for kind in ("title", "predecessor") if kind == "title" or atoms[at].has(kind)}
        names = _behind_owner(atoms[stop], writing) if not writing.articles else []
        if len(names) > 1:  # "помощник президента Петра Зимина Олег Пашкевич": whose aide he is, and he
            return [atoms[at]._replace(end=atoms[stop - 1].end, kinds=kinds, nations=()), names[-1]], stop + 1
        return [atoms[at]._replace(end=atoms[stop - 1].end, kinds=kinds, nations=())], stop
    return None


def _is_somebodys_aide(atoms: Sequence[Atom], at: int, name: Atom, writing: Writing) -> bool:
    """ "Den Sprecher Putins", "die Frau Anton Voglers": a genitive behind an article, and nobody's own name."""
    if not atoms[at].capital:
        return False  # "der stellvertretenden Ministerin Anna Peters"
    led = at > 0 and atoms[at - 1].has("definite", "indefinite")
    return writing.capital_nouns and "owner" in name.forms and (led or " " not in name.text)


def one_of_his(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Holt ally Peter Lund met Y", "Ida Holt supporter Peter Lund, who …", "Holt ally Latvia summons Y": a noun of no
    table between two names, and the verb right behind; so it is Lund who did it."""
    if writing.capital_nouns or not writing.articles or at + 3 >= len(atoms):
        return None
    word, who, behind = atoms[at + 1 : at + 4]
    if not (writing.is_person(who) or who.has("country")):
        return None
    noun = _is_lower(word) and word.text.isalpha() and {"past", "plural"}.isdisjoint(word.forms)
    if not noun or word.start - atoms[at].end != 1 or not behind.has("verb", "have", "will", "plan_words", "punct"):
        return None
    if behind.has("punct") and behind.text != ",":
        return None
    title = word._replace(kinds={"title": None, "owner": atoms[at].text})
    return [who] if who.has("country") else [title, who], at + 3


def envoy_of(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The pope's envoy, Cardinal X, met Y", "the president's chief economic adviser, X": whose X is did not."""
    stop = at + 2
    if stop >= len(atoms) or not atoms[at + 1].has("possessive_s") or writing.capital_nouns:
        return None
    while stop < len(atoms) and (atoms[stop].has("aide", *POSTS) or _is_lower(atoms[stop])):
        stop += 1
    sent = any(atom.has("aide", *POSTS) for atom in atoms[at + 2 : stop])
    if sent and stop < len(atoms) and atoms[stop].has("on", "for"):  # "senior adviser on energy"
        field = stop + 1
        while field < len(atoms) and (_is_lower(atoms[field]) or atoms[field].has("and", "thing")):
            field += 1
        stop = field if field > stop + 1 and field < len(atoms) and atoms[field].text == "," else stop
    post, plain = stop, all(atom.has("aide", *POSTS) for atom in atoms[at + 2 : stop])
    stop += stop < len(atoms) and atoms[stop].text == ","
    while stop < len(atoms) and atoms[stop].has(*POSTS):
        stop += 1
    if not sent or stop >= len(atoms) or not writing.is_person(atoms[stop]):
        return None
    if plain or stop != post + 1:
        return [], at + 2
    end = stop + 1  # "chief economic adviser, X, in Lusaka": one post, and who holds it
    goes_on = end + 1 < len(atoms) and atoms[end].text == "," and atoms[end + 1].has("at", "on", "date", "from_to")
    title = atoms[at + 2]._replace(end=atoms[post - 1].end, kinds={"title": None}, nations=())
    return [title, atoms[stop]], end + goes_on


def _is_lower(atom: Atom) -> bool:
    """A word of no table, in small letters."""
    return set(atom.kinds) == {"word"} and not atom.capital


def _behind_owner(atom: Atom, writing: Writing) -> list[Atom]:
    """ "Зятем Краева Джаредом Кирхнером", "помощник президента Петра Зимина Олег Пашкевич": whose he is, and he."""
    words = atom.text.split()
    full = len(words) == 2 * len(("given", "family")) and not any(word.islower() for word in words)
    short = len(words) == len(("surname", "given", "family")) and not writing.is_given(words[0])
    count = 2 if full else 1 if short and writing.is_given(words[1]) else 0
    if not count:
        return split_name(atom, writing)
    start = len(atom.text) - len(" ".join(words[count:]))
    return [named(atom, atom.start, " ".join(words[:count])), named(atom, atom.start + start, atom.text[start:])]


def holder(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Chairman of the Central Bank Sergei Ignatyev": the post right before its holder's name."""
    post = atoms[at]
    if not post.has(*POSTS) or writing.capital_nouns:
        return None
    sent = at + 3 < len(atoms) and atoms[at + 1].has("of") and atoms[at + 2].has(*POSTS)
    if sent and atoms[at + 2].capital and writing.is_person(atoms[at + 3]):
        return [post._replace(kinds={"aide": None})], at + 1  # "an envoy of President X" is not named
    quoted = False
    for index in range(at + 1, min(at + 1 + _LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in "«»":
            quoted = atom.text == "«"
        if quoted:
            continue
        if not writing.articles and writing.is_person(atom) and _are_towns(atoms[at + 1 : index]):
            own = {kind: value for kind, value in post.kinds.items() if kind in POSTS}
            return [post._replace(kinds=own | {"title": None}), atom, *set_apart(atoms, index, writing)], index + 1
        if atom.has("styled") and not (writing.articles or post.has("office")):
            see = _of_a_see(atoms, index, writing)  # "председатель отдела митрополит Волоколамский Антоний"
            if see is not None and see[0][-1].has("name"):
                return [see[0][0]._replace(start=post.start), *see[0][1:]], see[1]
        of_a_body = atom.has("name") and normalise(atom.text.partition(" ")[0]) in writing.bodies
        if (
            atom.has("name")
            and (index > at + 1 or of_a_body)
            and (name := _name_behind(atoms, index, writing)) is not None
        ):
            listed = atoms[index + 1 : index + 3]  # «заместителей министров X и Y»: several, whose case is another's
            many = len(listed) > 1 and listed[0].has("and") and writing.is_person(listed[1])
            aide = post.has("aide") and not writing.articles and not many
            if aide and is_of_another_case(post.norm, name.text, writing):
                return [post._replace(kinds={"aide": None}), whose(post)], at + 1
            kept = {kind: value for kind, value in post.kinds.items() if kind in _KEPT}
            nations = [  # "послом Республики Сербия в Российской Федерации": that of Serbia
                atoms[i]
                for i in range(at + 1, index)
                if atoms[i].has("nation", "country") and (writing.articles or not atoms[i - 1].has("at"))
            ]
            if len(nations) > 1 and _hold_each(atoms, at, index, writing):
                return None  # "президентов России и Турции X и Y": the office of each country
            one = len(nations) == 1 and post.has("office") and _is_of_country(atoms, at, index, nations[0], writing)
            if one and not any(a.has("aide") for a in atoms[at + 1 : index]):
                return [post._replace(kinds=kept), *nations, name, *set_apart(atoms, index, writing)], index + 1
            country = _nation_of(nations[0]) if len(nations) == 1 and not writing.articles else ()
            titled = post._replace(kinds=kept | {"title": None}, nations=country)
            return [titled, name, *set_apart(atoms, index, writing)], index + 1
        if atom.has("name") and index == at + 1 and (writing.is_person(atom) or writing.is_given(atom.text.split()[0])):
            return None  # he stands there already
        if index == at + 1 and _is_his_office(atoms, index, writing):
            continue
        if _joins_owners(atoms, index, writing) or _joins_portfolios(atoms, index, writing):
            continue
        ends = _ends_a_post(atom, writing)
        ends |= atom.has("word") and writing.is_person(atoms[index - 1])  # "King Mohammed VI signed …"
        of_people = atom.has("people") and any(a.has("for") for a in atoms[at + 1 : index])  # "по правам человека"
        if ends or not (of_people or atom.has(*_OF_A_POST) or atom.text in '«»"“”-()'):
            return None
    return None


def holder_of_body(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Der Leiter der Klinik Anna Berg traf …", "mit dem Chef der Gewerkschaft Verdi Jan Kohl": the post, whose it is
    and its holder's name, without a comma. Behind a verb that another one may be the subject of ("am Montag traf der
    Leiter der Klinik Anna Berg") the name may be somebody else's."""
    if not writing.capital_nouns or not at or at + 2 >= len(atoms) or atoms[at].has("aide", "group"):
        return None
    if not atoms[at + 1].has("definite", "of") or atoms[at + 1].has("at", "on"):
        return None
    ahead = atoms[: at - 1]
    led = atoms[at - 1].has("plural_article") or (bool(ahead) and ahead[-1].has("with", "between", "by"))
    may_be = led or atoms[at].has("office")  # who is president of what no table has
    led |= _is_met(ahead, writing)
    if not atoms[at - 1].has("definite") or not (led or not any(atom.has("verb", "have", "be") for atom in ahead)):
        return None
    first_of_body = at + 2
    hyphen = atoms[at + 3 : at + 4]
    if atoms[at + 2].has("alliance") and hyphen and hyphen[0].text in _HYPHENS:
        first_of_body += 2  # "der EU-Kommission"
    for index in range(first_of_body, min(first_of_body + _LONGEST_BODY, len(atoms))):
        atom = atoms[index]
        words = atom.text.split() if atom.has("name") else []
        first = next((i for i, word in enumerate(words[:-1]) if writing.is_given(word)), None)
        if first is not None and (first or index > at + 2):
            owner = words[:first] or atoms[index - 1].text.split()
            if not (_is_headed(owner, writing) or (may_be and not _is_woman(owner[-1], writing))):
                return None
            name = " ".join(words[first:])
            behind = named(atom, atom.end - len(name), name)
            return [atoms[at]._replace(kinds={"title": None}), behind], index + 1
        body = atom.kinds.keys() <= _OF_A_BODY or atom.has("bodies") or (atom.has("title") and "-" in atom.text)
        if not (body and (atom.capital or index == at + 2)):
            return None
    return None


def _is_met(ahead: Sequence[Atom], writing: Writing) -> bool:
    """ "Otto Kuhn traf am Montag | die Leiterin der Klinik Anna Berg", "sprach mit Otto Kuhn und | der Leiterin der
    Klinik Anna Berg": somebody else is named who met her, and nobody whom the name may be of."""
    people = [i for i, atom in enumerate(ahead) if atom.has("name", "he") and _is_somebody(atom, writing)]
    if len(ahead) > 1 and ahead[-1].has("and") and people and people[-1] == len(ahead) - 2:
        return True
    return len(people) == 1 and not any(atom.has("punct", "and") for atom in ahead)


def _is_headed(body: Sequence[str], writing: Writing) -> bool:
    """ "Der Leiterin der Klinik Anna Berg", "… der Klinik Nord Anna Berg", but "der Chefin des Malers Jan Kohl"."""
    nouns = nouns_of(writing.code)
    return any(word.isupper() or (nouns is not None and nouns.is_headed(normalise(word))) for word in body)


def _is_woman(word: str, writing: Writing) -> bool:
    """ "Dem Sekretär der Dichterin Anna Berg": hers."""
    nouns = nouns_of(writing.code)
    return nouns is not None and normalise(word).endswith(nouns.women)


def _is_somebody(atom: Atom, writing: Writing) -> bool:
    """ "Otto Kuhn", "Klinik Anna Berg", "er"."""
    return atom.has("he") or writing.is_person(atom) or any(map(writing.is_given, atom.text.split()[1:-1]))


_HYPHENS = ("-", "‑")
_LONGEST_BODY = 3  # atoms of "Deutschen Gewerkschaft Verdi", the last with the name
_OF_A_BODY = {"name", "word", "bodies", "sport", "venue", "thing", "media", "ministry", "place", "capital"}


def deputy_beside(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Вице-премьер, министр финансов Анна Горелова»: one person, where the first post is one that is held beside
    another (the table `held_beside`)."""
    if writing.articles or at + 3 >= len(atoms) or atoms[at + 1].text != "," or not atoms[at + 2].has(*POSTS):
        return None
    if not atoms[at].norm.startswith(writing.held_beside):
        return None
    stop = at + 3
    while stop < min(len(atoms), at + 3 + _LONGEST_BODY_NAME) and atoms[stop].has(*_OF_WHAT):
        stop += 1
    return ([], at + 2) if stop < len(atoms) and atoms[stop].has("name") else None


def second_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«С председателем Государственной Думы, председателем союза Иваном Зиминым»: one person with two posts; a list of
    two would have an "and"."""
    first = atoms[at + 1] if at + 1 < len(atoms) else None
    if first is None or not first.has(*POSTS) or writing.articles:
        return None
    comma = at + 2
    while comma < min(len(atoms), at + 2 + _LONGEST_BODY_NAME) and atoms[comma].has(*_OF_WHAT):
        comma += 1
    if comma == at + 2 or comma + 1 >= len(atoms) or atoms[comma].text != "," or not atoms[comma + 1].has(*POSTS):
        return None
    stop = comma + 2
    while stop < min(len(atoms), comma + 2 + _LONGEST_BODY_NAME) and atoms[stop].has(*_OF_WHAT):
        stop += 1
    named_there = stop < len(atoms) and atoms[stop].has("name")
    goes_on = atoms[stop + 1 : stop + 2]
    if goes_on and goes_on[0].text == ",":
        goes_on = [atom for atom in atoms[stop + 2 : stop + 3] if atom.has("name", *POSTS)]  # a list of three
    elif not any(atom.has("and") for atom in goes_on):
        goes_on = []
    if not named_there or goes_on:
        return None
    return [atoms[at]], comma + 1


_OF_WHAT = ("word", "bodies", "country", "alliance", "organisations", "ministry")


def holder_of_long_body(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Генеральный секретарь Организации Договора о коллективной безопасности (ОДКБ) Имангали Зимин»: the post and
    its holder's name, without what it is of."""
    body = atoms[at + 1] if at + 1 < len(atoms) else None
    if body is None or writing.articles or not body.has("name"):
        return None
    if writing.bodies.isdisjoint(map(normalise, body.text.split())):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + 2 + _LONGEST_BODY_NAME) and atoms[stop].has(*_IN_LONG_NAMES):
        stop += 1
    if atoms[stop : stop + 1] and atoms[stop].text == "(":
        stop = next((i + 1 for i in range(stop, min(len(atoms), stop + 4)) if atoms[i].text == ")"), stop)
    holder = atoms[stop] if at + 2 < stop < len(atoms) else None
    if holder is None or not (holder.has("name") and " " in holder.text) or not writing.is_person(holder):
        return None
    return [atoms[at], holder], stop + 1


_LONGEST_BODY_NAME = 6  # atoms of "о коллективной безопасности и сотрудничеству"
_IN_LONG_NAMES = ("about", "word", "and")


def surname_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "С главой ФИФА Линдхольмом", "руководитель корпорации «Полёт» Зимин": a surname alone, behind letters or
    quotation marks that are what its holder is the head of."""
    if writing.articles or at + 1 >= len(atoms):
        return None
    first = atoms[at + 1]
    letters, _, surname = first.text.partition(" ")
    if first.has("name") and surname and " " not in surname and is_acronym(letters) and not surname.isupper():
        name = named(first, first.end - len(surname), surname)
        return [atoms[at]._replace(kinds={"title": None}), name], at + 2
    if set(first.kinds) == WORD and is_acronym(first.text) and at + 2 < len(atoms) and atoms[at + 2].has("name"):
        return [atoms[at]], at + 2  # "с президентом МККК Мирьяной Сполярич", whose given name no table has
    opened = next((i for i in range(at + 1, min(at + _LONGEST_LED, len(atoms))) if atoms[i].text == "«"), None)
    if opened is None or any(set(atom.kinds) - {"word", "nation"} for atom in atoms[at + 1 : opened]):
        return None
    closed = next((i for i in range(opened, min(opened + _LONGEST_POST, len(atoms) - 1)) if atoms[i].text == "»"), None)
    if closed is None or not atoms[closed + 1].has("name") or " " in atoms[closed + 1].text:
        return None
    return [atoms[at]._replace(kinds={"title": None}), atoms[closed + 1]], closed + 2


_LONGEST_LED = 5  # atoms of "главой российской государственной корпорации «"


def _nation_of(atom: Atom) -> tuple[str, ...]:
    """«Заместитель госсекретаря США Питер Лоуэлл»: of which country he is."""
    code = nation_of(atom)
    return (code,) if code is not None else ()


def _is_of_country(atoms: Sequence[Atom], at: int, end: int, nation: Atom, writing: Writing) -> bool:
    """Whether a post is a country's, and no body's there: "президент Республики Кипр", "министр обороны и авиации
    Чада", but not "президент Олимпийского комитета Латвии", "президент немецкого Союза биатлона"."""
    met = met_of(writing.code)
    if met is None:
        return True
    place = next(index for index in range(at + 1, end) if atoms[index] is nation)
    before, behind = atoms[at + 1 : place], atoms[place + 1 : end]
    adjective = not nation.has("country")
    if adjective and any(atom.norm in writing.realms for atom in before):
        return False  # "премьер Республики Сербской"
    if behind and not behind[0].has("at", "for") and not all(_is_realm(atom, met, writing) for atom in behind):
        return not adjective
    minister = atoms[at].kinds["office"].role.endswith(_MINISTER)
    told = ("ignorable", "and", "former", "then")
    return all(_is_realm(a, met, writing) or a.has(*told) or (minister and not a.capital) for a in before)


_MINISTER = "_minister"  # the portfolio of one is told in words of its own


def _is_realm(atom: Atom, met: Met, writing: Writing) -> bool:
    """ "Республики", "соседней": what a country calls itself, and how it is described."""
    *adjectives, noun = atom.norm.split() or [""]
    ends = met.adjectives["whose"]
    plain = all(word.endswith(ends) for word in adjectives)
    return plain and (noun in writing.realms or (noun.endswith(ends) and not atom.capital))


def _is_his_office(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """«Глава его офиса Тарас Крот»: whose office or staff it is."""
    office = atoms[at + 1] if at + 1 < len(atoms) else None
    return not writing.articles and atoms[at].has("possessive") and office is not None and set(office.kinds) == WORD


def _are_towns(owners: Sequence[Atom]) -> bool:
    """ "Мэр Казани Ильсур Хакимов и …": whether places alone say what a post is of, and no countries."""
    places = [atom for atom in owners if not atom.has("and")]
    return bool(places) and all(a.has("place") for a in places) and not all(a.has("country") for a in places)


def _hold_each(atoms: Sequence[Atom], at: int, first: int, writing: Writing) -> bool:
    """Whether nothing but an office and two countries stands before two names in a list, the first of them here."""
    owners = atoms[at + 1 : first]
    plain = len(owners) == len(("A", "and", "B")) and owners[1].has("and") and owners[0].has("country")
    if not (plain and owners[2].has("country") and atoms[at].has("office") and first + 2 < len(atoms)):
        return False
    return atoms[first + 1].has("and") and writing.is_person(atoms[first + 2])


def _name_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Atom | None:
    """The name of a post's holder at `at`, if it is one: with a given name, or nothing behind that goes on."""
    name = split_name(atoms[at], writing)[-1]
    if any(writing.is_given(word) for word in name.text.split()[:-1]):
        return name
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    goes_on = behind is not None and behind.has("name", "bodies", "word", "aide", "and", "office", "title", "of")
    in_town = not writing.articles and at > 1 and atoms[at - 1].has("place") and atoms[at - 2].has("at")
    # "спикер парламента Леван Чхиквадзе вручил …", "глава РЖД Олег Белозёрский и", "с консулом в Омске Пурнимой X и"
    if in_town or is_named(name, writing):
        goes_on = behind is not None and behind.has("name", "bodies", "aide", "of")
    goes_on &= not set_apart(atoms, at, writing)
    return name if writing.is_person(name) and not goes_on else None


def holder_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Der Chef der italienischen Notenbank, Ercole …,": the post with what it is the post of, and behind a comma who
    holds it."""
    if not atoms[at].has(*POSTS) or at + 3 >= len(atoms):
        return None
    office = atoms[at].kinds.get("office")
    wide = office is None or (writing.articles and not writing.capital_nouns and is_general(office.role))
    apposed = atoms[at + 1].text == "," and atoms[at].has("title") and wide  # "the union's leader, X, told …"
    field = writing.capital_nouns and atoms[at + 1].has("for")  # "den Kommissar für Landwirtschaft, X,"
    abroad = writing.articles and atoms[at + 1].has("at") and atoms[at + 2].has("place")
    abroad = abroad and atoms[at + 3].text == ","  # "the US ambassador in Khartoum, X,"
    if not (apposed or field or abroad or atoms[at + 1].has("of", "definite", "place", "nation", "belongs")):
        return None
    for index in range(at + (1 if apposed else 2), min(at + 1 + _LONGEST_POST, len(atoms) - 1)):
        atom = atoms[index]
        if is_named(atom, writing):
            return None  # "с послом Китая Хэ Чжэньюнем, губернатор Анна Кузьмина …": who holds it stands there
        if atom.text == ",":
            comma = index
            while index + 2 < len(atoms) and (atoms[index + 1].has("title") or atoms[index + 1].text == "."):
                index += 1  # ", Cardinal Márton …", ", Rev. Dr Tabea …"
            ranks = [a for a in atoms[comma + 1 : index + 1] if a.kinds.keys() == _RANK] if writing.articles else []
            if writing.capital_nouns:
                index = _before_name(atoms, index)
            name = atoms[index + 1]
            past = _past_bracket(atoms, index + 2)  # ", Karl Beck (SPD), und …"
            behind = atoms[past] if past < len(atoms) else None
            listed = behind is not None and behind.text == ";"  # "the minister of Norway, X; the minister of Peru, Y"
            closed = behind is None or listed or behind.text in ",." or behind.has("verb", "have", "be", "and")
            closed |= writing.articles and not writing.capital_nouns and behind is not None and behind.has("on", "date")
            bare = _countries_only(atoms[at + 1 : index]) and not (apposed or listed)
            styled = normalise(name.text.partition(" ")[0].rstrip(".")) in writing.titles  # ", Mr. X"
            bare = bare and (office is not None or styled or writing.capital_nouns)  # "the deputy minister of Kenya, X"
            if not writing.is_person(name) or not closed or bare:
                return None
            stop = past
            met = not writing.capital_nouns and _is_object(atoms, at)  # the comma behind him goes on with the sentence
            if behind is not None and behind.text == "," and past + 1 < len(atoms):
                follows = atoms[past + 1]
                stop += follows.has("at", "on", "date", "from_to") or (not met and follows.has(*_GOES_ON))
            kept = {kind: value for kind, value in atoms[at].kinds.items() if kind in _KEPT}
            return [atoms[at]._replace(kinds=kept | {"title": None}), *ranks, name], stop
        if _ends_a_post(atom, writing) and not (_joins_fields(atoms, index) or _joins_posts(atoms, index, writing)):
            return None
    return None


_RANK = {"office", "title"}  # "Admiral", by which he may be called below


def _before_name(atoms: Sequence[Atom], comma: int) -> int:
    """Past the words that say more of whoever holds a post, before his name: ", dem Finnen Jukka X", ", der früheren
    Ministerin Eva X"; the comma where there are none."""
    at = comma + 1
    if at + 2 >= len(atoms) or not atoms[at].has("definite") or atoms[at].has("at", "on"):
        return comma
    if atoms[at + 1].has("nation") and atoms[at + 1].capital and atoms[at + 2].has("name"):
        return at + 1
    former = atoms[at + 1].has("former") and at + 3 < len(atoms)
    return at + 2 if former and atoms[at + 2].has(*POSTS) and atoms[at + 3].has("name") else comma


def _joins_posts(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "The president of the league | and acting federation chief, X": the second post has no article of its own, so
    that both are his. Also a post in the second one."""
    if writing.capital_nouns or not writing.articles:
        return False
    joint = next((i for i in range(at, max(0, at - _LONGEST_SECOND), -1) if atoms[i].has("and")), 0)
    stop = joint + 1
    while stop < len(atoms) and (atoms[stop].has("qualified", "then", *POSTS) or _is_lower(atoms[stop])):
        stop += 1
    second = any(atom.has(*POSTS) for atom in atoms[joint + 1 : stop])
    return joint > 0 and second and at < stop < len(atoms) and atoms[stop].text == ","


_LONGEST_SECOND = 5  # atoms of "and acting federation chief"


def _past_bracket(atoms: Sequence[Atom], at: int) -> int:
    """Where the text goes on behind a bracket that may open here: a party, an age."""
    if at >= len(atoms) or atoms[at].text != "(":
        return at
    return next((i + 1 for i in range(at + 1, min(at + _LONGEST_PARTY, len(atoms))) if atoms[i].text == ")"), at)


_LONGEST_PARTY = 6  # atoms of "(69, CDU)"
_GOES_ON = ("verb", "with", "and", "by", "have", "be", "aside", "not", "will", "plan_words")


def _joins_fields(atoms: Sequence[Atom], at: int) -> bool:
    """ "Minister of Industry and Trade, Nguyen Van Thieu": an "and" inside of a post."""
    if not (atoms[at].has("and") and at + 2 < len(atoms) and at):
        return False
    one, other, behind = atoms[at - 1], atoms[at + 1], atoms[at + 2]
    plain = all(atom.has("name", "word") and (atom.capital or atom.has("word")) for atom in (one, other))
    ends = behind.text == "," or behind.has("name", "place")  # "der Freien und Hansestadt Hamburg, X"
    return plain and not any(" " in atom.text for atom in (one, other)) and ends


def _ends_a_post(atom: Atom, writing: Writing) -> bool:
    """Whether an atom is not part of what a post is the post of; a "Stock Exchange" is no meeting there."""
    if atom.kinds.keys().isdisjoint(_ENDS_A_POST):  # most
        return False
    return not (atom.has("of", "definite") or (atom.has("noun") and atom.capital and not writing.capital_nouns))


def _joins_owners(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Президенты Абхазии и Южной Осетии Рауль Хаджимов и …": whose post it is, where one is in no table."""
    if writing.articles or not atoms[at].has("and") or not at or at + 1 >= len(atoms):
        return False
    return atoms[at - 1].has("place", "country") and atoms[at + 1].has("place", "country")


def _joins_portfolios(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Министр промышленности и торговли Зимбабве Тендаи …": what a post is for, and not what its holder did."""
    if writing.articles or at + 2 >= len(atoms):
        return False
    listed = atoms[at].text == "," and any(atom.has("and") for atom in atoms[at + 2 : at + _LONGEST_PORTFOLIO])
    if not (listed or atoms[at].has("and")):
        return False
    behind = atoms[at + 1]
    plain = set(behind.kinds) <= {"word", "thing"} and not behind.capital
    return plain and behind.norm.endswith(writing.owned) and not behind.norm.endswith(writing.verbs)


_LONGEST_PORTFOLIO = 5  # atoms of ", эмиграции и"


def _is_object(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a post here stands behind a verb or "with", and so belongs to whom somebody met."""
    while at and atoms[at - 1].has("definite", "possessive", "nation", "ignorable", "aide", "former", "then"):
        at -= 1
    return at > 0 and atoms[at - 1].has("verb", "with", "by")


def apposed(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Chidi Okafor, chairman of the Abuja Stock Exchange, met …", "mit Paul Beck, dem neuen Präsidenten der Bank, …":
    the post behind him, and what it is the post of."""
    if at + 3 >= len(atoms) or atoms[at + 1].text != ",":
        return None
    styled = at > 0 and atoms[at - 1].has("styled") and not writing.articles  # "митрополит Антоний, председатель ОВЦС"
    if not (styled or writing.is_person(atoms[at])):
        return None
    posted = False
    first = at + 2 + (writing.capital_nouns and _is_article_of_post(atoms, at + 2))
    for index in range(first, min(at + 2 + _LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in ",." and not (atom.text == "." and atom.glued and index + 1 < len(atoms)):
            own = atoms[at + 2 : index]
            simple = all(a.has("office", "of", "definite", "country", "nation", "possessive_s") for a in own)
            behind = atoms[index + 1] if index + 1 < len(atoms) else atom
            if posted and simple and not writing.articles and atom.text == "," and behind.has("at", "on", "date"):
                met = at > 0 and atoms[at - 1].has("with")  # "с Мартой Бах, главой МИД Кении, | в Риге"
                return ([*_before(atoms[at], own), atoms[at]], index + 1) if met else None
            if not posted or simple:
                return None
            name = atoms[at]
            norm = "" if writing.articles else next(a.norm for a in own if a.has(*POSTS))  # as he may be called again
            post = name._replace(end=name.start, text="", norm=norm, kinds={"title": None}, capital=False, nations=())
            return [post, name], index + (atom.text == "," and not _goes_on(atoms, index + 1, writing))
        more = atoms[index + 1 : index + 2 + (not writing.articles)]  # "Президент и Главный управляющий завода"
        if posted and atom.has("and") and not writing.capital_nouns and any(a.has(*POSTS) for a in more):
            continue  # "Archbishop of Liverpool and Vice-President of the Conference"
        posted |= atom.has(*POSTS)
        somebody = posted and writing.is_person(atom) and not atoms[index - 1].has("of", "definite")
        somebody &= not (writing.capital_nouns and _is_in_genitive(atoms, first, index))
        if somebody and writing.articles and not writing.capital_nouns and set(atoms[index - 1].kinds) == WORD:
            somebody = writing.is_given(atom.text.split()[0])  # "chief executive of the train maker Sambre Rail"
        relative = atom.has("relative") and not (posted and writing.capital_nouns)  # "dem Präsidenten | der | Bank"
        if _ends_a_post(atom, writing) or relative or somebody:
            return None
    return None


def who_heads(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Анна Горелова, которая возглавляет МИД Австрии, встретилась с …": his post, in a clause of its own."""
    if at + 4 >= len(atoms) or atoms[at + 1].text != "," or not writing.is_person(atoms[at]):
        return None
    heads = [form.verb.sense == "head" for form in atoms[at + 3].kinds.get("verb", ())]
    if not (atoms[at + 2].has("relative") and any(heads)):
        return None
    for index in range(at + 4, min(at + 4 + _LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in (",", "."):
            post = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"title": None}, nations=())
            return [post, atoms[at]], index + (atom.text == "," and not _goes_on(atoms, index + 1, writing))
        if _ends_a_post(atom, writing) or writing.is_person(atom):
            return None
    return None


def post_in_bracket(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Хенрик Горелов (президент Австрии)": the post of whom stands before it, as if it stood before him."""
    if writing.articles or at + 2 >= len(atoms) or atoms[at + 1].text != "(" or not writing.is_person(atoms[at]):
        return None
    closed = next((i for i in range(at + 2, min(at + _LONGEST_POST, len(atoms))) if atoms[i].text == ")"), None)
    inside = atoms[at + 2 : closed] if closed is not None else ()
    if closed is None or not inside or not inside[0].has(*POSTS) or any(map(writing.is_person, inside)):
        return None
    if any(_ends_a_post(atom, writing) or atom.has("punct") for atom in inside):
        return None
    return [*_before(atoms[at], inside), atoms[at]], closed + 1


def _before(name: Atom, post: Sequence[Atom]) -> list[Atom]:
    """A post that stands behind a name, and whose it is, as if it stood before it."""
    own = [atom for atom in post if atom.has(*POSTS, "country", "nation", "alliance")]
    if not own[0].has("office") or any(atom.has(*POSTS) for atom in own[1:]):  # "советник президента Австрии"
        own = [own[0]._replace(kinds={"title": None}, nations=())]
    return [atom._replace(start=name.start, end=name.start, text="", capital=False) for atom in own]


def _goes_on(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "X, губернатор области, приехавший в Минск, …", "…, который приехал, …", "встретились X и Y, посол Австрии,
    сообщил МИД": a second clause behind the post, whose own comma it needs."""
    if at >= len(atoms) or not writing.participles:
        return False
    says = [form.verb.sense == "say" for form in atoms[at].kinds.get("verb", ())]
    if says and all(says) and any(atom.has("verb") for atom in atoms[:at]):
        return True
    if not any(atom.text == "," for atom in atoms[at:]):
        return False
    own = atoms[at + 1 if atoms[at].has("at", "with", "on") and at + 1 < len(atoms) else at]  # "о котором", "с которым"
    participle = not own.has("verb", "name", *POSTS) and own.norm.endswith(writing.participles)
    return own.has("relative") or participle


def _is_in_genitive(atoms: Sequence[Atom], at: int, name: int) -> bool:
    """ "Der Beauftragte des russischen Präsidenten Paul Beck": whose post it is, by the article behind the post."""
    post = next((i for i in range(at, name) if atoms[i].has(*POSTS)), name)
    return post + 2 < name and atoms[post + 1].has("definite")


def _is_article_of_post(atoms: Sequence[Atom], at: int) -> bool:
    """Whether the article of a post stands here, with no more than what sort of post it is between, and no pronoun."""
    stop = at + 1
    while stop < min(len(atoms) - 1, at + _MOST_ADJECTIVES) and _is_adjective(atoms[stop]):
        stop += 1
    return atoms[at].has("definite") and atoms[stop].has(*POSTS)


def _is_adjective(atom: Atom) -> bool:
    return not atom.capital and atom.has("word", "nation", "former", "then", "first", "other")


_MOST_ADJECTIVES = 4  # atoms of "dem langjährigen deutschen"


def _countries_only(atoms: Sequence[Atom]) -> bool:
    """Whether nothing but the country of an office stands here, which is read with it."""
    return all(atom.has("of", "definite", "country", "nation", "both_countries", "armed_forces") for atom in atoms)


def of_alliance(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Den EU-Kommissar für Landwirtschaft", "mit Liga-Geschäftsführerin X": the post alone."""
    if not writing.capital_nouns or at + 2 >= len(atoms) or atoms[at + 1].text != "-" or not atoms[at + 1].glued:
        return None
    if atoms[at].has("word", "name") and (not atoms[at].capital or " " in atoms[at].text):
        return None
    office = atoms[at + 2].has("office") and atoms[at].has("alliance")  # whose post it is
    if not atoms[at + 2].has("title") or office:
        return None
    return holder_behind(atoms, at + 2, writing) or ([atoms[at + 2]], at + 3)


def repeated_article(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Der algerische und der marokkanische Außenminister": two, of one post."""
    if not writing.capital_nouns or not at or at + 3 >= len(atoms) or not atoms[at + 1].has("definite"):
        return None
    adjectives = atoms[at - 1].has("nation") and not atoms[at - 1].has("country") and atoms[at + 2].has("nation")
    return ([atoms[at]], at + 2) if adjectives and atoms[at + 3].has("office") else None


def of_a_see(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Митрополит Волоколамский Антоний, председатель отдела, …": of which town, and what else he is."""
    taken = _of_a_see(atoms, at, writing)
    if taken is None or not taken[0][-1].has("name"):
        return taken
    made, stop = taken
    rest = [*made, *atoms[stop : stop + _LONGEST_POST + 1]]
    behind = apposed(rest, len(made) - 1, writing)
    if behind is None:
        return taken
    return [*made[:-1], *behind[0]], stop + behind[1] - len(made)


def _of_a_see(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Митрополит Тульский и Ефремовский Алексий", "патриарх Московский и всея Руси Кирилл", "митрополит
    Волоколамский Антоний": of which towns."""
    if at + 1 >= len(atoms) or not atoms[at].has("styled"):
        return None
    see, _, name_in_it = atoms[at + 1].text.partition(" ")
    of_one_word = name_in_it.rpartition(" ")[0] if name_in_it.endswith(_NUMERALS) else name_in_it  # "Феофил III"
    one_name = bool(of_one_word) and (" " not in of_one_word or writing.is_given(of_one_word.partition(" ")[0]))
    if atoms[at + 1].has("name") and one_name and _is_epithet(see, writing):
        return [atoms[at], named(atoms[at + 1], atoms[at + 1].end - len(name_in_it), name_in_it)], at + 2
    if at + 3 >= len(atoms):
        return None
    if set(atoms[at + 1].kinds) == WORD and atoms[at + 2].has("country") and atoms[at + 3].has("name"):
        return [atoms[at]._replace(kinds=dict.fromkeys(("title", "styled"))), atoms[at + 3]], at + 4  # "всея Грузии"
    if not atoms[at + 2].has("and"):
        return None
    towns, name = atoms[at + 1], next((a for a in atoms[at + 3 : at + 6] if a.has("name")), None)
    country = name is not None and atoms[atoms.index(name, at) - 1].has("country")
    if country and name is not None and towns.has("name") and _is_epithet(towns.text, writing):  # "и всея Польши Савва"
        return [atoms[at]._replace(kinds=dict.fromkeys(("title", "styled"))), name], atoms.index(name, at) + 1
    if name is None or not (towns.has("name") and _is_epithet(towns.text, writing)):
        return None
    first, _, rest = name.text.partition(" ")
    all_of = atoms[at + 3].has("word") and not atoms[at + 3].capital  # "всея Руси"
    if not (rest and (_is_epithet(first, writing) or all_of)):
        return None
    holder = name._replace(start=name.end - len(rest), text=rest, norm=normalise(rest), kinds={"name": rest})
    return [atoms[at]._replace(kinds=dict.fromkeys(("title", "styled"))), holder], atoms.index(name, at) + 1


_NUMERALS = (" I", " II", " III", " IV", " V", " VI", " VII", " VIII", " IX", " X")


def _is_epithet(word: str, writing: Writing) -> bool:
    return word.endswith(writing.epithets) and " " not in word
