"""Whom a pronoun means by words of its own sentence that are no plain subject: "the admiral's trip began in Oslo, where
he met X", "a farmer said she had met X", "the union's spokeswoman for safety, Y, said she had met X"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.cast import Cast
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom


def told_apart(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """Whom a pronoun means by words of its own sentence that are no subject's name: in a tuple, which holds nobody
    where it is somebody of whom the article did not tell; None where the sentence says nothing of the kind."""
    if sentence.capital_nouns:
        return None
    for told in (_of_journey, _of_relative, _of_who, _of_teller, _of_who_was_there):
        if (found := told(sentence, party, cast)) is not None:
            return found
    if names_one_of_two(sentence):
        return (None,)
    return (
        _of_anybody(sentence, party)
        or _of_aide(sentence, party, cast)
        or _of_owned_post(sentence, party)
        or _of_noun(sentence, party, cast)
    )


def _of_journey(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """ "The admiral's trip began in Oslo, where he met X": who is on it."""
    first = next((phrase for phrase in sentence.phrases if phrase.kind == "parties"), None)
    if first is None or first.role or first.end > party.start or len(first.value) != 1:
        return None
    behind = [atom for atom in sentence.atoms if atom.start >= first.end][: len(("'s", "recent", "two-day", "trip"))]
    if not behind or not behind[0].has("possessive_s") or not any(atom.has("visit", "journey") for atom in behind):
        return None
    between = [atom for atom in sentence.atoms if first.end <= atom.start < party.start]
    if not any(atom.has("where", "when") for atom in between) or any(atom.has("name") for atom in between):
        return None
    owner = first.value[0]
    return (cast.known(owner) or cast.styled(owner) if owner.kind in ("person", "office") else cast.styled(owner),)


def names_one_of_two(sentence: ReadSentence) -> bool:
    """ "The former said so", "the latter left for London, where she met X": which of two, by their order alone."""
    if sentence.kinds.isdisjoint(_ONE_OF_TWO) or sentence.capital_nouns:
        return False
    first = [atom for atom in sentence.atoms if not atom.has("punct", "and", "ignorable")]
    led = len(first) > len(("the", "former")) and first[0].has("definite") and first[1].has(*_ONE_OF_TWO)
    return led and first[2].has("verb", "be", "have", "will", "do")


_ONE_OF_TWO = ("former", "one_of_two")


def _of_relative(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """ "Minister X, whom Y had seen on Friday, rang him on Sunday": him is Y, as X did it."""
    if "relative" not in sentence.kinds or party.subject:
        return None
    atoms = [atom for atom in sentence.atoms if atom.end <= party.start]
    commas = [i for i, atom in enumerate(atoms) if atom.text == ","]
    opened = next((i + 1 for i in commas if i + 1 < len(atoms) and atoms[i + 1].has("relative_object")), None)
    closed = next((i for i in range(opened or 0, len(atoms)) if opened and atoms[i].text == ","), None)
    if opened is None or closed is None or any(atom.has("name", "office", "punct") for atom in atoms[closed + 1 :]):
        return None
    start, end = atoms[opened].end, atoms[closed].start
    named = [p for p in sentence.phrases if p.kind == "parties" and not p.role and start <= p.start and p.end <= end]
    if len(named) != 1 or len(named[0].value) != 1:
        return None
    member = cast.means(named[0].value[0]) or cast.styled(named[0].value[0])
    return (member,) if member is not None and member.kind == "person" else None


def _of_who(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """ "He knew the union leader X, who was shot dead after he had met Y": X, or whoever stands before "who"."""
    if "who" not in sentence.kinds:
        return None
    atoms = [atom for atom in sentence.atoms if atom.end <= party.start]
    who = next((i for i in reversed(range(1, len(atoms))) if atoms[i].has("who") and atoms[i - 1].text == ","), None)
    if who is None or not party.subject or who < 2:
        return None
    inside = atoms[who + 1 :]
    commas = [i for i, atom in enumerate(inside) if atom.has("punct") and atom.text]
    goes_on = [i for i in commas if i + 1 < len(inside) and inside[i + 1].has(*_ACTS, "and")]
    led = [i for i, atom in enumerate(inside) if atom.has("after", "before", "when", "because", "since")]
    if goes_on or len(commas) > 1 or not led or any(atom.has("name", "he", "office", "that") for atom in inside):
        return None
    if not any(atom.has("verb", "be", "have") for atom in inside[: led[-1]]):
        return None
    named = next((p for p in reversed(sentence.phrases) if p.kind == "parties" and p.end <= atoms[who].start), None)
    if named is None or _has_words(atoms, named.end, atoms[who - 1].start):
        return (None,)
    member = cast.means(named.value[-1])
    return (member,)


def _of_teller(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """ "Z's lawyer Y said he had met X", "a plan that Y says he has discussed with X": Y, who says so, and no Z."""
    before = [p for p in sentence.phrases if p.end <= party.start and not (p.kind == "word" and p.has("that"))]
    if len(before) < len(("Z", "Y", "said")) or not _says(before[-1]):
        return None
    return _plain_subject(sentence, before[-2], party, cast)


def _of_who_was_there(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """ "Z was glad that Y was in Rome, where he met X": Y, whom the clause names that says where he was."""
    before = [p for p in sentence.phrases if p.end <= party.start and p.kind != "mark"]
    if not before or not before[-1].has("where"):
        return None
    at = next((i for i in reversed(range(len(before) - 1)) if before[i].kind == "parties" and not before[i].role), 0)
    inside = any(phrase.kind in ("word", "verb") and phrase.has("because", "that") for phrase in before[:at])
    if not inside or not before[at + 1].has("be", "have", "verb", "journey", "went"):
        return None
    if before[at].kind == "parties" and len(before[at].value) == 1 and before[at].value[0].kind == "office":
        styled = cast.means(before[at].value[0]) or cast.styled(before[at].value[0])
        return (styled if styled is not None and styled.kind == "person" else None,)  # "because her envoy was in Rome"
    return _plain_subject(sentence, before[at], party, cast)


def _plain_subject(sentence: ReadSentence, phrase: Phrase, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """The one person whom a phrase names, if a pronoun may mean him by his name."""
    if phrase.kind != "parties" or phrase.role or len(phrase.value) != 1 or not is_person(phrase.value[0]):
        return None
    member = cast.means(phrase.value[0])
    word = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if member is None or word is None or member.kind != "person":
        return None
    other = cast.has_mans_name(member) if word.has("a_woman") else word.has("a_man") and cast.has_womans_name(member)
    return None if other else (member,)


def _says(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(form.verb.sense == "say" for form in phrase.value)


def _has_words(atoms: Sequence[Atom], start: int, end: int) -> bool:
    return any(start <= atom.start < end and not atom.has("punct") for atom in atoms)


def _of_aide(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """ "X's predecessor, Y, raised the fees after he had met Z": Y, or somebody whom nothing names, and not X. But "X's
    office denied that he had met Z"."""
    people = [phrase for phrase in sentence.phrases if phrase.kind == "parties" and phrase.end <= party.start]
    aide = people[0] if people else None
    if aide is None or aide.role or len(aide.value) != 1 or aide.value[0].named != "aide" or not aide.value[0].name:
        return None
    between = [(p, form) for p, form in sentence.verbs if aide.end <= p.start and p.end <= party.start]
    if any(form.verb.sense in _SPEAKS for _, form in between) or any(p.role != "" for p in people[1:]):
        return None
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start and atom.text), None)
    led = before is not None and before.has("after", "before", "when", "because")
    apposed = [p for p in people[1:] if len(p.value) == 1 and is_person(p.value[0])]
    if not led or len(apposed) < len(people) - 1 or len(apposed) > 1:
        return None
    return (cast.means(apposed[0].value[0]),) if apposed else (None,)


_SPEAKS = ("say", "deny", "believe", "plan")


def _of_owned_post(sentence: ReadSentence, party: Party) -> tuple[Member | None] | None:
    """ "X's short-lived adviser resigned after it emerged that he had met Y": the adviser, whom nothing names here, and
    not X; "X's adviser said he had met Y" may be of either."""
    ahead = [atom for atom in sentence.atoms if atom.end <= party.start]
    owned = next((i for i, atom in enumerate(ahead) if atom.has("possessive_s")), 0)
    post = next((i for i in range(owned, len(ahead)) if ahead[i].has("office", "aide")), 0)
    if owned != 1 or not ahead[0].has("name", "office") or not post or post + 1 >= len(ahead):
        return None
    plain = all(atom.has("word", "punct", "qualified", "ordinal", "former", "then") for atom in ahead[owned + 1 : post])
    did = ahead[post + 1].kinds.keys() <= {"word", "appraises"}
    if not (plain and did) or any(atom.has("name", "he", "office") for atom in ahead[post + 1 :]):
        return None
    return (None,)


def _of_noun(sentence: ReadSentence, party: Party, cast: Cast) -> tuple[Member | None] | None:
    """ "A retired judge flew to Juba, where he met X", "the mediator will fly to Juba, where …": whoever was called so,
    and of "his lawyer flew to Juba, where he …" nobody whom the article names."""
    ahead = [atom for atom in sentence.atoms if atom.end <= party.start]
    acts = next((i for i, atom in enumerate(ahead) if atom.has(*_ACTS)), 0)
    noun = next((i for i in range(acts) if _is_person(ahead[i], cast)), None)
    if noun is None or any(a.has("name", "he", "they", "office") for a in (*ahead[:acts], *ahead[acts + 1 :])):
        return None
    who, led = ahead[noun], ahead[:noun]
    the = next((i for i in reversed(range(noun)) if led[i].has("indefinite", *_DETERMINES)), None)
    if the is None or (the and led[the - 1].has(*_NO_SUBJECT)) or "-" in cast.text[who.start : who.end + 1]:
        return None  # "after the visit of the judge he …", "the president-elect"
    if who.has("aide"):
        speaks = any(form.verb.sense in _SPEAKS for atom in ahead for form in atom.kinds.get("verb", ()))
        owned = any(atom.has("possessive", "possessive_s") for atom in led[the:])
        return (None,) if owned and who.norm in cast.somebody and not speaks else None
    return (None,) if led[the].has("indefinite") else cast.called_by(who.norm, party.start)


def _is_person(atom: Atom, cast: Cast) -> bool:
    return (atom.has(*_A_PERSON) or atom.norm in cast.somebody) and not (atom.capital or atom.has("office"))


_NO_SUBJECT = ("at", "with", "of", "after", "before", "by", "for", "about", "from_to", "verb")
_DETERMINES = ("definite", "possessive", "possessive_s")
_ACTS = ("verb", "be", "have", "will", "do", "plan_words", "journey", "went")
_A_PERSON = ("title", "post", "people", "aide")


def _of_anybody(sentence: ReadSentence, party: Party) -> tuple[Member | None] | None:
    """ "A farmer told reporters she had met X": somebody whom nothing names, who is no spokesman and no report."""
    atoms = [atom for atom in sentence.atoms if not (atom.has("punct") or atom.end > party.start)]
    said = next((i for i, atom in enumerate(atoms) if atom.has("verb")), None)
    if said is None or not atoms or not atoms[0].has("indefinite") or len(atoms) < len(("a", "farmer", "said")):
        return None
    says = any(form.verb.sense == "say" and form.tense == "past" for form in atoms[said].kinds["verb"])
    goes_on = all(atom.has("that", "media", "ignorable") for atom in atoms[said + 1 :] if atom.text)
    nameless = not any(atom.has(*_NAMED) for atom in atoms[1:said])
    return (None,) if says and goes_on and nameless else None


_NAMED = ("name", "office", "aide", "media", "statement", "verb", "ministry", "bodies", "alliance", "spokesman", "he")


_OF_OTHERS = ("media", "ministry", "bodies", "statement", "organisations", "spokesman", "ignorable", "they")  # who tell


def says_so_of_himself(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """«Банкир рассказал, что в мае он встретился с X»: whether "he" is somebody of whom nobody was told, by a noun that
    opens the sentence and a verb of saying right behind it."""
    who, says, *behind = (*sentence.phrases, None, None)
    if who is None or says is None or says.kind != "verb" or who.end > party.start or who.has(*_OF_OTHERS):
        return False
    nameless = who.kind == "unknown" or (
        who.kind == "parties" and not who.role and len(who.value) == 1 and not who.value[0].name
    )
    if not nameless or (who.kind == "parties" and (cast.means(who.value[0]) or cast.known(who.value[0])) is not None):
        return False
    told = any(form.verb.sense == "say" and form.tense == "past" for form in says.value)
    before = [phrase for phrase in behind if phrase is not None and phrase.end <= party.start]
    that = any(phrase.kind == "word" and phrase.has("that") for phrase in before)
    aides = tuple(cast.language.section("articles").get("speaks_for_others", ()))
    if aides and who.atoms[0].norm.startswith(aides):
        return False
    return told and that and all(p.named == "he" for phrase in before if phrase.kind == "parties" for p in phrase.value)


def is_named_behind(sentence: ReadSentence, phrase: Phrase, end: int) -> bool:
    """Whether a nameless phrase goes on with who it is, and who says something: "a teacher at the local school, X,
    said she …"."""
    if any(is_person(party) for party in phrase.value):
        return False
    behind = [other for other in sentence.phrases if phrase.end <= other.start < end]
    comma = next((i for i, other in enumerate(behind) if other.value == ","), len(behind))
    plain = all(other.kind in ("unknown", "topic", "word", "place") for other in behind[:comma])
    name = behind[comma + 1] if comma + 1 < len(behind) else None
    if not plain or name is None or name.kind != "parties" or name.role or not is_person(name.value[0]):
        return False
    said = next((other for other in behind[comma + 2 :] if other.kind == "verb"), None)
    return said is not None and all(form.verb.sense == "say" for form in said.value)
