"""Names that run into other words or into each other, taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from claims.articles.writing import POSTS, Taken, Writing, between, named
from claims.articles.writing.cases import body_before, is_in_nominative, stands, subject_behind, two_names
from claims.articles.writing.first_names import sex_of_name
from claims.articles.writing.well_known import is_in_another_case, is_well_known
from claims.articles.writing.written_names import MOST_PARTICLES, is_acronym
from claims.names import base_forms, is_given_name, particles
from claims.places import find_places, stands_for
from claims.reading.scan import Atom
from claims.text import normalise

_STEM = 3  # letters of a name that are the same in all its cases


def letters_apart(atoms: Sequence[Atom], writing: Writing) -> list[Atom]:
    """The atoms of a sentence with the prepositions set free that names have swallowed, and two names cut in two."""
    result: list[Atom] = []
    atoms = _without_quoted(atoms, writing)
    done = 0  # how many of the atoms are in the result
    for index in [index for index, atom in enumerate(atoms) if "name" in atom.kinds]:
        atom = atoms[index]
        result += atoms[done:index]
        done = index + 1
        if count := _particles(result, atom, writing):
            atoms = [*atoms[:index], atom := _led_by(result[-count:], atom), *atoms[index + 1 :]]
            del result[-count:]
        if _describes_body(atoms, index, writing):
            result.append(atom._replace(kinds={"word": None}))
            continue
        apart: Sequence[Atom] | None = _building_before(atoms, index, writing) or _place_behind(atoms, index, writing)
        apart = apart or _circumstance_behind(atom, writing) or _whose_post_before(atom, writing)
        if apart is not None:
            result += apart
            continue
        led = index > 0 and atoms[index - 1].has("at") and not atoms[index - 1].has("after", "before")
        posted = index > 0 and atoms[index - 1].has(*POSTS) and not writing.articles
        aide = index > 0 and atoms[index - 1].has("aide", "office") and not writing.articles
        for part in _letter_apart(atoms, index, atom, writing):
            if (aide or posted) and _is_behind_land(part.text.split(), writing):
                part = _cut(part, 1)[1]
            names = _names_apart(part, writing, led)
            result += names[-1:] if aide else names  # "зятем Краева Джаредом …", "губернатор Ширака Давид …": he
    result += atoms[done:]
    return result


def _without_quoted(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "На крейсере «Адмирал Макаров»", "in der Sendung „Lina Blum“": a name of two words or more in marks is
    nobody's."""
    opens = _OPENS if writing.capital_nouns else frozenset() if writing.articles else frozenset("«")
    if not any(atom.text in opens for atom in atoms):
        return atoms
    result = list(atoms)
    for opened in (at for at, atom in enumerate(atoms) if atom.text in opens):
        inside = atoms[opened + 1 : opened + 1 + _LONGEST_QUOTED]
        closed = next((at for at, atom in enumerate(inside) if atom.has("verb", "punct")), len(inside))
        whole = closed < len(inside) and inside[closed].text in _CLOSES and all(a.capital for a in inside[:closed])
        if whole and sum(len(atom.text.split()) for atom in inside[:closed]) > 1:
            for at in range(opened + 1, opened + 1 + closed):
                result[at] = atoms[at]._replace(kinds={"word": None}) if atoms[at].has("name", *POSTS) else atoms[at]
    return result


_LONGEST_QUOTED = 4  # atoms of "Адмирал Макаров»"
_OPENS = frozenset('«»"„“‚')
_CLOSES = frozenset('»«"“”‘')


def _particles(before: Sequence[Atom], name: Atom, writing: Writing) -> int:
    """ "Am Mittwoch traf von der Leyen Erdoğan": how many particles stand before a surname that everybody knows; of one
    alone nothing is known ("von Putin")."""
    if not before or before[-1].norm not in particles():  # as nearly all names
        return 0
    row = list(takewhile(lambda atom: atom.norm in particles(), reversed(before[-MOST_PARTICLES:])))
    capital = next((i for i in reversed(range(len(row))) if row[i].capital), len(row) - 1)  # "von | Van der Bellen"
    led = capital + 1
    return led if led > 1 and is_well_known(name.text.partition(" ")[0], writing.code) else 0


def _led_by(before: Sequence[Atom], name: Atom) -> Atom:
    text = " ".join([*(atom.text for atom in before), name.text])
    return named(name, before[0].start, text)


def _place_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> tuple[Atom, Atom] | None:
    """ "Am Montag besuchte Kanzler Olaf Scholz Kiew": a country or capital right behind somebody's full name, where all
    nouns have a capital letter."""
    if not writing.capital_nouns:
        return None
    words = atoms[at].text.split()
    if len(words) < _FULL or writing.is_given(words[-2]):
        return None
    if not (writing.is_given(words[0]) or (at and atoms[at - 1].has(*POSTS))):
        return None
    if not any(atom.has("verb", "have", "will", "plan_words") for atom in atoms[:at]):
        return None  # the subject stands behind the verb
    start = atoms[at].end - len(words[-1])
    found = find_places(words[-1], writing.code)
    if len(found) != 1 or not any(stands_for(each) for each in found[0].candidates[:1]):
        return None
    name = named(atoms[at], atoms[at].start, atoms[at].text[: start - atoms[at].start].rstrip())
    place = replace(found[0], start=start, end=atoms[at].end)
    text, norm = words[-1], normalise(words[-1])
    return name, atoms[at]._replace(start=start, text=text, norm=norm, kinds={"place": place}, nations=())


_FULL = 3  # words of a full name and a place


def _circumstance_behind(atom: Atom, writing: Writing) -> tuple[Atom, Atom] | None:
    """ "Wird heute X in Anwesenheit des Gesamtbundesrats empfangen": what a name has swallowed of who is there, too."""
    text = next((words for words in writing.in_company if atom.text.endswith(f" {words}")), None)
    if text is None:
        return None
    start = atom.end - len(text)
    led = atom._replace(start=start, text=text, norm=normalise(text), kinds={"without": None}, capital=False)
    return named(atom, atom.start, atom.text.removesuffix(f" {text}")), led


def _describes_body(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Президент Олимпийского комитета Латвии": an adjective with a capital letter before a body, and no name."""
    if writing.articles or " " in atoms[at].text or at + 1 >= len(atoms) or not atoms[at + 1].has("bodies"):
        return False
    return not atoms[at + 1].capital and atoms[at].norm.endswith((*writing.adjectives, *writing.epithets))


def _is_behind_land(words: Sequence[str], writing: Writing) -> bool:
    """ "Губернатором Гурии Зазой Кобаладзе", "губернатор Гурии Заза Кобаладзе": of three words behind a post the first
    is in another case than the name, and no table has either."""
    if len(words) != _FULL or len(words[0]) < _SHORTEST_LAND or writing.is_given(words[0]):
        return False
    first, second = words[0], words[1]
    if not first.endswith(writing.genitive) or first.endswith(writing.instrumental_surnames) or second.islower():
        return False
    return second.endswith(writing.instrumental_surnames) or first.endswith(writing.lands_genitive)


_SHORTEST_LAND = 5  # letters


def _whose_post_before(atom: Atom, writing: Writing) -> tuple[Atom, Atom] | None:
    """ "Merkel-Berater Jan Hecker": a post that a hyphen joins to whose it is, before a given name."""
    words = atom.text.split() if writing.capital_nouns else []
    if len(words) < _FULL or not writing.is_given(words[1]):
        return None
    owner, _, post = words[0].partition("-")
    if not post or writing.is_given(owner) or writing.is_given(post) or writing.is_post(post):
        return None
    title, name = _cut(atom, 1)
    return title._replace(kinds={"title": None}), name


def _building_before(atoms: Sequence[Atom], at: int, writing: Writing) -> tuple[Atom, Atom] | None:
    """ "Hat am Dienstag im Rathaus Bernd Kuhn getroffen": the building that a name has swallowed."""
    led = at > 0 and atoms[at - 1].has("at") and atoms[at - 1].has("definite")
    words = atoms[at].text.split() if led and writing.capital_nouns else []
    if len(words) < _FULL or not words[0].lower().endswith(writing.buildings):
        return None
    building, rest = _cut(atoms[at], 1)
    return building._replace(kinds={"venue": None}), rest


def _names_apart(atom: Atom, writing: Writing, led: bool = False) -> tuple[Atom, ...]:
    """ "После переговоров с Демиралпом Тарханов …": two people, told by their case; "глава Ростеха Сергей …": a body
    and who holds the post. `led`: "in" stands before it: "владельцем завода в Каменске Игорем Панкиным"."""
    if not atom.has("name") or " " not in atom.text:
        return (atom,)
    if writing.capital_nouns and _are_two(words := atom.text.split(), writing):
        return _cut(atom, len(words) - 1)
    if not writing.instrumental:
        return (atom,)
    if _is_card(atom.text.split()):
        return (_cut(atom, 2)[0],)
    if count := body_before(atom, writing, led):
        body, holder = _cut(atom, count)
        if body.text.isascii() or body.text.split()[-1].isupper():  # no person's
            return body._replace(kinds={"word": None}), *_names_apart(holder, writing)
        return body, between(body), *_names_apart(holder, writing)
    if _is_owner(atom.text.split()[0], writing):
        owner, holder = _cut(atom, 1)
        return owner._replace(kinds={"word": None}), holder
    apart = two_names(atom, writing)
    if (apart := _object_before(atom.text.split(), writing) if apart is None else apart) is not None:
        first, second = _cut(atom, apart)
        return first, between(first)._replace(glued=False), second
    return (atom,)


def _object_before(words: Sequence[str], writing: Writing) -> int | None:
    """How many words are an object's before its subject: 2 of "Сергея Таркова Зимин (принял)" and "(с) Анной Тарковой
    Зимин", 1 of "Таркова Зимин"; None where that is one name, as "Анну Марию Стейн" is."""
    if len(words) > _FULL_WITH_FATHER + 1 or not words[-1].endswith(writing.surnames_alone):
        return None
    *led, subject = words
    if subject.endswith(writing.no_subject) or not all(word.endswith(writing.no_subject) for word in led):
        return None
    if len(led) == 1 and (is_given_name(led[0]) or _is_a_womans(led[0], writing)):
        return None  # "Ирина Айвазян", "Ирины Айвазян", and no Ирин
    given = len(led) > 1 and not is_given_name(led[0]) and writing.is_given(led[0])  # in another case
    own = led if len(led) == 1 else [led[-1]]
    surname = any(form.endswith(writing.surnames_alone) for word in own for form in base_forms(word, writing.code))
    return len(led) if surname and (given or len(led) == 1) else None


def _is_a_womans(word: str, writing: Writing) -> bool:
    """ "Ирины": the given name of a woman, whose surname may have no cases, in another case than a subject's."""
    forms = (form for form in base_forms(word, writing.code) if form != word and is_given_name(form))
    return any(sex_of_name(f"{form} {form}") == "f" for form in forms)


_FULL_WITH_FATHER = 3  # words of "Сергея Васильевича Таркова"


def _are_two(words: Sequence[str], writing: Writing) -> bool:
    """ "Am Montag empfing Merkel Putin": the surnames of two whom everybody knows."""
    if len(words) < len("XY"):
        return False  # a space that divides no words
    *_, first, second = words
    known = is_well_known(second, writing.code) and is_well_known(first, writing.code)
    return known and not writing.is_given(first)


def _is_owner(word: str, writing: Writing) -> bool:
    """ "Советник Трампа Уиткофф": the surname of somebody whom everybody knows, in another case than behind "with"."""
    owner = is_in_another_case(word, writing.code) and not word.endswith(writing.instrumental)
    return owner and not writing.is_given(word)  # "встреча Аббаса Аракчи"


def _is_card(words: Sequence[str]) -> bool:
    """ "Сергей Лавров Лавров Сергей Викторович": a page's text with the card of whom it names run into it."""
    return len(words) == len(("given", "family", "family", "given", "father's")) and (
        words[1][:_STEM] == words[2][:_STEM] and words[0][:_STEM] == words[3][:_STEM]
    )


def _cut(atom: Atom, count: int) -> tuple[Atom, Atom]:
    """A name as two, of which the first has so many words."""
    start = 0
    for word in atom.text.split()[:count]:
        start = atom.text.index(word, start) + len(word)
    second = atom.text[start:].lstrip()
    return named(atom, atom.start, atom.text[:start]), named(atom, atom.end - len(second), second)


def _letter_apart(atoms: Sequence[Atom], at: int, atom: Atom, writing: Writing) -> tuple[Atom, ...]:
    """ "Рамзаном Кадыровым В Кремле состоялась …": behind a headline without its stop a name has swallowed a word."""
    name, _, last = atom.text.rpartition(" ")
    letter = writing.letters.get(last.lower())
    if letter is None or (at + 1 < len(atoms) and atoms[at + 1].text == "."):
        return (atom,)
    if writing.words.is_given_letter(name, last):
        return (atom,)  # "с Ван И в Пекине"
    start = atom.end - len(last)
    swallowed = atom._replace(start=start, text=last, norm=normalise(last), kinds=dict.fromkeys(letter))
    return (named(atom, atom.start, name), swallowed) if name else (swallowed,)


def side_by_side(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "С лидером Эльшадом Гасанлы глава РФ увидится", "встречу с Эльшадом Гасанлы министр провёл": a name behind its
    own post or "with", and the post of somebody else."""
    if not at or at + 1 >= len(atoms) or not writing.is_person(atoms[at]) or writing.articles:
        return None
    post = atoms[at + 1]
    own = atoms[at - 1].has(*POSTS) or (atoms[at - 1].has("with") and stands(post, writing))
    return ([atoms[at], between(atoms[at])], at + 1) if own and post.has(*POSTS) and not post.glued else None


def set_apart(atoms: Sequence[Atom], at: int, writing: Writing) -> list[Atom]:
    """ "После встречи с президентом Ирана Джавадом Шарифи президент Турции …": a mark between the two."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    other = behind is not None and behind.has(*POSTS) and not behind.glued and not writing.articles
    return [between(atoms[at])] if other else []


def two_names_apart(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "World Bank James Wolfensohn", "Денисом Паслером Владимир Путин": two names that stand beside each other."""
    if not atoms[at].has("name"):
        return None
    if writing.capital_nouns and _has_apostrophe(atoms[at + 1 : at + 4]):
        return [], at + 2  # "Brandis' Sprecher Jan Kohl"
    if writing.capital_nouns and at + 2 < len(atoms) and atoms[at + 1].has(*POSTS) and atoms[at + 2].has("name"):
        if at and atoms[at - 1].has("definite", "indefinite", "possessive") and " " not in atoms[at].text:
            return [], at + 1  # "dem Hohen Repräsentanten Bertram …"
        owner = "owner" in atoms[at].forms and " " not in atoms[at].text
        if owner and (_opens(atoms, at) or _is_told_who(atoms[:at])):
            return [], at + 1  # "Pikes Sondergesandter Jan Kohl traf …", "sie sprach mit Pikes Sondergesandtem …"
        return [atoms[at], between(atoms[at])], at + 1  # "Danach traf Shkurti Kanzler Markus Steinlechner"
    apart = split_name(atoms[at], writing)
    return None if apart[0] is atoms[at] else (apart, at + 1)


def _has_apostrophe(behind: Sequence[Atom]) -> bool:
    """Whether a genitive's mark stands here, before a post and a name."""
    if len(behind) < len(("'", "Sprecher", "Jan Kohl")) or behind[0].text not in ("'", "’") or not behind[0].glued:
        return False
    return not behind[1].glued and behind[1].has(*POSTS) and behind[2].has("name")


def _is_told_who(before: Sequence[Atom]) -> bool:
    """Whether somebody stands before in the clause, so that a genitive is no subject: "Vera Lindow traf Pikes Minister
    Jan Kohl", and not "danach traf Peters Minister Jan Kohl"; or a preposition right before it."""
    if before and before[-1].has("with"):
        return True
    comma = next((i for i in reversed(range(len(before))) if before[i].has("punct") and before[i].text), -1)
    own = before[comma + 1 :]
    does = any(atom.has("verb", "have") for atom in own)
    return does and any(atom.has("name", "he", "she") for atom in own)


def _opens(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a clause begins here, in which no verb stands before its subject."""
    return not at or atoms[at - 1].has("punct", "that", "when")


def subject_apart(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "На полях саммита президент …": a mark between the aside and the subject."""
    if (subject := subject_behind(atoms, at, writing)) is None:
        return None
    return [*atoms[at:subject], between(atoms[subject - 1])._replace(glued=False)], subject


def post_before_subject(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«С послом Чехии губернатор X встретился …», «с российским министром белорусский генерал говорил …», «с главой МИД
    Чехии Сергей X обсудил …»: a mark between the post behind "with" and the one that is the subject, told by cases."""
    led = at - 1
    while led >= 0 and atoms[led].has("nation", "word", "then", "former") and at - led <= _LONGEST_LED:
        led -= 1
    if not writing.instrumental or led < 0 or not atoms[led].has("with"):
        return None
    if not atoms[at].norm.partition(" ")[0].endswith(writing.instrumental_surnames):
        return None
    subject = at + 1
    while subject < min(len(atoms), at + _LONGEST_LED) and atoms[subject].has(*_WHOSE_POST):
        if atoms[subject].has(*POSTS, "nation"):
            break
        subject += 1
    if subject >= len(atoms):
        return None
    first = atoms[subject]
    if first.has("name") and is_in_nominative(first.text, writing):
        return [*atoms[at:subject], between(atoms[subject - 1])._replace(glued=False)], subject
    if subject + 1 < len(atoms) and atoms[subject + 1].text == "-":
        return None  # "министром генерал-полковником X"
    acts = first.has("nation") and not first.has("country") and not first.norm.endswith(writing.no_subject)
    acts &= subject + 1 < len(atoms) and atoms[subject + 1].has(*POSTS) and stands(atoms[subject + 1], writing)
    if not acts and not (first.has(*POSTS) and not first.has("nation") and stands(first, writing)):
        return None
    return [*atoms[at:subject], between(atoms[subject - 1])._replace(glued=False)], subject


_LONGEST_LED = 4  # atoms of "бывшим российским министром", "министром образования и науки Чехии"
_WHOSE_POST = ("country", "place", "alliance", "ministry", "bodies", "armed_forces", "word", "nation", *POSTS)


def split_name(atom: Atom, writing: Writing) -> list[Atom]:
    """A name of three words or more cut before the given name inside it; what stands before stays if it is a name."""
    words = atom.text.split()
    if len(words) < 3:  # nearly all names
        return [atom]
    if len(words) > 3 and words[1] == words[2]:  # "Алексей Дюмин Дюмин Алексей Геннадьевич": a name and its entry
        entry = atom.text.index(words[2], len(words[0]) + len(words[1]) + 1)
        return [named(atom, atom.start, atom.text[:entry].rstrip())]
    body = max((index for index, word in enumerate(words) if normalise(word) in writing.bodies), default=-1)
    if body >= 0 and len(words) - body > 2:  # "Eurasian Investment Bank Askar Tulegenuly"
        start = atom.text.index(words[body]) + len(words[body])
        start += len(atom.text[start:]) - len(atom.text[start:].lstrip())
        return [named(atom, atom.start + start, atom.text[start:])]
    if is_acronym(words[0]) and not any(is_acronym(word) for word in words[1:]):
        return [named(atom, atom.start + atom.text.index(words[1], len(words[0])), atom.text.split(maxsplit=1)[1])]
    plain = writing.articles and not writing.capital_nouns  # "Luiz Inacio Lula da Silva": English parts two names
    if writing.is_given(words[0]) and (plain or not (len(words) > 3 and writing.is_given(words[2]))):
        return [atom]
    start = 0
    cuts = []
    for index, word in enumerate(words):
        start = atom.text.index(word, start)
        before = words[index - 1]
        particle = word.islower() or before.islower() or before.lower() in particles()  # "Мухаммед бен Заид"
        particle |= word.lower() in particles() and words[index - 2].islower()  # "Salman bin Abdulaziz Al Saud"
        if 0 < index < len(words) - 1 and writing.is_given(word) and not particle:
            cuts.append((index, start))
        start += len(word)
    if not cuts:
        return [atom]
    index, start = cuts[-1] if writing.is_given(words[0]) else cuts[0]
    if index == 1 and normalise(words[0]) not in writing.bodies and not writing.is_given(words[0]):
        return [atom]  # "Bilal Mahmood Qazi"
    second = named(atom, atom.start + start, atom.text[start:])
    first = named(atom, atom.start, atom.text[:start].rstrip())
    if index > 1 and writing.instrumental and words[0].endswith(writing.instrumental):
        return [first, between(first)._replace(glued=False), second]  # "с Халуком Демиралпом Всеволод Тарханов …"
    return [first, second] if index > 1 and writing.is_given(words[0]) else [second]
