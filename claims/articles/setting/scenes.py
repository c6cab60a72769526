"""Days and places that another clause or sentence sets: "wo er … traf", "Am Abend …", "damals am 14. Juni"."""

from __future__ import annotations

from claims.articles.sentences import ReadSentence
from claims.articles.setting.elsewhere import is_of_what_was_spoken_of
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.phrases import Phrase

Scene = tuple[int, tuple[DateMention, ...], tuple[PlaceMention, ...]]  # the paragraph for which it holds, day and place
NOWHERE: Scene = (-1, (), ())


def goes_on(sentence: ReadSentence) -> bool:
    """ "Am Abend sprach sie mit …": a part of the day that was named in the sentence before; but "am Abend vor der
    Wahl", "am Abend des Unglücks" is that of another."""
    if "time_of_day" not in sentence.kinds:
        return False
    atoms = sentence.atoms
    at = next(i for i, atom in enumerate(atoms) if atom.has("time_of_day"))
    if not sentence.capital_nouns or at + 1 >= len(atoms) or not atoms[at].capital:
        return True
    if at and atoms[at - 1].capital and atoms[at - 1].kinds.keys() <= {"name", "word"}:
        return False  # "begrüßte sie mit den Worten: Guten Morgen"
    opens = all(not atom.has("verb", "have", "be", "become", "will", "name", "punct") for atom in atoms[:at])
    return not (opens and atoms[at + 1].has("before", "after", "definite", "possessive"))


def opens_with_hour(sentence: ReadSentence) -> bool:
    """ "Bereits am Vormittag war er …", "Am frühen Abend sprach sie …": a part of a day before anything else."""
    if not sentence.capital_nouns or "time_of_day" not in sentence.kinds:
        return False
    first = next((i for i, atom in enumerate(sentence.atoms) if atom.has("time_of_day")), 0)
    led = sentence.atoms[1:first]
    return all(atom.has("ignorable", "at", "on", "also", "word") and not atom.capital for atom in led)


def says_at_what_hour(report: Report) -> bool:
    """ "In the evening she met …", "also held talks with Y in the afternoon": a part of a day, in the clause itself, of
    what was; but "in the morning of the vote", "at night in those years" is of another day."""
    clause, atoms = report.clause, report.sentence.atoms
    if report.status != "held" or clause.pluperfect or not {head.tense for head in report.heads} <= {"past", None}:
        return False
    at = next((i for i, atom in enumerate(atoms) if atom.has("time_of_day") and atom.start >= clause.start), None)
    if at is None or at < len(("in", "the")) or atoms[at].end > clause.end:
        return False
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    free = behind is None or not behind.has("of", "before", "after", "date")
    return free and atoms[at - 1].has("definite") and atoms[at - 2].has("at")


def scene(sentence: ReadSentence) -> Scene:
    """ "Die Präsidentin hatte am Mittwoch in Prag einen vollen Tag": the day and place of what is told next."""
    dates = tuple(
        p.value
        for p in sentence.phrases
        if p.kind == "date" and p.role in ("", "at") and not p.value.bound and not is_of_a_clause(sentence, p)
        if not (_is_of_a_thing(sentence, p) or _is_in_attribute(sentence, p))
    )
    found = zip(sentence.phrases, (None, *sentence.phrases), strict=False)
    places = tuple(p.value for p, led in found if p.kind == "place" and p.role == "at" and not _belongs(led))
    places = tuple(
        place
        for place in places
        if not any(is_of_what_was_spoken_of(sentence, clause, place.start) for clause in sentence.clauses)
    )
    if is_end_of_journey(sentence):
        dates = ()  # «завершил в среду визит в Латвию. В Риге он встретился с X»: by then
        return sentence.paragraph, dates, places
    if len(dates) == 1 and _is_long_and_of_no_journey(sentence, dates[0]):
        return NOWHERE
    return (sentence.paragraph, dates, places) if len(dates) == 1 else NOWHERE


def _is_long_and_of_no_journey(sentence: ReadSentence, date: DateMention) -> bool:
    """ "X took office in January. He met Y", "prices rose last year. X met Y": nobody says that it was then; but "X
    toured Kenya in January. He met Y"."""
    if sentence.capital_nouns or date.granularity not in _LONG:
        return False
    if "travel" in sentence.senses or not sentence.kinds.isdisjoint(_ON_A_JOURNEY):
        return False
    of_nobody = sentence.kinds.isdisjoint(("name", "he", "office", "title", "they"))
    return of_nobody or "other" in sentence.senses or "be" in sentence.kinds  # "was elected in January"


_LONG = ("month", "year", "quarter", "season", "decade")
_ON_A_JOURNEY = ("journey", "visit", "gathering", "event", "occasion", "spends")


def is_end_of_journey(sentence: ReadSentence) -> bool:
    """«Визит завершился в среду», «в среду вернулся»: in Russian, whose articles tell next what he did until then."""
    if sentence.capital_nouns or not sentence.kinds.isdisjoint(("definite", "indefinite")):
        return False
    return "returned" in sentence.kinds or ("ended" in sentence.kinds and "visit" in sentence.kinds)


def is_of_a_clause(sentence: ReadSentence, date: Phrase) -> bool:
    """ "Es ging um ein Abkommen, das im Sommer unterzeichnet werden soll": when something else is or was."""
    before = [phrase for phrase in sentence.phrases if phrase.end <= date.start]
    comma = next((at for at in reversed(range(len(before))) if before[at].value == ","), len(before))
    opener, behind = (*before[comma + 1 : comma + 3], None, None)[:2]
    if opener is None or opener.kind != "word":
        return False
    led = behind is not None and opener.has(*_BEFORE_WHICH) and behind.atoms[0].has("relative")  # ", an dem sie …"
    return led or opener.has(*_SUBORDINATE)


def _is_of_a_thing(sentence: ReadSentence, date: Phrase) -> bool:
    """ "Beim diesjährigen Opernball": an adjective of the thing behind it, which tells nothing of what came before."""
    last = date.atoms[-1]
    if date.value.granularity != "year" or not sentence.capital_nouns or last.capital or not last.text.isalpha():
        return False
    led = date.has("definite") or any(0 <= date.start - a.end <= 1 for a in sentence.those("possessive"))
    behind = next((atom for atom in sentence.atoms if atom.start >= date.end), None)
    return led and behind is not None and behind.capital and not behind.has("noun")


def _is_in_attribute(sentence: ReadSentence, date: Phrase) -> bool:
    """ "Die für 2026 geplante Schließung", "das am Montag eröffnete Werk": when that is or was, between an article and
    the participle before a noun. In German."""
    if not sentence.capital_nouns:
        return False
    led = [atom for atom in sentence.atoms if atom.end <= date.value.start and atom.text][-_BESIDE:]
    behind = [atom for atom in sentence.atoms if atom.start >= date.value.end and atom.text][:_BESIDE]
    if len(led) < _BESIDE or len(behind) < _BESIDE or not led[0].has("definite", "possessive") or led[0].has("at"):
        return False
    attribute = not behind[0].capital and "attributive" in behind[0].forms
    return led[1].has("for", "on") and attribute and behind[1].capital


_BESIDE = 2  # atoms of "die für" and of "geplante Schließung"
_BEFORE_WHICH = ("at", "on", "with", "of", "for", "about")
_SUBORDINATE = ("relative", "that", "when", "condition", "because", "where", "question")


def _belongs(led: Phrase | None) -> bool:
    """Whether a place behind this phrase belongs to it: "over the arrest of a student in Chengdu"."""
    return led is not None and (led.kind == "unknown" or (led.kind == "aside" and not led.atoms[0].has("beside")))


def is_of_what_comes_now(last: ReadSentence | None) -> bool:
    """ "Will visit Nairobi in June. Her first trip led her to Oslo, where she met X": not in June."""
    if last is None or last.capital_nouns or "say" in last.senses:
        return False
    told = (
        a for a in last.atoms if a.has("will", "plan_modal", "plan_words", "verb", "be", "have") or "past" in a.forms
    )
    first = next(told, None)
    return first is not None and first.has("will", "plan_modal", "plan_words") and "there" not in last.kinds
