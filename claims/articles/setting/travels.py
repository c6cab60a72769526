"""Journeys that a sentence tells of: whoever met somebody there was where he had gone, on the days of his visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.elsewhere import came_there
from claims.articles.setting.sorts_of_place import is_city_state, is_town
from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.said import Clause
from claims.reading.scan import Atom


def trip(sentence: ReadSentence) -> tuple[DateMention, ...]:
    """ "… reist in der kommenden Woche nach Indien": the days of a journey, on which those met there are met."""
    if "travel" not in sentence.senses:
        return ()
    went = next((p.start for p, form in sentence.verbs if form.verb.sense == "travel"), 0)
    said = next((p.start for p, f in sentence.verbs if f.verb.sense == "say" and p.start > went), sentence.scanned.end)
    dates = tuple(
        phrase.value
        for phrase in sentence.phrases
        if phrase.kind == "date" and not phrase.value.bound and phrase.start < said  # ", сообщили в пятницу"
    )
    if len(dates) != 1:
        return ()
    tenses = {form.tense for _, form in sentence.verbs if form.verb.sense == "travel"}
    return dates if tenses and not tenses & {"past", "participle"} else ()  # who came is there already


def has_come(sentence: ReadSentence) -> bool:
    """ "Министр в понедельник прибыл в Астану": whether somebody is there already."""
    forms = [form for _, form in sentence.verbs if form.verb.sense == "travel"]
    return bool(forms) and all(form.tense == "past" for form in forms) and not sentence.capital_nouns


def add_journey(report: Report) -> None:
    """ "Flew to Riyadh on Monday and met …", "on a visit to Tunis", "с Тархановым, прилетевшим в Улан-Батор": where
    somebody went to whom the sentence names; the day, too, where he met somebody after he had gone."""
    clause = report.clause
    if clause.format in ("phone", "video") or not report.heads:
        return
    head = report.heads[0].start
    stays_at = _where_he_is(report.sentence, head)
    silent = stays_at is None and report.there is None and "journey" not in report.sentence.kinds
    if silent or place_of(report) is not None:
        return
    for at, atom in enumerate(report.sentence.atoms if "journey" in report.sentence.kinds else ()):
        if "journey" not in atom.kinds or _is_when(report.sentence.atoms, at):
            continue
        if report.status == "held" and not _came_himself(report.sentence, at):
            continue  # "X, who will visit Riga on Monday, met Y"
        if report.status == "held" and any(a.has("upcoming") for a in report.sentence.atoms[max(0, at - _NEAR) : at]):
            continue  # "отметил важность предстоящего в мае визита в Баку"
        place = _destination(report.sentence.atoms[at + 1 : at + 1 + _NEAR])
        if place is None and report.sentence.capital_nouns and atom.has("verb"):  # "ist am Montag nach Kairo gereist"
            set_apart = any(a.text in ",;:" for a in report.sentence.atoms[max(0, at - _NEAR) : at])
            place = None if set_apart else _destination(_before_verb(report.sentence.atoms, at))
        visiting = not report.sentence.capital_nouns and _is_on_a_visit(report.sentence.atoms, at)
        if place is None and visiting:
            place = _destination(report.sentence.atoms[at + 1 : at + 1 + _NEAR], far=True) or _named_before(
                report.sentence.atoms[at - 1]
            )
        if place is None and report.sentence.capital_nouns and atom.has("verb") and not _goes_on_after_it(report):
            place = _toward(report.sentence.atoms, at) or _visited(report.sentence.atoms, at)
        if place is None and atom.start < head and not _is_over_by_then(report):
            _add_day_in_country(report, at)
        bound_for = _bound_for(report, at)
        place = place or bound_for
        there = visiting or bound_for is not None or _is_subordinate(report.sentence, at)
        if place is None or (atom.start > head and not there):
            continue
        if report.status == "held" and _is_yet_to_go(report.sentence.atoms[at:], place):
            continue
        if atom.start > head and report.sentence.capital_nouns and _is_bound_elsewhere(report, at, place):
            continue
        for_another = any(atom.start < noun.start < head for noun in report.sentence.those("noun"))
        if for_another and not report.sentence.capital_nouns and _goes_on_after_it(report):
            continue  # «прилетел в Ригу на переговоры с X после встречи с Y»
        over = atom.start < head and _is_over_by_then(report) and not _is_ended(report.sentence.atoms, at)
        if over or _was_there_once(report, at):
            continue
        report.there = place
        if atom.start < head:
            _add_day_of_journey(report)
        return
    report.there = stays_at


def _goes_on_after_it(report: Report) -> bool:
    """ "Flog nach einem Gespräch mit X zurück nach Brasília": where somebody went when it was over."""
    start = report.heads[0].start
    return any(p.kind == "noun" and p.role == "after" and p.start <= start < p.end for p in report.sentence.phrases)


def _is_bound_elsewhere(report: Report, at: int, place: PlaceMention) -> bool:
    """ "Empfing X nicht; er war nach Baku gereist", "empfing X, der sich auf einer Reise nach Baku befindet": behind
    another mark than a comma, or where one of them is only bound for."""
    atoms, head = report.sentence.atoms, report.heads[0].start
    between = [atom for atom in atoms[:at] if atom.start > head]
    if any(atom.text in (";", ":", "–") for atom in between):
        return True
    led = next((atom for atom in reversed(atoms) if atom.end <= place.start and atom.text), None)
    who = any(one.text == "," and two.has("relative") for one, two in pairwise(between))
    return who and not atoms[at].has("verb") and led is not None and led.has("from_to")


def _came_himself(sentence: ReadSentence, at: int) -> bool:
    """Whether a journey is told as done where a relative clause tells of it, or no such clause does."""
    atoms = sentence.atoms
    led = next((i for i in range(at - 1, -1, -1) if atoms[i].has("who") or atoms[i].text == ","), 0)
    if sentence.capital_nouns or not atoms[led].has("who"):
        return True
    closed = next((i for i in range(at, len(atoms)) if atoms[i].text == ","), len(atoms))
    return came_there(atoms[led:closed])


def _is_yet_to_go(journey: Sequence[Atom], place: PlaceMention) -> bool:
    """ "At the start of a tour that will take her to Riga on Friday": where she is not yet."""
    return any(atom.has("will", "would") for atom in journey if atom.end <= place.start)


def _bound_for(report: Report, at: int) -> PlaceMention | None:
    """ "Wird zu einem Treffen mit X nach Warschau reisen": where somebody goes for what the sentence tells of, right
    before the verb that ends its clause."""
    atoms, head = report.sentence.atoms, report.heads[0].start
    if not report.sentence.capital_nouns or at < len(("zu", "Treffen", "nach", "Warschau")):
        return None
    place, led = atoms[at - 1], atoms[at - 2]
    noun = next((p for p in report.sentence.phrases if p.kind == "noun" and p.start <= head < p.end), None)
    goes = atoms[at].has("verb") and place.has("place") and not place.has("country")
    goes &= led.has("from_to") and not led.has("from")
    if not goes or noun is None or not noun.atoms[0].has("purpose") or noun.end > led.start:
        return None
    mention: PlaceMention = place.kinds["place"]
    return mention


def _add_day_of_journey(report: Report) -> None:
    """The only day of a sentence, to a meeting behind the journey that it tells of."""
    days = tuple(a.kinds["date"] for a in report.sentence.those("date"))
    if not report.clause.dates and len(days) == 1 and days[0].bound is None:
        report.clause = report.clause._replace(dates=days)


def forget_day_of_journey(report: Report, lately: Sequence[Report]) -> None:
    """ "Flew to Kyiv on Monday for talks with X. They met on Tuesday": the Monday is that of the journey, and they met
    once. Not where they met "again"."""
    last = lately[0] if len(lately) == 1 else None
    if last is None or (last.status, report.status) != ("held", "held") or report.index - last.index > _SOON:
        return
    if report.other or not report.heads or not report.sentence.kinds.isdisjoint(_ONCE_MORE):
        return
    same = report.they and not report.members
    same |= bool(report.members) and set(report.parties()) == set(last.parties())
    went, met = days_of(last), days_of(report)
    if not same or went is None or not _is_of_going(last, went) or not _is_just_before(went, met):
        return
    if met is not None and went.earliest != met.earliest:
        last.clause = last.clause._replace(dates=())


_SOON = 2  # sentences
_ONCE_MORE = ("any_more", "repeated", "other", "coming", "ordinal", "last")


def _is_of_going(report: Report, day: DateMention) -> bool:
    """Whether a day stands between a verb of a journey and what it was for."""
    head = report.heads[0] if report.heads else None
    if head is None or day.end > head.start:
        return False
    verbs = [form for phrase, form in report.sentence.verbs if phrase.end <= day.start]
    led = next((p for p in report.sentence.phrases if day.end <= p.start < p.end), None)
    aim = led is not None and (led.role == "purpose" or led.has("for", "infinitive_mark"))
    return aim and bool(verbs) and all(form.verb.sense == "travel" for form in verbs)


def _add_day_in_country(report: Report, at: int) -> None:
    """ "24 марта посетит Португалию и проведёт переговоры с X": on that day, wherever in that country it was."""
    behind = report.sentence.atoms[at + 1 : at + 1 + _NEAR]
    there = any(atom.has("country") for atom in behind[:1]) or _destination(behind, far=True) is not None
    if there and not (_is_subordinate(report.sentence, at) or report.sentence.capital_nouns):
        _add_day_of_journey(report)


def _is_ended(atoms: Sequence[Atom], at: int) -> bool:
    """ "Wrapped up a visit to Oslo on Tuesday after meeting X": on that visit."""
    return atoms[at].has("visit") and any(atom.has("ended") for atom in atoms[max(0, at - _NEAR) : at])


def _was_there_once(report: Report, at: int) -> bool:
    """ "Met X, who had visited Riga in November, on Tuesday": on a day of its own, long before."""
    atoms = report.sentence.atoms
    led = next((i for i in range(at - 1, -1, -1) if atoms[i].has("who") or atoms[i].text == ","), 0)
    told = atoms[led].has("who") and any(atom.has("pluperfect") for atom in atoms[led:at])
    behind = next((i for i in range(at, len(atoms)) if atoms[i].has("punct") and atoms[i].text), len(atoms))
    days = [atom.kinds["date"] for atom in atoms[at:behind] if atom.has("date")]
    return told and bool(days) and not _is_just_before(days[0], days_of(report))


def _is_just_before(went: DateMention, met: DateMention | None) -> bool:
    """ "X, who had flown in to Muscat the night before, was received on Tuesday": on the same journey."""
    if went.earliest is None or went.earliest != went.latest:
        return went.relative and went.granularity == "day"
    there = None if met is None else met.earliest
    return there is not None and timedelta() <= there - went.earliest <= _STAYS_ON


def _is_over_by_then(report: Report) -> bool:
    """ "Left for Luanda on Wednesday after talks with X": whom somebody met before he went, he did not meet there."""
    head = report.heads[0].start
    noun = next((p for p in report.sentence.phrases if p.kind == "noun" and p.start <= head < p.end), None)
    if noun is None or noun.role != "after":
        return False
    before = next((p for p in reversed(report.sentence.phrases) if p.start < p.end <= noun.start), None)
    return before is not None and before.kind in ("place", "date")


def _where_he_is(sentence: ReadSentence, head: int) -> PlaceMention | None:
    """ "X, who is in Tokyo for a three-day visit, met …", "X, currently in Tokyo, met …": set apart behind the subject,
    where it says how he came to be there, or nothing else."""
    if "place" not in sentence.kinds or "punct" not in sentence.kinds:
        return None
    phrases = [phrase for phrase in sentence.phrases if phrase.end <= head]
    opening = next((i for i, phrase in enumerate(phrases) if phrase.kind == "mark"), len(phrases))
    if not opening or phrases[opening - 1].kind != "parties" or not phrases or phrases[-1].kind != "mark":
        return None
    aside = phrases[opening + 1 : -1]
    while aside and aside[0].kind == "word" and aside[0].has("who", "is", "ignorable"):
        aside = aside[1:]
    if (
        aside
        and aside[0].kind == "verb"
        and all((form.verb.sense, form.tense) == ("attend", "participle") for form in aside[0].value)
    ):
        town = next((i for i, phrase in enumerate(aside) if phrase.kind == "place"), 0)
        if town and any(phrase.has("gathering") for phrase in aside[:town]):
            aside = aside[town : town + 1]  # ", who are attending a summit in Riga,"
    if not aside or aside[0].kind != "place" or aside[0].role != "at" or any(p.kind == "mark" for p in aside):
        return None
    there: PlaceMention = aside[0].value
    city = any(found.kind in ("city", "venue") for found in there.candidates[:1])
    for_it = any(phrase.has("visit", "journey", "gathering", "occasion") for phrase in aside)
    return there if city and (len(aside) == 1 or for_it) else None


_STAYS_ON = timedelta(days=2)  # after an arrival, where no more is said
_NEAR = 6  # atoms between "flew" and where to


def _toward(atoms: Sequence[Atom], at: int) -> PlaceMention | None:
    """ "Fliegt am Freitag zu einem Treffen mit X nach Genf": where to, at the end of the clause."""
    for index in range(at + 1, len(atoms) - 1):
        if atoms[index].has("punct") and atoms[index].text:
            return None
        led, behind = atoms[index], atoms[index + 1]
        if led.has("from_to") and led.has("after") and behind.has("place") and not behind.has("country"):
            mention: PlaceMention = behind.kinds["place"]
            return None if mention.compound else mention
    return None


def _visited(atoms: Sequence[Atom], at: int) -> PlaceMention | None:
    """ "Am Dienstag besuchte Präsident X Danzig", "hat am Dienstag Danzig besucht": a place without a preposition."""
    before = atoms[at - 1] if at else atoms[at]
    if before.has("place"):
        return None if atoms[at - 2 : at - 1] and atoms[at - 2].has("at", "from_to") else _town(before)
    for atom in atoms[at + 1 :]:
        if atom.has("place"):
            return _town(atom)
        if not atom.has("name", "office", "title", "date", "on", "ignorable") or atom.has("inside"):
            return None
    return None


def _town(atom: Atom) -> PlaceMention | None:
    mention: PlaceMention = atom.kinds["place"]
    return None if mention.compound or atom.has("country") else mention


def _is_when(atoms: Sequence[Atom], at: int) -> bool:
    """ "After the visit to Tunis": not where they met; "nach Kairo gereist", "after arriving in Oslo" is."""
    leading = atoms[max(0, at - 2) : at]
    behind = atoms[at + 1 : at + 2]
    going = bool(leading) and leading[-1].has("after") and "gerund" in atoms[at].forms
    if going and behind and behind[0].has("at", "from_to"):
        return False
    return any(a.has("after", "before") and not (atoms[at].has("verb") and a.has("from_to")) for a in leading)


def arrival(sentence: ReadSentence, far: bool = False) -> tuple[PlaceMention, bool] | None:
    """Where somebody went by a sentence, and whether he is yet to go: "прибыл в Астану", "посетит Белград 12 марта".
    `far`: a country will do, too, if a verb says that somebody came."""
    if "journey" not in sentence.kinds or "cancel" in sentence.senses:
        return None  # "cancelled her visit to Riga"
    if sentence.capital_nouns and "not" in sentence.kinds:
        return None  # "hält sich nicht zu einem Besuch in Riga auf"
    for at, atom in enumerate(sentence.atoms):
        if not atom.has("journey") or (far and not _is_of_past(atom)):
            continue
        place = _destination(sentence.atoms[at + 1 : at + 1 + _NEAR], far)
        if place is None and sentence.capital_nouns and atom.has("verb"):  # "ist am Montag nach Kairo gereist"
            place = _destination(_before_verb(sentence.atoms, at))
        if place is None and sentence.capital_nouns and atom.has("verb"):  # "besuchte am Montag Genf"
            place = _visited(sentence.atoms, at)
        if place is None and at and sentence.atoms[at - 1].has("direction"):  # "в Минск прибудет президент"
            place = _town(sentence.atoms[at - 1])
        if place is None and not sentence.capital_nouns:  # "в Минск с рабочим визитом прибыл президент"
            back = at - 1
            while back > 0 and at - back <= _NEAR and sentence.atoms[back].has(*_OF_A_JOURNEY):
                back -= 1
            place = _town(sentence.atoms[back]) if back >= 0 and sentence.atoms[back].has("direction") else None
        if place is not None:
            noun = at > 0 and sentence.atoms[at - 1].has("indefinite", "duration", "possessive")
            # "the head of the bank": no verb
            others = [a for a in sentence.atoms if a is atom or not a.has("visit", "title", "office")]
            told = (other.kinds.get("verb", ()) for other in others if not (noun and other is atom))
            forms = [form for each in told for form in each if not any(f.verb.sense in _OF_NOW for f in each)]
            if not sentence.capital_nouns and _is_of_past(atom):  # "travelled to Tbilisi to attend a forum"
                forms = [form for form in forms if form.verb.sense != "attend"]
            if sentence.capital_nouns and _goes_on(sentence.atoms[at + 1 :], place):
                return None
            return place, any(form.tense in _TO_COME for form in forms)
    return None


def _goes_on(atoms: Sequence[Atom], place: PlaceMention) -> bool:
    """ "Reiste am Montag nach Eriwan und am Dienstag nach Baku": in which of the two he is by now, nobody says."""
    led = [two for one, two in pairwise(atoms) if one.has("from_to") and one.has("after") and two.has("place")]
    return any(atom.start > place.end and not atom.has("country") for atom in led)


def _before_verb(atoms: Sequence[Atom], at: int) -> Sequence[Atom]:
    """What stands before the verb that ends a clause, behind what is set apart: "X, der Minister, ist nach Kairo"."""
    first = max(0, at - _NEAR)
    parted = (i + 1 for i in reversed(range(first, at)) if atoms[i].text in ",;:" or atoms[i].has("be", "have"))
    first = next(parted, first)
    town = next((i for i in reversed(range(first, at)) if atoms[i].has("place") and not atoms[i].has("country")), first)
    led = town - 1 - (town > first + 1 and atoms[town - 1].has("definite", "nation"))  # "aus Kanada nach Genf gereist"
    return atoms[max(first, led) : at]


def _is_of_past(atom: Atom) -> bool:
    forms = atom.kinds.get("verb", ())
    return bool(forms) and all(form.tense in ("past", "participle") for form in forms)


_OF_A_JOURNEY = ("with", "word", "ignorable", "visit", "date")
_TO_COME = ("future", "present", "infinitive")
_OF_NOW = ("stay", "say", "believe")


def _is_on_a_visit(atoms: Sequence[Atom], at: int) -> bool:
    """ "On a visit to Peru", "during his first official trip to Peru": where whoever met somebody then did so."""
    led = at - 1
    while led > 0 and at - led < _NEAR and atoms[led].has(*_OF_A_VISIT) and not atoms[led].has("on"):
        led -= 1
    return atoms[at].has("visit") and 0 <= led < at - 1 and atoms[led].has("on")


_OF_A_VISIT = (
    "word", "definite", "indefinite", "possessive", "duration", "first", "ordinal", "last", "ignorable", "date",
    "place",
)  # fmt: skip


def _named_before(atom: Atom) -> PlaceMention | None:
    """ "During her four-day Peru trip"."""
    mention: PlaceMention | None = atom.kinds.get("place")
    return None if mention is None or mention.compound or atom.has("nation") else mention


def _destination(atoms: Sequence[Atom], far: bool = False) -> PlaceMention | None:
    """The place behind the word for a journey, if it is one that is gone to and not from. `far`: a country, too."""
    for at, atom in enumerate(atoms):
        if atom.has("verb", "noun") or atom.text in ",;:":
            return None
        bare = not at or (atoms[at - 1].has("date") and all(a.has("date", "at", "ignorable") for a in atoms[:at]))
        if atom.has("place") and bare and not atom.has("country") and not atom.kinds["place"].compound:
            direct: PlaceMention = atom.kinds["place"]  # "посетил Белград", "посетил в среду Белград"
            return direct
        if atom.has("place") and at and atom.kinds["place"].definite and atoms[0].has("definite") and at == 1:
            capital: PlaceMention = atom.kinds["place"]
            return capital  # "visited the Latvian capital"
        if atom.has("country") and at and atoms[at - 1].has("office", "title"):
            continue  # "визит президента Австрии в Ригу"
        if atom.has("place") and at and not atom.kinds["place"].compound:
            led = next((a for a in reversed(atoms[:at]) if not a.has("definite", "nation")), atoms[0])
            mention: PlaceMention = atom.kinds["place"]
            country = atom.has("country") and not is_city_state(mention)  # "flew to Singapore"
            wide = (country and not far) or any(p.kind == "continent" for p in mention.candidates[:1])
            wide = wide or not led.has("at", "from_to") or led.has("from")
            return None if wide else mention  # a country is where the journey led, and all that was done there
    return None


def _is_subordinate(sentence: ReadSentence, at: int) -> bool:
    """Whether a noun stands here, a participle or a verb of a relative clause: who came, not what came next."""
    forms = sentence.atoms[at].kinds.get("verb", ())
    led = at > 0 and sentence.atoms[at - 1].has("definite", "indefinite", "possessive", "nation")
    if not forms and at and sentence.atoms[at - 1].has("and", "without"):
        return False  # "and flew on to Riga on Tuesday", "instead of travelling to Riga"
    if not forms or led or any(form.tense == "attributive" for form in forms):
        return True
    before = sentence.atoms[max(0, at - 3) : at]
    return any(atom.has("relative") for atom in before) and not any(atom.has("would", "will") for atom in before)


def visited(sentence: ReadSentence) -> tuple[DateMention, PlaceMention | None] | None:
    """ "Die Präsidentin ist am Dienstag zu Besuch nach Laibach gereist", "hat vom 6. bis 8. März Namibia besucht": the
    days of a journey that is told as done, and the town it led to."""
    if "journey" not in sentence.kinds or sentence.kinds.isdisjoint(_DONE) or not sentence.capital_nouns:
        return None
    if not sentence.kinds.isdisjoint(("will", "plan_modal", "hedge_modal", "not", "condition", "pluperfect")):
        return None
    dates = [phrase.value for phrase in sentence.phrases if phrase.kind == "date"]
    if len(dates) != 1 or dates[0].bound or dates[0].earliest is None or dates[0].latest is None:
        return None
    if (dates[0].latest - dates[0].earliest).days > _LONGEST_VISIT:
        return None
    went = arrival(sentence)
    return dates[0], went[0] if went is not None and is_town(went[0]) else None


_DONE = ("have", "be", "become")
_LONGEST_VISIT = 5  # days


def is_back(report: Report, clause: Clause) -> None:
    """«По его возвращении с ним беседовал посол», «после возвращения в Минск»: not where he had been, nor on that day.
    `clause`: as it was read, with its own days."""
    words = report.sentence.those("returned")
    came = next((atom for atom in words if report.heads and atom.end <= report.heads[0].start), None)
    if came is None:
        return
    behind = [atom for atom in report.sentence.atoms if atom.start >= came.end][: len(("in", "Minsk"))]
    home = len(behind) > 1 and behind[0].has("at") and behind[1].has("place")
    if any(not home or place.start != behind[1].start for place in clause.places):
        return
    report.stay, report.building = None, None
    report.there = behind[1].kinds["place"] if home else None
    if not clause.dates and "date" not in report.sentence.kinds:
        report.clause = report.clause._replace(dates=())
