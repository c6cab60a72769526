"""Places that belong to the noun or word beside them, and not to the meeting: "the situation in the Balkans"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.sentences import ReadSentence
from claims.articles.setting.elsewhere import (
    is_of_other_deed,
    is_of_something_else,
    is_of_what_is_done,
    is_of_what_was_said,
    is_of_what_was_spoken_of,
)
from claims.articles.setting.not_where import is_behind_a_country, is_beside, is_dated
from claims.articles.setting.sorts_of_place import is_country, is_town
from claims.articles.telling.infinitives import is_of_infinitive
from claims.articles.telling.occasions import is_event_of_an_eve
from claims.articles.telling.report import Report
from claims.places import PlaceMention
from claims.reading.gathering import MEETING_SENSES
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_LONGEST_VENUE = 6  # words of "at the newly built presidential complex"
_OPENING = 3  # phrases: what opens a sentence, its place, a comma
_NEXT = 5  # code points between a preposition and its noun: " dem "


def _is_of_a_second_clause(report: Report, place: PlaceMention) -> bool:
    """ "Traf X und legte am Dienstag in Riga einen Kranz nieder", «встретился с X, пока в Риге продолжались протесты»:
    behind an "and" with a day of its own, or right behind the word that opens a clause."""
    if not report.heads or any(head.sense == "noun" for head in report.heads):
        return False
    last = max(head.end for head in report.heads)
    between = [phrase for phrase in report.sentence.phrases if last <= phrase.start and phrase.end <= place.start]
    if between and between[-1].kind == "word" and between[-1].has("when") and not between[-1].has("where"):
        return True
    joint = next((i for i, phrase in enumerate(between) if phrase.kind == "word" and phrase.has("and")), None)
    if joint is None or not report.clause.dates:
        return False
    own = {day.start for day in report.clause.dates if day.start < between[joint].start}
    behind = between[joint + 1 :]
    other = any(phrase.kind == "date" and phrase.value.start not in own for phrase in behind)
    return bool(own) and other and any(phrase.kind == "unknown" for phrase in behind)


def _is_of_what_went_on(report: Report, place: PlaceMention) -> bool:
    """ "As protests continued in Riga, X met Y": of a clause that opens the sentence and tells of nobody; but "when she
    was in Riga", "when the delegation travelled to Riga"."""
    phrases = report.sentence.phrases
    comma = next((i for i, phrase in enumerate(phrases) if phrase.kind == "mark" and phrase.value == ","), 0)
    opening = phrases[:comma]
    if not opening or not opening[0].has("when") or not opening[0].start < place.start < phrases[comma].start:
        return False
    if not report.heads or report.heads[0].start < phrases[comma].start:
        return False
    people = any(p.kind == "parties" and any(one.named != "thing" for one in p.value) for p in opening)
    return not people and not any(p.has("journey", "visit", "went", "summit", "gathering") for p in opening)


def _is_head(report: Report, noun: Phrase) -> bool:
    return any(noun.start <= head.start < noun.end for head in report.heads)


def _opens(report: Report, place: PlaceMention) -> bool:
    """ "Within nine hours in Davos, X met …": the only place, set apart from what follows."""
    phrases = report.sentence.phrases
    if len([p for p in phrases if p.kind == "place"]) != 1 or len(phrases) < _OPENING:
        return False
    first, second, comma = phrases[:3]
    return first.kind == "aside" and second.value is place and comma.value == ","


def qualifies(report: Report, place: PlaceMention) -> bool:
    """ "The situation in the Balkans", "the Ambassador of Serbia": a place that belongs to the word before it."""
    if _names_it(report, place) or is_behind_a_country(report, place):
        return False
    if _is_of_a_second_clause(report, place) or _is_of_what_went_on(report, place):
        return True
    if report.sentence.capital_nouns and is_of_infinitive(report, place.start):
        return True
    if report.sentence.capital_nouns and is_country(place) and _is_of_its_aim(report, place.start):
        return True
    if is_of_next_verb(report, place.start) or is_of_other_deed(report.sentence, report.clause, place.start):
        return True
    if is_of_something_else(report.sentence, place.start) or is_of_what_is_done(report.sentence, place.start):
        return True
    of_a_day = is_dated(report, place) and any(day.granularity == "day" for day in report.clause.dates)
    if is_of_what_was_said(report.sentence, report.clause, place.start) and not of_a_day:
        return True
    if is_of_what_was_spoken_of(report.sentence, report.clause, place.start):
        return True
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.end > place.start), 0)
    while at and not atoms[at].has("at") and _before_a_place(atoms[at - 1]):
        at -= 1  # "in der oberösterreichischen Landeshauptstadt"
    if not atoms[at].has("at") or _is_of_a_mission(atoms, at):
        return True
    before = next((p for p in reversed(report.sentence.phrases) if at and p.end == atoms[at - 1].end), None)
    if before is None or atoms[at].has("right_at"):
        return False
    if place.unlisted:  # "for dinner at the Villa Certosa"
        return place.town and _is_of_event_or_topic(report, before)
    if before.kind == "parties" and (_speaks(report, before) or _judges(report, before, place)):
        return True
    somebody = before.kind == "parties" and report.sentence.capital_nouns
    if somebody and (_is_posted_to(before) or _is_what_it_was_about(report, before)):
        return True
    if before.kind == "parties" and is_country(place) and _is_posted_to(before):
        return True  # "с послом России в США"
    if before.kind == "parties" and before.has("spokesman") and before.value[-1].named == "group":
        return True  # "с представителем МИД России в Воронеже"
    if _is_of_a_post(report.sentence, place) or _is_between_commas(report.sentence, place):
        return True
    if report.sentence.capital_nouns and (
        _is_of_second_noun(report, before) or _is_of_who_opens(report, before, place)
    ):
        return True
    if before.kind == "noun" and is_event_of_an_eve(report.sentence, before.atoms[-1].start):
        return True
    gathering = before.kind == "noun" and before.role == "" and before.has("gathering")
    if gathering and (not _is_head(report, before) or _is_behind_eve(report.sentence, before)):
        return True  # "накануне саммита в Казани", "предложил провести саммит в Казани"
    if before.kind == "aside" and (before.atoms[-1].has("venue", "occasion") or is_beside(before, report)):
        return False  # "at a guesthouse in Ankara", "am Rande der Vollversammlung in New York"
    if before.kind == "aside" and _is_on_it(atoms, before) and is_town(place):
        return False
    since = (atom for atom in atoms[:at] if atom.has("since") and not atom.has("with"))
    if before.kind == "parties" and any(0 <= before.start - atom.end <= _NEXT for atom in since):
        return True  # "seit dem Regierungswechsel in Washington"
    noun = before.kind == "unknown" and before.has("word") and not report.sentence.capital_nouns
    noun = noun and not (_is_venue(atoms, at - 1) or (len(report.clause.dates) == 1 and is_dated(report, place)))
    noun = noun and not (before.has("comes_of_talks") and _is_right_before_after(report, place))
    if before.kind == "aside" and (_opens(report, place) or _is_hour(before)):
        return False
    if before.kind in ("aside", "topic") and before.atoms[0].has("about") and before.atoms[-1].has("it"):
        return False  # "conferred about it in Rome"
    if before.kind in ("aside", "topic") and _is_behind_a_field(report, before, place):
        return False
    return noun or (before.kind in ("aside", "topic") and not before.has("noun"))  # "am Rande des Gipfels in Rom"


def _is_on_it(atoms: Sequence[Atom], aside: Phrase) -> bool:
    """ "Traf am Dienstag auf der Werft in Emden …", "auf einer Messe in Ulm": where that is, they met; but "lobte die
    Arbeit auf der Werft in Emden", "beharrte auf der Sperrung in Emden"."""
    if len(aside.atoms) != len(("auf", "der", "Werft")) or not aside.atoms[0].has("onto"):
        return False
    if not aside.atoms[1].has("on_the") or not aside.atoms[2].capital:
        return False
    led = next((atom for atom in reversed(atoms) if atom.end <= aside.start and not atom.has("ignorable")), None)
    if led is None or led.has("date", "have", "be", "reciprocal", "time_of_day"):
        return True
    named = led.has("name") and " " in led.text
    return named or any(form.verb.sense in MEETING_SENSES for form in led.kinds.get("verb", ()))


def _is_behind_eve(sentence: ReadSentence, noun: Phrase) -> bool:
    """«Встретился с X, накануне саммита в Риге»: a word for the day before, right before what it was the eve of."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= noun.start), None)
    day = before.kinds["date"] if before is not None and before.has("date") and not sentence.capital_nouns else None
    return day is not None and bool(day.relative) and day.weekday is None and day.earliest is None


def _is_of_event_or_topic(report: Report, before: Phrase) -> bool:
    """ "Met X over the strike in Leoben", "ahead of next week's vote in Leoben", «говорили о меньшинствах в Воеводине»:
    of a town that no table has, whose "in" stands behind what they spoke of, or met before."""
    if report.sentence.capital_nouns:
        return False
    if before.kind == "topic" and before.atoms[0].has("about"):
        return True
    if before.kind == "aside":  # and not "over two nights at a convent"
        return before.atoms[0].has("about", "before", "after", "since") and not before.has("number", "at")
    own = [phrase for phrase in report.sentence.phrases if phrase.end <= before.start][-2:]
    owned = len(own) > 1 and own[0].kind == "date" and own[0].role == "before" and own[1].has("possessive_s")
    return owned and before.kind == "unknown"


def _is_behind_a_field(report: Report, topic: Phrase, place: PlaceMention) -> bool:
    """ "Met X for talks on trade and security in Riga on Thursday": a town and a day behind what is of no one place, by
    no article; "for talks on the attack in Nice on Thursday" may be of the attack."""
    if report.sentence.capital_nouns or not topic.atoms[0].has("about") or not is_town(place) or is_country(place):
        return False
    own = topic.atoms[1:]
    field = all(atom.has("word", "and", "thing") and not atom.capital for atom in own)
    met = any(head.sense in ("meet", "host", "noun") for head in report.heads)
    days = [p for p in report.sentence.phrases if p.kind == "date" and 0 <= p.start - place.end <= 1]
    return met and field and bool(own) and len(days) == len(report.clause.dates) == 1


def _is_right_before_after(report: Report, place: PlaceMention) -> bool:
    """ "A deal was signed in Riga after talks between X and Y": what came of the talks was there, and so were they."""
    behind = (p for p in report.sentence.phrases if p.start >= place.end and p.kind not in ("date", "place"))
    first = next((phrase for phrase in behind if phrase.end > phrase.start), None)
    return first is not None and first.kind == "noun" and first.role == "after" and _is_head(report, first)


def _is_of_its_aim(report: Report, at: int) -> bool:
    """ "Der Gipfel zur Verteilung von Flüchtlingen in Österreich": a country behind what the meeting was for; a town
    may be where it was."""
    head = report.heads[-1] if report.heads else None
    if head is None or head.sense != "noun" or at < head.end:
        return False
    between = [atom for atom in report.sentence.atoms if head.end <= atom.start < at and atom.text]
    if len(between) < len(("zur", "Verteilung", "von", "Wasser", "in")) or not between[0].has("purpose"):
        return False
    plain = all(atom.has("name", "word", "of", "definite", "at", "and", "nation") for atom in between[1:])
    return plain and not any(atom.has("noun", "verb", "date") for atom in between)


def _is_of_second_noun(report: Report, before: Phrase) -> bool:
    """ "Bei dem Gespräch schilderte er die Ergebnisse der Tagung in Münster", "während der Audienz berichtete er aus
    den Beratungen der Versammlung in Münster": where something was of which they spoke. `before`: right before it."""
    phrases, head = report.sentence.phrases, report.heads[0] if report.heads else None
    told = next((p for p in phrases if head is not None and p.kind == "noun" and p.start <= head.start < p.end), None)
    if told is None or told.role not in ("at", "for", "after") or before.start < told.end:
        return False
    if before.kind == "noun":
        return before.role == "of" or not _is_head(report, before)
    of = next((p for p in reversed(phrases) if p.end <= before.start), told)
    common = before.kind == "parties" and all(party.named == "common" for party in before.value)
    return common and of is not told and of.kind == "noun" and before.atoms[0].has("definite")


def _is_of_who_opens(report: Report, who: Phrase, place: PlaceMention) -> bool:
    """ "Die Landesregierung in Mainz will mit den Winzern reden": between a body that opens the sentence and its verb,
    where it has its seat."""
    sentence = report.sentence
    if who.kind != "parties" or who.role or any(party.kind == "person" for party in who.value):
        return False
    opens = not any(phrase.start < who.start for phrase in sentence.phrases)
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= place.end), None)
    finite = behind is not None and (behind.kind == "verb" or behind.has("have", "be", "will", "become", "plan_modal"))
    return opens and finite


def _is_hour(phrase: Phrase) -> bool:
    """ "Am Nachmittag in Köln", "um 15 Uhr in Köln": an hour has no place of its own."""
    own = phrase.atoms[-1].has("time_of_day") and phrase.atoms[0].has("at", "on", "toward")
    return own and all(atom.has("definite", "number", "time_of_day") for atom in phrase.atoms[1:])


def _is_of_a_mission(atoms: Sequence[Atom], at: int) -> bool:
    """«С сотрудниками посольства Узбекистана в России»: which embassy it is; "в посольстве Узбекистана в Минске" they
    were."""
    if at < _LED_BY_MISSION or not atoms[at - 1].has("country"):
        return False
    mission = next((i for i in (at - 2, at - 3) if i > 0 and atoms[i].has("venue")), None)
    return mission is not None and not any(atom.has("at", "on") for atom in atoms[max(0, mission - 2) : mission])


_LED_BY_MISSION = 3  # atoms at least: of whom, the embassy, its country


def _is_of_a_post(sentence: ReadSentence, place: PlaceMention) -> bool:
    """ "С руководителем отделения посольства Беларуси в Хабаровске Яном Ковальским", "экзарх в Европе митрополит
    Иоанн": between a post and its holder."""
    phrases = sentence.phrases
    at = next((i for i, p in enumerate(phrases) if p.kind == "place" and p.start <= place.start < p.end), 0)
    stop = next((i for i, p in enumerate(phrases) if i > at and p.kind != "place"), at)
    behind = phrases[stop] if 0 < at < stop else None
    if sentence.capital_nouns or behind is None or behind.kind != "parties" or behind.role:
        return False
    if not behind.atoms[0].has("name", "styled") or behind.start > phrases[stop - 1].end + 1:
        return False
    for phrase in reversed(phrases[max(0, at - _LONGEST_POST) : at]):
        if phrase.kind == "parties" and phrase.atoms[-1].has("title"):
            return True
        of_a_country = phrase.kind in ("parties", "place") and phrase.atoms[-1].has("country")
        if phrase.kind not in ("unknown", "word") and not of_a_country:
            return False
    return False


def _is_between_commas(sentence: ReadSentence, place: PlaceMention) -> bool:
    """ "X, leader of the Lutheran Church in Kenya, was received by Y": of what he is head of, where his post stands
    between commas behind his name."""
    if sentence.capital_nouns:
        return False
    atoms = [atom for atom in sentence.atoms if atom.start < atom.end]
    at = next((i for i, atom in enumerate(atoms) if atom.end > place.start), 0)
    opens = next((i for i in reversed(range(at)) if atoms[i].text == ","), 0)
    closes = next((i for i in range(at, len(atoms)) if atoms[i].text == ","), None)
    if not opens or closes is None or closes + 1 >= len(atoms) or not atoms[opens - 1].has("name"):
        return False
    post = opens + 1 + atoms[opens + 1].has("definite", "indefinite")
    acts = atoms[closes + 1].has("verb", "be", "have", "will", "on")
    inside = atoms[post + 1 : at]
    if inside and inside[0].has("name"):
        return False  # "met X, Speaker Y and Mayor Z in Kenya, discussing trade"
    return acts and atoms[post].has("title", "office") and not any(a.has("who", "when", "date", "with") for a in inside)


_LONGEST_POST = 6  # phrases of "с руководителем отделения посольства Беларуси"


def _is_posted_to(led: Phrase) -> bool:
    """ "Den deutschen Botschafter in Luxemburg", "с послом России в США": where somebody without a name is."""
    last = led.value[-1]
    return last.kind == "office" and any(office.role in _POSTED for office in last.offices)


def _is_what_it_was_about(report: Report, thing: Phrase) -> bool:
    """ "Hauptthema der Unterredung war der Friedensprozess in Kolumbien", "im Zentrum der Gespräche stand …": a thing
    behind the verb, that something of the meeting was; but "Schauplatz des Treffens war ein Hotel in …"."""
    head = report.heads[-1] if report.heads else None
    if head is None or head.sense != "noun" or thing.start < head.end or thing.value[-1].kind != "other":
        return False
    led = [atom for atom in report.sentence.atoms if atom.end <= head.start][-2:]
    owned = len(led) > 1 and led[1].has("definite", "possessive") and not led[1].has("at", "on")
    return owned and led[0].capital and not led[0].has("site", "scene", "at", "noun", "verb")


_POSTED = frozenset({"ambassador", "consul", "nuncio", "envoy"})


def is_of_next_verb(report: Report, at: int) -> bool:
    """ "Проведёт переговоры с X и выступит в Самарканде 20 марта": what comes behind a verb of no table."""
    if "does" not in report.sentence.kinds or not report.heads:
        return False
    last = max((head.end for head in report.heads if head.end <= at), default=at)
    return any(last <= atom.start < at for atom in report.sentence.those("does"))


def _names_it(report: Report, place: PlaceMention) -> bool:
    """ "The Doha meeting on Tuesday", "Tuesday's Doha talks", "their White House talks": a town or building right
    before the noun of the meeting."""
    city = any(found.kind in ("city", "venue") for found in place.candidates[:1]) and not place.compound
    return city and any(head.sense == "noun" and head.start == place.end + 1 for head in report.heads)


def _speaks(report: Report, who: Phrase) -> bool:
    """ "…; a spokesman in Warsaw called the talks useful": somebody without a name, at the beginning, who is there."""
    if who.role or not who.atoms[-1].has("aide") or report.sentence.capital_nouns:
        return False
    before = next((p for p in reversed(report.sentence.phrases) if p.end <= who.start), None)
    return before is None or before.kind == "mark"


def _judges(report: Report, who: Phrase, place: PlaceMention) -> bool:
    """ "Lawmakers in Seoul criticised the talks": where those are who have their say about a meeting of others."""
    heads = report.heads
    if who.role or report.sentence.capital_nouns or not heads or any(head.sense != "noun" for head in heads):
        return False
    if place.start > heads[0].start or any(who.start <= mention.start < who.end for _, mention in report.members):
        return False
    between = [p for p in report.sentence.phrases if place.end <= p.start and p.end <= heads[0].start]
    held = [f for p in between if p.kind == "verb" for f in p.value if f.verb.sense in ("hold", "happen", "meet")]
    return bool(between) and not held and between[0].kind != "date"


def _is_venue(atoms: Sequence[Atom], at: int) -> bool:
    """ "At the presidential complex in Ankara": a noun that stands behind an "at" of its own."""
    first = max(at - _LONGEST_VENUE, 0)
    while at > first and not atoms[at].has("at"):
        if atoms[at].has("verb", "noun", "punct", "with", "about", "of"):
            return False
        at -= 1
    return atoms[at].has("at")


def _before_a_place(atom: Atom) -> bool:
    """Whether a word may stand between "in" and its place, or be the "in"."""
    if atom.has("name") and "of_a_town" in atom.forms and " " not in atom.text:
        return True  # "im Tessiner Ferienort Locarno"
    small = atom.has("word", "ignorable") and not atom.capital
    return small or atom.has("definite", "indefinite", "possessive", "nation", "at")
