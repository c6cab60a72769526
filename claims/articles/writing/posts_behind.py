"""The post behind its holder's name, or before it and a comma, a bracket, a relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, WORD, Taken, Writing, is_named
from claims.articles.writing.post_words import KEPT, LONGEST_POST, ends_a_post, is_lower
from claims.facts import is_general
from claims.reading.scan import Atom
from claims.text import normalise


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
    for index in range(at + (1 if apposed else 2), min(at + 1 + LONGEST_POST, len(atoms) - 1)):
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
            kept = {kind: value for kind, value in atoms[at].kinds.items() if kind in KEPT}
            return [atoms[at]._replace(kinds=kept | {"title": None}), *ranks, name], stop
        if ends_a_post(atom, writing) and not (_joins_fields(atoms, index) or _joins_posts(atoms, index, writing)):
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
    while stop < len(atoms) and (atoms[stop].has("qualified", "then", *POSTS) or is_lower(atoms[stop])):
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
    for index in range(first, min(at + 2 + LONGEST_POST, len(atoms))):
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
        if ends_a_post(atom, writing) or relative or somebody:
            return None
    return None


def who_heads(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Анна Горелова, которая возглавляет МИД Австрии, встретилась с …": his post, in a clause of its own."""
    if at + 4 >= len(atoms) or atoms[at + 1].text != "," or not writing.is_person(atoms[at]):
        return None
    heads = [form.verb.sense == "head" for form in atoms[at + 3].kinds.get("verb", ())]
    if not (atoms[at + 2].has("relative") and any(heads)):
        return None
    for index in range(at + 4, min(at + 4 + LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in (",", "."):
            post = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"title": None}, nations=())
            return [post, atoms[at]], index + (atom.text == "," and not _goes_on(atoms, index + 1, writing))
        if ends_a_post(atom, writing) or writing.is_person(atom):
            return None
    return None


def post_in_bracket(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Хенрик Горелов (президент Австрии)": the post of whom stands before it, as if it stood before him."""
    if writing.articles or at + 2 >= len(atoms) or atoms[at + 1].text != "(" or not writing.is_person(atoms[at]):
        return None
    closed = next((i for i in range(at + 2, min(at + LONGEST_POST, len(atoms))) if atoms[i].text == ")"), None)
    inside = atoms[at + 2 : closed] if closed is not None else ()
    if closed is None or not inside or not inside[0].has(*POSTS) or any(map(writing.is_person, inside)):
        return None
    if any(ends_a_post(atom, writing) or atom.has("punct") for atom in inside):
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
