"""Somebody whom no name tells, but his post and whose that is: "the speaker of parliament", "Sudan's interior
minister", "his Chadian opposite number".

Of a post without that ("the chairman", "a senator") nobody could be told.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.writing import writing_of
from claims.articles.writing.cases_of_words import met_of
from claims.articles.writing.groups_in_cases import past_owner
from claims.articles.writing.people_nouns import is_of_one
from claims.reading.parties import Party, is_deputy
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_POSTS = ("title", "office", "counterpart")
_OWNERS = ("nation", "country", "alliance")
_LONGEST = 7  # atoms of "of the Kenyan Athletics Federation", or before "chief executive"
_ENDS = (
    "punct", "verb", "noun", "with", "and", "at", "on", "about", "from_to", "date", "have", "be", "will", "relative",
    "not", "after", "before",
)  # fmt: skip
_BEFORE = frozenset({"word", "bodies", "format", "name", "capital", "place", "possessive_s", *_OWNERS})
_NOBODY = ("noun", "side", "media", "he", "they", "number")  # "the head of the delegation", "of the meeting"


def described(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member, Mention] | None:
    """The member that a post without a name is, and the words for it; None where it is not told whose the post is."""
    if not cast.has_articles and ((owned := _by_owner(sentence, party, cast)) is not None or party.kind == "person"):
        return owned
    if sentence.capital_nouns:
        return _of_a_country(sentence, party, cast)
    if party.name or not (party.kind == "office" or party.named == "aide"):
        return None
    atoms = sentence.atoms
    inside = [index for index, atom in enumerate(atoms) if party.start <= atom.start and atom.end <= party.end]
    post = next((index for index in inside if atoms[index].has(*_POSTS)), None)
    while post is not None and post + 1 in inside and atoms[post + 1].has(*_POSTS):
        post += 1  # "the executive secretary"
    if post is None or _is_plural(atoms[post]) or any(atoms[index].has("aide", "group", "people") for index in inside):
        return None
    first, determined = _beginning(atoms, inside[0])
    if atoms[first].has("possessive_s"):  # "the Russian president's envoy"
        while first and atoms[first - 1].has("office", "title", "name", "nation", "country", "group", "people"):
            first -= 1
        if atoms[first].has("possessive_s"):
            return None
    last = max(_past_owner(atoms, post), inside[-1])
    told = atoms[first : last + 1]
    field = first < inside[0] and atoms[inside[0] - 1].capital and atoms[post].capital  # "the Education Minister"
    is_owned = field or last > inside[-1] or any(atom.has(*_OWNERS, "possessive_s", "of") for atom in told)
    led = first > 0 and atoms[first - 1].has("definite")
    begin = atoms[first - 1].end if led else atoms[first].start
    mention = Mention(atoms[first].start, atoms[last].end, cast.text[atoms[first].start : atoms[last].end])
    if last == inside[-1] and determined and (known := _told_of(atoms[first : last + 1], begin, cast)) is not None:
        return known, mention
    if not is_owned or determined is None or any(atom.has(*_NOBODY) for atom in told if atom is not atoms[post]):
        return None
    if _name_follows(atoms, last + 1) or _is_apposed(atoms, first) or _is_deputy(atoms[post], cast):
        return None
    return cast.by_description(mention.text), mention


def _is_deputy(post: Atom, cast: Cast) -> bool:
    """ "Заместитель министра иностранных дел Кении": not the minister, of whom the text may tell; nor a new
    one, where it told of one by his name."""
    of_several = post.has("office") and " " in post.text and is_deputy(post.kinds["office"].role)
    return of_several and not cast.has_articles


def _of_a_country(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member, Mention] | None:
    """ "Den kroatischen Polizeichef", "mit der finnischen Notenbankchefin": whoever holds a post that no table knows as
    an office, of a country; the one of whom the article told by that post, if he is of it."""
    if party.kind != "office" or party.name or not party.offices or party.offices[0].country is None:
        return None
    inside = [at for at, atom in enumerate(sentence.atoms) if party.start <= atom.start and atom.end <= party.end]
    if not inside or inside[0] == 0 or len(inside) != len(("kroatischen", "Polizeichef")):
        return None
    led, nation, post = sentence.atoms[inside[0] - 1], *(sentence.atoms[at] for at in inside)
    one = led.has("definite") and is_of_one(post.text, led.norm, cast.language.code)
    if not (nation.has("nation") and post.has("title") and one) or post.has("several", "group", "aide"):
        return None
    if _is_named_behind(sentence.atoms, inside[-1] + 1) or _is_apposed(sentence.atoms, inside[0] - 1):
        return None
    mention = Mention(party.start, party.end, cast.text[party.start : party.end])
    country = party.offices[0].country
    called = cast.called_by_post(post.norm, party.start)
    theirs = [one for one in called if country in (one.country, *(held.country for held in one.offices))]
    unknown = [each for each in called if each.country is None and not any(held.country for held in each.offices)]
    if len(theirs) > 1 or (unknown and not theirs):
        return None
    return (theirs[0] if theirs else cast.by_description(mention.text)), mention


def introduced_so(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "The FIFA President": of two presidents the one before whose name these very words stood."""
    if not cast.has_articles or sentence.capital_nouns:
        return None
    inside = [i for i, atom in enumerate(sentence.atoms) if party.start <= atom.start and atom.end <= party.end]
    if not inside:
        return None
    first, determined = _beginning(sentence.atoms, inside[0])
    begin = sentence.atoms[first].end if sentence.atoms[first].has("definite") else sentence.atoms[first].start
    begin = sentence.atoms[first - 1].end if first and sentence.atoms[first - 1].has("definite") else begin
    words = sentence.atoms[first : inside[-1] + 1]
    if not determined or not words:
        return None
    return _told_of(words, begin, cast) or _told_of_in_order(sentence.atoms, inside[-1], cast)


def _told_of_in_order(atoms: Sequence[Atom], post: int, cast: Cast) -> Member | None:
    """ "The Minister of External Affairs", of whom the article told as "External Affairs Minister X"."""
    post_and_field = cast.text[atoms[post].start : atoms[post].end]
    link, _, field = post_and_field.removeprefix(atoms[post].text).strip().partition(" ")
    if not field or link not in writing_of(cast.language).links:
        return None
    called = f"{field} {atoms[post].text}"
    people = cast.called_by_post(atoms[post].norm, atoms[post].start)
    found = [one for one in people if _is_introduced(one, called, cast)]
    return found[0] if len(found) == 1 else None


def _told_of(words: Sequence[Atom], begin: int, cast: Cast) -> Member | None:
    """ "The Saudi energy minister", "the UN envoy", "the External Affairs Minister": the one of whom the article told
    by a name behind these very words, or behind the same post without the country that he is of. `begin`: where they
    begin behind their article."""
    whole = called = cast.text[begin : words[-1].end].strip()
    countries = {atom.kinds["country"] for atom in words if atom.has("country")}
    countries |= {atom.kinds["nation"].country for atom in words if atom.has("nation")}
    for atom in words[:-1]:
        if atom.has(*_OWNERS, "possessive_s") and called.startswith(atom.text):
            called = called[len(atom.text) :].strip()
    found = []
    for one in cast.called_by_post(words[-1].norm, words[0].start):
        of = {one.country, *(held.country for held in one.offices)} - {None}
        theirs = bool(countries & of) or (" " in called and not (countries and of))
        named = (" " in whole and _is_introduced(one, whole, cast)) or (theirs and _is_introduced(one, called, cast))
        if named or (countries & of and " " not in called):  # "the Saudi minister"
            found.append(one)
    return found[0] if len(found) == 1 else None


def _is_introduced(member: Member, words: str, cast: Cast) -> bool:
    """Whether these words stand right before one of the first mentions of a name."""
    begins = [(max(0, mention.start - len(words) - 1), mention.start) for mention in member.mentions[:_FEW]]
    return any(cast.text[begin:end].strip().lower() == words.lower() for begin, end in begins)


_FEW = 4  # mentions of a name, of which one may be that by which an article introduces somebody


def _by_owner(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member, Mention] | None:
    """ "С председателем Еврокомиссии", "с главой Русской православной церкви", "мэр Казани", where nouns have no
    article: a post, and behind it whose it is. What looks like a surname is none by its case, or by the noun behind it.
    What an article names twice, or a headline names, is told by a name elsewhere."""
    atoms, owner = sentence.atoms, party.name or ""
    start = party.whole[0] if owner else party.start
    phrase = next((p for p in sentence.phrases if p.kind == "parties" and p.start <= start < p.end), None)
    inside = [i for i, atom in enumerate(atoms) if start <= atom.start < party.end]
    post = next((i for i in inside if atoms[i].has("title", "office")), len(atoms))  # behind "новым"
    if phrase is None or phrase.role not in ("with", "") or not _is_behind_lead(sentence) or " " in owner:
        return None
    if post + 1 >= len(atoms) or not atoms[post].has("title", "office") or atoms[post].has("aide", "group", "several"):
        return None
    if any(atoms[index].has("aide") for index in inside if index < post):
        return None  # "помощник | президента Кении Петра Зимина": not the president
    stop = post + 1
    while stop < min(len(atoms), post + _LONGEST) and atoms[stop].kinds.keys() <= _OWNER_WORDS:
        stop += 1
    while stop > post + 2 and atoms[stop - 1].kinds.keys() == {"word"} and not _is_of_owner(atoms[stop - 1], cast):
        stop -= 1  # "глава Донского края | подробно рассказал"
    whose = atoms[post + 1 : stop]
    told = [atom for atom in whose if atom.capital and atom.kinds.keys() != {"word"}]
    if not told:
        return _by_common_owner(sentence, post, phrase, cast)
    if stop < len(atoms) and atoms[stop].has("title", "office", "aide"):
        return None
    if atoms[post].has("head_of") and len(whose) == 1 and whose[0].has("country"):
        return None  # "глава Украины": whoever leads it
    if _is_deputy(atoms[post], cast):
        return None
    if owner and not (owner.isupper() or owner.endswith(cast.genitive) or whose[-1].kinds.keys() == {"word"}):
        return None
    if any(cast.called(atom.text) is not None for atom in whose if atom.has("name")):
        return None
    called = [] if atoms[post].has("head_of") else cast.called_by_post(atoms[post].norm, start)
    if called:  # "спикер ГД", "секретарь российского Совбеза": the one of whom the article told as such
        mention = Mention(start, whose[-1].end, cast.text[start : whose[-1].end])
        return (called[0], mention) if len(called) == 1 else None
    named = told[0].text if told[0].text.isupper() else told[0].text[:-_CASE]
    if cast.text.count(named) > 1:
        return None
    words = cast.text[atoms[post].start : whose[-1].end]
    return cast.by_description(words), Mention(atoms[post].start, whose[-1].end, words)


def _by_common_owner(sentence: ReadSentence, post: int, phrase: Phrase, cast: Cast) -> tuple[Member, Mention] | None:
    """ "С ректором университета", "с директором завода «Верста»": of whom the article names nobody by that post."""
    met, atoms = met_of(cast.language.code), sentence.atoms
    if met is None or cast.called_by_post(atoms[post].norm, len(cast.text)) or not atoms[post].has("title"):
        return None
    if phrase.role and not atoms[post].norm.endswith(writing_of(cast.language).instrumental_surnames):
        return None  # "с сыном директора завода"
    stop = past_owner(atoms, post + 1, met, writing_of(cast.language))
    whose = atoms[post + 1 : stop]
    if not whose or whose[0].norm.startswith(met.known_owners) or any(atom.has("group") for atom in whose):
        return None
    named = next((a for a in whose if a.has("name", "punct")), None)
    if (named is not None and named.has("name")) or _is_named_behind(atoms, stop):
        return None
    words = cast.text[atoms[post].start : atoms[stop - 1].end]
    return cast.by_description(words), Mention(atoms[post].start, atoms[stop - 1].end, words)


def _is_named_behind(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a name or another post follows, with nothing but where the post is held between: "главой отделения в
    Женеве X", "основателем фонда, депутатом X"."""
    passed = ("at", "place", "country", "capital", "and")
    behind = next((a for a in atoms[at : at + _LONGEST] if not a.has(*passed) and a.text != ","), None)
    return behind is not None and behind.has("name", "title", "office", "aide")


def _is_of_owner(atom: Atom, cast: Cast) -> bool:
    """Whether a word has a capital letter, or stands in the case of an owner."""
    return atom.capital or atom.norm.endswith(writing_of(cast.language).owned)


def _is_behind_lead(sentence: ReadSentence) -> bool:
    """Whether a sentence is no headline: whom that names by his post alone, the lead names by name."""
    return bool(sentence.scanned.start) or (bool(sentence.atoms) and sentence.atoms[-1].text == ".")


_OWNER_WORDS = frozenset(
    {"word", "name", "place", "nation", "country", "capital", "bodies", "alliance", "sport", "thing", "ministry"}
)
_CASE = 2  # letters at the end of a name that its cases change


def _name_follows(atoms: Sequence[Atom], at: int) -> bool:
    """ "The head of the Monetary Fund, Ulrika Vale,": whose name tells him."""
    if at < len(atoms) and atoms[at].has("on", "for"):  # "the US special envoy on peace talks, X"
        comma = next((i for i in range(at, min(len(atoms), at + _LONGEST)) if atoms[i].text == ","), at)
        at = at if any(atom.has("date", "verb", "place") for atom in atoms[at:comma]) else comma
    if at >= len(atoms) or atoms[at].text != ",":
        return False
    behind = (atom for atom in atoms[at + 1 : at + _LONGEST] if not atom.has("title", "definite", "ignorable"))
    name = next(behind, None)
    return name is not None and name.has("name")


def _is_apposed(atoms: Sequence[Atom], first: int) -> bool:
    """ "Horst Koehler, the Managing Director of the Monetary Fund": whose name stands before."""
    return first > 1 and atoms[first - 1].text == "," and atoms[first - 2].has("name")


def _is_plural(atom: Atom) -> bool:
    return atom.has("several", "group") or "plural" in atom.forms


def _beginning(atoms: Sequence[Atom], at: int) -> tuple[int, bool | None]:
    """Where the words begin that say whose a post is, and whether an article, "his" or an owner leads them; None where
    nothing does, as with "a senator"."""
    first = at
    while first > 0 and at - first < _LONGEST:
        before = atoms[first - 1]
        if before.has("indefinite"):
            return first, None
        if before.has("definite", "possessive"):
            return first, True
        if not before.kinds.keys() <= _BEFORE:
            break
        first -= 1
    if atoms[at].has("definite", "possessive"):
        return at, True
    owned = any(atom.has("possessive_s", *_OWNERS) for atom in atoms[first : at + 1])
    return first, True if owned and not atoms[at].has("indefinite") else None


def _past_owner(atoms: Sequence[Atom], at: int) -> int:
    """The last atom of "of the opposition" behind a post at `at`; `at` itself where nothing of the sort is there."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("of"):
        return at
    stop = at + 2
    while stop < min(len(atoms), at + 2 + _LONGEST) and not (atoms[stop].has(*_ENDS) and not atoms[stop].has("of")):
        stop += 1
    return stop - 1 if not atoms[stop - 1].has("of", "definite") else at
