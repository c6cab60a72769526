"""Posts in front of names, in languages that have articles and write common nouns in small letters (English): what a
post is for, whose head somebody is, where he is sent to, and posts in two letters.

As in `called`, each function takes one writing; what is dropped names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken, Writing, named
from claims.articles.writing.holders import holder
from claims.facts import is_general
from claims.reading.lexicon import Role
from claims.reading.scan import Atom
from claims.text import normalise

_POSTS = ("office", "title", "aide")
_LONGEST_BODY = 12  # atoms of "the Pushkin State Museum of Fine Arts"
_LONGEST_FIELD = 8  # atoms of "Foreign Affairs, Trade and Development"
_LAST_OF_A_NAME = 2  # words that a name keeps when those of a post's field are cut off it
_LONGEST_MISSION = 5  # atoms of "Sudan and South Sudan"


def field(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Minister for Foreign Affairs Sigríður …", "Minister of Economy and Finance Dilfuza …": the words of what a post
    is for are no part of the name."""
    if not atoms[at].has(*_POSTS) or at + 2 >= len(atoms):
        return None
    joint = atoms[at + 1].has("and") or atoms[at + 1].text in (",", "&")
    more = joint and writing.head_of(atoms[at].norm) != atoms[at].norm
    if not (more or atoms[at + 1].has("for", "of")):
        return None
    last = at  # the last word of the field
    for index in range(at + 2, min(len(atoms), at + 2 + _LONGEST_FIELD)):
        atom = atoms[index]
        if atom.has("name"):
            words = atom.text.split()
            cut = next((i for i, word in enumerate(words) if normalise(word) not in writing.fields), len(words))
            if cut < len(words):
                if not (cut or last > at) or len(words) - cut < _LAST_OF_A_NAME:
                    return None
                if any(normalise(word) in writing.bodies for word in words[cut:]):
                    return None  # "the head of the International Monetary Fund"
                name = " ".join(words[cut:])
                holder = atom._replace(
                    start=atom.end - len(name), text=name, norm=normalise(name), kinds={"name": name}
                )
                return [_post(atoms[at], holder.start - 1), holder], index + 1
            last = index
        elif normalise(atom.text) in writing.fields:
            last = index
        elif not atom.has("and", "definite") and atom.text not in ",&":
            break
    if last + 1 < len(atoms) and atoms[last + 1].has("bodies"):
        return None  # "President of the European Commission"
    small = last > at and not atoms[last].capital and last + 1 < len(atoms)
    if small and atoms[last + 1].kinds.keys() <= _KIND_OF_BODY:
        return None  # "the executive secretary of the regional bloc", "heads of international news agencies"
    return ([_post(atoms[at], atoms[last].end)], last + 1) if last > at else None


def field_before(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Latvia's trade minister, X", "the foreign trade and tourism minister": what a post is for, in small letters
    before it, is a part of it."""
    named = at + 2 < len(atoms) and atoms[at].kinds.keys() == {"thing"} and writing.is_person(atoms[at + 2])
    small = atoms[at].norm in writing.fields or named  # "opposition negotiator X"
    if not small or atoms[at].capital or (at and atoms[at - 1].norm in writing.fields):
        return None
    post = at + 1
    while post + 1 < len(atoms) and (_is_small_field(atoms[post], writing) or atoms[post].has("and")):
        post += 1
    if post >= len(atoms) or atoms[post].capital or atoms[post - 1].has("and") or not atoms[post].has("office"):
        return None
    held = atoms[post]
    if "plural" in held.forms:
        return None  # "the trade and health ministers": two; "regional governors": of a kind
    text = " ".join((*(atom.text for atom in atoms[at:post]), held.text))
    kinds = {kind: value for kind, value in held.kinds.items() if kind in _POSTS}
    return [held._replace(start=atoms[at].start, text=text, norm=normalise(text), kinds=kinds)], post + 1


def _is_small_field(atom: Atom, writing: Writing) -> bool:
    return atom.norm in writing.fields and not atom.capital


def head_of_a_body(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "President of the Pushkin State Museum of Fine Arts Irina Antonova", "Chairman of the Board of Rosneft Igor …":
    the name is the last of it, and what he is head of no country."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("of", "for"):
        return None
    body, kinds_of_body = False, 0
    for index in range(at + 2, min(len(atoms), at + 2 + _LONGEST_BODY)):
        atom = atoms[index]
        begins = given_at(atom, writing)
        if begins is not None:
            joined = atoms[index - 1].has("and") or atoms[index - 1].text == ","
            if (not begins and not body) or (joined and (not begins or atoms[index - 1].text == ",")):
                return None  # "of ASEAN, Kao Kim Hourng": all of it is his name
            name = " ".join(atom.text.split()[begins:])
            holder = named(atom, atom.end - len(name), name)
            office = atoms[at].kinds.get("office")
            post = _post(atoms[at], holder.start - 1)
            general = office is not None and is_general(office.role)
            return [post._replace(kinds={"title": None, "post": None}) if general else post, holder], index + 1
        kind = body and not atom.capital and atom.kinds.keys() <= _KIND_OF_BODY and _DONE.isdisjoint(atom.forms)
        if kind and not (atom.has("of", "for", "and", "definite") or atom.text in ",-&’'"):
            kinds_of_body += 1  # "of Radio Vega radio station Karl …"
            if kinds_of_body > _LONGEST_KIND:
                return None
            continue
        if atom.has(*_POSTS) or not (atom.capital or atom.has("of", "for", "and", "definite") or atom.text in ",-&’'"):
            return None
        where = atom.has("place", "country", "nation", "capital") or atom.norm in writing.realms
        body |= atom.capital and not where
    return None


_KIND_OF_BODY = {"word", "media", "thing", "venue", "several"}
_DONE = frozenset({"past", "gerund", "adverb"})  # forms of words that are no noun
_LONGEST_KIND = 2  # words of "radio station"


def part_of_a_country(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Governor of Japan's Hokkaido Prefecture X", "the President of Russia's Republic of Tatarstan": he is head of
    what the country owns, and not of the country; "Commissioner for Children's Rights X"."""
    if at + 4 >= len(atoms) or not atoms[at + 1].has("of", "for"):
        return None
    owner = at + 2 + atoms[at + 2].has("definite")
    if owner + 2 >= len(atoms) or not atoms[owner + 1].has("possessive_s") or not atoms[owner + 2].capital:
        return None
    if not (atoms[owner].has("country") or atoms[at + 1].has("for")) or atoms[owner + 2].has(*_POSTS):
        return None
    rest = [atoms[at], atoms[at + 1], *atoms[owner + 2 :]]
    held = head_of_a_body(rest, 0, writing)
    return (rest[:2], owner + 2) if held is None else (held[0], held[1] + owner)


def aide_to_the(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Aide to the President X": a post, and who holds it; "an aide to President X" is not named."""
    if at + 4 >= len(atoms) or not atoms[at + 2].has("definite") or not atoms[at + 1].has("from_to"):
        return None
    held = atoms[at + 3].capital and atoms[at + 3].has("office") and given_at(atoms[at + 4], writing) == 0
    return ([atoms[at]._replace(end=atoms[at + 3].end, kinds={"title": None})], at + 4) if held else None


def leader(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "A delegation led by head of the friendship group X", "by member of the National Assembly of Turkey X": whoever
    leads it is named last, whatever of."""
    first = at + 1
    while first < len(atoms) and atoms[first].has("definite", "former", "then"):
        first += 1
    if first >= len(atoms) or (atoms[first].has(*_POSTS) and holder(atoms, first, writing) is not None):
        return None
    for index in range(first + 1, min(len(atoms), first + _LONGEST_BODY)):
        atom = atoms[index]
        if given_at(atom, writing) == 0 or _ends_as_name(atoms, index, writing):
            title = atoms[first]._replace(end=atoms[index - 1].end, kinds={"title": None}, nations=())
            told = index > first + 1 and not atoms[index - 1].has(*_POSTS)
            return ([atoms[at], title, atom], index + 1) if told else None
        second_post = atom.text == "," and index + 1 < len(atoms) and atoms[index + 1].has("title", "office")
        ends = atom.has("verb", "with", "by", "between", "date", "and", "have", "be") and not atom.capital
        if ends or (atom.has("punct") and not second_post and atom.text not in "-’'"):
            return None
    return None


def _ends_as_name(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "… of the Assembly of Turkey Samil Ayrim.", "of the friendship group Samil Ayrim on Monday": two words right
    behind a country or a common noun, with which what somebody is head of ends."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    ends = behind is None or behind.has("punct", "on", "date", "at", "verb", "have")
    common = not atoms[at - 1].capital and not atoms[at - 1].has("of", "for", "definite")
    led = atoms[at - 1].has("country", "group") or (common and atoms[at - 1].kinds.keys() <= _KIND_OF_BODY)
    led |= atoms[at - 1].capital and atoms[at - 1].has("noun", "bodies")  # "of Turkey's National Assembly Volkan …"
    return led and ends and writing.is_person(atoms[at]) and len(atoms[at].text.split()) == _LAST_OF_A_NAME


def bank_head(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Bank of England Governor X", "World Council of Churches general secretary the Rev. X": of what he is governor
    names nobody."""
    body = at + 1 < len(atoms) and atoms[at + 1].has("bodies") and atoms[at].capital
    of = at + 1 + body
    if normalise(atoms[of - 1].text) not in writing.bodies or of + 2 >= len(atoms) or not atoms[of].has("of"):
        return None
    post = of + 1
    while post < min(len(atoms), of + _LONGEST_MISSION) and atoms[post].capital and not atoms[post].has(*_POSTS):
        post += 1
    styled = post + 2 < len(atoms) and atoms[post + 1].has("definite") and atoms[post + 2].has("title")
    if styled and post > of + 1 and atoms[post].has(*_POSTS):
        return [atoms[post]], post + 2
    held = post > of + 1 and post + 1 < len(atoms) and atoms[post].has(*_POSTS) and writing.is_person(atoms[post + 1])
    return ([], post) if held else None


def given_at(atom: Atom, writing: Writing) -> int | None:
    """At which of its words a name has a given name with another word behind it."""
    words = atom.text.split() if atom.has("name") else []
    return next((i for i in range(len(words) - 1) if writing.is_given(words[i])), None)


def _post(atom: Atom, end: int) -> Atom:
    """A post with the words of what it is for."""
    kinds = {kind: value for kind, value in atom.kinds.items() if kind in _POSTS and kind != "aide"}
    return atom._replace(end=end, kinds=kinds or {"title": None})


def deputy(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The deputy head of the council, General X", "Deputy Chief of Staff of the Executive Office X", "the deputy
    foreign minister, X": a post of his own."""
    if at + 3 >= len(atoms) or not atoms[at + 1].has("title", "office"):
        return None
    name = at + 2 + (atoms[at + 2].text == ",")
    whose = not atoms[at].capital or (at > 0 and atoms[at - 1].has("country", "nation", "possessive_s"))
    whose = whose and atoms[at + 1].has("office") and "plural" not in atoms[at].forms
    if whose and writing.is_person(atoms[name]):
        text = f"{atoms[at].text} {atoms[at + 1].text}"
        post = atoms[at]._replace(end=atoms[at + 1].end, text=text, norm=normalise(text), kinds={"title": None})
        return [post], at + 2
    if not atoms[at + 2].has("of"):
        return None
    if (held := holder(atoms, at + 1, writing)) is not None:
        return [atoms[at]._replace(end=held[0][0].end, kinds={"title": None}), *held[0][1:]], held[1]
    comma = next((i for i in range(at + 3, min(len(atoms), at + 3 + _LONGEST_FIELD)) if atoms[i].text == ","), None)
    if comma is None or comma + 1 >= len(atoms) or not atoms[comma + 1].has("name", "title", "office"):
        return None
    return [atoms[at]._replace(end=atoms[at + 1].end, kinds={"title": None})], at + 2


def elect(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Mexico's president-elect": the post is not his yet."""
    if at + 2 >= len(atoms) or not (atoms[at + 1].text in "-‑" and atoms[at + 1].glued and atoms[at + 2].glued):
        return None
    if not atoms[at + 2].has("elect"):
        return None
    return [atoms[at]._replace(end=atoms[at + 2].end, kinds={"title": None})], at + 3


def counterpart_from(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "His Austrian counterpart from Tyrol, X,": of which town or part of the country he is."""
    if not at or not atoms[at - 1].has("counterpart") or at + 3 >= len(atoms):
        return None
    where, comma, name = atoms[at + 1 : at + 4]
    named = comma.text == "," and writing.is_person(name)
    return ([], at + 2) if named and where.has("place") and not where.has("country") else None


def two_posts(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Chinese State Councillor and Foreign Minister Wang", "with Deputy Prime Minister and Minister for Defence X",
    "the president and CEO of Fjordline, X": of one man, as no name stands behind the first."""
    if at + 3 >= len(atoms) or not atoms[at + 1].has("and") or not atoms[at + 2].has("office", "title"):
        return None
    first, second, behind = atoms[at], atoms[at + 2], atoms[at + 3]
    if "plural" in first.forms or "plural" in second.forms or not behind.has("name", "of", "for", "to_a_town", "punct"):
        return None
    if second.has("side"):
        return None  # "the Deputy Prime Minister and delegation"
    if first.has("beside_another", "below_another") or second.has("beside_another"):
        return [], at + 2
    apposed = behind.text == "," and any(writing.is_person(atom) for atom in atoms[at + 4 : at + 5])
    if apposed and at + 5 < len(atoms) and atoms[at + 5].text == "," and first.capital and second.capital:
        return [], at + 2  # "the Crown Prince and Prime Minister, X, received …"
    before = atoms[at - 1] if at else first
    alone = at == 0 or (before.has(*_BEFORE_A_POST) and not before.has("country", "definite"))
    alone |= before.has("name") and normalise(before.text.rpartition(" ")[2]) in writing.bodies  # "VTB Bank President"
    held = behind.has("name") or (behind.has("of", "for") and head_of_a_body(atoms, at + 2, writing) is not None)
    return ([], at + 2) if alone and first.capital and second.capital and held else None


_BEFORE_A_POST = ("nation", "verb", "with", "by", "possessive_s", "counterpart", "punct")


def same_post(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The Holy Father, Pope X, received …": one post in two words, before its holder; and "Chief of the General
    Staff, Deputy Defence Minister X", who is one man by both."""
    if at + 3 >= len(atoms) or atoms[at + 1].text != "," or not atoms[at].has("office"):
        return None
    post, name = atoms[at + 2], atoms[at + 3]
    same = post.has("office") and post.kinds["office"] == atoms[at].kinds["office"]
    led = at > 0 and atoms[at - 1].has("definite", "and", "possessive")  # "the president, Deputy Premier X and Y"
    below = post.has("below_another") and not atoms[at].has("below_another") and atoms[at].capital and not led
    return ([], at + 2) if (same or below) and name.has("name") and "plural" not in atoms[at].forms else None


def unclosed(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Army chief, Gen Manoj Rao on Tuesday called on …", "the army chief, Gen. Manoj Rao who …": the comma behind
    who holds it is left out."""
    comma = at + 1
    while comma < min(len(atoms), at + _LONGEST_MISSION) and atoms[comma].has("of", "definite", "country", "alliance"):
        comma += 1
    if comma + 2 >= len(atoms) or atoms[comma].text != "," or "plural" in atoms[at].forms:
        return None
    name = _past_rank(atoms, comma + 1)
    if name + 1 >= len(atoms) or not writing.is_person(atoms[name]) or not atoms[name + 1].has("on", "date", "who"):
        return None
    if atoms[name + 1].has("of"):
        return None  # "the minister, Chief X of Pine Narrows, Chief Y and …"
    closing = atoms[comma]._replace(start=atoms[name].end, end=atoms[name].end, text=",", glued=True)
    return [*atoms[at : name + 1], closing], name + 1


def _past_rank(atoms: Sequence[Atom], at: int) -> int:
    """Past "Gen", and the full stop behind it."""
    ranked = at + 1 < len(atoms) and atoms[at].has("title")
    return at + ranked + (ranked and atoms[at + 1].text == "." and atoms[at + 1].glued)


def rank_of_a_country(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The officer, U.S. Army Gen. X, met …": whose army he is of parts no post from its holder."""
    if not at or at + 2 >= len(atoms) or atoms[at - 1].text != "," or atoms[at + 1].has("office", "post", "styled"):
        return None
    name = _past_rank(atoms, at + 1)
    return ([], at + 1) if atoms[at + 1].has("title") and atoms[name].has("name") else None


def post_and_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Chief of the General Staff, First Deputy Defence Minister X and … met": two posts of one man side by side, the
    first without an article."""
    if at + 4 >= len(atoms) or atoms[at + 1].text != "," or not atoms[at].capital or "plural" in atoms[at].forms:
        return None
    before = atoms[at - 1] if at else None
    if before is not None and (before.has("definite", "possessive", "country") or before.has("possessive_s")):
        return None
    second = at + 2 + atoms[at + 2].has("first")
    name = _past_rank(atoms, second)
    if name + 1 >= len(atoms) or not (atoms[second].has("title", "office", "aide") and atoms[second].capital):
        return None
    held = name > second and writing.is_person(atoms[name]) and atoms[name + 1].has("and", "verb")
    return ([atoms[at]._replace(kinds={"title": None})], second) if held else None


def unclosed_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Wang Yu, Chinese Ambassador to Afghanistan in Kabul", "X, acting foreign minister of the regime met Y": the
    comma behind somebody's post is left out."""
    comma = at - 1
    while comma > 0 and at - comma < _LONGEST_MISSION and atoms[comma].has(*_OF_A_POST):
        comma -= 1
    if comma < 1 or atoms[comma].text != "," or not writing.is_person(atoms[comma - 1]) or "plural" in atoms[at].forms:
        return None
    stop = at + 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("of", "for", "from_to") or atoms[stop + 1].has("verb", "at"):
        return None
    while stop < min(len(atoms), at + _LONGEST_FIELD) and not atoms[stop].has(*_GOES_ON):
        if atoms[stop].has("punct", "and", "title", "office") or (atoms[stop].has("name") and stop < at + 2):
            return None
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has(*_GOES_ON) or stop < at + 2:
        return None
    if stop + 2 < len(atoms) and atoms[stop + 1].has("place") and atoms[stop + 2].text == ",":
        return None  # "X, chairman of the bank's subsidiary in Kenya, met Y": closed behind the place
    end = atoms[stop - 1].end
    closing = atoms[comma]._replace(start=end, end=end, text=",", norm=",", kinds={"punct": ","}, glued=True)
    return [*atoms[at:stop], closing], stop


_OF_A_POST = ("nation", "country", "qualified", "then", "former")  # "acting", "Chinese" before it
_GOES_ON = ("at", "date", "verb", "have", "will")  # behind a post and whose it is


def in_letters(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "PM Modi", "Japanese PM Kenji Morita", "the PM told …": a post that is written in its first letters."""
    first, _, rest = atoms[at].text.partition(" ")
    if first not in writing.in_letters:
        return None
    if at and atoms[at - 1].text[-1:].isdigit():
        return None  # "on 90.7 FM Los Angeles"
    role, _, country = writing.in_letters[first].partition(":")
    post = atoms[at]._replace(
        end=atoms[at].start + len(first), text=first, norm=normalise(first),
        kinds={"office": Role(role, country or None)},
    )  # fmt: skip
    if rest:
        return [post, named(atoms[at], atoms[at].end - len(rest), rest)], at + 1
    before, behind = atoms[at - 1] if at else None, atoms[at + 1] if at + 1 < len(atoms) else None
    led = before is None or before.has("definite", "nation", "country", "possessive_s", "with", "and", "verb")
    led = led or (before is not None and before.text == ",")  # "during the visit, EAM called on …"
    whose = before is not None and before.has("nation", "country", "possessive_s")
    goes_on = _GOES_ON_BY_NOUN if whose else _GOES_ON_BEHIND
    return ([post], at + 1) if led and behind is not None and behind.has(*goes_on) else None


_GOES_ON_BEHIND = ("name", "verb", "have", "be", "will", "first", "ignorable", "on", "date")
_GOES_ON_BY_NOUN = (*_GOES_ON_BEHIND, "noun")  # "Turkish FM talks to …"


def _is_behind_place(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Envoy for Syria Staffan de Mistura": two words or more right behind a country are a name, known or not."""
    return atoms[at - 1].has("country") and writing.is_person(atoms[at])


def sent_to(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "US special envoy on Sudan Michael Hart", "the ambassador to Russia John Marsh": where he is sent to stands
    between his post and his name."""
    link = at + 1
    while link < min(len(atoms), at + _LONGEST_MISSION) and atoms[link].has("of", "definite", "country", "nation"):
        link += 1  # "ambassador of Israel to"
    if link > at + 1 and not atoms[link - 1].has("country", "nation"):
        link = at + 1
    if link + 2 >= len(atoms) or not atoms[link].has("on", "for", "from_to") or atoms[link].has("at", "of"):
        return None
    for index in range(link + 1, min(len(atoms), link + 1 + _LONGEST_MISSION)):
        atom = atoms[index]
        if atom.has("country", "place", "nation", "and", "definite", "alliance", "capital"):
            continue
        begins = given_at(atom, writing)
        if begins:  # "envoy to the Far Eastern Federal District X"
            name = " ".join(atom.text.split()[begins:])
            atom = named(atom, atom.end - len(name), name)
        whom = index > link + 1 and (begins is not None or _is_behind_place(atoms, index, writing))
        return ([_post(atoms[at], atom.start - 1), atom], index + 1) if whom else None
    return None


def sent_there(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "X, the US ambassador to Finland, met …", "the US ambassador to Finland, X, met …": where he is sent to is no
    part of whose he is, and between two commas, or right before one, it says nothing else."""
    link = at + 1
    while link < min(len(atoms), at + _LONGEST_MISSION) and atoms[link].has("of", "definite", "country"):
        link += 1  # "ambassador of Israel to"
    if link + 2 >= len(atoms) or not atoms[link].has("from_to") or not atoms[link].has("put_to"):
        return None
    stop = link + 1
    while stop < min(len(atoms), link + 1 + _LONGEST_MISSION) and atoms[stop].has(*_WHERE_SENT):
        stop += 1
    if stop == link + 1 or stop >= len(atoms) or atoms[stop].text != "," or not atoms[stop - 1].has(*_WHERE_SENT[:2]):
        return None
    led = at
    while led > 0 and atoms[led - 1].has("nation", "country", "possessive_s", "definite", "word"):
        led -= 1
    apposed = led > 1 and atoms[led - 1].text == "," and writing.is_person(atoms[led - 2])
    called = stop + 1 < len(atoms) and writing.is_person(atoms[stop + 1])
    return (list(atoms[at:link]), stop) if apposed or called else None


_WHERE_SENT = ("country", "alliance", "definite", "and")


def and_another_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "X, Israel's Foreign Minister and Kadima's chairwoman, met …": the post for something else is his, too."""
    stop = at + 2
    while stop < min(len(atoms), at + _LONGEST_MISSION + 2) and not atoms[stop].has(*_POSTS, "punct", "verb"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[at + 1].has("and") or not atoms[stop].has(*_POSTS):
        return None
    if not atoms[stop - 1].has("possessive_s") or atoms[stop + 1].text != "," or "plural" in atoms[stop].forms:
        return None
    led = at
    while led > 0 and atoms[led - 1].has("nation", "country", "possessive_s", "definite"):
        led -= 1
    apposed = led > 1 and atoms[led - 1].text == "," and writing.is_person(atoms[led - 2])
    alone = apposed and not any(atom.has("and", "verb") for atom in atoms[: led - 1])  # "W and X, the minister and …"
    return ([atoms[at]], stop + 1) if alone else None


def and_somebody(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The mayor, X, and the choirmaster of the cathedral, Y, met Z": what no table knows as a post is one where it
    stands so between two people."""
    before = atoms[at - 1] if at and atoms[at - 1].text != "," else atoms[at - 2] if at > 1 else None
    if before is None or at + 3 >= len(atoms) or not writing.is_person(before) or not atoms[at + 1].has("definite"):
        return None
    if atoms[at + 2].capital or not atoms[at + 2].kinds.keys() <= _UNKNOWN:
        return None
    comma = at + 3
    while comma < min(len(atoms), at + _LONGEST_POST) and atoms[comma].has(*_OF_WHAT) and atoms[comma].text != ",":
        comma += 1
    name = comma + 1
    while name < min(len(atoms), comma + _LONGEST_STYLE) and atoms[name].has("definite", "title"):
        name += 1  # "the Rev X"
    if name + 1 >= len(atoms) or atoms[comma].text != "," or not writing.is_person(atoms[name]):
        return None
    closes = name + 1 + (atoms[name + 1].text == ",")
    if closes >= len(atoms) or not atoms[closes].has(*_GOES_ON, "be", "on") or _says(atoms[closes]):
        return None
    return [atoms[at], atoms[name]], closes


def _says(atom: Atom) -> bool:
    return any(form.verb.sense == "say" for form in atom.kinds.get("verb", ()))


_UNKNOWN = {"word", "thing"}
_LONGEST_POST = 10  # atoms from "and" to the comma
_LONGEST_STYLE = 4  # and from there to the name
_OF_WHAT = (
    "of", "for", "definite", "word", "name", "bodies", "place", "country", "nation", "capital", "venue", "alliance",
    "media", "group", "organisations", "sport", "thing",
)  # fmt: skip
