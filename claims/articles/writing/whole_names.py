"""Words that belong to a name though the scan has them apart, in languages that have articles and write common nouns in
small letters (English): "Lau Siu-ming", "Dawn Hepplewhite"; and letters behind it.

As in `called`, each function takes one writing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken, Writing, named
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_SYLLABLE = 5  # letters: "Siu-ming", "Jae-in"
_FULL = 2  # words of a name behind a post
_LONGEST_LETTERS = 4  # of "OBE", "T.D."


def hyphened(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Lau Siu-ming": goes on in small letters behind a hyphen, and is whole before posts are read. In "Obama-era
    minister X" the first is nobody who is told of."""
    if at + 2 >= len(atoms) or not (atoms[at + 1].text in "-‑" and atoms[at + 1].glued and atoms[at + 2].glued):
        return None
    last = atoms[at + 2]
    if last.has("joined_on") and " " not in atoms[at].text:
        return [], at + 3
    if last.capital or last.has("joined_on", "number") or len(last.text) > _LONGEST_SYLLABLE or not last.text.isalpha():
        return None
    text = atoms[at].text + atoms[at + 1].text + atoms[at + 2].text
    whole = atoms[at]._replace(end=atoms[at + 2].end, text=text, norm=normalise(text), kinds={"name": text})
    return [whole], at + 3


def given_word(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Dawn Hepplewhite", "Grace Hope", ", Mervyn King,": a word with a capital letter beside a name is one, too."""
    if not at or at + 1 >= len(atoms) or not atoms[at + 1].capital or atoms[at + 1].start != atoms[at].end + 1:
        return None
    first, last = atoms[at], atoms[at + 1]
    known = writing.is_given(first.text) or set(first.kinds) == {"time_of_day"}  # "Dawn"
    given = first.capital and known and last.has("name") and not first.has("date")
    surname = first.has("name") and " " not in first.text and writing.is_given(first.text) and last.has("verb", "thing")
    surname = surname and not any(form.verb.sense in _OF_MEETINGS for form in last.kinds.get("verb", ()))
    if first.has("name") and writing.is_given(first.text) and last.has("office", "title") and not last.has("name"):
        surname = atoms[at - 1].text == "," and at + 2 < len(atoms) and atoms[at + 2].text == ","
    elif surname and last.has("name", "office", "title", "place"):
        return None
    if not (given or surname):
        return None
    text = f"{first.text} {last.text}"
    return [first._replace(end=last.end, text=text, norm=normalise(text), kinds={"name": text})], at + 2


def town_as_surname(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "His counterpart Adilson Tavares Évora": a town right behind a whole name is the last of its words."""
    if not at or at + 1 >= len(atoms) or " " not in atoms[at].text or not writing.is_person(atoms[at]):
        return None
    last = atoms[at + 1]
    beside = last.has("place") and not last.has("country", "nation") and last.start == atoms[at].end + 1
    if not beside or " " in last.text or not atoms[at - 1].has("office", "title", "counterpart", "and"):
        return None
    text = f"{atoms[at].text} {last.text}"
    return [atoms[at]._replace(end=last.end, text=text, norm=normalise(text), kinds={"name": text})], at + 2


_OF_MEETINGS = (  # "Tell, Xi Hold Talks in Lima", "Pope Francis Receives Patriarch …": a headline
    "hold", "meet", "talk", "discuss", "cancel", "agree", "host", "deny", "say", "travel",
)  # fmt: skip


def styled(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Councillor Tom Zilbrook", "Detective Inspector Hiru Prema": posts in front of a name of two words, and none of
    it; "coach Hiru Prema" is a word of sport."""
    if not atoms[at].has("name"):
        called = atoms[at].norm in writing.styles and at + 1 < len(atoms) and writing.is_person(atoms[at + 1])
        return ([atoms[at]._replace(kinds={"title": None, "post": None})], at + 1) if called else None
    words = atoms[at].text.split()
    led = at > 0 and atoms[at - 1].has("of", "and", "for")  # "envoy of the Ministry of Foreign Affairs X"
    posts = writing.styles | writing.fields if led else writing.styles
    own = next((i for i, word in enumerate(words) if normalise(word) not in posts), 0)
    if not own or len(words) - own < _FULL or any(normalise(word) in writing.bodies for word in words[own:]):
        return None
    post, name = " ".join(words[:own]), " ".join(words[own:])
    title = atoms[at]._replace(
        end=atoms[at].start + len(post), text=post, norm=normalise(post), kinds={"title": None, "post": None}
    )
    return [title, named(atoms[at], atoms[at].end - len(name), name)], at + 1


def nickname(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Ferdinand “Bongbong” Ilmsalu Jr.", "Peter 'Pit' Ilmsalu": a nickname between the names of one man."""
    if at + 4 >= len(atoms) or atoms[at + 1].text not in _QUOTES or atoms[at + 3].text not in _QUOTES:
        return None
    first, nick, last = atoms[at], atoms[at + 2], atoms[at + 4]
    word = nick.capital and " " not in nick.text and not nick.has("verb", "noun", "date")
    if not (first.has("name") and word and last.has("name") and last.start == atoms[at + 3].end + 1):
        return None
    text = f"{first.text} {last.text}"
    return [first._replace(end=last.end, text=text, norm=normalise(text), kinds={"name": text})], at + 5


_QUOTES = ('"', "“", "”", "'", "‘", "’")


def owner(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Minister Tellis' meeting with X", "Secretary Mattis’ call": whose it is, where the name ends so itself."""
    if not at or at + 1 >= len(atoms) or not atoms[at - 1].has("name") or atoms[at].start != atoms[at - 1].end:
        return None
    opened = sum(atom.text in _SINGLE for atom in atoms[:at]) % 2  # "the film 'Meeting Tellis' was shown"
    if opened or not atoms[at - 1].norm.endswith(writing.sibilants) or atoms[at + 1].start != atoms[at].end + 1:
        return None
    return [atoms[at]._replace(kinds={"possessive_s": None})], at + 1


_SINGLE = ("'", "’", "‘")


def regional(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "His Bavarian counterpart X", "his chosen successor, X": of which region, or what sort of, and nobody's name."""
    if not at or at + 1 >= len(atoms) or not atoms[at - 1].has("possessive") or " " in atoms[at].text:
        return None
    region = atoms[at].has("name") and atoms[at + 1].has("counterpart")
    somebody = atoms[at + 1].has("predecessor", "aide", "counterpart") and not atoms[at + 1].has("team", "side")
    sort = set(atoms[at].kinds) == {"word"} and somebody
    return ([], at + 1) if region or sort else None


def letters_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Peter Marsh, T.D., today held …": letters behind a name are nobody."""
    letters = atoms[at].text.replace(".", "")
    if not (letters.isupper() and 1 < len(letters) <= _LONGEST_LETTERS) or at < 2 or atoms[at - 1].text != ",":
        return None
    closed = at + 1 < len(atoms) and atoms[at + 1].text == ","
    return ([], at + 2) if closed and writing.is_person(atoms[at - 2]) else None


def named_gathering(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Attended the Alpine Bankers Union Meeting", "the 12th Tourism Ministers Meeting": a capital letter behind a
    body or several posts, in a sentence of small ones, names a gathering of many."""
    noun, before = atoms[at], atoms[at - 1] if at else None
    if before is None or not (noun.capital and before.capital) or noun.has("gathering"):
        return None
    body = before.has("name") and normalise(before.text.rpartition(" ")[2]) in writing.bodies
    if not (body or (before.has("office", "title") and "plural" in before.forms)):
        return None
    if not any(a.has("verb", "be", "have", "will", "of", "at") and not a.capital for a in atoms[1:]):
        return None  # "Party Leaders Meeting in Riga", a headline
    return [noun._replace(kinds={"event": None, "noun": noun.kinds["noun"], "gathering": None})], at + 1
