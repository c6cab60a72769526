"""Which slots belong to something else than the meeting: to its calling off, to an office, to what was planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims.reading.draft import Draft
from claims.reading.gathering import MEETING_SENSES, Frame, Group, subject_of
from claims.reading.parties import Party
from claims.reading.phrases import Phrase


def with_him(parties: tuple[Party, ...], group: Group, frame: Frame, denied: bool) -> tuple[Party, ...]:
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


def without_posts(parties: tuple[Party, ...], shape: Mapping[str, Any]) -> tuple[tuple[Party, ...], list[Phrase]]:
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


def leave_to_plans(found: Draft, told: Sequence[str]) -> None:
    """ "X soll Y am Montag treffen" is of a plan, and only "soll Y getroffen haben" is what somebody says of it."""
    at = next((at for at, word in enumerate(found.words) if word.atoms[0].norm in told and not word.atoms[1:]), None)
    ahead = any(form.tense == "infinitive" and form.verb.sense in MEETING_SENSES for _, form in found.verbs)
    if at is None or not ahead or not found.dates or found.says("have", "not", "never", "no"):
        return
    word = found.words[at]
    found.words[at] = word._replace(atoms=(word.atoms[0]._replace(kinds={"plan_modal": None}),))
    found.kinds = (found.kinds - {"hedge_modal"}) | {"plan_modal"}


def whole_phrase(text: str, party: Party) -> Party:
    """ "Dunford's deputy", who is shown with all of his phrase, and not as Dunford."""
    start, end = party.whole
    if party.named != "aide" or not start <= party.start < party.end <= end:
        return party
    return party._replace(start=start, end=end, text=text[start:end])


def at_midnight(phrases: Iterable[Phrase]) -> list[tuple[Phrase, bool]]:
    """ "Shortly after midnight on 8 February": of the day before, or of that one."""
    return [(phrase, True) for phrase in phrases if phrase.has("midnight")]


_NOUN_AND_ALL = 10_000  # code points: nothing ends what belongs to the noun


def leave_to_calling_off(found: Draft, articles: bool) -> None:
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


def leave_to_office(found: Draft) -> None:
    """ "The first US chief of staff met X": that is said of him, and not of their meeting."""
    if not found.says("foremost"):
        return
    holders = (p for p, party in found.parties if party.offices and not (p.role or p.atoms[0].has("definite")))
    before = {phrase.start - 1 for phrase in holders}  # and not "it was the first of the chiefs of staff"
    told = [word for word in found.words if word.has("foremost") and word.end in before]
    found.words = [word for word in found.words if word not in told]
    found.loose += [(word, True) for word in told]
    found.kinds = frozenset(kind for word in found.words for kind in word.kinds)


def leave_kept_plans(found: Draft) -> None:
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


def may_have_its_day(phrase: Phrase, found: Draft) -> bool:
    """ "On 6 May, X left London and met Y": the day may be that of what stands between it and the meeting."""
    heads = [verb.start for verb, _ in found.verbs] + [noun.start for noun in found.nouns]
    return any(date.end <= phrase.start for date in found.dates) and phrase.end <= min(heads, default=0)
