"""The fragments of a sentence gathered into groups, each one assertion.

A group is the fragment with a verb or noun of meeting, the fragments that only carry arguments of it ("On 16 February
2017, …, in Baku"), what was declared behind it, and what else the sentence says. Around the groups stands a frame: who
reports them, whether they are said to be untrue, whether anything makes them doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.reading.elsewhere import once_more
from claims.reading.fragments import ARGUMENTS, DASHES, Fragment, named
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.verbs import senses_of

MEETING_SENSES = frozenset({"meet", "see", "talk", "call", "host", "discuss"})  # "see" stands in articles only
SPEECH_SENSES = frozenset({"agree", "say", "call_as"})
FRAME_SENSES = frozenset({"say", "believe"})
GOVERNING_SENSES = frozenset({"plan", "cancel", "deny", "agree"})  # "planned to meet", "denied having met"
_SUPPORTING = frozenset({"happen", "hold", "attend"})  # verbs that need a noun of meeting
_HEAD_SENSES = MEETING_SENSES | {"attend", "agree", "call_as", "stay", "last"}
_LIGHT = (
    "ignorable", "definite", "indefinite", "have", "be", "become", "will", "not", "both", "reciprocal", "then",
    "rather", "and", "neither", "nor", "time_of_day", "first", "they", "exclusive", "hedge", "apart", "later",
)  # fmt: skip
_SHORTEST = 2  # phrases of "Milley nicht", which rules somebody out


@dataclass(slots=True)
class Group:
    """The phrases of one assertion, with what stands around it."""

    phrases: list[Phrase]
    opener: str = ""
    opening: list[Phrase] = field(default_factory=list)
    content: list[Phrase] = field(default_factory=list)  # what was said, agreed or felt, from fragments of its own
    asides: list[Phrase] = field(default_factory=list)  # fragments that say something else
    shared: list[Phrase] = field(default_factory=list)  # of these phrases, those that stand in another group, too
    subject: tuple[Party, ...] = ()  # who is meant where the group names nobody: antecedent or neighbour's subject
    cleft: bool = False  # "It was not in Cairo that …"
    gap: bool = False  # the verb is left out: "… and Milley in Helsinki in 2021"
    continues: bool = False  # a second verb with the same subject: "and spoke there for six hours"
    doubtful: list[Phrase] = field(default_factory=list)  # what may turn its sense round: "if", "refused to"


@dataclass(slots=True)
class Frame:
    """What stands around the assertions of a sentence."""

    speakers: list[Party] = field(default_factory=list)
    reported: bool = False
    judged: bool = False  # said to be true or untrue
    untrue: bool = False
    believed: bool = False
    doubtful: list[Phrase] = field(default_factory=list)  # "nobody says that …"
    unread: list[Phrase] = field(default_factory=list)  # words of the frame that no table knows
    # Of a statement, as an article's sentences say what it tells: "true or false: …", "partly false", "half true",
    # "that they met is not well known".
    asks: list[Phrase] = field(default_factory=list)
    qualifying: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class _Gathering:
    """What has been gathered of a sentence so far."""

    groups: list[Group] = field(default_factory=list)
    frame: Frame = field(default_factory=Frame)
    pending: list[Phrase] = field(default_factory=list)  # arguments that wait for their verb
    others: list[Fragment] = field(default_factory=list)  # fragments without a meeting that no group has taken yet
    cleft: bool = False  # what is pending came out of "It was … who"


def gather(fragments: Sequence[Fragment]) -> tuple[list[Group], Frame]:
    """The assertions of a sentence and the frame around them. Every phrase ends in a group, its asides or the frame."""
    so_far = _Gathering()
    for position, fragment in enumerate(fragments):
        rest = fragments[position + 1 :]
        kind = _beside(fragment, so_far.groups) or _classify(fragment, rest)
        if kind == "bare" and position and not so_far.cleft and _is_where_he_was(fragment, fragments[position - 1]):
            kind = "other"
        if kind == "other" and _is_planned(fragment, rest):
            so_far.cleft = True
            so_far.pending += fragment.phrases
            continue
        _TAKE[kind](fragment, rest, so_far)
    return _settled(so_far), so_far.frame


def _settled(so_far: _Gathering) -> list[Group]:
    groups = so_far.groups
    if so_far.pending and groups:
        groups[-1].asides += so_far.pending
    elif so_far.pending:
        groups.append(Group(so_far.pending))
    for fragment in so_far.others:
        if _reports(fragment) and any(group.opener == "that" for group in groups):
            so_far.frame.reported = True  # "in unserer Zeitung stand, dass …"
        elif groups:
            groups[0].asides += fragment.opening + fragment.phrases
            if not _names_somebody(groups[0]):
                groups[0].subject = groups[0].subject or named(fragment.phrases)
    for group, following in pairwise(groups):
        if is_beside(group) and not group.subject:
            group.subject = subject_of(following.phrases)
    for group in groups:
        group.cleft = so_far.cleft
        if group.opener == "that" and not (so_far.frame.reported or so_far.frame.judged) and not so_far.cleft:
            group.doubtful += group.opening  # "It is a pity that …": nothing says that it was so
        group.doubtful += so_far.frame.doubtful
    return groups


def _reports(fragment: Fragment) -> bool:
    """ "In unserer Zeitung stand, dass …": media, and nothing that they may do with it but report it."""
    media = any(phrase.has("media") for phrase in fragment.phrases)
    return media and not any(phrase.kind in ("verb", "unknown") for phrase in fragment.phrases)


def is_beside(group: Group) -> bool:
    """ "After meeting Farouk in Cairo, …", "Having met him, …": who met is said by what follows, and whom by these.

    Not so "after a meeting of X and Y", "after X's meeting with Y", which name both.
    """
    first = (*group.phrases, None)[0]
    if first is None or group.opener not in ("", "when"):
        return False
    noun = first.kind == "noun" and (first.role in ("after", "before") or group.opener == "when")
    having = first.kind == "word" and first.has("have") and bool(senses_of(group.phrases) & MEETING_SENSES)
    parties = [phrase for phrase in group.phrases if phrase.kind == "parties"]
    verbs = any(phrase.kind == "verb" for phrase in group.phrases)
    return ((noun and not verbs) or having) and bool(parties) and all(phrase.role in ("", "with") for phrase in parties)


def _beside(fragment: Fragment, groups: Sequence[Group]) -> str:
    """What a fragment is to the group before it: what was said there ("content"), or what it was for ("purpose")."""
    if not groups:
        return ""
    senses = fragment.senses
    people = any(party.kind in ("person", "office") for party in named(fragment.phrases))
    if senses_of(groups[-1].phrases) & SPEECH_SENSES and not senses & (MEETING_SENSES | FRAME_SENSES):
        follows = fragment.opener in ("", "that", "relative") and fragment.mark in (",", ":", "")
        return "content" if follows and (fragment.infinitive or not people) else ""
    if fragment.opener == "because" and fragment.infinitive and senses & {"talk", "discuss"} and not people:
        return "purpose"
    happens = bool(senses) and senses <= {"happen"} and not fragment.has_noun and not named(fragment.phrases)
    if fragment.opener == "and" and happens and senses_of(groups[-1].phrases) == {"last"}:
        return "more"
    told = bool(senses_of(groups[-1].phrases) & MEETING_SENSES) and bool(named(groups[-1].phrases))
    return "bare" if told and fragment.mark == "," and not senses and _is_occasion(fragment) else ""


def _classify(fragment: Fragment, rest: Sequence[Fragment] = ()) -> str:
    phrases, senses, noun = fragment.phrases, fragment.senses, fragment.has_noun
    meets = bool(senses & MEETING_SENSES)
    told = "judge" in senses or fragment.has("cleft", "truth", "falsehood")
    if told and not noun and not meets:
        return "frame"
    if fragment.infinitive and _is_ruled_out(fragment):
        return "other"  # "ohne X zu treffen", "statt X zu treffen": that was not
    beside = fragment.opener in ("because", "when", "condition", "relative") and "believe" in senses
    if not noun and not meets and senses & FRAME_SENSES and not beside:
        return "frame"
    if senses and senses <= _SUPPORTING and not noun and (any(o.has_noun for o in rest) or _participial(phrases)):
        return "bare"  # "fand in Baku, der Hauptstadt …, ein Treffen statt"; "a meeting …, held in Baku, was …"
    if noun or senses & _HEAD_SENSES or (fragment.has("be", "absent") and not senses and _is_presence(phrases)):
        return "head"
    if fragment.has("statement") and all(_light(p) or p.has("statement") for p in phrases):
        return "frame"
    if len(phrases) > _SHORTEST and phrases[-1].has("not") and phrases[0].kind == "parties" and fragment.mark == ",":
        return "other"  # ", eine Zusage bekam sie nicht": a clause of its own, whose verb no table has
    argument = any(phrase.kind in ARGUMENTS for phrase in phrases)
    plain = all(phrase.kind in ARGUMENTS | {"aside"} or _light(phrase) for phrase in phrases)
    return "bare" if plain and (argument or fragment.opener == "and") else "other"


def _is_planned(fragment: Fragment, rest: Sequence[Fragment]) -> bool:
    """ "Планируется, что …", "geplant ist, dass …": what follows is a plan, as "X plans to meet Y", unless it was."""
    led = bool(rest) and rest[0].opener == "that" and bool(rest[0].senses & MEETING_SENSES)
    led = led and not any(form.tense == "past" for p in rest[0].phrases if p.kind == "verb" for form in p.value)
    verbs = all(phrase.kind == "verb" or _light(phrase) or _is_it(phrase) for phrase in fragment.phrases)
    return led and verbs and fragment.senses == {"plan"} and not fragment.has("not", "never", "no")


def _is_it(phrase: Phrase) -> bool:
    return phrase.kind == "parties" and all(party.kind == "pronoun" for party in phrase.value)


def _is_where_he_was(fragment: Fragment, before: Fragment) -> bool:
    """ "X, who was in Rome on 3 May, met Y": when and where he was, and not they."""
    last = before.phrases[-1] if before.phrases else None
    his = last is not None and last.kind == "parties" and last.value[-1].kind in ("person", "office")
    his = his and not before.has_noun  # "the meeting of X and Y, which was in Rome"
    return his and fragment.opener == "relative" and fragment.has("be", "absent") and not named(fragment.phrases)


def _is_occasion(fragment: Fragment) -> bool:
    """ "Had met him only once before, at a conference in Valletta last autumn", "…, after talks in Rome, …": where and
    when somebody met, and no meeting of its own; but "empfing X, zu einem Gespräch"."""
    first = (*fragment.phrases, None)[0]
    if first is None or first.kind != "noun" or first.role not in _OCCASION or fragment.opener:
        return False
    return not first.atoms[0].has("purpose") and all(p.kind in ("place", "date") for p in fragment.phrases[1:])


_OCCASION = ("at", "before", "after")


def _is_ruled_out(fragment: Fragment) -> bool:
    leading = (*fragment.opening, *fragment.phrases)[:1]
    return any(phrase.atoms[0].has("without") for phrase in leading)


def _participial(phrases: Sequence[Phrase]) -> bool:
    """Whether every verb is a participle without its auxiliary: ", held in Baku,"."""
    verbs = [phrase for phrase in phrases if phrase.kind == "verb"]
    bare = all(any(form.tense in ("participle", "attributive") for form in phrase.value) for phrase in verbs)
    return bare and not any(phrase.has("have", "be", "become") for phrase in phrases) and not named(phrases)


def _is_presence(phrases: Sequence[Phrase]) -> bool:
    """ "Gerasimov was in Baku on 16 February 2017", where no verb stands: somebody, a form of to be, a place."""
    copula = any(phrase.kind == "word" and phrase.has("be", "absent") for phrase in phrases)
    somebody = any(party.kind in ("person", "office") for party in named(phrases))
    somewhere = any(phrase.kind == "place" and phrase.role == "at" for phrase in phrases)
    return copula and somebody and somewhere


def _light(phrase: Phrase) -> bool:
    return phrase.kind == "word" and phrase.has(*_LIGHT)


def _tells_when_or_where(phrase: Phrase) -> bool:
    """ "Said in Moscow on 3 March that …": of a report, which no claim knows of; "last night it was told" passes."""
    if phrase.kind == "date":
        return not (phrase.value.relative or phrase.value.weekday_only)
    return phrase.kind == "place"


def _take_frame(fragment: Fragment, rest: Sequence[Fragment], so_far: _Gathering) -> None:
    """A reporting frame, a judgement, or a cleft sentence, whose emphasised part goes on as an argument."""
    frame, phrases = so_far.frame, fragment.phrases
    denied = [phrase for phrase in phrases if phrase.kind == "word" and phrase.has("not", "never", "no")]
    denied += [phrase for phrase in phrases if any(party.named == "nobody" for party in named([phrase]))]
    frame.unread += [phrase for phrase in phrases if phrase.kind == "unknown"]
    doubts = [phrase for phrase in phrases if phrase.has("hedge", "hedge_modal", "irrealis", "opinion_modal")]
    if fragment.opener in ("condition", "question"):
        doubts += [phrase for phrase in fragment.opening if not phrase.has("according_name")]  # "wie … meldete"
    if any(phrase.has("statement") for phrase in phrases) and not senses_of(phrases) and not _judges(phrases):
        frame.doubtful += doubts + denied
        return  # "the claim that …"
    senses = fragment.senses
    if senses & FRAME_SENSES:
        frame.reported = True
        second = fragment.opener == "and" and not named(phrases)  # "X and Y met and called for …": a verb of theirs
        after = bool(so_far.groups) and (fragment.mark in (":", ";") or second)
        frame.believed |= "believe" in senses and not after
        frame.speakers += [party for party in named(phrases) if party.named != "nobody"]
        frame.qualifying += [phrase for phrase in phrases if _tells_when_or_where(phrase)]
        frame.doubtful += denied + doubts
        return
    if _judges(phrases):
        tag = [p.has("not") for p in phrases] == [True, False] and fragment.mark == "," and not fragment.opening
        if so_far.groups and not rest and tag:
            return  # ", nicht wahr?"; but ", was nicht stimmt"
        false = any(phrase.has("falsehood") for phrase in phrases)
        frame.judged = True
        if denied and any(phrase.has("sure") for phrase in phrases):  # "it is not known that …": it may be
            if rest and rest[0].opener == "that":
                frame.doubtful += denied
                return
            frame.asks += denied  # "that they met is not well known"
        frame.untrue ^= false ^ bool(denied)
        qualifying = [p for p in phrases if p.kind in ("unknown", "parties") and not p.has("wholly")]
        frame.asks += [p for p in phrases if p.has("or") or (false and p.has("truth"))]
        frame.asks += qualifying if false or denied else []
        frame.qualifying += qualifying  # "half true", "fact check, please"
        frame.doubtful += doubts
        return
    arguments = [phrase for phrase in phrases if phrase.kind in ARGUMENTS or phrase.has("first")]
    left = [phrase for phrase in phrases if phrase not in arguments and not _light(phrase) and not phrase.has("cleft")]
    if denied and left:
        frame.doubtful += left  # "It was not by accident that …" denies the accident
    elif denied:
        arguments = denied + arguments
    frame.doubtful += doubts
    so_far.cleft = True
    so_far.pending += arguments + ([] if denied else left)


def _judges(phrases: Sequence[Phrase]) -> bool:
    return "judge" in senses_of(phrases) or any(phrase.has("truth", "falsehood") for phrase in phrases)


def _take_content(fragment: Fragment, _rest: Sequence[Fragment], so_far: _Gathering) -> None:
    so_far.groups[-1].content += fragment.opening + fragment.phrases


def _take_purpose(fragment: Fragment, _rest: Sequence[Fragment], so_far: _Gathering) -> None:
    """ "um über … zu beraten", "um die Wahl am 19. Juni zu besprechen": what the meeting before it was about."""
    thing = False
    for phrase in fragment.phrases:
        thing |= phrase.kind == "parties" and all(party.kind == "other" for party in phrase.value)
        if thing and phrase.kind in ("parties", "date", "place"):
            so_far.groups[-1].asides.append(phrase)
        elif phrase.kind not in ("verb", "word"):
            so_far.groups[-1].phrases.append(phrase)


def _take_more(fragment: Fragment, _rest: Sequence[Fragment], so_far: _Gathering) -> None:
    """ "The meeting lasted six hours and took place in Helsinki": one assertion."""
    so_far.groups[-1].phrases += fragment.phrases


def _take_head(fragment: Fragment, rest: Sequence[Fragment], so_far: _Gathering) -> None:
    groups, pending, senses = so_far.groups, so_far.pending, fragment.senses
    went = _where_he_went(so_far.others[-1], fragment) if so_far.others else []
    if went:
        fragment = Fragment([*fragment.phrases, *went], fragment.mark, "when", fragment.opening)
    if not went:
        fragment.phrases += _there(fragment, groups)
    if _only_sets_scene(fragment, rest):
        pending += fragment.phrases
        return
    if fragment.opener == "relative" or (groups and not fragment.has_noun and senses <= {"last"}):
        if groups and fragment.opener in ("condition", "question"):
            groups[-1].doubtful += fragment.opening
        brought_in = all(phrase.kind in ARGUMENTS and phrase.role for phrase in pending)
        if groups and fragment.opener != "relative" and brought_in:
            groups[-1].phrases += pending  # "the meeting of X and Y, with Z, in Oslo lasted an hour"
            pending.clear()
        _take_relative(fragment, so_far)
        return
    group = Group(pending + list(fragment.phrases), fragment.opener, list(fragment.opening))
    if fragment.opener in ("condition", "question"):
        group.doubtful += fragment.opening
    ere = [phrase for phrase in fragment.opening if phrase.has("ere")]
    if ere and groups and any(p.kind == "word" and p.has("not", "never", "no") for p in groups[-1].phrases):
        groups[-1].doubtful += ere  # "traf X nicht, bevor er Y traf": not until then
    if fragment.infinitive:
        _hang(group, so_far)
    pending.clear()
    if went:
        group.subject = subject_of(so_far.others[-1].phrases) if so_far.others and _lacks_subject(fragment) else ()
    elif fragment.opener == "and" and groups and not _names_somebody(group):
        group.continues = True
    elif groups and not _names_somebody(group):
        group.subject = () if tells_of_another(fragment.phrases) else named(groups[-1].phrases)
    elif (fragment.opener in ("and", "rather") or ere or _is_next_verb(fragment, groups)) and _lacks_subject(fragment):
        before = groups[-1].phrases if groups else so_far.others[-1].phrases if so_far.others else []
        group.subject = subject_of(before) or (groups[-1].subject[:1] if groups else ())
    groups.append(group)


def tells_of_another(phrases: Sequence[Phrase]) -> bool:
    """ "…, where a summit took place on 17 February": another meeting than the one named before."""
    at = next((at for at, phrase in enumerate(phrases) if phrase.kind == "noun"), None)
    if at is None or "happen" not in senses_of(phrases) or any(phrase.has("first") for phrase in phrases):
        return False
    return phrases[at].has("indefinite") or any(phrase.has("indefinite") for phrase in phrases[max(0, at - 2) : at])


def _is_next_verb(fragment: Fragment, groups: Sequence[Group]) -> bool:
    """Whether a verb goes on behind a comma: "… sat down with X, breakfasted with Y and …"."""
    first = next((phrase for phrase in fragment.phrases if not _light(phrase)), None)
    verb = first is not None and first.kind == "verb" and any(form.tense == "past" for form in first.value)
    listed = bool(groups) and groups[-1].opener != "relative"
    return verb and listed and fragment.mark == "," and not fragment.opener


def _lacks_subject(fragment: Fragment) -> bool:
    """Whether a second verb of meeting names only whom its subject met: "… flew to Baku and met Gerasimov"."""
    adjunct = next((p.start for p in fragment.phrases if p.kind == "noun" and p.role in ("after", "before")), None)
    own = [p for p in fragment.phrases if adjunct is None or p.start < adjunct]  # and not "after talks with X"
    people = [p for p in own if p.kind == "parties" and (p.value[0].kind != "other" or p.has("group"))]
    verb = next((phrase for phrase in fragment.phrases if phrase.kind == "verb"), None)
    if verb is None or not people or not _is_one_after_the_other(own, people) or people[0].value[0].kind == "pronoun":
        return False
    senses = fragment.senses & MEETING_SENSES
    behind = people[0].start > verb.start or (people[0].role == "" and _is_perfect(verb))
    behind = behind and bool(senses & {"meet", "see", "host", "call"})
    passive = people[0].role == "of" and any(phrase.has("become") for phrase in fragment.phrases)
    return bool(senses) and (people[0].role in ("with", "by") or behind or passive)


def _is_one_after_the_other(phrases: Sequence[Phrase], people: Sequence[Phrase]) -> bool:
    """ "And met X in the morning and Y in the afternoon": each further one behind a word for "and"."""
    led = [phrases[at - 1] for at in range(1, len(phrases)) if phrases[at] in people[1:]]
    return all(before.has("and") and other.role == "" for before, other in zip(led, people[1:], strict=True))


def _is_perfect(verb: Phrase) -> bool:
    """Whether a verb can only be a participle, with whom it concerns before it: "und hat dort Y getroffen"."""
    return all(form.tense == "participle" for form in verb.value)


def subject_of(phrases: Sequence[Phrase]) -> tuple[Party, ...]:
    """Who stands before the verb as its subject, or right behind a verb that a date or place opens, if it is one."""
    told_of = [phrase for phrase in phrases if phrase.kind in ("parties", "verb")]
    turned = bool(told_of) and phrases[0].kind in ("date", "place") and told_of[0].kind == "verb"
    first = next(iter(told_of[1:] if turned else told_of), None)
    if first is None or first.kind != "parties" or first.role != "":
        return ()
    told = all(party.kind in ("person", "office", "pronoun") or party.named == "group" for party in first.value)
    return first.value if told else ()


def _hang(group: Group, so_far: _Gathering) -> None:
    """An infinitive hangs on the fragment before it, whose subject is its own: "Dunford weigerte sich, …"."""
    if so_far.others:
        governing = so_far.others.pop()
        group.phrases = governing.opening + governing.phrases + group.phrases
        if not governing.senses & GOVERNING_SENSES:
            group.doubtful += governing.phrases
    elif so_far.groups and so_far.groups[-1].asides:
        group.doubtful += so_far.groups[-1].asides[:1]


def _take_relative(fragment: Fragment, so_far: _Gathering) -> None:
    groups, pending, senses = so_far.groups, so_far.pending, fragment.senses
    scene = any(phrase.kind == "noun" for phrase in pending)
    meets = bool(senses & (MEETING_SENSES | {"agree"})) or fragment.has_noun
    if (groups or scene) and not meets and (scene or not pending):
        (pending if scene else groups[-1].phrases).extend(fragment.phrases)  # "a meeting that lasted six hours"
        return
    where = any(phrase.has("where") for phrase in fragment.opening)
    antecedent = () if where else named(pending) or (named(groups[-1].phrases) if groups else ())
    if not antecedent and not where and so_far.others:
        antecedent = named(so_far.others[-1].phrases)
    group = Group(list(fragment.phrases) + _there(fragment, groups), "relative", subject=antecedent[-1:])
    if so_far.cleft:
        kept = [as_place(phrase) if where else phrase for phrase in pending]
        kept = [phrase for phrase in kept if phrase.kind != "parties" or phrase.role == "excluded"]
        group.phrases = kept + group.phrases
        pending.clear()
    groups.append(group)


def _where_he_went(journey: Fragment, fragment: Fragment) -> list[Phrase]:
    """ "Milley flew to Helsinki, where he met …": the place of what follows."""
    if not any(phrase.has("where") for phrase in fragment.opening):
        return []
    places = [phrase for phrase in journey.phrases if phrase.kind == "place"]
    if "travel" not in journey.senses or len(places) != 1 or any(phrase.kind == "place" for phrase in fragment.phrases):
        return []
    return [places[0]._replace(role="at")]


def _there(fragment: Fragment, groups: Sequence[Group]) -> list[Phrase]:
    """ "… in Helsinki, where they had met in 2019": the place that "where" stands for."""
    if not groups or not any(phrase.has("where") for phrase in fragment.opening) or not named(fragment.phrases):
        return []
    last = groups[-1].phrases[-1:]
    own = any(phrase.kind == "place" for phrase in fragment.phrases)
    return [] if own else [phrase for phrase in last if phrase.kind == "place" and phrase.role == "at"]


def as_place(phrase: Phrase) -> Phrase:
    """ "Es war Baku, wo …": a capital that looked like a party is the place."""
    atom = phrase.atoms[0]
    if phrase.kind != "parties" or not atom.has("place"):
        return phrase
    return Phrase("place", atom.start, atom.end, "at", atom.kinds["place"], (atom,))


def _only_sets_scene(fragment: Fragment, rest: Sequence[Fragment]) -> bool:
    """ "In talks in Helsinki, Milley and Gerasimov discussed …": the noun belongs to the assertion that follows."""
    if fragment.senses or named(fragment.phrases) or fragment.opener:
        return False
    comes = next((other for other in rest if other.opener != "relative"), None)
    return comes is not None and bool(named(comes.phrases)) and _classify(comes) == "head"


_BEHIND_LABEL = (":", ")", "]", *DASHES)


def _take_bare(fragment: Fragment, rest: Sequence[Fragment], so_far: _Gathering) -> None:
    groups = so_far.groups
    around = so_far.pending + (groups[-1].phrases if groups else [])
    fragment.phrases = _places_among(fragment.phrases, around)
    if not groups and rest and rest[0].mark in _BEHIND_LABEL:  # "8 February 2019: …" may be the day of the report
        fragment.phrases = [p._replace(role="label") if p.kind == "date" else p for p in fragment.phrases]
    parties = named(fragment.phrases)
    if groups and parties and _is_gap(fragment, rest, groups[-1]):
        shared = _set_before(groups[-1], fragment)
        subject = _shared(fragment, groups[-1])
        groups.append(Group([*shared, *fragment.phrases], "and", gap=True, subject=subject, shared=shared))
        return
    joined = fragment.opener == "and" or any(phrase.has("later") for phrase in fragment.phrases[:1])
    if groups and joined and (more := once_more(fragment.phrases, groups[-1].phrases)) is not None:
        groups[-1].phrases += more[0]
        groups[-1].phrases = [phrase for phrase in groups[-1].phrases if phrase not in more[2]]
        groups[-1].shared += more[0]
        subject = named(groups[-1].phrases) or groups[-1].subject
        groups.append(Group([*more[1], *fragment.phrases], "and", gap=True, subject=subject, shared=more[1]))
        return
    comes = any(_classify(other) == "head" and other.opener not in ("relative", "and") for other in rest)
    waits = bool(fragment.senses) and not _participial(fragment.phrases)
    if groups and not (comes and parties) and not waits:
        groups[-1].phrases += fragment.opening + _excluded(fragment.phrases)
    else:
        so_far.pending += fragment.opening + _excluded(fragment.phrases)


def _places_among(phrases: list[Phrase], around: Sequence[Phrase]) -> list[Phrase]:
    """A capital between commas is the place, where parties are named already: "…, Baku, 16 Feb", "not Brussels"."""
    alone = [phrase for phrase in phrases if not (phrase.kind == "word" and phrase.has("not"))]
    if len(alone) != 1 or alone[0].kind != "parties" or len(alone[0].value) != 1:
        return phrases
    if alone[0].value[0].kind == "person":
        return phrases  # "der Vermittler, Nigerias Präsident X, …"
    ruled_out = len(alone) < len(phrases) and any(phrase.kind == "place" for phrase in around)
    if not (named(around) or ruled_out):
        return phrases
    return [as_place(phrase) for phrase in phrases]


def _is_gap(fragment: Fragment, rest: Sequence[Fragment], group: Group) -> bool:
    """Whether arguments alone repeat the pattern of the group before: "…, mit Milley in Helsinki"."""
    if any(phrase.kind == "word" and phrase.has("not", "neither") for phrase in group.phrases + fragment.phrases):
        return False
    if any(phrase.kind == "word" and phrase.has("first", "be") for phrase in fragment.phrases):
        return False  # "…, was the first since 2014"
    kinds = {phrase.kind for phrase in fragment.phrases} & {"place", "date"}
    repeated = bool(kinds & {phrase.kind for phrase in group.phrases})
    if not kinds:  # "…, а Милли и Герасимов — в Хельсинки", "…, а затем с Милли"
        if any(phrase.has("thereby") for phrase in fragment.phrases) and _only_with(fragment.phrases):
            return True
        return fragment.opener in ("and", "rather") and bool(rest) and rest[0].mark in DASHES
    added = fragment.opener == "and" and not _goes_on_listing(fragment, group)
    return repeated or added or fragment.opener == "rather"


def _goes_on_listing(fragment: Fragment, group: Group) -> bool:
    """ "Met the governor, X, and the mayor, Y, in Bristol on Sunday": a comma that ends an apposition, and one meeting:
    where and when stands behind both of them alone."""
    first, last = fragment.phrases[0], group.phrases[-1]
    met = any(phrase.kind == "verb" and phrase.end <= last.start for phrase in group.phrases)
    return met and first.kind == last.kind == "parties" and first.role == last.role


def _set_before(group: Group, fragment: Fragment) -> list[Phrase]:
    """The time and place that stand before whoever is met, and so are of the next one, too: "am Montag traf X in A Y,
    in B Z". What stands behind him is his alone."""
    people = [phrase.start for phrase in group.phrases if phrase.kind == "parties"]
    own = {phrase.kind for phrase in fragment.phrases}
    before = [phrase for phrase in group.phrases if people and phrase.start < people[-1]]
    return [phrase for phrase in before if phrase.kind in ("date", "place") and phrase.kind not in own]


def _only_with(phrases: Sequence[Phrase]) -> bool:
    """Whether parties stand here, and all of them behind a "with"."""
    people = [phrase for phrase in phrases if phrase.kind == "parties"]
    return bool(people) and all(phrase.role == "with" for phrase in people)


def _shared(fragment: Fragment, group: Group) -> tuple[Party, ...]:
    """Who of the group before also belongs to a gap that names one party: all but the one that it stands for."""
    mine = [phrase for phrase in fragment.phrases if phrase.kind == "parties"]
    if len(named(mine)) != 1:
        return ()
    theirs = [phrase for phrase in group.phrases if phrase.kind == "parties"]
    if mine[0].role:
        kept = [phrase for phrase in theirs if phrase.role != mine[0].role]
    else:
        verb = next((phrase.start for phrase in group.phrases if phrase.kind == "verb"), 0)
        subject = any(phrase.kind == "word" and phrase.has("do") for phrase in fragment.phrases)  # "and Dunford did so"
        kept = [phrase for phrase in theirs if (phrase.start < verb) != subject]
        if not kept and not subject and len(theirs) > 1 and not any(phrase.role for phrase in theirs):
            kept = theirs[:1]  # "Am Montag traf X in A Y, am Dienstag in B Z"
    return named(kept) or named(theirs)


def _excluded(phrases: Sequence[Phrase]) -> list[Phrase]:
    """ ", not Milley,": an argument that a fragment of its own rules out."""
    if len(phrases) >= 2 and phrases[0].kind == "word" and phrases[0].has("not") and phrases[1].kind in ARGUMENTS:
        ruled_out = phrases[1]._replace(role="excluded", start=phrases[0].start)
        return [ruled_out, *phrases[2:]]
    return list(phrases)


def _take_other(fragment: Fragment, rest: Sequence[Fragment], so_far: _Gathering) -> None:
    """A fragment that says something else: it belongs to the assertion beside it, as what nothing is compared with."""
    if not so_far.groups:
        so_far.others.append(fragment)
        return
    group = so_far.groups[-1]
    if group.content and fragment.opener in ("", "that") and fragment.infinitive:
        group.content += fragment.phrases
        return
    hangs = bool(rest) and rest[0].infinitive
    if hangs:
        so_far.others.append(fragment)
        return
    group.asides += fragment.opening + fragment.phrases
    if not _names_somebody(group):
        group.subject = group.subject or named(fragment.phrases)


_TAKE = {
    "frame": _take_frame,
    "content": _take_content,
    "purpose": _take_purpose,
    "more": _take_more,
    "head": _take_head,
    "bare": _take_bare,
    "other": _take_other,
}


def _names_somebody(group: Group) -> bool:
    """Whether a group names a party; what was discussed is none ("… and discussed the plan")."""
    parties = [phrase for phrase in group.phrases if phrase.kind == "parties"]
    if parties and senses_of(group.phrases) & MEETING_SENSES == {"discuss"}:
        return any(party.named != "thing" for phrase in parties for party in phrase.value)
    return bool(parties)
