"""What people are called in front of their names where no post of a table stands there: what sort of post it is, the
half of a compound, whose host he was. Each function takes one such writing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, WORD, Taken, Writing, between, is_named, named
from claims.places import find_places
from claims.reading.scan import Atom
from claims.text import normalise


def adjective(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mit dem zuständigen Minister X": what he is like is no part of who he is."""
    if not writing.capital_nouns or not at or at + 2 >= len(atoms) or atoms[at].capital or set(atoms[at].kinds) != WORD:
        return None
    led = atoms[at - 1].has("definite", "possessive") and "attributive" in atoms[at].forms
    person = atoms[at + 1].has("office", "title", "counterpart")
    return (
        ([], at + 1) if led and (person or (atoms[at + 1].has("name") and writing.is_person(atoms[at + 1]))) else None
    )


def not_in_office(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The self-proclaimed president X", "der designierte lettische Kanzler X", «кандидат в президенты Латвии X»: what
    he is called, and a post that he does not hold, or not yet."""
    led = at - 1
    while led >= max(0, at - _LONGEST_BEFORE_POST) and atoms[led].has(*_BEFORE_POST):
        if atoms[led].norm.startswith(writing.no_holder):
            break
        led -= 1
    if led < 0 or not atoms[led].norm.startswith(writing.no_holder):
        return None
    return [atoms[at]._replace(kinds={"title": None, "post": None})], at + 1


_BEFORE_POST = ("nation", "country", "of", "definite", "then", "ignorable", "at")
_LONGEST_BEFORE_POST = 4  # atoms of "designierte neue lettische"


def post_and_person(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Am Mittwoch traf die Kanzlerin Staatschef Hu Chen", "wird der Botschafter Minister Karl Beck treffen": whoever
    holds the one post, and somebody by name."""
    if not writing.capital_nouns or at < 2 or at + 2 >= len(atoms) or atoms[at].has("name"):
        return None
    met = atoms[at - 1].has("definite") and any(form.tense == "past" for form in atoms[at - 2].kinds.get("verb", ()))
    will = atoms[at - 1].has("definite") and atoms[at - 2].has("will", "plan_words") and atoms[at].has("office")
    met |= will and any(form.verb.sense in _TAKES_WHOM for a in atoms[at + 3 :] for form in a.kinds.get("verb", ()))
    named = atoms[at + 1].has("office", "post", "styled") and atoms[at + 2].has("name")
    return ([atoms[at], between(atoms[at])._replace(glued=False)], at + 1) if met and named else None


_TAKES_WHOM = ("meet", "host", "see")


def kind_of_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "… and rebel leader Riek …", "steel executive Otto …": what sort of post it is; not "and promised Mayor X"."""
    if set(atoms[at].kinds) != {"word"} or atoms[at].capital or not at or at + 2 >= len(atoms) or writing.capital_nouns:
        return None
    if "past" in atoms[at].forms:
        return None
    led = atoms[at - 1].has("and", "with", "by", "between", "verb", "nation", "of") or atoms[at - 1].text == ","
    return ([], at + 1) if led and atoms[at + 1].has(*POSTS) and atoms[at + 2].has("name", *POSTS) else None


def head_by_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Глава района Анна X", "глава Республики Коми Иван Y": no more than a title before the name, where the post
    alone would be whoever was told of."""
    of_place = at + 2 < len(atoms) and atoms[at + 1].has("place", "name") and " " not in atoms[at + 1].text
    name = at + 1 + (of_place and atoms[at + 2].has("name"))  # "Республики Дагестан X", "Республики Саха (Якутия) X"
    if name >= len(atoms) or " " not in atoms[name].text or not atoms[name].has("name") or atoms[at].has("the_hero"):
        return None
    words = atoms[name].text.split()
    of_what = name == at + 1 and len(words) > len("XY") and not writing.is_given(words[0])
    of_what = of_what and writing.is_given(words[1])
    rest = " ".join(words[1:] if of_what else words)
    whose = named(atoms[name], atoms[name].end - len(rest), rest)
    return [atoms[at]._replace(end=whose.start - 1, kinds={"title": None}), whose], name + 1


def short_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "С Председателем КНР Ли Цзинем": a family name that is a particle, too, with a capital letter behind a post."""
    if writing.articles or not at or at + 1 >= len(atoms) or not atoms[at].capital or atoms[at].has("name"):
        return None
    led = atoms[at - 1].has("office", "title", "country")
    behind = atoms[at + 1]
    if not led or len(atoms[at].text) > _SHORT or not behind.has("name") or behind.start != atoms[at].end + 1:
        return None
    return [named(atoms[at], atoms[at].start, f"{atoms[at].text} {behind.text}")], at + 2


def post_of_region(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "С псковским губернатором X", "принял нижегородского мэра": of which region the post is, by an adjective."""
    if not atoms[at].kinds.keys() <= _OF_RANK or at + 1 >= len(atoms):
        return None
    if atoms[at].has("word") and atoms[at].norm.endswith(writing.epithets):
        return ([], at + 1) if atoms[at + 1].has("post") and not (atoms[at].capital and at) else None
    return ([], at + 1) if _is_of_rank(atoms, at, writing) else None


def _is_of_rank(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """«С главным тренером сборной X», «с почётным консулом Y»: of what rank the post is, in the case of "with"."""
    if not at or atoms[at].capital or not atoms[at].norm.endswith(writing.instrumental_surnames):
        return False
    led = atoms[at - 1].has("with", "between", "and") and atoms[at + 1].has("post", "title", "office")
    behind = atoms[at + 2 : at + 2 + _LONGEST_OWNER]
    return led and any(atom.has("name") for atom in behind) and not any(atom.text == "," for atom in behind[:1])


_OF_RANK = {"word", "ordinal", "coming"}  # "вторым секретарём"
_LONGEST_OWNER = 4  # atoms of "молодёжной сборной" and the name


def elliptic(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Staats- und Parteichef Ren Qiming": the first half of a compound."""
    if not writing.capital_nouns or at + 3 >= len(atoms) or not atoms[at + 1].glued or atoms[at + 1].text != "-":
        return None
    return ([], at + 3) if atoms[at + 2].has("and") and atoms[at + 3].has(*POSTS) else None


def post_in_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "CDU-Chef Arno …", "Post-Vorstand …": a compound with a hyphen that is a post, and no part of the name; behind
    another name ("traf Anna Berg CDU-Chef Arno …") it is somebody else's."""
    if not atoms[at].has("name") or "-" not in atoms[at].text:
        return None
    words = atoms[at].text.split()
    posts = (i for i, word in enumerate(words[:-1]) if "-" in word and _is_post(word, writing))
    post = next(posts, None)
    if post is None or (post and not writing.capital_nouns):
        return None
    rest, before = " ".join(words[post + 1 :]), " ".join(words[:post])
    start = atoms[at].end - len(rest) - 1 - len(words[post])
    title = atoms[at]._replace(
        start=start, end=start + len(words[post]), text=words[post], norm=normalise(words[post]), kinds={"title": None}
    )
    name = named(atoms[at], atoms[at].end - len(rest), rest)
    behind = atoms[at + 1 : at + 3]
    follows = writing.capital_nouns and len(behind) > 1 and behind[0].has(*POSTS) and behind[1].has("name")
    first = [named(atoms[at], atoms[at].start, before)] if before else []
    marks = [between(each) for each in first]
    more = post_in_name((name,), 0, writing)  # "traf CDU-Chef Arno … SPD-Chefin …"
    return [*first, *marks, title, *(more[0] if more else [name]), *([between(name)] if follows else [])], at + 1


def _is_post(word: str, writing: Writing) -> bool:
    return writing.is_post(word.rpartition("-")[2]) or writing.is_post(word.replace("-", ""))


def called_before_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Die Schauspieler Lena Muster und …", "den Turiner Verleger Paolo …": a noun that no table knows behind "the",
    before a given name; "Nationaltrainer Jens …": or one that says what somebody is."""
    if not (writing.capital_nouns and atoms[at].has("name") and writing.is_person(atoms[at])):
        return None
    first, _, rest = atoms[at].text.partition(" ")
    given, _, family = rest.partition(" ")
    calling = normalise(first).partition("-")[2] in writing.callings  # "Prevento-Eigentümer Nijaz …"
    called, the = normalise(first).endswith(writing.callings), _behind_article(atoms, at)
    calling |= normalise(first) in writing.callings or (called and the)  # "Juristin Meike …", "die Popsängerin Meike …"
    if not family or "." in first or writing.is_given(first) or not (writing.is_given(given) or calling):
        return None
    if not (called or the):
        return None
    title = atoms[at]._replace(
        end=atoms[at].start + len(first), text=first, norm=normalise(first), kinds={"title": None}
    )
    return [title, named(atoms[at], atoms[at].end - len(rest), rest)], at + 1


_ARTICLES = ("definite", "they")  # "die", "die beiden"


def _behind_article(atoms: Sequence[Atom], at: int) -> bool:
    article = next((index for index in range(at - 1, max(at - 3, -1), -1) if atoms[index].has(*_ARTICLES)), None)
    return article is not None and (article == at - 1 or _is_like(atoms[at - 1])) and not _is_where(atoms, article)


def _is_like(atom: Atom) -> bool:
    """ "Den Turiner …", "den schwedischen …": what stands between "the" and a noun."""
    return atom.has("nation") or (not atom.has("name") and "attributive" in atom.forms)


def _is_where(atoms: Sequence[Atom], article: int) -> bool:
    """ "Im Stadion Ernst Happel", "in der Buchhandlung Walther König": a place that has somebody's name."""
    led = [atom for atom in atoms[max(article - 1, 0) : article + 1] if atom.has("at", "on", "near")]
    return any(not atom.has("with_whom", "with") for atom in led)


def his_host(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "His South African host, Themba Madlokovu,": a title, though "host" is a verb, too."""
    if not atoms[at].has("host") or at + 1 >= len(atoms):
        return None
    apposed = atoms[at + 1].text == "," and at + 2 < len(atoms) and writing.is_person(atoms[at + 2])
    if not (apposed or atoms[at + 1].has("name")):
        return None
    name = atoms[at + 1 + apposed]
    closing = at + 2 + apposed
    closed = apposed and closing + 1 < len(atoms) and atoms[closing].text == ","
    return [atoms[at]._replace(kinds={"title": None}), name], closing + closed


def unknown_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Ужинал с шведским инвестором Юханом Линдгреном", "принял певца …": what he is called whom somebody met."""
    if writing.articles or at + 2 >= len(atoms) or not set(atoms[at + 1].kinds) <= _CALLED:
        return None
    met = any(form.verb.sense in _TAKES_WHOM for form in atoms[at].kinds.get("verb", ()))
    if not (met or atoms[at].has("with", "between")):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + 1 + _LONGEST_CALLED) and set(atoms[stop].kinds) <= _CALLED:
        stop += 1
    if stop >= len(atoms) or not atoms[stop - 1].has("word") or not is_named(atoms[stop], writing):
        return None
    called = atoms[at + 1]._replace(end=atoms[stop - 1].end, kinds={"title": None}, nations=())
    return [atoms[at], called], stop


def apposed_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Met the parish priest, Kevin Tell, on Tuesday", "with his old friend, X, and": what he is called whom somebody
    met, though no table has it, set apart from his name."""
    article = at + 1
    if not writing.articles or writing.capital_nouns or article + 4 >= len(atoms):
        return None
    if not atoms[article].has("definite", "indefinite", "possessive") or atoms[article].has("at", "on"):
        return None
    met = any(form.verb.sense in _TAKES_WHOM for form in atoms[at].kinds.get("verb", ()))
    if not (met or atoms[at].has("with", "by")):
        return None
    stop = article + 1
    while stop < min(len(atoms), article + 1 + _LONGEST_CALLED) and set(atoms[stop].kinds) == WORD:
        if atoms[stop].capital:
            return None
        stop += 1
    stop += set(atoms[stop].kinds) <= {"aide", "predecessor"}  # "her old friend"
    if stop == article + 1 or stop + 3 >= len(atoms) or atoms[stop].text != "," or atoms[stop + 2].text != ",":
        return None
    name, behind = atoms[stop + 1], atoms[stop + 3]
    if not (name.has("name") and writing.is_person(name)) or not behind.has(*_GOES_ON):
        return None
    called = atoms[article + 1]._replace(end=atoms[stop - 1].end, kinds={"title": None}, nations=())
    return [atoms[at], atoms[article], called, name], stop + 3


_GOES_ON = ("on", "at", "date", "for", "purpose", "and", "after", "before", "about", "with")  # behind "the priest, X,"


def owner_of_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "And the airline's new boss, Kevin Tell", "by the EU's foreign policy chief, Anna X": whose boss he is, and of
    what, which no table has, parts no list."""
    if not at or not atoms[at - 1].has("definite"):
        return None
    if not atoms[at].has("alliance") and (set(atoms[at].kinds) != WORD or atoms[at].capital):
        return None
    if at + 3 >= len(atoms) or not atoms[at + 1].has("possessive_s"):
        return None
    if atoms[at].has("alliance") and atoms[at + 2].has(*POSTS):
        return None  # an office of its own
    post = at + 2
    while post < min(len(atoms), at + 2 + _LONGEST_CALLED) and not atoms[post].has(*POSTS):
        if not atoms[post].has("then", "coming", "qualified", "word"):
            return None
        post += 1
    name = post + 1 + (post + 1 < len(atoms) and atoms[post + 1].text == ",")
    named = name < len(atoms) and atoms[post].has(*POSTS) and atoms[name].has("name") and writing.is_person(atoms[name])
    return ([], post) if named else None


def owned_thing(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Приняла отставку министра X", "посетил в среду завод X": a noun for a thing, or for somebody of his, as its
    case is not the one of the name ("посетила пенсионерку Анну …", "принял известного певца …"); or an invitation."""
    if writing.articles or not any(form.verb.sense == "host" for form in atoms[at].kinds.get("verb", ())):
        return None
    begin = at + 1
    while begin + 1 < len(atoms) and atoms[begin].has("on") and atoms[begin + 1].has("date", "place"):
        begin += 2
    if begin < len(atoms) and atoms[begin].has("idea"):
        return [atoms[at]._replace(kinds={"word": None})], at + 1  # "приняла приглашение X встретиться"
    stop = begin
    while stop < min(len(atoms), begin + _LONGEST_CALLED) and set(atoms[stop].kinds) <= _OWNED:
        stop += 1
    noun = next((i for i in range(begin, stop) if not atoms[i].norm.endswith(writing.adjectives)), stop)
    owner = next((i for i in range(stop, len(atoms)) if not atoms[i].has(*POSTS)), stop)
    if noun == stop or owner >= len(atoms) or not is_named(atoms[owner], writing):
        return None
    woman = any(word.endswith(writing.accusative) for word in atoms[owner].norm.split())
    of_somebody = atoms[owner].norm.endswith(writing.genitive)
    things = (*(() if woman else writing.accusative), *(writing.things if of_somebody else ()))
    if not things or not atoms[noun].norm.endswith(things):
        return None
    of = between(atoms[noun])._replace(kinds={"of": None}, glued=False)
    called = [atom._replace(kinds={"title": None}) for atom in atoms[noun + 1 : stop]]
    return [*atoms[at : noun + 1], of, *called], stop


def visited_thing(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Besuchte am Montag die Ausstellung des Malers X", "empfing die Meldung der Firma X": a thing of somebody's."""
    if not writing.capital_nouns or not any(form.verb.sense == "host" for form in atoms[at].kinds.get("verb", ())):
        return None
    led = at + 1
    while led + 1 < len(atoms) and atoms[led].has("on", "at") and atoms[led + 1].has("date", "place"):
        led += 2
    if led + 2 >= len(atoms) or not atoms[led].has("definite", "indefinite", "possessive"):
        return None
    thing, owner = atoms[led + 1 : led + 3]
    if set(thing.kinds) != {"name"} or " " in thing.text or not owner.has("definite"):
        return None
    return [*atoms[at : led + 2], owner._replace(kinds={"of": None})], led + 3


_SHORT = 2  # letters
_CALLED = frozenset({"word", "nation"})
_OWNED = frozenset({"word", "thing", "idea", "intent", "statement", "ignorable", "group", "venue"})
_TAKES_WHOM = ("meet", "host", "call")
_LONGEST_CALLED = 3  # "известным шведским инвестором"


def country_apart(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "В Турции президент России …", "im Vatikan Papst X": where it was; the country of a post stands behind it, or in
    the genitive before it."""
    if (writing.articles and not writing.capital_nouns) or not at or at + 1 >= len(atoms) or atoms[at].has("nation"):
        return None
    led = atoms[at - 1].has("at", "on", "from_to") and atoms[at].has("place")
    return ([atoms[at], between(atoms[at])], at + 1) if led and atoms[at + 1].has(*POSTS) else None


def town_of_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mit Wiens Bürgermeister X", "bei Kärntens Landeshauptmann X": whose post it is, and not where."""
    if not writing.capital_nouns or at + 2 >= len(atoms) or atoms[at].has("country", "name"):
        return None
    if "owner" not in atoms[at].forms or not find_places(atoms[at].text[:-1], writing.code):
        return None  # "in Paris Präsident X"
    led = at > 0 and atoms[at - 1].has("inside")
    post = atoms[at + 1].has(*POSTS) and writing.is_person(atoms[at + 2])
    return ([atoms[at + 1]], at + 2) if post and not led else None


def colleague_by_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "С американским коллегой — министром обороны США Ллойдом Остином": one person, behind a dash by his post; or
    behind a comma, where the post is of that country and nobody else is listed."""
    dash = at + 1 + atoms[at].has("nation")
    if dash + 2 >= len(atoms) or writing.capital_nouns or not atoms[dash - 1].has("counterpart"):
        return None
    behind = atoms[dash + 2 : dash + 2 + _LONGEST_POST_BEHIND]
    name = next((index for index, atom in enumerate(behind) if atom.has("name")), None)
    if name is None or not atoms[dash + 1].has(*POSTS):
        return None
    if atoms[dash].text in ("—", "–", "-"):
        return None if atoms[dash].glued else ([], dash + 1)
    nations = {atom.kinds["nation"].country for atom in atoms[max(0, at - 1) : dash] if atom.has("nation")}
    own = {atom.kinds["country"] for atom in behind[:name] if atom.has("country")}
    theirs = len(own) == 1 and nations <= own
    one = theirs and atoms[dash].text == "," and not _goes_on(atoms[dash + 3 + name :])
    return ([], dash + 1) if one else None


def _goes_on(behind: Sequence[Atom]) -> bool:
    """Whether a list of people does: ", министром обороны …", "и Олегом Рыковым"."""
    led = len(behind) > 1 and (behind[0].text == "," or behind[0].has("and"))
    return led and behind[1].has("name", "nation", "counterpart", "aide", "with", "and", *POSTS)


_LONGEST_POST_BEHIND = 5  # atoms of "министром обороны США" and the name
