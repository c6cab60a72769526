"""Which act a group of phrases asserts: a meeting, somebody's presence, or nothing, though its words seem to tell."""

from __future__ import annotations

from claims.reading.draft import Draft
from claims.reading.gathering import MEETING_SENSES, SPEECH_SENSES, Frame, Group
from claims.reading.meeting_words import OF_A_NOUN, PEOPLE
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Act


def asserted(found: Draft, group: Group, frame: Frame) -> Act:
    """What a group asserts; "none" where the words of meeting say something else."""
    senses = found.senses
    nouns = bool(found.meetings())
    meets = bool(senses & MEETING_SENSES)
    if frame.believed or "believe" in senses or any(phrase.has("sport") for phrase in found.everything()):
        return "none"
    took_place = bool(senses & {"happen", "last"})  # "die Unterredung fand im Regierungssitz Rosenbad statt"
    if _opinion(found, meets, nouns) or (nouns and not meets and not took_place and _only_things(found, group)):
        return "none"
    if meets and not nouns and not is_meeting_verb(found, group):
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
    if noun and not meets and not found.senses & OF_A_NOUN:
        return found.says("irrealis", "opinion_modal")
    return False


def _only_things(found: Draft, group: Group) -> bool:
    """ "Das Zusammentreffen unglücklicher Umstände": nobody is named but things."""
    parties = [party for _, party in found.parties] or list(group.subject)
    return bool(parties) and all(party.named in ("thing", "common") for party in parties)


def is_meeting_verb(found: Draft, group: Group) -> bool:
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
    people = [phrase for phrase, party in found.parties if not phrase.role and party.kind in PEOPLE]
    verbs = [phrase for phrase, form in found.verbs if form.verb.sense in MEETING_SENSES]
    first = min((verb.start for verb in verbs), default=0)
    subject = any(phrase.end <= first for phrase in people) or any(party.kind in PEOPLE for party in group.subject)
    owners = {word.start for word in found.words if word.has("possessive_s")}
    with_whom = [p for p, party in found.parties if p.role == "with" and party.kind in PEOPLE and p.end not in owners]
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
