"""A sentence's phrases cut into fragments at commas and conjunctions; `gathering` makes assertions of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claims.quickly import Kept
from claims.reading.elsewhere import leads_elsewhere
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import kinds_of
from claims.reading.verbs import senses_of

_MARKS = frozenset(",;:()–—-/[]")
_GLUED_MARKS = frozenset(",;:()[]")  # cut even where no space stands beside them
DASHES = frozenset("–—-")
_OPENERS = ("that", "when", "because", "condition", "relative", "question")
ARGUMENTS = frozenset({"parties", "date", "place", "duration", "format", "speaker"})
_FINITE = frozenset({"past", "present", "future"})


@dataclass
class Fragment:
    """What stands between two cuts. Its phrases stay as they are once the whole sentence is cut."""

    phrases: list[Phrase]
    mark: str = ""  # the mark before it
    opener: str = ""  # that, when, because, condition, relative, question, and, rather
    opening: list[Phrase] = field(default_factory=list)  # the words that opened it

    @Kept
    def senses(self) -> set[str]:
        """What its verbs say."""
        return senses_of(self.phrases)

    @Kept
    def _kinds(self) -> frozenset[str]:
        """All that its atoms can be."""
        return kinds_of(atom for phrase in self.phrases for atom in phrase.atoms)

    def has(self, *kinds: str) -> bool:
        """Whether one of its atoms can be one of these."""
        return not self._kinds.isdisjoint(kinds)

    @Kept
    def has_noun(self) -> bool:
        """Whether a noun of meeting stands in it; a session of a body is none."""
        return any(phrase.kind == "noun" and phrase.value.sense == "meeting" for phrase in self.phrases)

    @Kept
    def infinitive(self) -> bool:
        """Whether its verb of meeting hangs on another: "…, Gerasimow zu treffen", "getroffen zu haben"."""
        verbs = [form for phrase in self.phrases if phrase.kind == "verb" for form in phrase.value]
        linked = any(phrase.kind == "unknown" and "to_infinitive" in phrase.atoms[-1].forms for phrase in self.phrases)
        if not (self.has("infinitive_mark") or verbs or linked):
            return False
        marked = any(phrase.kind == "word" and phrase.has("infinitive_mark") for phrase in self.phrases)
        joined = linked or any(form.tense == "to_infinitive" for form in verbs)
        unknown = any(phrase.kind == "unknown" for phrase in self.phrases)
        finite = any(form.tense in _FINITE for form in verbs) and not marked
        return (joined or (marked and (bool(verbs) or unknown))) and not finite


def cut(found: Sequence[Phrase], inline_openers: bool) -> list[Fragment]:
    """The fragments of a sentence, in order. Quotation marks and full stops cut nothing and are left out.

    `inline_openers`: conjunctions and relative pronouns open a clause without a comma (English).
    """
    fragments: list[Fragment] = [Fragment([])]
    for index, phrase in enumerate(found):
        current = fragments[-1]
        if phrase.kind == "mark":
            if phrase.value == "," and _closes_date(current.phrases, found[index + 1 :]):
                continue
            if phrase.value in DASHES and _stands_for_verb(current, found[index + 1 :]):
                continue
            if phrase.value in _GLUED_MARKS or (phrase.value in _MARKS and not phrase.atoms[0].glued):
                fragments.append(Fragment([], phrase.value))
            continue
        if not current.phrases and _opens(found, index, current, len(fragments) == 1):
            current.opening.append(phrase)
            continue
        if current.opener == "that" and current.phrases and _judgement_follows(found, index):
            fragments.append(Fragment([phrase]))  # "the claim that they met is false"
            continue
        opener = _opener(found, index) if current.phrases and inline_openers else ""
        if opener and _only_opens(phrase) and _complete(current.phrases):
            fragments.append(Fragment([], "", opener, [phrase]))
            continue
        if opener == "relative" and current.phrases[-1].kind == "parties" and current.phrases[-1].atoms[-1].text == ",":
            fragments.append(Fragment([], ",", opener, [phrase]))  # "the minister, X, who hosted the talks, …"
            continue
        if inline_openers and _is_what_is_said(found, index, current):
            fragments.append(Fragment([phrase], "", "that"))
            continue
        if phrase.kind == "word" and phrase.has("and", "rather", "nor") and _starts_clause(found, index, current):
            fragments.append(Fragment([], "", "and", [phrase]))
            continue
        pieces = _split_list(found, index, current)
        if pieces is not None:
            current.phrases.append(pieces[0])
            fragments.append(Fragment([pieces[1]], "", "and"))
            continue
        current.phrases.append(phrase)
    fragments = [fragment for fragment in fragments if fragment.phrases or fragment.opening]
    return fragments[1:] if _is_dateline(fragments) else fragments


def _is_what_is_said(found: Sequence[Phrase], index: int, current: Fragment) -> bool:
    """ "Putin said Dunford met …", "says he met …": a clause behind a verb of saying, without the "that"."""
    verb = current.phrases[-1] if current.phrases else None
    if verb is None or found[index].kind != "parties" or verb.kind != "verb" or not named(current.phrases):
        return False
    if any(form.verb.sense != "say" for form in verb.value) or all(form.tense not in _FINITE for form in verb.value):
        return False
    if current.has("infinitive_mark", "will", "do", "hedge_modal", "opinion_modal", "plan_modal"):  # "to say"
        return False
    behind = found[index + 1] if index + 1 < len(found) else None
    finite = behind is not None and behind.kind == "verb" and any(form.tense in _FINITE for form in behind.value)
    return finite or (behind is not None and behind.kind == "word" and behind.has("have", "do", "will", "hedge_modal"))


def _stands_for_verb(current: Fragment, behind: Sequence[Phrase]) -> bool:
    """ "…, а в Астане — с Касымовым": a dash for the verb, between where or when and with whom."""
    if current.opener not in ("and", "rather") or not current.phrases:
        return False
    alone = all(phrase.kind in ("place", "date") for phrase in current.phrases)
    return alone and any(phrase.kind == "parties" and phrase.role == "with" for phrase in behind[:1])


def _closes_date(phrases: Sequence[Phrase], behind: Sequence[Phrase]) -> bool:
    """ "am Donnerstag, dem 16. Februar 2017, in Baku": the second comma only closes the date."""
    closes = bool(phrases) and phrases[-1].kind == "date" and any("," in atom.text for atom in phrases[-1].atoms)
    after = next((phrase for phrase in behind if phrase.kind != "mark"), None)
    return closes and after is not None and after.kind != "parties"


def _judgement_follows(found: Sequence[Phrase], index: int) -> bool:
    """Whether a form of to be here is followed by a word that says true or false."""
    if not (found[index].kind == "word" and found[index].has("be")):
        return False
    for phrase in found[index + 1 : index + 4]:
        if phrase.has("truth", "falsehood"):
            return True
        if not (phrase.kind == "word" and phrase.has("not", "ignorable", "indefinite")):
            return False
    return False


def _opens(found: Sequence[Phrase], index: int, current: Fragment, first: bool) -> bool:
    """Whether a phrase at the start of a fragment opens it; the fragment then knows by what."""
    phrase = found[index]
    if current.mark and _led_relative(found, index):  # ", mit dem sich …"
        current.opener = "relative"
        return True
    if current.opener == "relative" and phrase.kind == "word" and phrase.has("relative"):
        return True
    opener = _opener(found, index)
    if opener and (current.mark or first or opener == "that"):
        current.opener = current.opener or opener
        return True
    if phrase.kind == "word" and phrase.has("and", "rather", "nor"):
        current.opener = current.opener or ("rather" if phrase.has("rather") else "and")
        return True
    return False


def _is_dateline(fragments: Sequence[Fragment]) -> bool:
    """ "WASHINGTON – …": a place and nothing else before the first dash is where the report was written."""
    if len(fragments) < 2 or fragments[1].mark not in DASHES or len(fragments[0].phrases) != 1:
        return False
    place = all(atom.has("place") for atom in fragments[0].phrases[0].atoms)
    return place and any(_complete(fragment.phrases) for fragment in fragments[1:])


def _opener(found: Sequence[Phrase], index: int) -> str:
    phrase = found[index]
    if phrase.kind != "word" or (kinds := phrase.kinds).isdisjoint(_OPENERS):
        return ""
    for kind in _OPENERS:
        if kind in kinds:
            if kind == "relative" and "definite" in kinds and not _is_relative(found, index):
                continue
            if kind == "that" and "relative" in kinds and index + 1 < len(found) and is_verb(found[index + 1]):
                return "relative"  # "talks that lasted six hours"
            return kind
    return ""


def _is_relative(found: Sequence[Phrase], index: int) -> bool:
    """Whether "der", "das" behind a comma opens a relative clause: a verb stands at its end, no noun right behind."""
    behind = [phrase for phrase in found[index + 1 : index + 3] if phrase.kind != "mark"]
    if not behind or behind[0].kind in ("noun", "format", "duration", "unknown"):
        return False
    for phrase in found[index + 1 :]:
        if phrase.kind == "mark" and phrase.value in _MARKS:
            break
        if is_verb(phrase):
            return True
    return False


def _led_relative(found: Sequence[Phrase], index: int) -> bool:
    """Whether a preposition here stands before a relative pronoun."""
    phrase = found[index]
    if phrase.kind != "word" or not phrase.has("with", "at", "of", "about", "for") or index + 1 >= len(found):
        return False
    behind = found[index + 1]
    return behind.kind == "word" and behind.has("relative") and _is_relative(found, index + 1)


def _only_opens(phrase: Phrase) -> bool:
    return not phrase.has("definite", "ignorable", "with", "at", "after", "before", "until")


def _complete(phrases: Iterable[Phrase]) -> bool:
    return any(
        phrase.kind in ("verb", "noun") or phrase.has("be", "cleft", "truth", "falsehood", "statement")
        for phrase in phrases
    )


def is_verb(phrase: Phrase) -> bool:
    return phrase.kind == "verb" or (phrase.kind == "word" and phrase.has("be", "have", "become", "will"))


def _starts_clause(found: Sequence[Phrase], index: int, current: Fragment) -> bool:
    """Whether "and" here joins clauses: a verb follows, or parties with a verb, or another pair with its place."""
    if not current.phrases or not _complete(current.phrases):
        return False
    if _is_denied_next(found, index, current):
        return True
    passing = ("ignorable", "reciprocal", "there", "they", "he")
    behind = [
        phrase
        for phrase in found[index + 1 :]
        if is_verb(phrase) or not (phrase.kind == "word" and phrase.has(*passing))
    ]
    arguments = 0
    for phrase in behind:
        if is_verb(phrase):
            return not (arguments and _goes_on_with(behind[0], phrase, current))
        if phrase.kind not in ARGUMENTS:
            break
        arguments += 1
    kinds = {phrase.kind for phrase in behind[:arguments]}
    if "parties" not in kinds:
        return leads_elsewhere(found[index + 1 :], current.phrases)
    return bool(kinds & {"place", "date"}) and len(named(current.phrases)) > 1


def _is_denied_next(found: Sequence[Phrase], index: int, current: Fragment) -> bool:
    """ "Met X in Baku and did not agree", "встретились и ни о чём не договорились": what did not happen is another
    verb's, and they met."""
    tenses = {form.tense for phrase in current.phrases if phrase.kind == "verb" for form in phrase.value}
    finite = bool(tenses & _FINITE) or ("participle" in tenses and current.has("have"))
    behind = found[index + 1 : index + 1 + _LONGEST_DENIAL]
    verb = next((at for at, phrase in enumerate(behind) if phrase.kind == "verb"), None)
    if not finite or not verb:
        return False
    denied = behind[verb - 1].atoms[-1].has("not", "never")
    return denied and not any(phrase.kind in ("mark", *ARGUMENTS) for phrase in behind[:verb])


_LONGEST_DENIAL = 6  # phrases of "ни о чём не договорились", "did not really agree"


def _goes_on_with(behind: Phrase, verb: Phrase, current: Fragment) -> bool:
    """ "Will Gespräche mit X und mit Y | führen", "hofft, Gespräche mit X und mit Y | führen zu können": "with" on
    either side of the "and", and the verb that ends the clause is the first of it, or that of its auxiliary."""
    if not all(p.kind == "parties" and p.role == "with" for p in (behind, current.phrases[-1])):
        return False
    last = next((phrase for phrase in reversed(current.phrases) if is_verb(phrase) or phrase.has(*_AUXILIARY)), None)
    if last is None:
        return True
    completes = verb.kind == "verb" and any(form.tense in ("infinitive", "participle") for form in verb.value)
    return completes and last.kind == "word" and last.has(*_AUXILIARY)


_AUXILIARY = ("will", "have", "become", "plan_modal", "hedge_modal", "plan_words")


def _split_list(found: Sequence[Phrase], index: int, current: Fragment) -> tuple[Phrase, Phrase] | None:
    """ "X met Y and Z met W": the list "Y and Z" belongs to two clauses where a verb stands on either side of it."""
    phrase = found[index]
    if phrase.kind != "parties" or len(phrase.value) < 2 or phrase.role == "between" or index + 1 >= len(found):
        return None
    finite = any(form.tense in _FINITE for other in current.phrases if other.kind == "verb" for form in other.value)
    behind = found[index + 1]
    if not finite or behind.kind != "verb" or any(form.tense == "participle" for form in behind.value):
        return None
    *first, last = phrase.value
    return (
        phrase._replace(value=tuple(first), end=first[-1].whole[1]),
        phrase._replace(value=(last,), start=last.whole[0], role=""),
    )


def named(phrases: Iterable[Phrase]) -> tuple[Party, ...]:
    """The parties of phrases, without those that are ruled out."""
    return tuple(
        party for phrase in phrases if phrase.kind == "parties" and phrase.role != "excluded" for party in phrase.value
    )
