"""Two wordings of a topic or an outcome: whether one says what the other, which a source has, says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from claims.language import Language
from claims.text import Token, tokens

WORDING = 82.0  # likeness of content words, on average, from which a wording says what the known one says
_SAME_BEGINNING = 70.0  # percent of the longer word: "Gespräch", "Gesprächen"
_SLIP = 90.0  # fuzz.ratio of two words of which one is misspelt; "Ablehnung" and "Anlehnung" have 89
_LIGHT_WORDS = (
    "definite", "indefinite", "possessive", "and", "of", "at", "on", "about", "ignorable", "purpose", "have", "be",
    "become", "irrealis", "reciprocal", "they", "infinitive_mark", "that",
)  # fmt: skip
_MEANT = ("hedge_modal", "will", "irrealis")
_TURNING = ("not", "never", "no", "neither", "nor", "without", "condition")


def content_words(text: str, language: Language) -> list[str]:
    """The words of a wording that carry it: without articles, prepositions and what the tables let pass."""
    light = _light(language)
    return [token.norm for token in tokens(text) if token.kind in ("word", "number") and token.norm not in light]


@cache
def _words(language: Language, kinds: tuple[str, ...]) -> frozenset[str]:
    table = language.section("clauses")["words"]
    return frozenset(word.casefold() for kind in kinds for word in table.get(kind, ()))


@cache
def _light(language: Language) -> frozenset[str]:
    """Words that carry nothing of a wording, and those before it: "darauf, dass …"; "both" says how many."""
    passed = language.section("clauses").get("passed_over", ())
    light = _words(language, _LIGHT_WORDS) - _words(language, ("both",))
    return light.union(word.casefold() for word in passed)


def wording_score(said: Sequence[str], known: Sequence[str]) -> float:
    """How well what was said stands in the known wording, 0 to 100: each word with its nearest, by rapidfuzz.

    0 where one of the words has none that is near: it would pass unchecked. Near are words with the same beginning
    ("Gespräch", "Gesprächen"; not "Abzug", "Anzug") and long ones with a slip.
    """
    if not said or not known:
        return 0.0
    nearest = [max(_likeness(word, other) for other in known) for word in said]
    return sum(nearest) / len(nearest) if min(nearest) > 0 else 0.0


def _likeness(word: str, other: str) -> float:
    beginning = 100 * Prefix.normalized_similarity(word, other)
    slip = fuzz.ratio(word, other) if word[:1] == other[:1] else 0.0  # "unproduktiv" is no slip of "produktiv"
    return max(beginning, slip) if beginning >= _SAME_BEGINNING or slip >= _SLIP else 0.0


def says_as_much(said: str, known: str, language: Language) -> bool:
    """Whether a wording leaves out nothing of the known one that may turn it round.

    That is its verb ("end the cooperation", "den Ausbau zu stoppen"), a word that denies, that it is only to be or
    should be, and, where the words of a compound stand apart, what the thing is: a "port office" is no port. Of a known
    wording of several clauses those count of which something is said.
    """
    if _is_meant(known, language) and not _is_meant(said, language):
        return False  # "reopened the border" of "would reopen the border"
    own = content_words(said, language)
    for at, words in enumerate(_clauses_of(known)):
        missing = [word for word in words if not any(_likeness(mine, word.norm) for mine in own)]
        if len(missing) < len(words) and _is_turned(words, missing, at == 0, language):
            return False
        if language.section("lexicon").get("compounds_apart") and _breaks_off(own, words, missing, language):
            return False
    return True


def _is_meant(text: str, language: Language) -> bool:
    """Whether a wording says that something is to be, may or should be, and not that it is: "would", "ready to"."""
    said = f" {' '.join(token.norm for token in tokens(text))} "
    return any(f" {wording} " in said for wording in _words(language, _MEANT))


def _clauses_of(text: str) -> list[list[Token]]:
    """The words of a text, apart where a mark stands between them."""
    found: list[list[Token]] = [[]]
    for token in tokens(text):
        if token.kind in ("word", "number"):
            found[-1].append(token)
        elif token.text in ",;:":
            found.append([])
    return found


def _is_turned(words: Sequence[Token], missing: Sequence[Token], first: bool, language: Language) -> bool:
    """Whether what is missing of these words may be their verb, or denies something: the first word, if it brings
    nothing in; all that stand behind "zu", with the last, if it has no capital letter where nouns have one."""
    marks, turning = _words(language, ("infinitive_mark",)), _words(language, _TURNING)
    light = _light(language)
    verbs = [word for mark, word in pairwise(words) if mark.norm in marks]
    if language.section("lexicon").get("capital_nouns") and words[-1].text[0].islower():
        verbs.append(words[-1])
    opens = first and words[0].norm not in light and words[0] in missing
    denies = any(word.norm in turning for word in missing if word.norm not in light)
    return opens or denies or (bool(verbs) and all(verb in missing for verb in verbs))


def _breaks_off(own: Sequence[str], words: Sequence[Token], missing: Sequence[Token], language: Language) -> bool:
    """Whether the last word of a wording is, in the known one, followed by one that it leaves out."""
    light = _light(language)
    return any(
        behind in missing and behind.norm not in light and behind.start - word.end == 1
        for word, behind in pairwise(words)
        if own and _likeness(own[-1], word.norm)
    )
