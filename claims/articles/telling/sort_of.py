"""Of what sort a report is: of a meeting told of before or of another, complete or open, to come or held."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.setting.deeds import words_of
from claims.articles.setting.own_day import add_days_before
from claims.articles.telling.agreed_plans import is_agreed, is_in_programme, is_of_a_schedule, is_summoned_for
from claims.articles.telling.attending import (
    is_at_another_event,
    is_in_stead,
    sent_excuses,
    was_only_to_attend,
    was_there_to_attend,
)
from claims.articles.telling.contradicted import is_left_in_doubt
from claims.articles.telling.hidden_subjects import add_subject_behind
from claims.articles.telling.not_said import drop_who_is_not_meant, is_not_said_to_have_been, is_of_a_stranger
from claims.articles.telling.occasions import is_adjunct, is_event_of_an_eve, is_set
from claims.articles.telling.planned import (
    is_coming,
    is_meant_there,
    is_new,
    is_new_one,
    is_of_what_will_be,
    is_upcoming,
    is_what_he_means_to_do_at,
    will_be_so,
)
from claims.articles.telling.report import Report
from claims.articles.telling.status import settle
from claims.articles.telling.subjects import add_self
from claims.articles.telling.who_denies import is_one_told_of
from claims.articles.telling.whose_doing import leave_to_whoever_did
from claims.reading.said import Clause, Head

_NEAR = 25  # code points between "another" and the noun


def set_sort(report: Report, cast: Cast) -> bool:
    """Sets of which meeting a report is and what became of that; False if nobody named was at any."""
    sentence, clause = report.sentence, report.clause
    english = cast.has_articles and not sentence.capital_nouns
    report.other = _is_of_another(report)
    if not _set_attendance(report, cast):
        return False
    if _is_of_a_side(sentence, clause):
        report.joins = report.open = True
    report.other |= len(report.members) > 1 and _was_last_time(sentence)
    if report.status == "held":
        _set_planned(report, cast)
    _set_whether_another(report, cast)
    if english and _speaks_to_nobody(report):
        return False
    report.open |= cast.has_articles and _met_somebody_unknown(report)
    settle(report, clause, cast)
    report.doubtful |= is_left_in_doubt(report)
    report.back |= not cast.has_articles and _is_called_so(report)
    if english:
        drop_who_is_not_meant(report, cast)
        leave_to_whoever_did(report, cast)
        report.doubtful |= is_not_said_to_have_been(report)
        report.stranger |= is_of_a_stranger(report, cast)
    if report.status == "denied" and is_one_told_of(sentence, report.heads[-1]):
        report.back = True
        report.members = [pair for pair in report.members if pair[0].kind != "group"]  # "a firm's spokesman denied it"
    add_subject_behind(report, cast)
    add_self(report, cast)
    add_days_before(report)
    return _set_agreed(report)


def _is_of_another(report: Report) -> bool:
    sentence = report.sentence
    return "other" in sentence.kinds and any(
        atom.has("other")
        for atom in sentence.atoms
        for head in report.heads
        if 0 <= head.start - atom.end < _NEAR or (atom.start == head.start and atom.has("noun"))
    )


def _set_attendance(report: Report, cast: Cast) -> bool:
    """Sets that those named joined others in a meeting; False if they did not: "nahm an dem Gespräch nicht teil"."""
    sentence, clause = report.sentence, report.clause
    if clause.attends and (clause.negated or (cast.has_articles and was_there_to_attend(sentence))):
        return False
    attends = clause.attends or (  # "в беседе, прошедшей в духе любви, приняли участие X и Y"
        is_adjunct(sentence, report.heads[-1]) and any(form.verb.sense == "attend" for _, form in sentence.verbs)
    )
    alone = len(report.members) < len("XY")
    if attends and (sent_excuses(sentence) or (alone and is_in_stead(sentence))):
        return False
    if attends and alone and (was_only_to_attend(sentence) or (cast.has_articles and is_at_another_event(sentence))):
        return False
    if (attends and not _says_with_whom(sentence, clause)) or "attended" in sentence.kinds:
        report.joins = report.open = True
        report.members = [(member, mention) for member, mention in report.members if member.kind == "person"]
        if report.status == "held" and any(f.verb.sense == "attend" and f.tense == "future" for _, f in sentence.verbs):
            report.status = "planned"
    return True


def _set_planned(report: Report, cast: Cast) -> None:
    """Sets that a meeting is to come by words beside its verb or noun."""
    sentence, clause, head = report.sentence, report.clause, report.heads[-1]
    theirs = not cast.has_articles or (bool(report.members) and all(each.sense == "noun" for each in report.heads))
    coming = theirs and is_upcoming(sentence, head)  # not "discussed the upcoming meeting of the Council"
    coming = coming or is_set(sentence, clause)
    if not cast.has_articles:
        coming = coming or (not clause.dates and _is_of_what_will_be(sentence, head, cast))
        granted = "visit_to" in sentence.kinds and any(a.start == head.start for a in sentence.those("visit_to"))
        if not coming and (granted or is_adjunct(sentence, head)):
            meant = is_meant_there(sentence, head, words_of(cast.language, "will_do"))
            after = any(p.role == "after" and p.start <= head.start < p.end for p in sentence.phrases)
            report.doubtful |= meant and after  # «после встречи с X вылетит в Ригу»: which may be over
            coming = meant and not after
        coming = coming or is_summoned_for(sentence, head)
    coming = coming or is_of_a_schedule(sentence, cast.text, words_of(cast.language, "schedules"))
    report.status = "planned" if coming else "held"


def _is_of_what_will_be(sentence: ReadSentence, head: Head, cast: Cast) -> bool:
    if ("plan" in sentence.senses or "agenda" in sentence.kinds) and is_in_programme(sentence, head):
        return True
    if "will" not in sentence.kinds:
        return False
    beside = is_adjunct(sentence, head) and is_of_what_will_be(sentence, head)
    return beside or will_be_so(sentence, head, words_of(cast.language, "will_be_like"))


def _set_whether_another(report: Report, cast: Cast) -> None:
    """Sets whether it is another meeting than the one told of, by when it was or will be."""
    sentence, clause, head = report.sentence, report.clause, report.heads[-1]
    report.other |= report.status == "planned" and is_new_one(sentence, head)
    if "before_now" in sentence.kinds and not cast.has_articles and _was_already(sentence, clause):
        report.other = True
    if report.other and report.status == "held" and is_coming(sentence, head):
        report.status = "planned"
    if report.other and report.status == "held" and is_what_he_means_to_do_at(sentence, head):
        report.status = "planned"
    report.open |= "open" in sentence.kinds and any(
        atom.has("open") for atom in sentence.atoms if clause.start <= atom.start < clause.end
    )


def _set_agreed(report: Report) -> bool:
    """Sets that a meeting is planned which was agreed on; False if what was agreed is no meeting."""
    sentence, clause, heads = report.sentence, report.clause, report.heads
    agreed = clause.act == "outcome" and clause.outcome is not None and clause.outcome.kind == "agreed"
    on_nothing_else = clause.outcome is None
    agreed |= on_nothing_else and any(form.verb.sense == "agree" for _, form in sentence.verbs)
    if heads[-1].sense == "noun" and is_event_of_an_eve(sentence, heads[-1].start):
        return False
    if "agree" in sentence.senses and not report.members and _is_agreed_thing_for(sentence, heads):
        return False
    if agreed and _is_agreed_not_to_be(sentence, heads[0]):
        report.doubtful = True
    elif agreed and (is_new(sentence, heads[0]) or is_agreed(sentence, heads[0])):
        report.status = "planned"  # "agreed to hold a meeting in the autumn"
    return True


def _is_called_so(report: Report) -> bool:
    """«X назвал беседу откровенной»: the one that was told of, where nouns have no article to say so."""
    head = report.heads[0]
    verb = next((form.verb for p, form in report.sentence.verbs if 0 <= head.start - p.end <= 1), None)
    alone = len(report.members) == 1 and report.members[0][1].end <= head.start
    behind = next((p for p in report.sentence.phrases if p.start >= head.end), None)
    whose = behind is not None and behind.kind == "parties"  # «назвал встречу министров полезной»
    return head.sense == "noun" and verb is not None and verb.sense == "call_as" and alone and not whose


def _was_already(sentence: ReadSentence, clause: Clause) -> bool:
    """«(X и Y начали переговоры.) Накануне президенты уже беседовали»: when they did before."""
    head = clause.heads[0]
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    past = head.sense != "noun" and head.tense == "past"
    return past and before is not None and before.has("before_now") and any(d.start < head.start for d in clause.dates)


def _speaks_to_nobody(report: Report) -> bool:
    """ "X met Y on Monday and will speak in Riga on Friday": one who speaks, and with nobody whom the verb names."""
    first = next((p for p in report.sentence.phrases if p.kind == "parties" and not p.role), None)
    if first is None or len(first.value) != 1 or first.value[0].kind not in ("person", "office"):
        return False
    if not report.back or report.they or report.members or any(head.sense != "talk" for head in report.heads):
        return False
    behind = report.heads[0].end
    named = any(p.kind == "parties" and p.start >= behind for p in report.sentence.phrases)
    return first.end < report.heads[0].start and not named


def _met_somebody_unknown(report: Report) -> bool:
    """ "X and Y met the choirmaster", "X und Y trafen den Chorleiter": the two met somebody whom no table knows."""
    head = report.heads[-1]
    if head.sense not in _MET or head.tense != "past" or len(report.members) < len("XY"):
        return False
    if any(mention.start > head.start for _, mention in report.members):
        return False
    behind = [atom for atom in report.sentence.atoms if atom.start >= head.end][: len(("the", "choirmaster"))]
    return len(behind) > 1 and behind[0].has("definite", "indefinite") and behind[1].kinds.keys() <= {"word"}


_MET = ("meet", "see", "host")  # verbs whose object is whom somebody met


def _is_agreed_thing_for(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    """ "Agreed in August to ask an agency to assign a mediator to the talks": what was agreed is something for talks,
    which were not in August."""
    if sentence.capital_nouns or len(heads) != 1 or heads[0].sense != "noun":
        return False
    agreed = next((p.end for p, form in sentence.verbs if form.verb.sense == "agree"), sentence.scanned.end)
    between = [atom for atom in sentence.atoms if agreed <= atom.start and atom.end <= heads[0].start]
    to = next((at for at, atom in enumerate(between) if atom.has("infinitive_mark")), None)
    if to is None or to + 1 >= len(between) or not between[to + 1].kinds.keys() <= _PLAIN_VERB:
        return False
    dated = any(atom.has("date") for atom in between[:to])
    return dated and between[-1].has("definite") and between[-2].has("belongs") and len(between) - to > _SHORTEST_THING


_PLAIN_VERB = {"word", "asks_over", "joined_on"}
_SHORTEST_THING = 4  # atoms of "to call for the" talks themselves


def _is_agreed_not_to_be(sentence: ReadSentence, head: Head) -> bool:
    """ "Have decided not to start negotiations", "agreed not to meet": nothing is planned, and nothing was denied."""
    if sentence.capital_nouns or "not" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    return any(one.has("not") and two.has("infinitive_mark") for one, two in pairwise(before))


def _is_of_a_side(sentence: ReadSentence, clause: Clause) -> bool:
    """ "С российской стороны на переговоры прибыли X и Y": they belong to those who met."""
    if "side" not in sentence.kinds or any(head.sense != "noun" for head in clause.heads):
        return False
    first = [atom for atom in sentence.atoms if not atom.has("ignorable")][:3]
    return bool(first) and first[0].has("with") and first[-1].has("side") and not first[0].has("between")


def _was_last_time(sentence: ReadSentence) -> bool:
    """ "В прошлый раз X беседовал с Y в пятницу": another meeting than the one that was told of."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return first is not None and first.has("last") and " " in first.text and not sentence.capital_nouns


def _says_with_whom(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Примет участие в переговорах с X": no one more of a meeting that was told of."""
    end = clause.heads[-1].end
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= end), None)
    return behind is not None and behind.kind == "parties" and behind.role == "with"
