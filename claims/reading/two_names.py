"""Two people whose names stand side by side: "traf Dunford Gerassimow", "dass Joe Dunford Waleri Gerassimow traf".

Where a verb puts subject and object next to each other, capitals in a row are two names. They are told apart only
where a verb that needs a party on either side would else have one.
"""

from __future__ import annotations

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
    if at is None:
        return None
    first, second = " ".join(words[:at]), " ".join(words[at:])
    middle = party.start + len(first)
    one = party._replace(end=middle, text=first, name=first, whole=(party.whole[0], middle))
    other = party._replace(start=middle + 1, text=second, name=second, whole=(middle + 1, party.end))
    return one, other._replace(offices=(), country=None)


def _is_plain(word: str) -> bool:
    """A capital and small letters: no initial, particle, hyphen or word in capitals."""
    return len(word) > 2 and word.isalpha() and word.istitle()
