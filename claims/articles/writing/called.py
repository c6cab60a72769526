"""What people are called in front of their names, beside the posts of `plain`: in languages that have
articles and write common nouns in small letters (English).

As there, each function takes one writing; what is dropped names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken, Writing, WritingRow
from claims.articles.writing.asides import scare_quotes
from claims.articles.writing.listed_names import names_beside_countries
from claims.articles.writing.long_names import (
    apposed_name,
    beside_namesakes,
    body_with_and,
    called_it,
    called_to_a_house,
    in_brackets,
    second_apposed,
    styled_behind_comma,
    thing_called_off,
)
from claims.articles.writing.posts_before import (
    aide_to_the,
    and_another_post,
    and_somebody,
    bank_head,
    counterpart_from,
    deputy,
    elect,
    field,
    field_before,
    given_at,
    head_of_a_body,
    in_letters,
    leader,
    part_of_a_country,
    post_and_post,
    rank_of_a_country,
    same_post,
    sent_there,
    sent_to,
    two_posts,
    unclosed,
    unclosed_behind,
)
from claims.articles.writing.rewriting import Rows, rewritten
from claims.articles.writing.well_known import is_well_known
from claims.articles.writing.whole_names import (
    given_word,
    hyphened,
    letters_behind,
    named_gathering,
    nickname,
    owner,
    regional,
    styled,
    town_as_surname,
)
from claims.facts import is_general
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST = 4  # words of "the local property developer"
_POSTS = ("office", "title", "aide")
_LEADS = ("with", "verb", "definite", "between", "and", "by", "possessive", "of", "from_to", "nation")
_NOUNS = ("say", "believe", "wish", "plan", "host")  # senses of verbs that look like nouns: "state", "hope", "hosts"
_LONGEST_OFFICE = 10  # atoms of ", the President of the Republic of Ghana,"
_LONGEST_FIELD = 8  # atoms of "Foreign Affairs, Trade and Development"
_BARE = frozenset({"verb", "thing", "hails"})  # "a plan": nothing else than a noun that is a verb, too
_DONE = frozenset({"past", "gerund", "adverb"})  # forms of words that are no noun: what was done, and how


def called(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with names as they are without what only goes before them."""
    if writing.capital_nouns or not writing.articles:
        return atoms
    return rewritten(atoms, _rows, writing)


def _false_title(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Met the lobbyist Verity Lascombe", "with county engineer Randi Kowalczyk": words in small letters right before
    a name of two words or more say what he is."""
    before = atoms[at - 1]
    if not at or atoms[at].capital or not (before.has(*_LEADS) or before.text == ","):
        return None
    stop = at
    while stop < min(len(atoms), at + _LONGEST) and list(atoms[stop].kinds) == ["word"] and not atoms[stop].capital:
        stop += 1
    if stop == at or stop >= len(atoms) or not writing.is_person(atoms[stop]):
        return None
    of = at - 1 - before.has("definite")
    if of > 0 and atoms[of].has("of") and atoms[of - 1].has(*_POSTS):
        return None  # "chief executive of the train maker Sambre Rail"
    if atoms[stop].start != atoms[stop - 1].end + 1 or not _DONE.isdisjoint(atoms[stop - 1].forms):
        return None
    if before.has("and") and stop > at + 1:
        return None  # "and then invited John Smith"
    if any(writing.is_post(word) for word in atoms[stop].text.split()[:1]):
        return None
    title = atoms[at]._replace(end=atoms[stop - 1].end, kinds={"title": None}, nations=())
    return [title, atoms[stop]], stop + 1


def _hour(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Met X late on Thursday", "earlier on Thursday, X called on Y": on that day, which is all that is told."""
    if atoms[at].norm not in writing.early_or_late:
        return None
    day = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("on") and not atoms[at + 1].has("at"))
    if day >= len(atoms) or not atoms[day].has("date"):
        return None
    weekday = atoms[day].kinds["date"].weekday_only and not atoms[at].has(
        "other"
    )  # "late Thursday", and no "early 2014"
    return ([], at + 1) if day > at + 1 or weekday else None


def _who_heads(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "X, who heads the Kenyan central bank, met Y": who he is, as an apposition would say."""
    if not at or at + 3 >= len(atoms) or atoms[at].text != "," or not atoms[at + 1].has("who"):
        return None
    leads = any(form.verb.sense == "lead" and form.tense == "present" for form in atoms[at + 2].kinds.get("verb", ()))
    stop = next((i for i in range(at + 3, min(len(atoms), at + _LONGEST_OFFICE)) if atoms[i].has("punct")), at)
    if not leads or stop == at or not writing.is_person(atoms[at - 1]):
        return None
    inside = atoms[at + 3 : stop]
    told = any(atom.has("verb", "noun", "side", "date", "with", "and") and not atom.has("title") for atom in inside)
    listed = stop + 1 < len(atoms) and not atoms[stop + 1].has("verb", "have", "be", "will", "at", "on", "date", "for")
    return None if told or listed or atoms[stop].text not in ",." else ([], stop + (atoms[stop].text == ","))


def _at_a_body(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "At the foreign ministry in Cairo", "at a government guesthouse", "at parliament": a building, and nobody."""
    begin = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("definite", "indefinite", "possessive"))
    stop = begin
    while stop < min(len(atoms), begin + _LONGEST) and atoms[stop].has(*_BUILT) and not atoms[stop].capital:
        stop += 1
    if not any(atom.has("bodies", "ministry") for atom in atoms[begin:stop]):
        return None
    if stop < len(atoms) and not atoms[stop].has("at", "on", "date", "punct", "and", "ignorable"):
        return None  # "at the government's request", "at parliament members"
    inside = [atom._replace(kinds={"venue": atom.kinds.get("venue")}, nations=()) for atom in atoms[begin:stop]]
    return [*atoms[at:begin], *inside], stop


_BUILT = ("bodies", "ministry", "venue", "word", "nation")


def _agency(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The semi-official Mehr news agency reported": the name of an agency or a paper, and nobody's."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("agency") or atoms[at].has("place"):
        return None
    alone = " " not in atoms[at].text and not writing.is_given(atoms[at].text)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if alone else None


def _era(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The first talks in Trump era": whose era it is, and no place."""
    if atoms[at].kinds.keys() != {"place"} or at + 1 >= len(atoms) or not atoms[at + 1].has("joined_on"):
        return None
    return ([], at + 2) if not atoms[at + 1].glued and is_well_known(atoms[at].text, writing.code) else None


def _from_two(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The top diplomats from Peru and the Republic of Chile": of them, each by his post."""
    if "plural" not in atoms[at].forms or at + 4 >= len(atoms) or not atoms[at + 1].has("from"):
        return None
    behind = [atom for atom in atoms[at + 2 : at + 2 + _LONGEST_STATES] if not atom.has("definite", "realm")]
    two = len(behind) > 2 and behind[0].has("country") and behind[1].has("and") and behind[2].has("country")
    return ([atoms[at], atoms[at + 1]._replace(kinds={"of": None})], at + 2) if two else None


def _of_two(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Presidents of Argentina, Colombia hold talks", in a headline: the comma is an "and"."""
    if "plural" not in atoms[at].forms or at + 5 > len(atoms) or atoms[at + 3].text != ",":
        return None
    two = atoms[at + 1].has("of") and atoms[at + 2].has("country") and atoms[at + 4].has("country")
    ends = at + 5 >= len(atoms) or atoms[at + 5].has("verb")
    joint = atoms[at + 3]._replace(kinds={"and": None})
    return ([*atoms[at : at + 3], joint], at + 4) if two and ends and at == 0 else None


_LONGEST_STATES = 7  # atoms of "the Republic of A and the Republic of B"


def _no_person(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Visited the University", "told the High Court", "in the Quadrangle": no person's name stands behind "the"."""
    if not atoms[at].has("name") or not at or not atoms[at - 1].has("definite"):
        return None
    before = atoms[at - 2] if at > 1 else None
    words = [normalise(word) for word in atoms[at].text.split()]
    if before is not None and before.has("of", "for", "group", *_POSTS):
        return None  # "Chairman of the Central Bank Sergei Ignatyev"
    if any(word in writing.titles or writing.is_given(word) or "." in word for word in words):
        return None
    if at + 1 < len(atoms) and atoms[at + 1].has(*_POSTS, "name", "group", "and"):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def _of_a_town(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Patriarch Gennadios of Constantinople": of which town he is."""
    if not at or not atoms[at - 1].has("title") or at + 2 >= len(atoms) or not atoms[at + 1].has("of"):
        return None
    town = atoms[at + 2]
    return ([atoms[at]], at + 3) if town.has("place") and not town.has("country") else None


def _styled_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The Archbishop of Canterbury, the Most Revd Philippa Thornbury,": the name behind the title."""
    if at + 5 >= len(atoms) or not atoms[at + 1].has("of") or not atoms[at + 2].has("place", "name"):
        return None
    index = at + 3
    if atoms[index].text != ",":
        return None
    index += 1
    styles = index
    while index < min(len(atoms), styles + _LONGEST) and atoms[index].has("definite", "title"):
        index += 1
    if index == styles or index >= len(atoms) or not atoms[index - 1].has("title"):
        return None
    if not writing.is_person(atoms[index]):
        return None
    closed = index + 1 < len(atoms) and atoms[index + 1].text == ","
    return [atoms[at]._replace(end=atoms[index - 1].end), atoms[index]], index + 1 + closed


def _known_as(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "A representative of the rebels, known only as Abu Talha,", "the commander known as Old Moussa": his name."""
    if not at or at + 1 >= len(atoms) or not atoms[at + 1].has("name"):
        return None
    return ([], at + 1) if not atoms[at].has("verb") or atoms[at - 1].has("people") else None  # "the man called X"


def _realm(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "President of the Republic of Finland": of Finland; "of the Republic of Chechnya" is read word by word."""
    if at + 1 < len(atoms) and atoms[at + 1].has("country"):
        return [], at + 1
    of = atoms[at].text.split()[-1]
    realm = atoms[at].text[: -len(of)].rstrip()
    end = atoms[at].end - len(of)
    name = atoms[at]._replace(end=end - 1, text=realm, norm=normalise(realm), kinds={"name": realm})
    return [name, name._replace(start=end, end=atoms[at].end, text=of, norm=of, kinds={"of": None, "on": None})], at + 1


def _named_already(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "At the invitation of the President of Ireland, X, the President of Ghana, Y, is paying a visit": the second
    office is that of the name behind it."""
    if at < 2 or at + 4 >= len(atoms) or not (atoms[at - 1].text == atoms[at + 1].text == ","):
        return None
    led = atoms[at - 2].has("country") and atoms[at + 2].has("definite") and atoms[at + 3].has("office")
    stop = next((i for i in range(at + 4, min(len(atoms) - 1, at + _LONGEST_OFFICE)) if atoms[i].text == ","), None)
    if not led or stop is None or not atoms[stop - 1].has("country") or not writing.is_person(atoms[stop + 1]):
        return None
    return [atoms[at], atoms[at + 1]._replace(text=";", norm=";", kinds={"punct": ";"})], at + 2


def _post_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Roberta Metz, President of the European Parliament, and …": of what she is president names nobody."""
    if at < 2 or at + 2 >= len(atoms) or atoms[at - 1].text != "," or not writing.is_person(atoms[at - 2]):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_FIELD) and atoms[stop].has(*_OF_WHICH, "for"):
        stop += 1
    ends = stop >= len(atoms) or atoms[stop].has("punct")
    told = atoms[at + 1 : stop]
    if not ends or len(told) < 2 or not told[0].has("of", "for") or any(a.has("country") for a in told):
        return None
    return [atoms[at]], stop


def _in_whose_house(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Met at the Canadian ambassador's residence": whose house it is, and nobody who met there."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("possessive_s") or not atoms[at + 2].has("venue"):
        return None
    return ([], at + 2) if any(atom.has("at") for atom in atoms[max(0, at - _LONGEST) : at]) else None


def _the_state(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The state's largest union", "his report", "the warm welcome": a noun, though it is a verb, too."""
    forms = atoms[at].kinds.get("verb", ())
    described = at > 1 and list(atoms[at - 1].kinds) == ["word"] and atoms[at - 2].has("definite", "indefinite")
    led = described or (at > 0 and atoms[at - 1].has("definite", "possessive", "indefinite", "possessive_s"))
    if not led or atoms[at].kinds.keys() - _BARE:
        return None
    bare = bool(forms) and all(form.tense in ("infinitive", "present") and form.verb.sense in _NOUNS for form in forms)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if bare else None


def _capital_of_a_post(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Led by State Minister X": with a capital letter right before a post it is a part of that, and no verb."""
    before, behind = atoms[at - 1] if at else None, atoms[at + 1] if at + 1 < len(atoms) else None
    if before is None or behind is None or not atoms[at].capital or not behind.capital or " " in atoms[at].text:
        return None
    inside = not before.has("punct") and not before.capital and behind.has("office", "title")
    whole = inside and atoms[at].kinds.keys() <= {"verb", "word", "thing"}
    return ([behind._replace(start=atoms[at].start)], at + 2) if whole else None


def _post_no_verb(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Union head X", "the studio chair Y": a post right before a name, though it is a verb, too."""
    if not atoms[at].has("title") or at + 1 >= len(atoms) or not writing.is_person(atoms[at + 1]):
        return None
    if at and atoms[at - 1].has("infinitive_mark", "will", "plan_words", "hedge_modal", "and"):
        return None
    return [atoms[at]._replace(kinds={k: v for k, v in atoms[at].kinds.items() if k != "verb"})], at + 1


def _official_visit(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Pays an official visit", "at her official Eskdale residence": no official; "at the general debates": no
    general."""
    if not atoms[at].has("office") or atoms[at].capital or at + 1 >= len(atoms):
        return None
    plain = set(atoms[at + 1].kinds) == {"word"} and not atoms[at + 1].capital and "plural" in atoms[at + 1].forms
    if atoms[at].kinds["office"].role == "general" and plain:
        return [atoms[at]._replace(kinds={"word": None})], at + 1
    alone = is_general(atoms[at].kinds["office"].role)
    if alone and at + 2 < len(atoms) and atoms[at + 1].has("name") and atoms[at + 2].has("venue"):
        return [], at + 1
    alone &= atoms[at + 1].has(*_OFFICIAL)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if alone else None


_OFFICIAL = ("visit", "noun", "format", "venue")


def _capital_plural(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The Presidents agreed …", as press offices write it: the presidents told of before."""
    if not at or not atoms[at].capital or "plural" not in atoms[at].forms or atoms[at].has("several", "group"):
        return None
    if not atoms[at - 1].has("they", "both") and (" " in atoms[at].text or not atoms[at - 1].has("definite")):
        return None
    if at + 1 >= len(atoms) or not atoms[at + 1].has("verb", "ignorable", "have", "be", "will"):
        return None
    return [atoms[at]._replace(kinds={**atoms[at].kinds, "several": None})], at + 1


def _of_offices(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Will hold the annual foreign ministers' consultations": what sort of meeting it is, and nobody's."""
    if at + 2 >= len(atoms) or atoms[at + 1].text not in ("'", "’") or not atoms[at + 1].glued:
        return None
    if "owner" not in atoms[at].forms or not atoms[at + 2].has("noun"):
        return None
    return [], at + 2


def _title_apart(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Met the Asantehene, Otumfuo Osei Bonsu, in Kumasi": a word between an article and a name that a comma joins."""
    if at < 2 or at + 2 >= len(atoms) or not atoms[at - 1].has("definite") or atoms[at + 1].text != ",":
        return None
    common = set(atoms[at].kinds) == {"word"} or (atoms[at].has("name") and " " not in atoms[at].text)
    if not common or not writing.is_person(atoms[at + 2]):
        return None
    before = atoms[at - 2]
    says = any(form.verb.sense == "say" for form in before.kinds.get("verb", ()))
    if says or not before.has("verb", "with", "by", "and", "between"):
        return None
    closed = at + 3 >= len(atoms) or atoms[at + 3].has("punct")
    if not closed:
        return None
    stop = at + 3 + (at + 3 < len(atoms) and atoms[at + 3].text == ",")
    return [atoms[at]._replace(kinds={"title": None}), atoms[at + 2]], stop


def _elliptic_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "France's president, X, talked to Ukraine's, Y, in Bayeux": the post of the one before."""
    if at + 3 >= len(atoms) or not atoms[at + 1].has("possessive_s") or atoms[at + 2].text != ",":
        return None
    if not writing.is_person(atoms[at + 3]):
        return None
    closed = at + 4 < len(atoms) and atoms[at + 4].text == ","
    return [atoms[at], atoms[at + 1], atoms[at + 3]], at + 4 + closed


def _plural_owner(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Laos' Minister of Industry", "the United States' envoy": the apostrophe says whose."""
    if at + 2 >= len(atoms) or atoms[at + 1].text not in ("'", "’") or not atoms[at + 1].glued:
        return None
    if "owner" not in atoms[at].forms or not atoms[at + 2].has("office", "title", "word"):
        return None
    return [atoms[at], atoms[at + 1]._replace(kinds={"possessive_s": None})], at + 2


def _of_a_body(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Former House speaker X", "European Council President Y": whose speaker he is names nobody."""
    last = at + atoms[at].has("name")
    if last + 2 >= len(atoms) or not atoms[last].has("bodies") or (" " in atoms[at].text and last > at):
        return None
    stop = last + 1
    while stop < min(len(atoms), last + _LONGEST) and list(atoms[stop].kinds) == ["word"] and not atoms[stop].capital:
        stop += 1  # "Senate majority leader"
    if stop + 1 >= len(atoms) or not atoms[stop].has("office", "title") or not atoms[stop + 1].has("name", "title"):
        return None
    office = atoms[stop].kinds.get("office")
    if at and atoms[at - 1].has("nation") and office is not None and office.role in _OF_A_STATE:
        post = {"title": None, "post": None}  # "Irish Olympic Committee president", and no president of Ireland
        return [atoms[stop]._replace(kinds=post)], stop + 1
    return [], stop


_OF_A_STATE = ("president", "vice_president", "head_of_government", "monarch")


def _league(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Kontinental Hockey League President X": words with a capital letter between a name and a post are a body's."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].capital and not atoms[stop].has("name", *_POSTS):
        stop += 1
    if stop == at + 1 or stop + 1 >= len(atoms) or not atoms[stop].has("office", "title"):
        return None
    held = atoms[stop + 1].has("name") and given_at(atoms[stop + 1], writing) == 0
    return ([], stop) if held and given_at(atoms[at], writing) is None else None


def _whose(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Apple's Tim Cook", "the studios' Carol Lombard": the name behind, if it begins with a given name."""
    if at + 2 >= len(atoms):
        return None
    plural = atoms[at + 1].text in ("'", "’") and atoms[at + 1].glued and "owner" in atoms[at].forms
    if not (plural or atoms[at + 1].has("possessive_s")):
        return None
    if not writing.is_person(atoms[at + 2]) or not writing.is_given(atoms[at + 2].text.split()[0]):
        return None
    return [atoms[at]._replace(end=atoms[at + 1].end, kinds={"title": None}), atoms[at + 2]], at + 3


def _owner_of_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "With the union's general secretary, Anna Lund": whose she is stands between "with" and her."""
    if at + 3 >= len(atoms) or not at or not atoms[at - 1].has("definite", "with", "between", "by"):
        return None
    plural = atoms[at + 1].text in ("'", "’") and atoms[at + 1].glued and "owner" in atoms[at].forms
    if not (plural or atoms[at + 1].has("possessive_s")):
        return None
    post = at + 2
    while post < min(len(atoms), at + 2 + _LONGEST) and list(atoms[post].kinds) == ["word"]:
        post += 1
    if post >= len(atoms) or not atoms[post].has("title", "office") or atoms[post].has("group"):
        return None
    name = post + 1 + (post + 1 < len(atoms) and atoms[post + 1].text == ",")
    while name < min(len(atoms), post + _LONGEST) and atoms[name].has("title"):
        name += 1
    return ([], post) if name < len(atoms) and writing.is_person(atoms[name]) else None


def _of_which(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Terry Swales of the Line Users' Group", "Nabil Abu Ghosh of the PLO": whom he speaks for is no part of his
    name, and names nobody else; a country is read with him."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("of") or not writing.is_person(atoms[at]):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + _LONGEST_FIELD) and (
        atoms[stop].has(*_OF_WHICH) or (atoms[stop].text in "-'’" and atoms[stop].glued)
    ):
        stop += 1
    ends = stop == len(atoms) or atoms[stop].has(*_AFTER_A_NAME)
    told = atoms[at + 2 : stop]
    somebody = any(writing.is_person(atom) and writing.is_given(atom.text.split()[0]) for atom in told)
    whose = any(atom.has("name", "bodies", "alliance", "organisations", "ministry", "group") for atom in told)
    return ([atoms[at]], stop) if ends and whose and not somebody else None


_AFTER_A_NAME = ("punct", "verb", "and", "with", "at", "on", "date", "have", "be", "will")
_OF_WHICH = (
    "definite", "word", "name", "bodies", "nation", "country", "alliance", "organisations", "ministry", "group",
    "possessive_s", "place", "capital", "thing", "media", "of", "people",
)  # fmt: skip


def _compound(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "About start-ups", "a break-up": a hyphen makes a word of a verb."""
    if at + 2 >= len(atoms) or atoms[at].has("noun") or not (atoms[at + 1].text in "-‑" and atoms[at + 1].glued):
        return None
    last = atoms[at + 2]
    return ([atoms[at]._replace(end=last.end, kinds={"word": None})], at + 3) if last.glued else None


def _done_before(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The never-before-seen step", "a long-planned visit": what a hyphen joins to a word of no name is one word with
    it, and tells of no meeting."""
    before, behind = atoms[at - 1] if at else None, atoms[at + 1] if at + 1 < len(atoms) else None
    if before is None or behind is None or not (atoms[at].glued and behind.glued) or not behind.has("told_of", "verb"):
        return None
    joined = before.has("before", "never", "not", "little") and not behind.has("noun", "joined_on", "gerund")
    return ([atoms[at], behind._replace(kinds={"word": None})], at + 2) if joined else None


def _of_an_alliance(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The EU commissioner for defence", "a NATO commander": the title is his."""
    if not atoms[at].has("alliance") or at + 1 >= len(atoms) or not atoms[at + 1].has("title"):
        return None
    return ([], at + 1) if not atoms[at + 1].has("office", "group") and not atoms[at + 1].glued else None


_POST, _APOSTROPHE, _HYPHEN = {*_POSTS}, {"'", "’"}, {"-", "‑", ""}  # "": a mark of no width, which is in any text
# Each with what it begins with, and, in some rows, what it needs in the sentence (as in `plain`).
WRITINGS: tuple[WritingRow, ...] = (
    (nickname, {"name"}, {'"', "“", "'", "‘", "’"}),
    (second_apposed, {"and", ","}, {"and"}, {","}, {"definite", "possessive", "possessive_s"}, {" "}),
    (called_to_a_house, {"put_to"}, {"to host"}, {"name"}),
    (in_brackets, {"("}, {")"}, {"name"}, {"title", "office"}),
    (thing_called_off, {"to cancel"}),
    (called_it, {"known_as"}, {"it"}, {"noun"}),
    (body_with_and, {"definite"}, {"and"}, {"name", "bodies"}),
    (beside_namesakes, {","}, {"definite"}, {"and"}, {"title"}, {"name"}),
    (styled_behind_comma, {"definite"}, {","}, {"title"}, {"name"}),
    (owner, {"'", "’"}, {"name"}),
    (scare_quotes, {'"', "“"}),
    (field_before, {"word", "thing", "people", "aide", "prepares"}, {"office"}),
    (in_letters, {"name", "word", "time_of_day"}),
    (part_of_a_country, {"office", "title"}, {"possessive_s"}),
    (aide_to_the, {"aide"}),
    (leader, {"led"}, {"name"}),
    (names_beside_countries, {"office", "title"}, {"place"}),
    (sent_to, {"office", "title"}),
    (bank_head, {"name", "bodies"}, {"of"}, _POST),
    (styled, {" ", "sport"}, {"name"}),
    (counterpart_from, {"from"}, {"counterpart"}, {"place"}),
    (regional, {"name", "word"}, {"possessive"}, {"counterpart", "aide", "predecessor"}),
    (hyphened, {"name"}, _HYPHEN),
    (_capital_plural, {"office", "title"}),
    (deputy, {"deputy"}),
    (_of_offices, {"office", "title"}, _APOSTROPHE),
    (elect, {"office", "title"}, {"elect"}),
    (sent_there, {"office"}, {"from_to"}, {","}, {"country", "alliance"}),
    (and_another_post, {"office", "title"}, {"and"}, {","}, {"possessive_s"}),
    (two_posts, {"office", "title"}, {"and"}),
    (and_somebody, {"and"}, {","}, {" "}, {"definite"}),
    (same_post, {"office"}, {","}),
    (unclosed_behind, {"office", "title"}, {","}, {"of", "for", "from_to"}),
    (rank_of_a_country, {"nation"}, {","}, {"title"}),
    (post_and_post, {"office", "title"}, {","}, {"title", "office", "aide"}),
    (unclosed, {"office", "title", "counterpart"}, {","}, {"on", "date", "who"}),
    (_title_apart, {"word", "name"}, {","}, {"definite"}),
    (_elliptic_post, {"country"}, {"possessive_s"}, {","}),
    (_plural_owner, {"country"}, _APOSTROPHE),
    (letters_behind, {"name"}, {","}),
    (town_as_surname, {"name"}, {"place"}),
    (given_word, {"name", "time_of_day", "verb", "thing"}),
    (_of_a_body, {"name", "bodies"}, {"bodies"}, {"office", "title"}),
    (_league, {"name"}, {"office", "title"}),
    (_whose, {"name", "bodies", "organisations", "word"}, {"name"}, {"possessive_s", *_APOSTROPHE}),
    (_owner_of_post, {"name", "word", "bodies", "organisations"}, {"title", "office"}, {"possessive_s", *_APOSTROPHE}),
    (_of_which, {"name"}, {"of"}),
    (_compound, {"verb"}, _HYPHEN),
    (_done_before, {"-", "‑"}, {"verb"}, {"before", "never", "not", "little"}),
    (_of_a_town, {"name"}, {"title"}, {"of"}, {"place"}),
    (_styled_behind, {"title"}, {"of"}, {","}),
    (head_of_a_body, {"office", "title"}, {"of", "for"}),
    (apposed_name, {"title"}, {"of", "for"}, {","}, {"name"}),
    (field, {"office", "title", "aide"}),
    (_hour, {"word", "other", "later"}, {"date"}),
    (_who_heads, {","}, {"who"}, {"to lead"}),
    (_at_a_body, {"right_at"}, {"bodies", "ministry"}),
    (_agency, {"name"}, {"agency"}),
    (_era, {"place"}, {"joined_on"}),
    (_of_two, {"office"}, {"of"}, {"country"}, {","}),
    (_from_two, {"office"}, {"from"}, {"country"}),
    (_no_person, {"name"}, {"definite"}),
    (_false_title, {"word"}, {"name"}),
    (_the_state, {f"to {sense}" for sense in _NOUNS}),
    (_post_no_verb, {"verb"}, {"title"}),
    (_capital_of_a_post, {"verb"}, {"office", "title"}),
    (_official_visit, {"office"}),
    (_of_an_alliance, {"alliance"}),
    (_named_already, {"name"}, {","}, {"country"}, {"office"}),
    (_realm, {"realm"}),
    (_in_whose_house, {"office", "title"}, {"possessive_s"}, {"venue"}),
    (_post_behind, {"office", "title"}, {","}, {"of", "for"}),
    (_known_as, {"known_as"}),
    (named_gathering, {"noun"}, {"name", "office", "title"}),
)
_rows = Rows(WRITINGS)
