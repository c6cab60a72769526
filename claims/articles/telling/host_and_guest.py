"""Who was whose guest, as the last sentence that tells of it says: whom "der Gast", "der Gastgeber" mean. In German."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.cast import Cast, Sides
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.reading.scan import Atom


def sides_of(report: Report | None) -> Sides | None:
    """ "X empfing Y", "Y wurde von X empfangen", "Y besuchte X", "Y war bei X zu Gast": host and guest; None where the
    report is of no such thing."""
    if report is None or not report.sentence.capital_nouns or report.they:
        return None
    people = sorted(report.members, key=lambda pair: pair[1].start)
    receives = "receives" in report.sentence.kinds or {"has_as_guest", "have"} <= report.sentence.kinds
    senses = {head.sense for head in report.heads} - {"noun"}
    if not senses or not senses <= ({"host", "see"} if receives else {"host"}) or len(people) < len("XY"):
        return None
    if len(people) > len("XY"):
        return None, None  # "empfing X und Y": which of them "der Gast" is, nobody says
    atoms = report.sentence.atoms
    (first, mention), (second, _) = people
    passive = "become" in report.sentence.kinds
    turned = _is_object(atoms, mention.start) != (passive and _is_by(atoms, mention.start))
    subject, other = (second, first) if turned else (first, second)
    return (other, subject) if passive or not receives else (subject, other)


def _before(atoms: Sequence[Atom], start: int) -> Sequence[Atom]:
    """The atoms before a name and the words that call him: "den Minister |"."""
    led = [atom for atom in atoms if atom.end <= start]
    while led and led[-1].has("office", "title", "nation", "post", "word", "country") and not led[-1].has("verb"):
        led.pop()
    return led


def _is_object(atoms: Sequence[Atom], start: int) -> bool:
    """ "Den Minister empfing X", "bei Präsident X war Y zu Gast"."""
    led = _before(atoms, start)[-1:]
    return bool(led) and (led[0].has("plural_article") or led[0].has("with_whom"))


def _is_by(atoms: Sequence[Atom], start: int) -> bool:
    led = _before(atoms, start)[-2:]
    return any(atom.has("by") for atom in led)


def meant_as_side(sentence: ReadSentence, told: Sequence[Member], cast: Cast) -> tuple[Member | None] | None:
    """Whom "der Gast" or "der Gastgeber" means of those told of; None where no sentence told of host and guest."""
    word = next((atom for atom in sentence.those("guest")), None)
    if word is None or not sentence.capital_nouns:
        return None
    receives = word.has("who_receives")
    if (home := _home(sentence, word)) is not None and len(theirs := _of_country(told, home)) == 1:
        return (theirs[0],)
    if cast.sides is None:
        return (None,) if receives and cast.focus is not None and cast.focus is cast.guest else None
    one = cast.sides[0 if receives else 1]
    return (one if one in told else None,)


def _home(sentence: ReadSentence, word: Atom) -> str | None:
    """The country of "der Gast aus Moskau"."""
    led, town = (*[atom for atom in sentence.atoms if atom.start >= word.end][:2], None, None)[:2]
    if led is None or town is None or not led.has("from") or not town.has("place"):
        return None
    places = town.kinds["place"].candidates
    return places[0].country if len({place.country for place in places}) == 1 else None


def _of_country(told: Sequence[Member], country: str) -> list[Member]:
    return [one for one in told if country in (one.country, *(office.country for office in one.offices))]
