"""Two people whose names stand side by side: "traf Dunford Gerassimow", "dass Joe Dunford Waleri Gerassimow traf",
«с Марком Милли Герасимов встретился».

Where a verb puts subject and object next to each other, capitals in a row are two names. They are told apart only
where a verb that needs a party on either side would else have one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.names import is_given_name
from claims.reading.parties import Party


def told_apart(party: Party) -> tuple[Party, Party] | None:
    """The two people of a name that can be none of one person's, as given names stand; None for any other."""
    words = (party.name or "").split(" ")
    if party.kind != "person" or party.text not in ("", party.name) or not all(map(_is_plain, words)):
        return None
    given = tuple(map(is_given_name, words))
    at = {
        (False, False): 1,  # Dunford | Gerassimow
        (False, True, False): 1,  # Dunford | Waleri Gerassimow
        (True, False, False): 2,  # Joe Dunford | Gerassimow
        (True, False, True, False): 2,  # Joe Dunford | Waleri Gerassimow
    }.get(given)
    return None if at is None else _apart(party, words, at)


def told_apart_by_case(party: Party, cases: Mapping[str, Sequence[str]]) -> tuple[Party, Party] | None:
    """The two people of a name behind "with" whose first words stand in that case, and the others in a subject's; None
    where all of it may be one name: «с Марком Милли», «с Хасаном Фаруком Саидом».

    `cases`: how words end in the cases of their language.
    """
    words = (party.name or "").split(" ")
    ends = tuple(cases["instrumental"])
    if party.kind != "person" or party.text not in ("", party.name) or not all(map(_is_plain, words)):
        return None
    if len(words) < 2 or not ends or not words[0].endswith(ends) or is_given_name(words[0]) or words[-1].endswith(ends):
        return None
    as_they_stand = [at for at, word in enumerate(words[1:-1], 1) if is_given_name(word)]
    if as_they_stand:  # «с Данфордом Валерий Герасимов», «с Джо Данфордом …» has no case of its own
        at = as_they_stand[0]
    elif len(words) == _GIVEN_FAMILY_FAMILY:  # «с Марком Милли Герасимов»
        at = 2
    else:
        return None
    first, second = _apart(party, words, at)
    return first, second._replace(oblique=False)


_GIVEN_FAMILY_FAMILY = 3  # words


def _apart(party: Party, words: Sequence[str], at: int) -> tuple[Party, Party]:
    first, second = " ".join(words[:at]), " ".join(words[at:])
    middle = party.start + len(first)
    one = party._replace(end=middle, text=first, name=first, whole=(party.whole[0], middle))
    other = party._replace(start=middle + 1, text=second, name=second, whole=(middle + 1, party.end))
    return one, other._replace(offices=(), country=None)


def _is_plain(word: str) -> bool:
    """A capital and small letters: no initial, particle, hyphen or word in capitals."""
    return len(word) > 2 and word.isalpha() and word.istitle()
