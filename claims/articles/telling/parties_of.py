"""Who met, by a report: those whom its clause names, without those beside them, and those told of before."""

from __future__ import annotations

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.appraised import leave_what_is_appraised
from claims.articles.telling.by_ending import drop_by_ending
from claims.articles.telling.certainty import is_doubtful
from claims.articles.telling.each_other import call_others, see_each_other, talk_to_each_other, visit_each_other
from claims.articles.telling.gapped import drop_whom_others_met
from claims.articles.telling.governed import is_none_of_what_was
from claims.articles.telling.governed_nouns import drop_named_by_next_verb, is_of_another_verb, is_with_somebody_unknown
from claims.articles.telling.he_or_she import set_right_who
from claims.articles.telling.hidden_subjects import (
    add_described,
    add_hidden_subject,
    add_shared_subject,
    add_subject_before,
)
from claims.articles.telling.infinitives import is_only_to_be
from claims.articles.telling.left_to import is_left_to_somebody
from claims.articles.telling.met_by_whom import (
    is_by_a_stranger,
    is_by_nobody_named,
    is_of_a_country,
    lacks_subject,
    names_only_whom,
)
from claims.articles.telling.named_beside import (
    drop_apposed_to_aside,
    drop_named_beside,
    drop_named_in_next_clause,
    drop_of_reason,
    drop_who_did_meanwhile,
    drop_whom_first_verb_names,
)
from claims.articles.telling.objects import has_object
from claims.articles.telling.occasions import is_among_topics
from claims.articles.telling.of_somebody import drop_whose_people_met
from claims.articles.telling.on_the_way import are_hosts_there, goes_on_to_another, goes_on_with, goes_there, is_journey
from claims.articles.telling.onlookers import drop_onlookers
from claims.articles.telling.pairs_before import (
    add_pair_before,
    add_pair_going_on,
    add_pair_told_before,
    note_two_who_speak,
)
from claims.articles.telling.relative_clauses import drop_behind_restriction, drop_in_relative_clause
from claims.articles.telling.report import Report
from claims.articles.telling.subjects import add_subject, name_offices
from claims.articles.telling.who_tells_of_it import drop_spokesmen, drop_who_denies_it, drop_who_invited
from claims.articles.telling.whom import resolve
from claims.reading.said import Clause

_BEHIND = 48  # code points from "with the part of" to whoever took it


def set_parties(report: Report, cast: Cast, rumoured: bool) -> bool:
    """Sets who met, and how sure that is; False if the clause turns out to tell of no meeting."""
    if not _find_named(report, cast) or not _weigh(report, cast, rumoured):
        return False
    drop_who_invited(report)
    drop_apposed_to_aside(report)
    drop_who_denies_it(report, cast)
    if _only_travels(report, cast):
        return False
    _add_who_is_not_named(report, cast)
    if cast.has_articles:
        drop_named_beside(report)
        drop_who_did_meanwhile(report)
    drop_onlookers(report)
    drop_spokesmen(report, cast)
    drop_by_ending(report, cast)
    leave_what_is_appraised(report)
    return True


def _find_named(report: Report, cast: Cast) -> bool:
    """Sets whom the clause names; False if that shows that nobody met."""
    sentence = report.sentence
    resolve(report, cast)
    drop_whom_first_verb_names(report)
    drop_of_reason(report)
    drop_named_in_next_clause(report)
    drop_in_relative_clause(report)
    drop_behind_restriction(report)
    if sentence.capital_nouns and _has_had_none_since(report):
        return False
    report.clause = _without_owners(report)
    note_two_who_speak(report)
    add_pair_before(report, cast)
    name_offices(report, cast)
    add_described(report, cast)
    if not (report.members or report.they) and all(head.sense == "host" for head in report.heads):
        return False  # "agreed to host a missile defence system", "the city hosts the games": a thing
    if not has_object(report.clause, report):
        return False
    return bool(report.members) or not is_among_topics(sentence, report.clause)


def _weigh(report: Report, cast: Cast, rumoured: bool) -> bool:
    """Sets whether it is in doubt that those named met each other; False if it is plain that they did not."""
    sentence, clause = report.sentence, report.clause
    if not cast.has_articles and len(report.members) > 1 and are_hosts_there(report, cast):
        add_subject_before(report, cast)
    report.doubtful = is_doubtful(sentence, clause) or not (
        talk_to_each_other(clause, report) and see_each_other(clause, report) and visit_each_other(clause, report)
    )
    report.doubtful |= cast.has_articles and call_others(clause, report)
    drop_whom_others_met(report)
    drop_whose_people_met(report)
    if not set_right_who(report, cast):
        return False
    report.doubtful |= report.nobody or _is_by_somebody_else(report) or is_none_of_what_was(sentence, clause)
    report.doubtful |= sentence.capital_nouns and is_only_to_be(report)
    report.doubtful |= rumoured or ("lower_level" in sentence.kinds and not report.members)
    report.doubtful |= cast.has_articles and is_left_to_somebody(sentence, clause)
    if report.they and not report.members:
        report.doubtful |= all(head.sense == "host" for head in report.heads)  # "they will visit orchards": together
        report.doubtful |= _is_of_a_body(sentence, clause)
        report.doubtful |= cast.has_articles and _is_with_their_own(sentence, clause)
        if sentence.capital_nouns and _are_there_for(sentence, clause):
            return False
    if sentence.capital_nouns and len(report.members) == 1 and not report.they and _is_where_others_met(report):
        report.doubtful = True
    if report.with_them and not report.members and sentence.capital_nouns:
        add_subject(sentence, report, cast)
        report.doubtful |= not report.members  # "mit beiden wurde gesprochen": nobody says by whom
    return True


def _only_travels(report: Report, cast: Cast) -> bool:
    """Whether somebody saw a place or a thing, and nobody: "Кадырев: делегация посетит Чечню"."""
    sentence, start = report.sentence, report.heads[0].start
    whom = any(mention.start > start for _, mention in report.members) or sentence.capital_nouns
    whom = whom and not (cast.has_articles and goes_on_to_another(sentence, report))
    return (len(report.members) < len("XY") or not whom) and is_journey(sentence, report.clause)


def _add_who_is_not_named(report: Report, cast: Cast) -> None:
    """Adds those who met by words before the clause: its subject, the pair that was told of."""
    sentence, clause, heads = report.sentence, report.clause, report.heads
    english = cast.has_articles and not sentence.capital_nouns
    if english:
        drop_named_by_next_verb(report)
    alone = len(report.members) == 1 and not report.they and heads[-1].sense == "noun"
    of_a_country = cast.has_articles and is_of_a_country(sentence, heads[0])
    if _takes_part(report):
        report.joins = True
    elif not of_a_country and (alone or lacks_subject(report)):
        add_subject(sentence, report, cast)
    if heads[-1].sense != "noun" and len(report.members) > 1 and names_only_whom(report):
        add_hidden_subject(report, cast)
        report.doubtful |= is_by_a_stranger(report)
        # «Представитель банка прилетел в Киев. Там он встретился с X и Y»: those two did not meet each other
        strange = sentence.capital_nouns or (report.stranger and not cast.has_articles)
        report.doubtful |= strange and names_only_whom(report)  # "Der Gast sprach mit X und am Abend mit Y"
    add_shared_subject(report, cast)
    add_pair_going_on(report, cast)
    add_pair_told_before(report, cast)
    if len(report.members) == 1 and (goes_there(sentence, clause, cast) or goes_on_with(sentence, clause)):
        add_hidden_subject(report, cast)
    if cast.has_articles:
        report.doubtful |= is_by_nobody_named(report, cast)
    if english:
        report.doubtful |= is_of_another_verb(report, cast) or is_with_somebody_unknown(report)


def _is_where_others_met(report: Report) -> bool:
    """ "Die Männer trafen sich bei X": of others, of whom nobody is named, at his place."""
    sentence, (_, mention) = report.sentence, report.members[0]
    if "reciprocal" not in sentence.kinds or any(head.sense != "meet" for head in report.heads):
        return False
    led = [a for a in sentence.atoms if a.end <= mention.start and not a.has("office", "title", "nation", "definite")]
    people = any(atom.has("people") and atom.capital for atom in sentence.atoms if atom.end <= mention.start)
    return people and bool(led) and led[-1].has("with_whom")


def _without_owners(report: Report) -> Clause:
    """ "Губернатор Тульской области встретился с …": of the place that his post is of nothing is said but that."""
    spans = [(mention.start, mention.end) for _, mention in report.members]
    own = [place for place in report.clause.places if any(start < place.start < end for start, end in spans)]
    if not own:
        return report.clause
    return report.clause._replace(places=tuple(place for place in report.clause.places if place not in own))


def _has_had_none_since(report: Report) -> bool:
    """ "Seit der Wahl 2017 hat X noch keine Gespräche geführt": with nobody at all, and not only with whom he is told
    to meet."""
    clause = report.clause
    nouns = all(head.sense == "noun" for head in clause.heads) and not clause.definite
    if not clause.negated or clause.since is None or not nouns or len(report.members) != 1 or report.they:
        return False
    return not any(clause.start <= atom.start < clause.end for atom in report.sentence.those("with"))


def _is_by_somebody_else(report: Report) -> bool:
    """ "Die Ministerin traf X und Y", of no minister that was named: X and Y did not meet each other."""
    head = report.heads[0]
    if head.sense not in ("meet", "host", "see") or "reciprocal" in report.sentence.kinds or not report.members:
        return False
    subject = next((p for p in report.clause.parties if p.end <= head.start), None)
    if subject is None or subject.listed or not (subject.kind == "office" or subject.named == "aide"):
        return False
    return len(report.members) > 1 and all(mention.start > head.end for _, mention in report.members)


def _is_of_a_body(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Sie soll im Herbst tagen": a commission does, and no two people."""
    starts = {head.start for head in clause.heads}
    return all(any(a.start == start for a in sentence.those("sits")) for start in starts)


def _is_with_their_own(sentence: ReadSentence, clause: Clause) -> bool:
    """ "They also held talks with their American counterparts": with others than each other."""
    behind = [atom for atom in sentence.atoms if atom.start >= clause.heads[-1].end]
    if len(behind) < len(("with", "their", "counterparts")) or not behind[0].has("with"):
        return False
    return behind[1].has("possessive") and any(atom.has("counterpart") for atom in behind[2:4])


def _are_there_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Beide Politiker sind zum Klimagipfel in Rom": why they are there, and not what they said to each
    other."""
    if sentence.senses or "is" not in sentence.kinds or any(head.sense != "noun" for head in clause.heads):
        return False
    led = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    while led and led[-1].has("word", "indefinite", "nation", "format", "possessive"):
        led.pop()
    return bool(led) and led[-1].has("purpose")


def _takes_part(report: Report) -> bool:
    """ "Переговоры пройдут при посредничестве X": one more of those who were told to meet, and nobody else is named."""
    led = (atom for atom in report.sentence.those("with_part"))
    return len(report.members) == 1 and any(0 <= report.members[0][1].start - atom.end < _BEHIND for atom in led)
