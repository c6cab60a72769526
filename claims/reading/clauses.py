"""What each sentence asserts about a meeting: one analyser, for statements and for articles.

A clause is read from a group of phrases, and every phrase of the group ends in one of three places: in a slot, among
what the tables let pass, or in `loose`, the ledger of what nothing was compared with. Nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Any

from claims.language import Language
from claims.reading import slots
from claims.reading.agreeing import agreeing
from claims.reading.draft import Draft, draft
from claims.reading.fragments import cut
from claims.reading.gathering import (
    MEETING_SENSES,
    SPEECH_SENSES,
    Frame,
    Group,
    gather,
    is_beside,
    subject_of,
    tells_of_another,
)
from claims.reading.headings import Heading, without_heading
from claims.reading.joined_names import with_joined_names
from claims.reading.lexicon import lexicon
from claims.reading.noble_names import with_noble_names
from claims.reading.parties import Party
from claims.reading.phrases import Phrase, phrases
from claims.reading.said import Act, Clause, Head, Loose, Order, Relation, Status, Words
from claims.reading.scan import ScannedSentence
from claims.reading.several import several
from claims.reading.whose import whose

# Atoms of one sentence that are read. The longest of 182 press texts from the Kremlin has 119; a list of 20,000
# characters without a full stop is no statement, and reading it would cost more than its length.
LONGEST_SENTENCE = 300

# Senses that say of a noun what became of the meeting; with one of them "wäre" is no mere opinion
_PEOPLE = ("person", "office")
_OF_A_NOUN = frozenset({"happen", "hold", "last", "attend", "plan", "cancel", "deny"})
# Function words that a clause uses up: they carry nothing of their own
_USED = (
    "definite", "indefinite", "possessive", "and", "both", "with", "between", "of", "by", "at", "on", "for",
    "reciprocal", "have", "be", "become", "will", "do", "plan_modal", "opinion_modal", "irrealis", "not", "never",
    "ever", "no", "neither", "nor", "rather", "any_more", "that", "when", "because", "relative", "question", "first",
    "last", "absent", "they", "he", "there", "thereby", "it", "ignorable", "then", "cleft", "infinitive_mark",
    "purpose", "plan_words", "topic_noun", "where", "scene", "truth", "onto", "about",
)  # fmt: skip
_PASSING = ("ignorable", "definite", "indefinite", "and", "then", "have", "be", "become", "reciprocal", "that", "cleft")
_DOUBTING = ("hedge", "hedge_modal", "not_only", "condition", "falsehood", "nobody", "each_alone")
_ADDING = ("exclusive", "ordinal", "last", "time_of_day", "venue", "statement", "media", "written")
_ADDING_NOTHING = ("first", "at", "on", "of")
_BOUNDS = ("since", "until", "before", "after")  # one that no date followed leaves open what it bounds
_NOT_BOUNDING = ("at", "on", "of", "with", "when", "apart", "first")


def clauses(
    text: str, sentence: ScannedSentence, language: Language, read: Sequence[Phrase] | None = None
) -> list[Clause]:
    """The assertions of one sentence, in order; an empty list where it states nothing about a meeting.

    Pass `read`, its phrases, if they are at hand.
    """
    shape: Mapping[str, Any] = language.section("lexicon")
    if len(sentence.atoms) > LONGEST_SENTENCE:
        return [Clause(sentence.start, sentence.end, "unread")]
    if _asks_openly(sentence):
        return []
    capital_nouns = bool(shape.get("capital_nouns", False))
    stated = read is None  # and no sentence of an article, whose other sentences tell what became of it
    if read is None:
        sentence = with_joined_names(with_noble_names(sentence), lexicon(language))
        read = whose(text, phrases(text, sentence.atoms, capital_nouns), shape, language.code)
        read = agreeing(text, read, shape.get("cases"))
    heading = without_heading(_as_stated(read)) if stated else Heading(read)
    groups, frame = gather(cut(heading.phrases, bool(shape.get("inline_openers", False))))
    if stated:
        frame.speakers += heading.agency
        frame.doubtful += _so_called(sentence) + _asks_whether_not(sentence) + frame.asks
        frame.unread += frame.qualifying
    return [
        _clause(text, sentence, each, frame, (at, len(groups)), shape, stated)
        for at, group in enumerate(groups)
        for each in _alternatives(group)
    ]


def _as_stated(read: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a statement, whose words are taken more closely than those of an article."""
    found = list(map(_with_ere, read))
    says = any(phrase.kind == "verb" and any(form.verb.sense == "say" for form in phrase.value) for phrase in found)
    says = says and not any(phrase.has("not", "never", "no") for phrase in found)
    for at, (one, other) in enumerate(pairwise(found)):
        if says and other.kind == "word" and other.has("me") and one.kind == "mark" and one.value in _QUOTES:
            found[at + 1] = _as_speaker(other)
        if _describes_office(one, other):
            found[at] = one._replace(kind="unknown", atoms=(one.atoms[0]._replace(kinds={"word": None}),))
    return _with_meanwhile(found)


def _with_meanwhile(found: list[Phrase]) -> list[Phrase]:
    """ "X and Y met in Oslo as protests continued in Riga": what else went on, and no talks that lasted."""
    opened = next((i for i, p in enumerate(found) if p.kind == "word" and p.has("when") and not p.has("where")), None)
    if opened is None:
        return found
    end = next((i for i in range(opened + 1, len(found)) if found[i].kind == "mark"), len(found))
    inside = found[opened + 1 : end]
    somebody = any(p.kind == "parties" and any(party.named != "thing" for party in p.value) for p in inside)
    if somebody or any(p.kind == "noun" for p in inside):
        return found
    for at in range(opened + 1, end):
        phrase = found[at]
        if phrase.kind == "verb" and all(form.verb.sense == "last" for form in phrase.value):
            plain = tuple(atom._replace(kinds={"word": None}) for atom in phrase.atoms)
            found[at] = phrase._replace(kind="unknown", value=None, atoms=plain)
    return found


def _as_speaker(phrase: Phrase) -> Phrase:
    """ ""I met Petrescu", Harlow said": whoever says so, as "she said she met Petrescu"."""
    atom = phrase.atoms[0]._replace(kinds={"he": None, "he_subject": None})
    whole = atom.start, atom.end
    speaker = Party(*whole, atom.text, "pronoun", named="he", subject=True, whole=whole)
    return Phrase("parties", *whole, "", (speaker,), (atom,))


def _describes_office(one: Phrase, other: Phrase) -> bool:
    """ "Met | opposition | leader Radu Petrescu": what kind of leader he is, and nobody besides him."""
    if one.kind != "parties" or other.kind != "parties" or other.role or other.start != one.end + 1:
        return False
    thing = len(one.value) == 1 and one.value[0].named in ("thing", "body", "common") and len(one.atoms) == 1
    return thing and not one.role and other.atoms[0].has("office") and not one.atoms[0].capital


def _with_ere(phrase: Phrase) -> Phrase:
    """ "X met Y before she met Z": no circumstance, but what opens a clause."""
    if phrase.kind != "aside" or len(phrase.atoms) != len(("before", "she")):
        return phrase
    before, she = phrase.atoms
    if not (before.has("before") and she.has("he")):
        return phrase
    return phrase._replace(kind="word", atoms=(before._replace(kinds={"condition": None, "ere": None}),))


_QUOTES = frozenset("\"'„“”«»‚‘’‹›")


def _so_called(sentence: ScannedSentence) -> list[Phrase]:
    """ "X “met” Y", "das „Treffen“ von …": a word of meeting alone between marks, which says that it was none."""
    return [
        Phrase("word", atom.start, atom.end, "", None, (atom,))
        for before, atom, behind in zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], strict=False)
        if atom.has("verb", "noun") and before.text in _QUOTES and behind.text in _QUOTES
    ]


def _asks_openly(sentence: ScannedSentence) -> bool:
    """ "When did they meet?" asks for something and states nothing that could be checked."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return sentence.question and first is not None and first.has("question") and not first.has("verb")


_ASKING = ("verb", "be", "have", "do", "not", "truth")


def _asks_whether_not(sentence: ScannedSentence) -> list[Phrase]:
    """ "Traf X nicht Y?", "Не встречался ли X с Y?": who asks so may as well believe that they met."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    if not sentence.question or first is None or not first.has(*_ASKING):
        return []
    asking = takewhile(lambda atom: not atom.has("that"), sentence.atoms)  # "is it true that X did not meet Y?"
    denied = (atom for atom in asking if atom.has("not", "no") and not atom.has("ignorable"))
    return [Phrase("word", atom.start, atom.end, "", None, (atom,)) for atom in denied][:1]


def _alternatives(group: Group) -> list[Group]:
    """ "weder in Genf noch in Wien": the group once for each part, negated; other groups as they are."""
    words = group.phrases
    at = next((i for i, phrase in enumerate(words) if phrase.kind == "word" and phrase.has("neither")), None)
    if at is None or at + 3 >= len(words):
        return [group]
    neither, first, joint, second = words[at : at + 4]
    if not (joint.kind == "word" and joint.has("nor")):
        return [group]
    if second.kind == "word" and second.has("elsewhere"):  # "weder in Baku noch anderswo": not at all
        return [replace(group, phrases=[*words[:at], neither, *words[at + 4 :]])]
    if first.kind != second.kind:
        return [group]
    return [replace(group, phrases=[*words[:at], neither, part, *words[at + 4 :]]) for part in (first, second)]


def _clause(
    text: str,
    sentence: ScannedSentence,
    group: Group,
    frame: Frame,
    place: tuple[int, int],
    shape: Mapping[str, Any],
    stated: bool,
) -> Clause:
    found = draft(group, bool(shape.get("capital_nouns", False)), shape.get("cases"))
    start, end = sentence.start, sentence.end
    at, groups = place
    if groups > 1:
        parts = [phrase for phrase in group.phrases if phrase not in group.shared] + group.content
        start, end = min(part.start for part in parts), max(part.end for part in parts)
    act = _act(found, group, frame)
    if act == "none":
        heads = _untold(text, found, group) or (_of_the_same(text, found) if stated else ())
        somebody = any(party.kind in _PEOPLE for _, party in found.parties)
        tells = bool(somebody or found.dates or found.places or found.durations or found.formats)
        tells |= stated and any(phrase.has("ere") for phrase in group.opening)  # "before she met the press"
        return Clause(start, end, act, heads=heads, tells=tells)
    articles = bool(shape.get("articles", True))
    if stated:
        _leave_to_calling_off(found, articles)
        _leave_to_office(found)
        _leave_kept_plans(found)
    clause = slots.fill(text, found, group, act, articles)
    if (parties := _with_him(clause.parties, group, frame, clause.status == "denied")) is not clause.parties:
        clause = clause._replace(parties=parties)
    negated = found.says("not", "no", "absent", "never", "neither") and not found.says("not_only")
    never = found.says("never") or (negated and found.says("ever"))
    ever = None if never else found.word("ever")  # "Have they ever met?" asks whether they have
    outcome = clause.outcome
    if outcome is not None and negated:
        outcome, negated, never = outcome._replace(negated=not outcome.negated), False, False
    loose = [(Phrase("word", part.start, part.end, "", None, ()), part.hard) for part in clause.loose]
    loose += [
        (phrase, _hedges(phrase, group) or (stated and _may_have_its_day(phrase, found)))
        for phrase in group.asides
        if not _passes(phrase)
    ]
    loose += [(phrase, True) for phrase in (*group.doubtful, *frame.doubtful)]
    loose += [(phrase, False) for phrase in frame.unread]
    loose += _telling(found, frame, act, clause.status)
    loose += _each_for_himself(found)
    if stated:
        parties, posts = _without_posts(clause.parties, shape)
        clause = clause._replace(parties=parties)
        loose += [(post, False) for post in posts]
        loose += _denied_alone(found) + _going_on(found) + _on_the_way(found) + _says_himself(found) + _just_now(found)
        loose += several(found.parties, shape)
        if at and is_beside(group) and not group.subject:  # "met X, before talks with Y": who met Y?
            loose += [(noun, True) for noun in found.nouns]
        loose += [(word, True) for word in group.opening if word.has("nor") and not word.has("ignorable")]
        listed = group.opener == "relative" and bool(group.subject) and group.subject[0].listed
        if listed and not found.parties and (_pluperfect(found) or not found.says("reciprocal")):
            loose += [(phrase, True) for phrase, _ in found.verbs]  # "X and Y, who had met in Rome": both, or the last
        loose += _at_midnight((*group.phrases, *group.asides))
    if (ahead := _only_ahead(group, found, (at, groups), stated)) is not None:
        loose.append((ahead, True))
    if negated and (group.cleft or shape.get("denies_next", False) or _denies_first(group)):
        loose += _met_otherwise(group, found)
    order = _order(group, found, at + 1 < groups)
    told = [*clause.topics, *([outcome.words] if outcome is not None else [])]
    told += [Words(order.start, order.end, "")] if order is not None and group.gap else []  # `order` compares it
    loose = [
        (phrase, hard)
        for phrase, hard in loose
        if not any(words.start <= phrase.start and phrase.end <= words.end for words in told)
    ]
    if ever is not None and not (sentence.question or frame.untrue):
        loose.append((ever, True))
    if negated and clause.duration is not None:  # "did not last three hours" may mean less, or more
        loose += [(phrase, True) for phrase in found.words if phrase.has("not", "no", "never")]
    return clause._replace(
        start=start,
        end=end,
        outcome=outcome,
        speakers=(*clause.speakers, *frame.speakers),
        negated=negated,
        untrue=frame.untrue,
        never=never,
        gap_words=clause.gap_words if ever is None or clause.until is not None else None,
        order=order,
        there=None if clause.places else _there(text, found),
        first=found.says("first"),
        pluperfect=_pluperfect(found),
        again=_says_one_of(found, shape.get("once_more", ())),
        as_well=_says_one_of(found, shape.get("as_well", ())),
        question=sentence.question,
        back=(not clause.parties and not tells_of_another(group.phrases))
        or group.continues
        or any(party.kind == "pronoun" for party in clause.parties),
        heads=_heads(text, found),
        loose=_ledger(loose),
    )


def _says_one_of(found: Draft, words: Sequence[str]) -> bool:
    return any(word.atoms[0].norm in words for word in found.words)


def _order(group: Group, found: Draft, goes_on: bool) -> Order | None:
    """Whether it was before or after another meeting, and what says so. `goes_on`: its sentence asserts more."""
    leading = (*group.opening, *group.phrases)[:1]
    for phrase in leading:
        if phrase.kind == "noun" and phrase.role in ("after", "before") and is_beside(group):
            return Order(phrase.start, phrase.atoms[0].end, "before" if phrase.role == "after" else "after", goes_on)
        having = phrase.kind == "word" and phrase.has("have")
        if having and (is_beside(group) or "gerund" in phrase.atoms[0].forms):  # "Having met X, …", "…, having met her"
            return Order(phrase.start, phrase.end, "before", goes_on)
        if group.opener == "when" and phrase.has("when") and not phrase.has("where"):
            relation: Relation = "before" if phrase.has("once") else "while"
            return Order(phrase.start, phrase.end, relation, goes_on)
        if group.opener == "condition" and phrase.has("ere"):
            return Order(phrase.start, phrase.end, "after", goes_on)
        if group.gap and phrase.atoms[0].has("later"):  # "met X in Amman, then Y in Cairo"
            return Order(phrase.start, phrase.atoms[0].end, "after", False)
    if (word := found.word("later")) is not None:
        return Order(word.start, word.end, "after", False)
    return None


def _there(text: str, found: Draft) -> Words | None:
    word = next((word for word in found.words if word.has("there") and not word.has(*_OPENING)), None)
    return None if word is None else Words(word.start, word.end, text[word.start : word.end])


_OPENING = ("because", "when", "that", "relative")  # "da" is a conjunction, too


def _with_him(parties: tuple[Party, ...], group: Group, frame: Frame, denied: bool) -> tuple[Party, ...]:
    """The parties with "he" as the one person who says so, or who went there: "X said he met Y", "X flew to A, where he
    met Y"."""
    if denied and len(parties) > 2 and parties[1].named == "he" and parties[0].kind == "person":
        return (parties[0], *parties[2:])  # "X denied he had met Y"
    he = parties[0] if parties else None
    if he is None or he.named != "he":
        return parties
    told = frame.speakers or subject_of(group.asides)
    if len(told) != 1 or told[0].kind != "person" or told[0] in parties:
        return parties
    return (told[0], *parties[1:])


def _without_posts(parties: tuple[Party, ...], shape: Mapping[str, Any]) -> tuple[tuple[Party, ...], list[Phrase]]:
    """ "Gewerkschaftschef Radu Petrescu", "Fjordstaal-Chef Sandvoll": he by his name, and the post, of which no table
    knows whose it is, as what is compared with nothing."""
    endings: tuple[str, ...] = tuple(shape.get("post_endings", ()))
    if not endings:
        return parties, []
    found: list[Party] = []
    posts: list[Phrase] = []
    for party in parties:
        post, blank, name = party.text.partition(" ")
        if party.kind == "person" and blank and party.name == party.text and post.casefold().endswith(endings):
            end = party.start + len(post)
            posts.append(Phrase("word", party.start, end, "", None, ()))
            name = name.lstrip()
            party = party._replace(start=party.end - len(name), text=name, name=name)
        found.append(party)
    return (tuple(found), posts) if posts else (parties, posts)


def _untold(text: str, found: Draft, group: Group) -> tuple[Head, ...]:
    """The words of what states no meeting, but tells of one: "having met him in Oslo", "and were joined by Austin"."""
    somebody = any(party.kind in (*_PEOPLE, "pronoun") or party.named == "common" for _, party in found.parties)
    if found.senses & MEETING_SENSES and not found.meetings() and somebody and not _is_meeting_verb(found, group):
        return _heads(text, found)
    came = next((phrase for phrase in group.phrases if phrase.has("took_part")), None)
    if came is None or not somebody:
        return ()
    return (Head(came.start, came.end, text[came.start : came.end], "attend"),)


def _of_the_same(text: str, found: Draft) -> tuple[Head, ...]:
    """ "Before they met in Oslo, …", "who had already met in Rome", "four years after their last meeting": a meeting
    somewhere or some time, whose parties only a pronoun names."""
    somewhere = bool(found.places or found.dates) and bool(found.senses & MEETING_SENSES)
    return _heads(text, found) if (somewhere or found.meetings()) and not found.parties else ()


def _heads(text: str, found: Draft) -> tuple[Head, ...]:
    """The words that tell of the meeting, in order of the text."""
    heads: dict[tuple[int, int], tuple[str, str | None]] = {}
    for phrase, form in found.verbs:
        known = heads.get((phrase.start, phrase.end))
        if form.verb.sense in MEETING_SENSES and (known is None or known[1] == "infinitive"):
            heads[phrase.start, phrase.end] = form.verb.sense, form.tense
    for noun in found.meetings():
        inner = next(atom for atom in reversed(noun.atoms) if atom.has("noun"))
        heads[inner.start, inner.end] = "noun", None
    return tuple(Head(start, end, text[start:end], *told) for (start, end), told in sorted(heads.items()))


def _pluperfect(found: Draft) -> bool:
    """ "Had not met": of a time before another one, which the clause may not name."""
    auxiliary = found.says("pluperfect") or any(phrase.has("pluperfect") for phrase, _ in found.verbs)
    return auxiliary and any(form.tense == "participle" for _, form in found.verbs)


# What kind of assertion it is


def _act(found: Draft, group: Group, frame: Frame) -> Act:
    """What a group asserts; "none" where the words of meeting say something else."""
    senses = found.senses
    nouns = bool(found.meetings())
    meets = bool(senses & MEETING_SENSES)
    if frame.believed or "believe" in senses or any(phrase.has("sport") for phrase in found.everything()):
        return "none"
    took_place = bool(senses & {"happen", "last"})  # "die Unterredung fand im Regierungssitz Rosenbad statt"
    if _opinion(found, meets, nouns) or (nouns and not meets and not took_place and _only_things(found, group)):
        return "none"
    if meets and not nouns and not _is_meeting_verb(found, group):
        return "none"
    if "wish" in senses and not meets and not any(noun.role in ("at", "after") for noun in found.meetings()):
        return "none"  # "asked for a meeting with …"
    if senses & SPEECH_SENSES and not meets and (found.parties or group.subject or group.continues):
        return "outcome" if nouns or "agree" in senses or found.places or found.dates else "none"
    if meets or nouns:
        return "none" if _session(found, group) else "meeting"
    if "stay" in senses or (found.says("be", "absent") and found.places and not senses):
        return "presence" if _is_presence(found) else "none"
    return "meeting" if group.gap else "none"


def _opinion(found: Draft, meets: bool, noun: bool) -> bool:
    """ "should meet more often", "ein Treffen wäre ein Fehler": what somebody would like, not what was."""
    if meets and found.says("opinion_modal") and not found.says("have"):
        return not (found.dates or found.places)
    if noun and not meets and not found.senses & _OF_A_NOUN:
        return found.says("irrealis", "opinion_modal")
    return False


def _only_things(found: Draft, group: Group) -> bool:
    """ "Das Zusammentreffen unglücklicher Umstände": nobody is named but things."""
    parties = [party for _, party in found.parties] or list(group.subject)
    return bool(parties) and all(party.named in ("thing", "common") for party in parties)


def _is_meeting_verb(found: Draft, group: Group) -> bool:
    """Whether a verb that also strikes or concerns ("traf", "met", "встретил") has a party on either side."""
    struck = _past_object(found, group)
    near = [
        party
        for phrase, party in found.parties
        if party.named != "thing" or (phrase.start < struck and not _is_what_for(phrase, found))
    ]
    parties = [*near, *group.subject]
    if found.senses & MEETING_SENSES == {"discuss"}:  # things are what is discussed
        parties = [party for party in parties if party.named != "thing"]
    if any(party.named == "thing" for party in parties):
        return False
    forms = [form for _, form in found.verbs if form.verb.sense in MEETING_SENSES]
    if group.continues or not any(form.verb.hit for form in forms):
        return bool(parties) or group.continues
    if any(phrase.has("thing") for phrase in found.everything() if phrase.kind != "aside" and phrase.start < struck):
        return False
    if any(_is_no_thing(phrase, party, found) for phrase, party in found.parties):
        return False
    if all(party.named == "common" for party in parties):
        return False
    if found.says("reciprocal") or any(phrase.role in ("with", "between") for phrase, _ in found.parties):
        return bool(parties)
    # "the NATO defence ministers met", "they met again in Brussels"
    groups = len(parties) == 1 and (parties[0].kind == "office" or parties[0].named == "they")
    groups |= len(parties) == 1 and _is_received_by(parties[0], found)
    return groups or len(parties) + len(found.excluded) >= 2


def _is_what_for(phrase: Phrase, found: Draft) -> bool:
    """ "Kommen zur Vorbereitung der Messe zusammen": what for, and nothing that comes together."""
    hits = any(form.verb.hit for _, form in found.verbs if form.verb.sense in MEETING_SENSES)
    return not hits and any(word.has("purpose") and word.end + 1 == phrase.start for word in found.words)


def _is_received_by(party: Party, found: Draft) -> bool:
    """ "(Прилетел в Ригу, где) был принят премьером Иваном Зиминым": somebody behind a passive."""
    verbs = [(phrase, form) for phrase, form in found.verbs if form.verb.sense in MEETING_SENSES]
    passive = found.says("be") and all(form.tense == "participle" and form.verb.hit for _, form in verbs)
    return passive and party.kind == "person" and all(party.start > phrase.end for phrase, _ in verbs)


def _past_object(found: Draft, group: Group) -> float:
    """Where a person ends whom another one met, by the words before and behind the verb: what follows is not what it
    strikes ("met Gerasimov to discuss the plan", "met with Gerasimov to discuss the plan"). Elsewhere anything may be
    ("met with Gerasimov's approval")."""
    people = [phrase for phrase, party in found.parties if not phrase.role and party.kind in _PEOPLE]
    verbs = [phrase for phrase, form in found.verbs if form.verb.sense in MEETING_SENSES]
    first = min((verb.start for verb in verbs), default=0)
    subject = any(phrase.end <= first for phrase in people) or any(party.kind in _PEOPLE for party in group.subject)
    owners = {word.start for word in found.words if word.has("possessive_s")}
    with_whom = [p for p, party in found.parties if p.role == "with" and party.kind in _PEOPLE and p.end not in owners]
    behind = (phrase.end for phrase in (*people, *with_whom) if verbs and phrase.start > first)
    return min(behind, default=float("inf")) if subject else float("inf")


def _is_no_thing(phrase: Phrase, party: Party, found: Draft) -> bool:
    """ "Den Kanzler trifft keine Schuld": what strikes nobody may stand behind the person."""
    if party.named != "thing" or phrase.role:
        return False
    return any(word.has("no") and word.end + 1 == phrase.start for word in found.words)


def _session(found: Draft, group: Group) -> bool:
    """A session of one body: it meets, but nobody else does."""
    parties = [party for _, party in found.parties] or list(group.subject)
    return len(parties) == 1 and parties[0].named == "body"


def _is_presence(found: Draft) -> bool:
    """Somebody was in a place: nothing unknown stands behind the verb, which might be a verb of its own."""
    verb = min((word.start for word in found.words if word.has("be")), default=0)
    doing = any(phrase.kind == "unknown" and phrase.has("word") and phrase.start > verb for phrase, _ in found.loose)
    return bool(found.parties and found.places) and not (doing and not found.verbs)


# The ledger


def _telling(found: Draft, frame: Frame, act: Act, status: Status) -> list[tuple[Phrase, bool]]:
    """Function words that say it may not have been so, or add something: they are never let pass."""
    left: list[tuple[Phrase, bool]] = []
    open_end = found.says("not", "never", "no") and not found.dates  # "never met again": since when is not said
    before = _pluperfect(found) and found.says("not") and not found.says("never")  # "had not met him yet": on that day
    for phrase in found.words:
        kinds = phrase.kinds
        if (
            (before and "yet" in kinds)
            or not kinds.isdisjoint(_DOUBTING)
            or (open_end and "any_more" in kinds)
            or ("irrealis" in kinds and not (frame.reported or frame.judged))
            or ("opinion_modal" in kinds and "condition" not in kinds)
            # "will … getroffen haben": so he says; "is expected to met": a slip, but no word of what was
            or (not kinds.isdisjoint(("plan_modal", "plan_words")) and status == "held")
            or ("will" in kinds and status == "held" and _perfect(found))  # "will have met": so one thinks
            or (not kinds.isdisjoint(_BOUNDS) and kinds.isdisjoint(_NOT_BOUNDING))
        ):
            left.append((phrase, True))
        elif "statement" in kinds and act == "outcome":
            continue
        elif "or" in kinds or ("nor" in kinds and "ignorable" not in kinds and not found.says("neither")):
            left.append((phrase, True))
        elif _adds(kinds) or _judges_it(phrase, found):
            left.append((phrase, False))
        elif kinds.isdisjoint(_USED) or _changes_duration(phrase, found):
            left.append((phrase, True))
    return left


def _adds(kinds: Set[str]) -> bool:
    if "qualified" in kinds and "ignorable" not in kinds:  # "a new meeting"
        return True
    return not kinds.isdisjoint(_ADDING) and kinds.isdisjoint(_ADDING_NOTHING)


def _judges_it(phrase: Phrase, found: Draft) -> bool:
    """ "The talks went well", "das Treffen war lang": what somebody thinks of it."""
    if phrase.has("how") and not found.senses & MEETING_SENSES:
        return any(verb.start < phrase.start for verb, _ in found.verbs)
    return phrase.has("of_duration") and not found.durations


def _each_for_himself(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "X and Y both spoke in Helsinki", "И X, и Y говорили", "talked about each other": each of them did, and maybe
    not with the other."""
    if found.meetings() or any(phrase.role in ("with", "between") for phrase, _ in found.parties):
        return []
    senses = found.senses & MEETING_SENSES
    if senses == {"discuss"}:
        verbs = {phrase.end + 1 for phrase, form in found.verbs if form.verb.sense == "discuss"}
        return [(word, True) for word in found.words if word.has("reciprocal") and word.start in verbs]
    if senses != {"talk"} or found.says("reciprocal"):
        return []
    parties = {phrase.start: phrase for phrase, party in found.parties if party.kind != "pronoun"}
    first = min(parties, default=0)
    told = [word for word in found.words if len(parties) > 1 and word.has("and") and word.end + 1 == first]
    told += [phrase for phrase in (*parties.values(), *found.words) if parties and phrase.has("both")]
    return [(phrase, True) for phrase in told]


def _only_ahead(group: Group, found: Draft, place: tuple[int, int], stated: bool) -> Phrase | None:
    """ "Vor Treffen von X und Y in Baku", "X and Y ahead of talks in Baku": what was before a meeting does not say that
    it was held; nor does "Treffen von X und Y im Gespräch", where it stands twice."""
    nouns = [phrase for phrase in group.phrases if phrase.kind == "noun"]
    if place != (0, 1) or found.verbs or not nouns:
        return None
    if not stated and nouns[0] is not group.phrases[0]:
        return None
    twice = len(nouns) > 1 and not nouns[0].role and bool(nouns[-1].role) and nouns[-1] is group.phrases[-1]
    return nouns[-1] if twice or all(noun.role == "before" for noun in nouns) else None


def _denied_alone(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "(Noch) kein Treffen von X und Y in Laibach": a headline, of which occasion it speaks is not said."""
    if found.verbs or found.dates or not found.meetings():
        return []
    return [(word, True) for word in found.words if word.has("no", "not") and not word.has("absent")]


def _going_on(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "X and Y are meeting in Baku": now, and not on a day that is known."""
    if found.dates or not found.says("be"):
        return []
    verbs = [(phrase, form.verb.sense in MEETING_SENSES) for phrase, form in found.verbs]
    return [(phrase, True) for phrase, meets in verbs if meets and "gerund" in phrase.atoms[-1].forms]


def _denies_first(group: Group) -> bool:
    """ "Nicht X traf Y": what stands first, and right behind "not", is denied, and no verb."""
    first, behind = (*group.phrases, None, None)[:2]
    return first is not None and first.kind == "word" and first.has("not") and behind is not None


def _met_otherwise(group: Group, found: Draft) -> list[tuple[Phrase, bool]]:
    """ "Встретились не в Вене", "it was not in Cairo that they met": they met, and elsewhere.

    Of which meeting that is said, only a day tells. "It was not X who met Y in Vienna": somebody else did, some time.
    """
    if not found.senses & MEETING_SENSES:
        return []
    if group.cleft and group.subject and group.opener == "relative":
        dated = any(date.value.granularity == "day" for date in found.dates)
        return [] if dated else [(word, True) for word in found.words if word.has("not")]
    kinds = ("place", "parties") if group.cleft else ("place", "parties", "date")  # "not on Tuesday that they met in …"
    denied = [
        (word, value)
        for word, value in pairwise(group.phrases)
        if word.kind == "word" and word.has("not") and value.kind in kinds
    ]
    days = [date for date in found.dates if date.value.granularity == "day"]
    told = any(date is not value for date in days for _, value in denied)
    return [] if told else [(word, True) for word, _ in denied]


def _at_midnight(phrases: Iterable[Phrase]) -> list[tuple[Phrase, bool]]:
    """ "Shortly after midnight on 8 February": of the day before, or of that one."""
    return [(phrase, True) for phrase in phrases if phrase.has("midnight")]


def _says_himself(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "Harlow: I met Petrescu": so she says, and no source is compared with that."""
    return [(word, True) for word in found.words if word.has("me")] if found.parties else []


def _just_now(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "Treffen sich gerade", "haben sich soeben getroffen": a time that was compared with nothing."""
    return [(word, True) for word in found.words if word.has("now")] if not found.dates else []


def _on_the_way(found: Draft) -> list[tuple[Phrase, bool]]:
    """ "X arrived in Baku for talks with Y", "едет на встречу с": who goes to a meeting has not met yet."""
    nouns = found.meetings()
    goal = bool(nouns) and all(
        noun.role in ("purpose", "for") or (noun.role == "at" and noun.atoms[0].has("purpose")) for noun in nouns
    )
    if not goal or found.senses & (MEETING_SENSES | _OF_A_NOUN):
        return []
    return [(phrase, True) for phrase, form in found.verbs if form.verb.sense == "travel"]


_NOUN_AND_ALL = 10_000  # code points: nothing ends what belongs to the noun


def _leave_to_calling_off(found: Draft, articles: bool) -> None:
    """ "The meeting of X and Y in Oslo was cancelled on 7 July", "was put off to May": that day is none of the meeting.

    What stands beside the noun is the meeting's: "the meeting on 7 July was cancelled", "the meeting planned for …".
    """
    off = [phrase.start for phrase, form in found.verbs if form.verb.sense in ("cancel", "deny")]
    nouns = found.meetings()
    if not off or not nouns or found.senses & MEETING_SENSES:
        return
    noun, planned = nouns[0], [phrase.start for phrase, form in found.verbs if form.verb.sense == "plan"]
    ends = off + [word.start for word in found.words if word.has("be", "become", "have")]
    begin = max((end for end in ends if end < noun.start), default=-1)
    close = min((end for end in ends if end > noun.start), default=noun.end + _NOUN_AND_ALL)

    def is_of_noun(phrase: Phrase) -> bool:
        if phrase.start > noun.start:
            return phrase.start < close
        led = articles and noun.start - phrase.end <= 1  # "the 7 July meeting"
        return phrase.start > begin and (led or any(begin < plan < noun.start for plan in planned))

    for values in (found.dates, found.places):
        for phrase in [value for value in values if not is_of_noun(value)]:
            if phrase.kind == "place" and not phrase.role:  # "Bavaria called the meeting off"
                continue
            values.remove(phrase)
            found.loose.append((phrase, False))


def _leave_to_office(found: Draft) -> None:
    """ "The first US chief of staff met X": that is said of him, and not of their meeting."""
    if not found.says("foremost"):
        return
    holders = (p for p, party in found.parties if party.offices and not (p.role or p.atoms[0].has("definite")))
    before = {phrase.start - 1 for phrase in holders}  # and not "it was the first of the chiefs of staff"
    told = [word for word in found.words if word.has("foremost") and word.end in before]
    found.words = [word for word in found.words if word not in told]
    found.loose += [(word, True) for word in told]
    found.kinds = frozenset(kind for word in found.words for kind in word.kinds)


def _leave_kept_plans(found: Draft) -> None:
    """ "The planned meeting took place", "trafen sich wie geplant": what was planned is told as held. The day of
    "was planned on 18 May", "wurde am 18. Mai geplant" may be that of planning."""
    planned = [(phrase, form) for phrase, form in found.verbs if form.verb.sense == "plan"]
    verbs = [phrase for phrase, form in planned if form.tense != "attributive"]
    for date in list(found.dates) if verbs and found.meetings() else ():
        beside = any(date.start - verb.end == 1 for verb in verbs)
        beside |= found.says("become") and any(verb.start - date.end == 1 for verb in verbs)
        if beside and not date.atoms[0].has("for", "purpose"):
            found.dates.remove(date)
            found.loose.append((date, False))
    if not planned or any(form.tense in ("present", "future") for _, form in planned):
        return
    if found.says("infinitive_mark", "will", "plan_words", "plan_modal"):  # "was planned to be held"
        return
    told = [form for _, form in found.verbs if form.verb.sense in _OF_WHAT_WAS]
    perfect = found.says("have", "be", "become")
    if any(form.tense == "past" or (perfect and form.tense == "participle") for form in told):
        found.verbs = [verb for verb in found.verbs if verb not in planned]
        found.senses -= {"plan"}
        found.loose += [(phrase, False) for phrase, _ in planned]


_OF_WHAT_WAS = (*MEETING_SENSES, "happen", "hold", "last", "attend")


def _perfect(found: Draft) -> bool:
    return found.says("have") and any(form.tense == "participle" for _, form in found.verbs)


def _changes_duration(phrase: Phrase, found: Draft) -> bool:
    """The "als" that is left of "mehr … als" right before a duration."""
    near = found.durations and phrase.has("when", "any_more")
    return bool(near) and any(0 <= duration.start - phrase.end <= 1 for duration in found.durations)


def _hedges(phrase: Phrase, group: Group) -> bool:
    """ "Allegedly, they met": a hedge before all else; behind it says less: "…, as had been rumoured"."""
    return phrase.has("hedge") and all(phrase.end <= own.start for own in group.phrases)


def _may_have_its_day(phrase: Phrase, found: Draft) -> bool:
    """ "On 6 May, X left London and met Y": the day may be that of what stands between it and the meeting."""
    heads = [verb.start for verb, _ in found.verbs] + [noun.start for noun in found.nouns]
    return any(date.end <= phrase.start for date in found.dates) and phrase.end <= min(heads, default=0)


def _passes(phrase: Phrase) -> bool:
    """Whether a phrase of another fragment carries nothing: words that the tables let pass, and marks."""
    return phrase.kind == "mark" or (phrase.kind == "word" and phrase.has(*_PASSING))


def _ledger(loose: Iterable[tuple[Phrase, bool]] | Sequence[tuple[Phrase, bool]]) -> tuple[Loose, ...]:
    """What is left, in order, neighbours joined."""
    joined: list[Loose] = []
    for start, end, hard in sorted({(phrase.start, phrase.end, hard) for phrase, hard in loose}):
        if joined and start <= joined[-1].end + 1:
            last = joined[-1]
            joined[-1] = Loose(last.start, max(last.end, end), last.hard or hard)
        else:
            joined.append(Loose(start, end, hard))
    return tuple(joined)
