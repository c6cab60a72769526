"""What stands between or around the people of a sentence and names nobody: brackets, whose office it is, what a meeting
is like, what somebody took from somebody. Each function takes one such writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.articles.writing import POSTS, WORD, Taken, Writing
from claims.articles.writing.owners import owner_first
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_BRACKET = 8
_HYPHENS = ("-", "‑", "–")
_BEFORE_A_BRACKET = ("name", "word", "bodies", "ministry", "place", *POSTS)


def question_without_comma(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Не знает когда будет встреча": what is not known is another clause, though its comma was left out."""
    if at + 2 >= len(atoms) or atoms[at + 1].kinds.keys() != {"word"} or not atoms[at + 2].has("question"):
        return None
    behind = atoms[at + 2]
    if not any(atom.has("noun", "verb") for atom in atoms[at + 3 :]):
        return None
    comma = behind._replace(end=behind.start, text=",", norm=",", kinds={"punct": ""}, glued=False, nations=())
    return [atoms[at], atoms[at + 1], comma], at + 2


def by_the_way(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """«На переговорах он, однако, не присутствовал»: its commas part no clauses."""
    if at == 0 or at + 2 >= len(atoms) or atoms[at].text != "," or atoms[at + 2].text != ",":
        return None
    return ([], at + 3) if atoms[at + 1].has("by_the_way") else None


def as_announced(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Ist dort, wie auch von der Partei angekündigt, ein Treffen mit Y geplant": that it was said before, by a
    participle that ends the aside, parts no clauses and names nobody who is there."""
    if not at or at + 2 >= len(atoms) or not atoms[at + 1].has("as_said_before"):
        return None
    stop = next((i for i in range(at + 2, min(at + 2 + _LONGEST_NOTE, len(atoms))) if atoms[i].has("punct")), at)
    forms = atoms[stop - 1].kinds.get("verb", ()) if stop > at + 2 else ()
    told = any(form.verb.sense in _TOLD and form.tense == "participle" for form in forms)
    if not told or any(atom.has("verb", "have", "be") for atom in atoms[at + 2 : stop - 1]):
        return None
    return ([], stop + 1) if atoms[stop].text == "," else None


_TOLD = ("say", "plan", "agree")


def bracket(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Bundeskanzler Leopold Zwetschgenbaum (Partei der Mitte)", "Federal Security Service (FSB)": adds nothing."""
    if atoms[at].text != "(" or not at:
        return None
    closed = next((i for i in range(at + 1, min(at + _LONGEST_NOTE, len(atoms))) if atoms[i].text == ")"), at)
    if any(atom.has("editor") for atom in atoms[at:closed]):
        return [], closed + 1  # "договорённостей с (главой совета Олегом — ред.) Зиминым"
    if not atoms[at - 1].has(*_BEFORE_A_BRACKET):
        return None
    for index in range(at + 1, min(at + _LONGEST_BRACKET, len(atoms))):
        if atoms[index].has("verb", "noun", "date"):
            return None
        if atoms[index].text == ")":
            return [], index + 1
    return None


_LONGEST_NOTE = 12  # atoms of what an editor puts in


def post_for_a_time(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "X, Norway's foreign minister until May, met Y", "X, von 2010 bis 2014 Außenminister, traf Y": who somebody was,
    or has been since, and nobody else who met them."""
    if at + 3 >= len(atoms) or atoms[at + 1].text != ",":
        return None
    stop = next((i for i in range(at + 3, min(at + 3 + _LONGEST_POST, len(atoms))) if atoms[i].has("punct")), at)
    inside = atoms[at + 2 : stop]
    posts, days = ([i for i, atom in enumerate(inside) if atom.has(*kinds)] for kinds in (POSTS, ("date",)))
    plain = all(_is_of_post(one, two, writing) for one, two in pairwise(atoms[at + 1 : stop]))
    if len(posts) != 1 or len(days) != 1 or not plain:
        return None
    day = inside[days[0]].kinds["date"]
    led = inside[days[0] - 1] if days[0] else None
    lasting = day.from_to or (led is not None and led.has("since", "until", "from_to"))
    once = days[0] < posts[0] and day.granularity in ("month", "year")  # "2014 Außenminister"
    if not (lasting or once):
        return None
    goes_on = atoms[stop].text == "," and stop + 1 < len(atoms) and not atoms[stop + 1].has("name", *POSTS)
    return [atoms[at]], stop + goes_on


def as_post(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "As Norway's foreign minister he met Y", "als norwegischer Energieminister traf er Y": what he was then,
    and nobody beside him. In front of a sentence."""
    post = next((i for i in range(at + 1, min(at + _LONGEST_POST, len(atoms))) if atoms[i].has(*POSTS)), at)
    led = atoms[at + 1 : post]
    if at or post == at or not all(atom.has(*_OF_A_POST) or not atom.capital for atom in led):
        return None
    stop = post + 1 + (post + 1 < len(atoms) and atoms[post + 1].text == ",")
    behind = atoms[stop : stop + 2]
    own = [atom for atom in behind if atom.has("he_subject")]
    verb = bool(behind) and (behind[0].has("he_subject") or behind[0].has("verb", "have", "be"))
    return ([], stop) if own and verb else None


def in_presence(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Empfing im Beisein von X und Y den Botschafter Z": who is received stands behind the article of an object."""
    stop = at + 1
    while stop < len(atoms) and (atoms[stop].has("name", "and", "definite", *POSTS) or atoms[stop].text == ","):
        if atoms[stop].has("object_article") and atoms[stop - 1].has("name"):
            return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None})], stop
        stop += 1
    return None


def in_his_post(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Seit seinem Amtsantritt als US-Präsident hat sich X …", "in seiner Funktion als Minister": what somebody is,
    behind a noun, and nobody beside him; but "seltener als Präsident Y"."""
    if not at or not atoms[at - 1].capital or atoms[at - 1].has("verb", "date", *POSTS):
        return None
    post = next((i for i in range(at + 1, min(at + _LONGEST_POST, len(atoms))) if atoms[i].has(*POSTS)), at)
    led = atoms[at + 1 : post]
    if post == at or not all(atom.has("nation", "country", "then", "former") or atom.text == "-" for atom in led):
        return None
    behind = atoms[post + 1] if post + 1 < len(atoms) else None
    alone = behind is None or behind.has("have", "be", "become", "will", "verb", "punct", "reciprocal")
    return ([], post + 1) if alone and not (behind is not None and behind.text in _HYPHENS) else None


def _is_of_post(before: Atom, atom: Atom, writing: Writing) -> bool:
    """Whether a word may say which post somebody had, and when: "Präsident des Verbandes"."""
    plain = atom.kinds.keys() == {"word"} and (writing.capital_nouns or not atom.capital)
    owner = before.has("genitive_article") and atom.has("name")
    return plain or owner or atom.has(*_OF_A_POST)


_LONGEST_POST = 9  # atoms of "Norway's foreign minister from 2010 to 2014"
_OF_A_POST = (
    "date", "until", "since", "from_to", "definite", "indefinite", "possessive_s", "possessive", "nation", "country",
    "place", "of", "on", "at", "former", "then", "aide", "alliance", "ordinal", "bodies", "ministry",
    "organisations", *POSTS,
)  # fmt: skip


def scare_quotes(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Wanted an “urgent meeting” with X", "was “not interested” in meeting X", "said “no meeting” was planned": a few
    words that a sentence goes on from, and nothing that somebody says apart."""
    stop = next((i for i in range(at + 1, min(at + _LONGEST_QUOTE, len(atoms))) if atoms[i].text in _CLOSING), at)
    inside = atoms[at + 1 : stop]
    led = at > 0 and not atoms[at - 1].has("punct")
    if not (led and inside) or stop + 1 >= len(atoms) or atoms[stop + 1].text in _ENDS or atoms[stop + 1].capital:
        return None
    plain = not any(atom.capital or atom.has("punct", "name", "date", "place", "self", "me") for atom in inside)
    told = any(atom.has("verb") and not atom.has("noun") for atom in inside)
    whole = len(inside) == 1 and inside[0].has("noun", "verb")  # a "meeting": so they say
    return ([*inside], stop + 1) if plain and not told and not whole else None


_LONGEST_QUOTE = 6  # atoms of a few words with their marks
_CLOSING, _ENDS = ('"', "”"), (",", ".", ":", ";", "!", "?")


def side_in_picture(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "X (L) meets Y, right, in Riga": where somebody stands in a picture. The name tells that it is a caption."""
    if at + 3 >= len(atoms) or atoms[at + 1].text not in ("(", ","):
        return None
    closing = (")",) if atoms[at + 1].text == "(" else (",", ".")
    stop = next((i for i in range(at + 3, min(at + 3 + _LONGEST_SIDE, len(atoms))) if atoms[i].text in closing), at)
    side = [atom for atom in atoms[at + 2 : stop] if not (atom.text == "." and atom.glued)]
    if stop == at or not side or not all(atom.has("in_sides") for atom in side):
        return None
    full_stop = [atoms[stop]] if atoms[stop].text == "." else []
    return [atoms[at]._replace(kinds={**atoms[at].kinds, "in_picture": None}), *full_stop], stop + 1


_LONGEST_SIDE = 3  # atoms of "second left", with a full stop behind its letter


def credit(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "… in Bonn. (agentur-foto / Nepomuk Federkiel)": whose picture it is, behind a word of no table and a slash."""
    stop = next((i for i in range(at + 1, min(at + _LONGEST_CREDIT, len(atoms))) if atoms[i].text == ")"), at)
    slash = next((i for i in range(at + 1, stop) if atoms[i].text == "/"), at)
    if atoms[at].text != "(" or slash <= at + 1:
        return None
    agency = all(atom.kinds.keys() <= _AGENCY for atom in atoms[at + 1 : slash])
    somebody = all(atom.kinds.keys() <= _SOMEBODY for atom in atoms[slash + 1 : stop])
    return ([], stop + 1) if agency and somebody else None


_LONGEST_CREDIT = 12  # atoms
_AGENCY = {"word", "punct", "media", "ignorable"}
_SOMEBODY = {*_AGENCY, "name"}


def named_kind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Ein „Runder Tisch“-Treffen mit X": what sort of meeting it is, and nobody's name."""
    if not writing.capital_nouns or at + 4 >= len(atoms) or not atoms[at + 1].has("name"):
        return None
    closing, hyphen, noun = atoms[at + 2 : at + 5]
    return ([], at + 4) if closing.has("punct") and hyphen.text == "-" and hyphen.glued and noun.has("noun") else None


def newspaper(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Газета Sunday Times сообщила», «агентство Reuters»: its name, in Latin letters."""
    name = atoms[at + 1] if at + 1 < len(atoms) else None
    named_so = not writing.articles and name is not None and name.has("name") and name.text.isascii()
    return ([atoms[at]], at + 2) if named_so else None


def numbered(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Der Volksentscheid zu Stuttgart 21 hatte …": what is called after a place, and no place."""
    if not writing.capital_nouns or at + 2 >= len(atoms) or not atoms[at + 1].has("number"):
        return None
    number, behind = atoms[at + 1], atoms[at + 2]
    closed = behind.has("verb", "have", "be", "and") or behind.text in (",", ".")
    if not (number.text.isdigit() and closed) or behind.has("noun"):
        return None
    return [atoms[at]._replace(end=number.end, kinds={"word": None}, nations=())], at + 2


def attended(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The meeting was attended by …": these take part; in a statement such company adds something."""
    if not atoms[at].has("attended"):
        return None
    return [atoms[at]._replace(kinds={"with": None, "attended": None})], at + 1


def infinitive(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Asked them to talk to each other": a verb, though "talk" is a noun, too."""
    if not (atoms[at].has("verb") and atoms[at].has("noun")):
        return None
    led = at > 0 and atoms[at - 1].has("infinitive_mark") and at + 1 < len(atoms)
    if not led or not atoms[at + 1].has("with", "about", "from_to"):
        return None
    return [atoms[at]._replace(kinds={"verb": atoms[at].kinds["verb"]})], at + 1


def in_whose(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Mit X in dessen Haus zusammengetroffen": no relative clause, as no comma stands before it, but what is his."""
    led = at > 1 and atoms[at - 1].has("at", "with") and not atoms[at - 2].has("punct")
    return ([atoms[at]._replace(kinds={"possessive": None})], at + 1) if led else None


def whose(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "… und dessen kirgisischen Kollegen": no relative clause, but somebody's counterpart."""
    if not atoms[at].has("relative"):
        return None
    for atom in atoms[at + 1 : at + 4]:
        if atom.has("counterpart"):
            return [atoms[at]._replace(kinds={"possessive": None})], at + 1
        if not atom.has("nation", "then"):
            return None
    return None


def qualifier(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Economic Development Minister", "Royal Dutch Shell CEO", "Novosibirsk Region Governor": what the post is of."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has(*POSTS) or atoms[at + 1].glued:
        return owner_first(atoms, at, writing)
    if atoms[at].has("name") and not writing.capital_nouns and not writing.is_given(atoms[at].text.split()[0]):
        if at and atoms[at - 1].has("nation") and normalise(atoms[at].text.rpartition(" ")[2]) in writing.bodies:
            post = {"title": None, "post": None}  # "Irish Rowing Federation president", and no president of Ireland
            return [atoms[at + 1]._replace(kinds=post)], at + 2
        return [], at + 1
    if atoms[at].has("place") and atoms[at].kinds["place"].compound:  # "dem Prager Bürgermeister"
        return [], at + 1
    led = at > 0 and (atoms[at - 1].has("with", "and", "by", "between", "definite") or atoms[at - 1].text == ",")
    region = atoms[at].has("place") and not atoms[at].has("country", "nation", "capital")
    return ([], at + 1) if region and led and not writing.capital_nouns else None


def took_something(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Принял отставку премьера", "принял верительные грамоты посла": a thing that somebody took, and no person."""
    if writing.articles or at + 2 >= len(atoms) or set(atoms[at + 1].kinds) != WORD or atoms[at + 1].capital:
        return None
    described = atoms[at + 1].norm.endswith(writing.inanimate) and set(atoms[at + 2].kinds) == WORD
    thing = at + 1 + (described and at + 3 < len(atoms))
    hosts = [form for form in atoms[at].kinds["verb"] if form.verb.sense == "host"]
    whose = atoms[thing + 1].has("office", "title", "nation", "name", "country")
    if not hosts or not whose or atoms[thing].norm.endswith((*writing.adjectives, *writing.accusative_adjectives)):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def of_a_day(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "После вчерашних переговоров с X": after talks, which were on that day."""
    if not writing.adjectives or at + 2 >= len(atoms) or not atoms[at].has("after", "at") or atoms[at].has("verb"):
        return None
    day, noun = atoms[at + 1], atoms[at + 2]
    if not day.has("date") or not noun.has("noun") or not day.norm.endswith(writing.adjectives):
        return None
    own = replace(day.kinds["date"], bound=None)
    behind = day._replace(
        start=noun.end, end=noun.end, text="", norm="", kinds={"date": own}, capital=False, glued=True
    )
    return [atoms[at]._replace(end=day.end), noun, behind], at + 3


def colleague_in_town(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mit seinem Ulmer Kollegen X", "ihre Frankfurter Amtskollegin": where the colleague is, and nobody's name."""
    town = atoms[at]
    if not writing.capital_nouns or not at or at + 1 >= len(atoms) or not town.capital or " " in town.text:
        return None
    if "of_a_town" not in town.forms or not atoms[at - 1].has("possessive", "definite"):
        return None
    if not atoms[at + 1].has("counterpart") or town.has("nation", "counterpart", "office", "title"):
        return None
    return [], at + 1


def quoted_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Vertreter der Initiative „Kein Gleis“", "das Bündnis „Nie wieder“": what somebody is called, which says nothing
    of a meeting; but "nannte das Treffen „keinen Erfolg“"."""
    if not writing.capital_nouns or not at or not atoms[at - 1].capital:
        return None
    called = atoms[at - 1]
    other = called.has("noun", "verb", "office", "title", "post", "date", "counterpart") or " " in called.text
    if other and not called.has("group"):
        return None
    stop = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_QUOTED)) if atoms[i].text in _CLOSES), None)
    if stop is None or stop == at + 1:
        return None
    inside = atoms[at + 1 : stop]
    if any(atom.has("date", "place", "punct") for atom in inside) or not any(atom.has(*_DISTURBS) for atom in inside):
        return None
    return [], stop + 1


_LONGEST_QUOTED = 7  # atoms of "„Rettet das Klinikum jetzt“"
_CLOSES = ("“", "”", "«", "»", '"')
_DISTURBS = ("no", "not", "never", "verb", "condition", "question", "nobody", "falsehood", "hedge", "plan_modal", "or")


def since_what(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Trafen sich zum ersten Mal seit der Krise im Mai": what has been since then is nobody whom they met."""
    led = at - 1 if at and atoms[at - 1].has("definite", "possessive") else at
    if (
        not writing.capital_nouns
        or not led
        or not atoms[led - 1].has("since")
        or atoms[led - 1].has("with")
        or atoms[at].has("noun", "verb")
    ):
        return None
    return [atoms[at]._replace(kinds={"name": None})], at + 1


def commented(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "X и Y прокомментировали переговоры", "подготовили встречу лидеров": what somebody did to a meeting, by a verb
    of no table, does not say that it was theirs; "прокомментировал переговоры с Z" does."""
    if writing.articles or not at or set(atoms[at].kinds) != {"noun"}:
        return None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and behind.has("with", "between", "name", "nation", "group", *POSTS):
        return None
    for atom in reversed(atoms[max(0, at - _LONGEST_BRACKET) : at]):
        if set(atom.kinds) == WORD and not atom.capital and atom.norm.endswith(writing.verbs):
            return [atoms[at]._replace(kinds={"word": None})], at + 1
        if not atom.has("nation", "duration", "ignorable", "word"):
            return None
    return None


def placed(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Предыдущую встречу, в Вене, они провели 27 февраля»: where it was, between commas, is of the same clause."""
    behind = atoms[at + 1 : at + 1 + len((",", "in", "Rome", ",", "they"))]
    if writing.articles or len(behind) < len((",", "in", "Rome", ",", "they")) or atoms[at].has("verb"):
        return None
    first, led, place, second, goes_on = behind
    between = first.text == "," and led.has("at") and place.has("place") and second.text == ","
    own = goes_on.has("they", "he", "name", "office", "verb") and not goes_on.has("relative", "where")
    return ([atoms[at], led, place], at + len(behind)) if between and own else None


def described(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "По итогам российско-таджикистанских переговоров", "после двухчасовой беседы": what a noun of meeting is said to
    be like belongs to the word that brings it in."""
    if not atoms[at].has("after", "at") or atoms[at].has("verb"):
        return None
    if not writing.adjectives:
        return _of_two_countries(atoms, at) or _of_a_kind(atoms, at, writing)
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_BRACKET):
        atom = atoms[stop]
        half = stop + 1 < len(atoms) and atoms[stop + 1].text == "-" and atoms[stop + 1].glued
        adjective = atom.has("word") and (half or atom.norm.endswith(writing.adjectives))
        adjective |= atom.has("ordinal", "coming", "other")  # "на втором раунде переговоров"
        if atom.has("noun") or not (adjective or atom.has("nation", "duration") or (atom.text == "-" and atom.glued)):
            break
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    led = atoms[at]._replace(end=atoms[stop - 1].end)
    held = atoms[stop].norm.partition(" ")[0].endswith(writing.locative)
    if led.has("purpose") and not held:  # "пригласил на встречу": and not at one
        return [led._replace(kinds={"purpose": None})], stop
    return None if stop == at + 1 else ([led], stop)


def _of_two_countries(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Following the Russian-Hungarian talks": that of two countries says nothing of who of them came."""
    first = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("definite"))
    whose = atoms[first : first + 4]
    if len(whose) < 4 or not (whose[0].has("nation", "country") and whose[2].has("nation") and whose[3].has("noun")):
        return None
    joined = whose[1].text in _HYPHENS and whose[1].glued
    return ([atoms[at]._replace(end=whose[2].end)], first + 3) if joined else None


def _of_a_kind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "After lengthy talks in Riga", "following a tense closed-door meeting with X"."""
    first = stop = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("indefinite"))
    for index in range(first, min(len(atoms), first + _LONGEST_BRACKET)):
        joined = index + 1 < len(atoms) and atoms[index + 1].text in _HYPHENS and atoms[index + 1].glued
        if not (joined or atoms[index].norm in writing.kinds_of_talks or atoms[index].text in _HYPHENS):
            break
        stop = index + 1
    told = atoms[at].has("after") and first < stop < len(atoms) and atoms[stop].has("noun")
    return ([atoms[at]._replace(end=atoms[stop - 1].end)], stop) if told else None


def what_like(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Bei einem langen Gespräch mit X", "zu einem offiziellen Treffen": what it was like, between an article or a
    preposition and the noun, says neither who was there nor that nobody was."""
    stop = at
    while stop < len(atoms) and not atoms[stop].capital and atoms[stop].norm in writing.kinds_of_talks:
        stop += 1
    led = at > 0 and atoms[at - 1].has(*_LEADS_A_NOUN)
    told = at < stop < len(atoms) and atoms[stop].has("noun") and atoms[stop].capital
    return ([], stop) if led and told else None


_LEADS_A_NOUN = ("indefinite", "definite", "possessive", "after", "at", "purpose", "verb", "ignorable", "first", "for")


def of_others(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Встреча выпускников прошла в субботу": of people of whom nobody is told, and none that was told of before."""
    if at + 2 >= len(atoms) or set(atoms[at].kinds) != {"noun"} or not writing.several:
        return None
    whose, behind = atoms[at + 1], atoms[at + 2]
    others = set(whose.kinds) == {"word"} and not whose.capital and whose.norm.endswith(writing.several)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if others and not behind.has("with", "and") else None


def what_next(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Проведёт переговоры с X и выступит в университете": the second verb, though no table knows it."""
    verb = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("next"))
    if not writing.verb_endings or verb >= len(atoms) or atoms[verb].kinds.keys() != {"word"}:
        return None
    if atoms[verb].capital or not atoms[verb].norm.endswith(writing.verb_endings):
        return None
    does = atoms[verb]._replace(kinds={"word": None, "does": None})
    return [*atoms[at:verb], does], verb + 1


def teller_behind_dash(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "В Минске ждут министра Казахстана — Зимина": a headline's last word is who says so."""
    if writing.articles or atoms[at].glued or at < _SHORTEST_HEADLINE:
        return None
    teller = atoms[at + 1 :]
    if not teller or len(teller) > _LONGEST_TELLER or not teller[-1].has("name") or " " in teller[-1].text:
        return None
    if not all(atom.has(*POSTS, "nation", "name") for atom in teller):
        return None
    told = any(atom.has("verb") for atom in atoms[:at])
    return ([], len(atoms)) if told and not any(atom.text in "–—" for atom in atoms[:at]) else None


_SHORTEST_HEADLINE = 3  # atoms
_LONGEST_TELLER = 3  # atoms of "глава МИД Зимина"
