"""What is kept of a sentence for those that follow: where somebody went, the day told of last, who met."""

from __future__ import annotations

from claims.articles.sentences import ReadSentence
from claims.articles.setting.buildings import leads_elsewhere
from claims.articles.setting.chronicles import day_of_line, is_day_alone
from claims.articles.setting.deeds import acted_at, did_there, gathered_at, stands_there
from claims.articles.setting.how_long import length_of_the_meeting, length_told_behind
from claims.articles.setting.just_before import round_of
from claims.articles.setting.scenes import NOWHERE, goes_on, scene
from claims.articles.setting.sorts_of_place import is_country, is_town, may_be_one
from claims.articles.setting.stage import ALSO, Stage
from claims.articles.setting.stays import is_elsewhere, whereabouts
from claims.articles.setting.told_beside import add_length_told_behind, place_of_headline, place_told_behind
from claims.articles.setting.travels import arrival, has_come, trip, visited
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.articles.writing import writing_of
from claims.places import PlaceMention

_LEAD = 4  # sentences with which an article begins that may say when it was


def _is_of_somebody(report: Report) -> bool:
    """Whether a report names somebody, and not only who gathered: "foreign ministers of the bloc met in Jakarta"."""
    return any(member.kind == "person" for member in report.parties())


def _only_says_so(sentence: ReadSentence, they_do: tuple[str, ...]) -> bool:
    """ "X reist nach Paris. Das teilte sein Sprecher in Berlin mit. Dort trifft er Y", «Визит X в Рим сорвался. В
    Минске объяснили это погодой. Он собирался там …»: who says so, and where, is no part of what is told."""
    if len(sentence.atoms) < len(("Das", "sagte", "X")):
        return False
    it, says = sentence.atoms[:2]
    if they_do and it.has("at") and says.has("place"):
        verbs = [atom.kinds["verb"] for atom in sentence.those("verb") if atom.norm.endswith(they_do)]
        spoke = [form.verb.sense in _SAYS for forms in verbs for form in forms]
        return bool(spoke) and all(spoke) and sentence.kinds.isdisjoint(_SOMEBODY)
    if not sentence.capital_nouns:
        return False
    return it.has("definite") and any(form.verb.sense == "say" for form in says.kinds.get("verb", ()))


_SAYS = ("say", "deny", "believe")
_SOMEBODY = ("name", "office", "title", "group", "he_subject", "they", "several")


def _was_done(sentence: ReadSentence) -> bool:
    """ "Im Öhringer Rathaus wurde gut drei Stunden gerungen": by those who were told of, as nobody is named."""
    if "become" not in sentence.kinds or "duration" not in sentence.kinds or not sentence.capital_nouns:
        return False
    return sentence.kinds.isdisjoint(("name", "office", "title", "group", "country", "not", "counterpart"))


def _begin_series(stage: Stage, index: int) -> None:
    """Keep the day and place of several meetings that somebody had, for the next sentences."""
    for report in stage.told[:1]:
        day, members = days_of(report), frozenset(report.parties())
        several = len(members) == 1 and "meetings" in report.sentence.kinds
        if several and report.status == "held" and day is not None and day.earliest == day.latest:
            stage.series = index, day, place_of(report), members


def _share_last_day(stage: Stage) -> None:
    """ "Met X in Riga, Y in Tallinn and Z in Vilnius last week": all of them then, by one verb."""
    last = stage.told[-1] if len(stage.told) > 1 else None
    day = days_of(last) if last is not None else None
    if last is None or day is None or last.sentence.capital_nouns:
        return
    if any(day.end <= mention.start for _, mention in last.members):
        return  # "received X, and on Thursday Y"
    for report in stage.told[:-1]:
        if report.heads == last.heads and not (report.clause.dates or report.only_outcome):
            report.clause = report.clause._replace(dates=(day,))


def _note_stay(stage: Stage, sentence: ReadSentence, index: int, place: PlaceMention, to_come: bool) -> None:
    """Keep where somebody is or goes: a country only where no town of it was told of."""
    known = stage.arrived[2] if stage.arrived is not None and not stage.led_away else None
    if known is not None and is_country(place) and not is_country(known) and may_be_one(place, known):
        place = known
    stage.arrived, stage.led_away, stage.only_next = (index, sentence, place, to_come), False, False


def _tells_of_nobody_else(stage: Stage) -> bool:
    """Whether the sentence tells of nobody whom somebody met: "X sprach vor dem Parlament in Genf"."""
    return all(len(report.parties()) < len("XY") for report in stage.told)


def _set_place_told_behind(stage: Stage, sentence: ReadSentence, index: int) -> None:
    """ "X und Y haben miteinander gesprochen. X war dazu nach Genf gereist", "In Genf ging es um Gas": the sentence
    behind says where they met."""
    last = stage.lately[-1] if stage.lately else None
    if last is None or last.index != index - 1:
        return
    if last.sentence.paragraph != sentence.paragraph and sentence.capital_nouns:
        return
    if last.status != "held":
        return
    if last.clause.duration is None and (lasted := length_told_behind(sentence)) is not None:
        last.clause = last.clause._replace(duration=lasted)
    if place_of(last) is not None or last.clause.format in ("phone", "video"):
        return
    place = place_told_behind(sentence, last)
    if "had_come" in sentence.kinds and "be" in sentence.kinds:
        went = arrival(sentence)
        place = went[0] if went is not None and not went[1] and "name" in sentence.kinds else None
    elif (done := _was_done(sentence)) or ("it_went" in sentence.kinds and "it" in sentence.kinds):
        lasting = next((atom.kinds["duration"] for atom in sentence.those("duration")), None)
        if done and last.clause.duration is None:
            last.clause = last.clause._replace(duration=lasting)
        led, behind = (*sentence.atoms, *sentence.atoms)[:2]
        place = behind.kinds.get("place") if led.has("at") else None
    if place is not None and is_town(place):
        last.stay = last.stay or place


def _set_length_told_behind(stage: Stage, sentence: ReadSentence, index: int) -> None:
    """ "Left the two-hour meeting none the wiser": the only one told of lately."""
    held = [report for report in stage.lately if report.status == "held" and not report.other]
    here = any(report.clause.duration for report in stage.told)
    if len(held) != 1 or held[0].clause.duration is not None or here or any(r.members for r in stage.told):
        return
    if (length := length_of_the_meeting(sentence, index - held[0].index)) is not None:
        held[0].clause = held[0].clause._replace(duration=length)


def leave(stage: Stage, sentence: ReadSentence, index: int, told: bool) -> None:
    """Go on behind a sentence; `told`: whether it tells of a meeting."""
    if not told and index and _only_says_so(sentence, writing_of(stage.language).they_do):
        if sentence.capital_nouns and any(phrase.kind == "place" for phrase in sentence.phrases):
            stage.last = sentence  # "das sagte er in Riga. Dort hatte er mit X gesprochen"
        return
    nobody = not (sentence.capital_nouns or any(report.members for report in stage.told))
    if not told or nobody:  # "They had come to Vaduz for a conference"
        _set_place_told_behind(stage, sentence, index)
    _set_length_told_behind(stage, sentence, index)
    if not told and len(stage.lately) == 1 and index - stage.lately[0].index <= ALSO:
        add_length_told_behind(sentence, stage.lately[0])
    if told and stage.told:
        stage.lately = list(stage.told)
    _share_last_day(stage)
    _begin_series(stage, index)
    _note_what_was_told(stage, sentence, index, told)
    stage.cities.note(sentence)
    gathered = sentence.capital_nouns or any(map(_is_of_somebody, stage.told))  # "leaders gathered in Riga"
    stage.occasions.note(sentence, index, told and gathered)
    _note_heading(stage, sentence)
    if (tour := visited(sentence)) is not None:
        stage.visit = index, sentence, *tour
    if not told and (days := trip(sentence)):
        stage.travelled = index, days
    attends = told and not stage.told and sentence.capital_nouns  # "nahm am Montag in Köln an einem Festakt teil"
    if not told or not goes_on(sentence):
        stage.now = scene(sentence) if not told or attends else NOWHERE
        stage.came = not told and has_come(sentence)
    _note_whereabouts(stage, sentence, index)
    day = stage.day[2]
    if day is not None and not all(overlap(atom.kinds["date"], day) for atom in sentence.those("date")):
        stage.met = frozenset()
    dates = (phrase.value for phrase in sentence.phrases if phrase.kind == "date")
    stage.years = [mention for mention in dates if mention.year_stated and mention.earliest]
    stage.last = sentence
    stage.told.clear()


def _note_what_was_told(stage: Stage, sentence: ReadSentence, index: int, told: bool) -> None:
    """Keep what a round of talks, a deed or the opening of the text says of those that follow."""
    stage.round = round_of(sentence, index, stage.told) or stage.round
    acted = None if told else acted_at(sentence) or did_there(sentence, stage.language)
    stage.acted = (index, acted) if acted is not None else None
    if stage.leading is not None:
        met = told and any(report.members and not report.only_outcome for report in stage.told)
        headline = index == 0 and met and not any(days_of(report) for report in stage.told)
        if not headline:
            stage.leading = None if met or index > _LEAD else [*stage.leading, sentence]
    if index == 0:
        stage.headline = place_of_headline(sentence)
    if index <= 1:
        there = gathered_at(sentence, stage.language)
        stage.gathered = (index, sentence, there) if there is not None else stage.gathered


def _note_heading(stage: Stage, sentence: ReadSentence) -> None:
    """Keep a day that leads a paragraph ("12 September: …") or stands alone above what it tells of."""
    if len(sentence.atoms) > 1 and sentence.atoms[0].has("date") and sentence.atoms[1].text == ":":
        stage.label, stage.headed = (sentence.paragraph, sentence.atoms[0].kinds["date"]), False
    elif is_day_alone(sentence) and (day := day_of_line(sentence)) is not None:
        stage.label = sentence.paragraph, day
        stage.headed = sentence.atoms[-1].text != "."
    if sentence.atoms and all(atom.has("date", "punct") for atom in sentence.atoms) and "date" in sentence.kinds:
        stage.heading = stage.coming_day(sentence.those("date")[0].kinds["date"])


def _note_whereabouts(stage: Stage, sentence: ReadSentence, index: int) -> None:
    """Keep where somebody is or went, or that he is elsewhere now."""
    if stage.dateline is not None and leads_elsewhere(sentence, stage.dateline):
        stage.dateline = None
    if (went := whereabouts(sentence, stage.language, stage.articles)) is not None:
        _note_stay(stage, sentence, index, *went)
    elif _tells_of_nobody_else(stage) and (there := stands_there(sentence, stage.language)) is not None:
        _note_stay(stage, sentence, index, there, False)
        stage.only_next = "station" not in sentence.kinds
    elif "returned" in sentence.kinds:
        stage.arrived = None
    elif stage.arrived is not None:
        stage.led_away |= is_elsewhere(sentence, stage.arrived[2], stage.language)
