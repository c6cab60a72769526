"""Turns of phrase for who received whom, and paid a visit: "the guest of", "hosted by", "while receiving X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.turns.atoms import MEETS, RECEIVES, SOMEBODY, comma_before, forms_of, in_front, is_gerund
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_LONGEST = 6  # atoms of "and had a long working"
_DINED = VerbForm(Verb("dine", "meet"), "past")
_LONGEST_FIRST = 8  # atoms of "became the first foreign leader since the war to"


def _receiving(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Receiving President X in Berlin, Chancellor Y said …": whom, and not "receiving credentials"."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if at and atoms[at - 1].has("be"):
        return None  # "is hosting a summit"
    if behind is None or not behind.has("office", "title", "counterpart", "name", "nation", "whom", "then", "definite"):
        return [atoms[at]._replace(kinds={"word": None})], at + 1
    return [atoms[at]._replace(kinds={"verb": (RECEIVES,)})], at + 1


def _while_receiving(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke while receiving Ambassador X": at a meeting with him; but "while receiving X's letter", "a prize"."""
    verb, whom = at + 1, at + 2
    if not at or whom >= len(atoms) or not (atoms[verb].has("receiving") or is_gerund(atoms, verb)):
        return None
    while whom < len(atoms) and atoms[whom].has("definite", "nation", "then", "former", "possessive"):
        whom += 1
    stop = whom
    while stop < len(atoms) and atoms[stop].has("office", "title", "counterpart", "group", "name", "of", "country"):
        stop += 1
    if stop == whom or (atoms[whom].has("name") and " " not in atoms[whom].text):
        return None
    if stop < len(atoms) and atoms[stop].has("possessive_s", "word", "from_to"):
        return None
    noun = atoms[verb]._replace(kinds={"noun": MeetingNoun("in_person")})
    return [atoms[at]._replace(kinds={"at": None}), noun, in_front(atoms[verb + 1], "with")], at + 2


def _guest_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was the guest of the King at Windsor": was received by him."""
    behind = atoms[at + 1 : at + 4]
    if not at or not atoms[at - 1].has("be") or len(behind) < 3 or not behind[0].has("host"):
        return None
    if not behind[1].has("of") or not behind[2].has(*SOMEBODY):
        return None
    return [behind[0]._replace(kinds={"verb": (RECEIVES,)}), behind[1]._replace(kinds={"by": None})], at + 3


def _guest_of_somebody(atoms: Sequence[Atom], at: int) -> Taken:
    """ "War in Ramallah Gast des palästinensischen Präsidenten X": was received by him; not "Gast der Sendung"."""
    led = at and at + 2 < len(atoms) and atoms[at + 1].has("of", "with_whom", "genitive_article", "his_article")
    if not led or atoms[at - 1].has("definite", "indefinite", "possessive", "and", "not", "no", "when"):
        return None
    if not any(atom.has("were") for atom in atoms[:at]) or any(atom.has("verb", "have") for atom in atoms[:at]):
        return None
    whom = at + 2
    while whom + 1 < len(atoms) and atoms[whom].has("nation", "then", "definite"):
        whom += 1
    named = atoms[whom].has("name") and " " in atoms[whom].text and not atoms[at + 1].has("with_whom")
    if not (atoms[whom].has("office", "title") or named):
        return None
    return [atoms[at]._replace(kinds={"verb": (RECEIVES,)}), atoms[at + 1]._replace(kinds={"by": None})], at + 2


def _hosted_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will be hosted by Prime Minister X": the verb of the sentence, and no company."""
    verb = atoms[at].text.split(" ")[0]
    if not at or not atoms[at - 1].has("be") or len(verb) == len(atoms[at].text):
        return None
    middle = atoms[at].start + len(verb)
    host = atoms[at]._replace(end=middle, text=verb, norm=verb.lower(), kinds={"verb": (RECEIVES,)})
    by = atoms[at]._replace(start=middle + 1, text=atoms[at].text[len(verb) + 1 :], norm="by", kinds={"by": None})
    return [host, by], at + 1


def _and_a_meal(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Had breakfast with X in Graz and dinner with Y in Linz": another meeting, of the same verb."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("noun"):
        if not atoms[stop].has("at", "on", "date", "time_of_day", "ignorable", "indefinite", "format", "place"):
            return None
        stop += 1
    if stop + 2 >= len(atoms) or not (atoms[stop].has("noun") and atoms[stop + 1].has("with")):
        return None
    if not atoms[stop + 2].has(*SOMEBODY) or not any(atom.has("with") for atom in atoms[:at]):
        return None
    verb = next((i for i in reversed(range(at)) if forms_of(atoms[i])), at)
    held = any(f.verb.sense in (*MEETS, "hold") and f.tense == "past" for f in forms_of(atoms[verb]))
    if not held or any(atom.has("not", "hedge_modal", "condition", "will", "plan_words") for atom in atoms[:at]):
        return None
    dined = atoms[stop]._replace(kinds={"verb": (_DINED,)})
    between = [atom for atom in atoms[at + 1 : stop] if not atom.has("indefinite") or atom.has("at", "on", "date")]
    return [comma_before(atoms[at]), atoms[at], *between, dined], stop + 1


def _and_paid(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Traf sich mit X und stattete Y einen Besuch ab": a visit of its own, whose verb stands in front."""
    if not at or at + 2 >= len(atoms) or not atoms[at + 1].has("pays"):
        return None
    visit = next((i for i in range(at + 2, len(atoms)) if atoms[i].has("verb", "punct")), None)
    hosts = [] if visit is None else [f for f in atoms[visit].kinds.get("verb", ()) if f.verb.sense == "host"]
    if visit is None or not hosts:
        return None
    paid = atoms[at + 1]._replace(kinds={"verb": tuple(hosts), "pays": None})
    return [comma_before(atoms[at]), atoms[at], paid, *atoms[at + 2 : visit]], visit + 1


def _became_first(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Became the first foreign leader to meet the president-elect": met him."""
    to = next(
        (i for i in range(at + 1, min(len(atoms) - 1, at + _LONGEST_FIRST)) if atoms[i].has("infinitive_mark")), 0
    )
    if not to or any(atom.has("verb", "punct", "noun") for atom in atoms[at + 1 : to]):
        return None
    forms = atoms[to + 1].kinds.get("verb", ())
    met = tuple(replace(form, tense="past") for form in forms if form.verb.sense in (*MEETS, "hold"))
    return ([atoms[to + 1]._replace(kinds={"verb": met})], to + 2) if met else None


def _call_on(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In a call on Thursday": no verb."""
    words = atoms[at].text.split(" ")
    if len(words) != 2 or not at or not atoms[at - 1].has("indefinite", "definite", "possessive", "format"):
        return None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("date") or not any(f.verb.sense == "see" for f in atoms[at].kinds["verb"]):
        return None
    first, middle = words[0], atoms[at].start + len(words[0])
    noun = atoms[at]._replace(end=middle, text=first, norm=first.lower(), kinds={"noun": MeetingNoun("phone")})
    on = atoms[at]._replace(start=middle + 1, text=words[1], norm=words[1].lower(), kinds={"on": None})
    return [noun, on], at + 1


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_and_a_meal, {"and"}, {"noun"}),
    (_and_paid, {"and"}, {"pays"}),
    (_while_receiving, {"when"}, {"receiving", "gerund"}),
    (_receiving, {"receiving"}),
    (_hosted_by, {"hosted_by"}),
    (_guest_of, {"definite", "indefinite"}, {"host"}),
    (_guest_of_somebody, {"guest_of"}, {"be"}),
    (_became_first, {"became_first"}),
    (_call_on, {"to see"}, {"date"}),
)
