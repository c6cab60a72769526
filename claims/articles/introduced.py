"""How a name stands where a text introduces somebody: behind a post, as who is met, beside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.articles.naming import Naming
from claims.articles.sentences import ReadSentence
from claims.articles.writing import Case
from claims.reading.parties import Party, read_party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_TAKES_WHOM = ("meet", "call", "host")  # verbs with whom they met, called or received right behind them
_QUOTES = ('"', "”", "’", "'", ",")


def is_person(party: Party) -> bool:
    """Whether a party is a person by name; behind words that no table knows ("dem Hohen Repräsentanten Bertram …") a
    name of two words or more is one, too."""
    several = party.named == "common" and len((party.name or "").split()) > 1
    return bool(party.name) and (party.kind == "person" or several)


def named_in(phrase: Phrase, capital_nouns: bool) -> list[Party]:
    """ "Auf Einladung von Minister Gernot Pfandl", «о встрече с министром Рауфом Шахмуровым»: who is named with a post
    in what was read as one aside or topic."""
    found: list[Party] = []
    for at, atom in enumerate(phrase.atoms[:-1]):
        if atom.has("title", "office") and phrase.atoms[at + 1].has("name"):
            read = read_party(phrase.atoms, at, capital_nouns)
            found += [party for party in (read[0] if read is not None else ()) if is_person(party)]
    return found


def spoken_of(atom: Atom, capital_nouns: bool) -> Iterator[tuple[Party, Phrase]]:
    """Who is named in words of which nothing else is made: "to prepare for a summit of President X and Y Z"."""
    atoms = atom.kinds["spoken_of"]
    phrase = Phrase("aside", atom.start, atom.end, "", None, atoms)
    at = 0
    while at < len(atoms):
        named = atoms[at].has("title", "office", "name")
        parties, at = (read_party(atoms, at, capital_nouns) if named else None) or ((), at + 1)
        yield from ((party, phrase) for party in parties if is_person(party))


def case_of(party: Party, phrase: Phrase, naming: Naming) -> Case:
    """In which case a name stands, where what stands before it says so: behind "with" ("с Жанибеком Касымовым"), or
    behind a man's post in the genitive ("министра Нурлана Байгалиева"), where a woman's name has another ending."""
    own = (atom for atom in phrase.atoms if party.whole[0] <= atom.start < party.start)
    post = next((atom for atom in own if atom.has("title", "office", "aide")), None)
    first = post.norm.partition(" ")[0] if post is not None else ""
    if post is not None and post.has("styled"):
        first = post.norm.rpartition(" ")[2]  # "Святейшего Патриарха Кирилла"
    if naming.masculine_posts and first.endswith(naming.masculine_posts) and first not in naming.undeclined_posts:
        return "of"
    given, _, rest = (party.name or "").partition(" ")
    in_its_case = rest.endswith(naming.instrumental) or not given.endswith(naming.genitive)  # "с Эмомали Рахмоном"
    with_post = bool(naming.masculine_posts_with) and first.endswith(naming.masculine_posts_with)
    led = phrase.role in ("with", "between") or with_post
    return "with" if led and in_its_case else ""


def listed_behind_posts(phrases: Sequence[Phrase], naming: Naming) -> Iterator[str]:
    """The names of several whose posts stand in the genitive before them: "послов Жана Дюваля и Ильдара Хакимова",
    «переговоры министров трёх стран — Ваграма Арояна, …»."""
    for at, phrase in enumerate(phrases):
        people = [party for party in phrase.value if party.kind == "person"] if phrase.kind == "parties" else []
        if len(people) < len("XY") or not naming.posts_of_several:
            continue
        own = [atom for atom in phrase.atoms if atom.start < people[0].start]
        if not own and at > 1 and phrases[at - 1].kind == "mark" and phrases[at - 1].value in _DASHES:
            own = list(phrases[at - 2].atoms)
        if any(word.endswith(naming.posts_of_several) for atom in own for word in atom.norm.split()):
            yield from (party.name for party in people if party.name)


_DASHES = ("–", "—")


def is_bare(party: Party, phrase: Phrase) -> bool:
    """ "Landrat Huber", "Bahnchef Hagedorn": no article stands there as in "der Leiter Kommunikation"."""
    at = next((i for i, atom in enumerate(phrase.atoms) if atom.start >= party.whole[0]), 0)
    led = phrase.atoms[max(0, at - 1) : at + 1]
    return not any(atom.has("definite", "indefinite", "possessive") for atom in led)


def is_met(party: Party, sentence: ReadSentence, index: int) -> bool:
    """Whether a name of two words or more stands where who is met stands: right behind the verb or its "with"."""
    phrase = sentence.phrases[index]
    before = sentence.phrases[index - 1] if index else None
    verb = before is not None and before.kind == "verb" and any(f.verb.sense in _TAKES_WHOM for f in before.value)
    behind = sentence.phrases[index + 1] if index + 1 < len(sentence.phrases) else None
    ends = (
        behind is None
        or behind.kind in ("mark", "verb", "date", "place", "format", "duration")
        or (behind.kind, behind.role) in (("word", ""), ("noun", "before"), ("noun", "after"))
    )
    told = any(clause.heads for clause in sentence.clauses)
    free = (p for p in sentence.phrases[index + 1 :] if p.kind not in ("date", "place"))  # "X в понедельник принял …"
    acting = next((p for p in free if not (p.kind == "word" and p.has("ignorable"))), None)
    several = len((party.name or "").split()) > 1
    officials = not sentence.kinds.isdisjoint(("office", "title", "counterpart"))  # and no teams
    alone = several and told and officials and phrase.role == "" and len(phrase.value) == 1
    if alone and (_acts(acting) or _is_noun(before)):
        return True  # "X held talks with …", "встреча X с …"
    after = sentence.phrases[index + 2] if index + 2 < len(sentence.phrases) else None
    if several and behind is not None and behind.value == "," and after is not None and after.has("who"):
        return True  # "X, who became chancellor last year, …"
    quoted = several and phrase.role == "" and len(phrase.value) == 1 and is_quoted(sentence, index)
    if quoted:
        return True  # '"I have never been there," X told reporters'
    if several and ends and alone_behind_verb(sentence, index):
        return True
    met = (verb and officials) or (phrase.role in ("with", "by") and told)
    if party.listed and phrase.role in ("", "between") and told and _all_named(phrase):  # "X and Y talked …"
        return True
    return met and ends and len((party.name or "").split()) > 1


def alone_behind_verb(sentence: ReadSentence, index: int) -> bool:
    """«В Казани с ним разговаривал раис Татарстана Ильнур Гарифуллин»: with whom stands before the verb, so that the
    subject is who is named behind it, whatever he is; where verbs do not end clauses."""
    phrase, phrases = sentence.phrases[index], sentence.phrases
    if sentence.capital_nouns or phrase.role or len(phrase.value) != 1:
        return False
    at = index - 1
    while at > 0 and index - at <= _CALLED and phrases[at].kind in ("unknown", "place") and not phrases[at].role:
        at -= 1
    if at < 1 or phrases[at].kind != "verb" or any(f.verb.sense not in _TALKS for f in phrases[at].value):
        return False
    return phrases[at - 1].kind == "parties" and phrases[at - 1].role == "with"


_CALLED = 4  # phrases of «известный химик раис Татарстана», which no table knows
_TALKS = ("meet", "talk", "call")


def is_quoted(sentence: ReadSentence, index: int) -> bool:
    """Whether a verb of saying stands beside a name here and a quotation before it, where verbs do not end clauses."""
    if sentence.capital_nouns or not index or sentence.phrases[index - 1].value not in _QUOTES:
        return False
    behind = sentence.phrases[index + 1] if index + 1 < len(sentence.phrases) else None
    says = behind is not None and behind.kind == "verb" and all(f.verb.sense == "say" for f in behind.value)
    return says or (behind is not None and behind.has("addressed"))


def is_aged(party: Party, text: str) -> bool:
    """ "Met Gaspar Vidmar, 45, in Lugano": a name of two words, and how old he is."""
    whole = party.kind == "person" and " " in (party.name or "")
    return whole and _AGE.match(text, party.end) is not None


_AGE = re.compile(r", [1-9]\d[,.]")


def acts(sentence: ReadSentence, index: int) -> bool:
    """Whether a phrase is a subject right before a verb of saying or meeting in the past, present or future."""
    phrase, behind = sentence.phrases[index], sentence.phrases[index + 1 : index + 2]
    tenses = ("past", "present", "future")
    subject = phrase.role == "" and len(phrase.value) == 1 and _acts(behind[0] if behind else None)
    return subject and any(form.tense in tenses and form.verb.sense in _PERSONAL for form in behind[0].value)


_PERSONAL = ("say", "meet", "talk", "call", "host", "discuss", "believe")


def _acts(phrase: Phrase | None) -> bool:
    """Whether a verb of meeting stands here, of holding or planning one, or of travelling to one."""
    senses = ("meet", "talk", "host", "hold", "call", "see", "discuss", "travel", "plan", "say")
    return phrase is not None and phrase.kind == "verb" and any(form.verb.sense in senses for form in phrase.value)


def _is_noun(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.kind == "noun" and phrase.value.sense == "meeting"


def _all_named(phrase: Phrase) -> bool:
    """Whether a list consists of names of two words or more, and nothing else."""
    return all(party.kind == "person" and len((party.name or "").split()) > 1 for party in phrase.value)
