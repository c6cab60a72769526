"""What became of the meeting that a report tells of: held, planned, called off or denied; and whether that is sure.

Each rule looks at what those before it made of the report: their order tells which words win.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.agreed_plans import (
    agreed_to_attend,
    agreed_to_meet,
    is_among_plans,
    is_invited_for,
    is_set_for,
    stood_on_the_programme,
)
from claims.articles.telling.by_tense import (
    is_headline_of_plan,
    is_means_of_plan,
    is_of_programme,
    is_passive_plan,
    is_planned_at_the_end,
    is_said_to_come,
    is_to_be,
    is_to_be_guest,
    is_to_be_held,
    is_to_be_received,
    is_what_he_has,
    was_to_come,
)
from claims.articles.telling.called_off import (
    calls_off_visit,
    came_to_nothing,
    did_not_come,
    is_called_off,
    is_not_planned,
    is_of_what_came_before,
    is_off_after_all,
    is_said_to_be_off,
    is_what_is_called_off,
    it_is_off,
    stayed_away,
    was_awaited_in_vain,
    what_became_of_it,
    without_stand_in,
)
from claims.articles.telling.denied import (
    bore_nothing,
    denies,
    did_not_do,
    has_not_begun,
    is_for_a_time,
    is_none_at_all,
    is_not_about_to,
    is_not_the_first,
    is_of_what_followed,
    is_told_not_to,
    shows_nothing,
    tells_of_earlier_days,
)
from claims.articles.telling.each_other import are_one_list
from claims.articles.telling.hidden_subjects import add_hidden_subject
from claims.articles.telling.infinitives import is_agreed_to_be
from claims.articles.telling.occasions import (
    comes_before,
    days_of_noun,
    is_adjunct,
    is_alleged,
    is_idea,
    is_only_before,
)
from claims.articles.telling.only_named import opens, was_wanted
from claims.articles.telling.only_said import (
    is_on_condition,
    is_only_confirmed,
    is_only_ready,
    is_said_to_be_planned,
    is_to_be_had,
    may_not_have_been,
    was_not_announced,
    was_so_behind_colon,
)
from claims.articles.telling.other_denied import (
    denies_something_else,
    is_only_of_a_topic,
    is_only_of_what_it_was,
    is_put_right,
)
from claims.articles.telling.planned import (
    is_all_planned,
    is_coordinated_plan,
    is_of_his_plans,
    is_only_planned,
    is_planned,
    is_to_go_on,
    took_place_as_planned,
)
from claims.articles.telling.report import Report
from claims.articles.telling.still_open import is_moved, is_on, is_put_off_and_will_be, moved_to, put_off_to
from claims.articles.telling.trips import (
    has_just_come,
    is_purpose_infinitive,
    is_purpose_of_trip,
    is_to_be_held_there,
    is_where_he_goes,
    sets_out_for_it,
    was_purpose_of_trip,
    went_to_meet,
)
from claims.articles.telling.who_denies import (
    denies_after_it,
    denies_but_another_thing,
    did_not_come_about,
    goes_on_to_deny,
    is_beside_denial,
    is_denied_behind,
    is_how_it_went,
    is_of_what_else_is_denied,
    is_what_is_denied,
    opens_the_sentence,
    was_denied_for_a_while,
)
from claims.reading.said import Clause, Head

_MAY_BE = ("condition", "hedge", "hedge_modal", "opinion_modal", "wish")


def settle(report: Report, clause: Clause, cast: Cast) -> None:
    """Settle the status of a report. `clause`: as it was read, before days and places were taken from the report's."""
    _settle_negation(report, clause, cast)
    _settle_plan(report, clause, cast)
    _settle_purpose(report, clause, cast)
    _settle_programme(report, clause, cast)
    if report.status == "planned" and cast.has_articles and did_not_come_about(report.sentence, clause.heads[-1]):
        report.status = "denied"


def _settle_negation(report: Report, clause: Clause, cast: Cast) -> None:
    """Settle whether the meeting was called off or denied, by its own clause or another one of the sentence."""
    something_else = _is_of_something_else(report.sentence, clause.heads)
    plain = _plain(report, clause, something_else, cast)
    if plain is None:
        return
    _settle_by_its_clause(report, plain, cast)
    _settle_by_the_rest(report, plain, something_else, cast)
    _correct_denied(report, plain)


def _plain(report: Report, clause: Clause, something_else: bool, cast: Cast) -> Clause | None:
    """The clause without the negations that are of something else; None where nothing more can be said of it."""
    sentence, heads = report.sentence, clause.heads
    if report.status == "cancelled" and something_else:
        report.status, report.clause = "held", report.clause._replace(status="held")
        clause = clause._replace(status="held")
    if is_put_right(sentence, clause):
        report.doubtful = True
        return None
    if denies_after_it(sentence, clause):
        clause = clause._replace(status="held", untrue=False)
        report.status, report.clause = "held", report.clause._replace(status="held", untrue=False)
    if clause.negated and (is_of_what_followed(sentence, clause) or is_told_not_to(sentence, clause)):
        report.doubtful = True
        return None
    if is_how_it_went(sentence, clause) or (clause.negated and is_not_the_first(sentence)):
        report.doubtful = True
        return None
    if not cast.has_articles and denies_but_another_thing(sentence, heads[-1]):
        report.status, report.doubtful = "held", report.doubtful or "confirmed" not in sentence.kinds
        return None
    if clause.negated and denies_something_else(sentence, clause):
        clause, report.clause = clause._replace(negated=False), report.clause._replace(negated=False)
    if "falsehood" in sentence.kinds and sentence.atoms[0].has("that") and not clause.untrue:
        report.doubtful = True  # "dass X Y traf und lobte, ist falsch": all of it, or a part
    return clause


def _settle_by_its_clause(report: Report, clause: Clause, cast: Cast) -> None:
    """Settle what its own words say of it: "called off", "did not meet", "was to have met"."""
    sentence, heads = report.sentence, clause.heads
    declared = clause.outcome is not None and clause.outcome.negated  # "insisted that there were no talks with X"
    negated = clause.negated or (declared and is_none_at_all(sentence))
    if is_called_off(sentence, clause):
        report.status, report.doubtful = "cancelled", False
    elif (wanted := was_wanted(sentence, clause)) or came_to_nothing(sentence, clause):
        report.status, report.doubtful = "cancelled", False
        passed = tuple(replace(d, ahead=None) if d.weekday_only or not wanted else d for d in clause.dates)
        report.clause = clause._replace(dates=passed)
        without_stand_in(report)
    elif (clause.untrue and not goes_on_to_deny(sentence, heads[-1])) or (negated and denies(sentence, clause)):
        named = opens(sentence, heads[-1]) and not clause.definite  # "a meeting has not been planned": there is none
        unplanned = clause.status == "planned" and not named and not is_not_planned(sentence)
        report.status = "held" if unplanned else "denied"  # "was not planned"
        if report.status == "denied" and is_off_after_all(sentence, clause):
            report.status = "cancelled"
        report.doubtful |= report.they and report.back and tells_of_earlier_days(sentence, clause)
        report.doubtful |= is_for_a_time(sentence, clause)
        report.doubtful |= unplanned and not cast.has_articles and len(report.members) > 1  # no article says it was
    elif (
        clause.negated
        and (clause.definite or opens(sentence, clause.heads[-1]))
        and not is_adjunct(sentence, clause.heads[-1])
        and not bore_nothing(sentence, clause.heads[-1])
        and not shows_nothing(sentence, clause.heads[-1])
    ):
        report.doubtful = True  # "встреча не стоит в повестке"
    elif clause.negated and (_says_not_yet(sentence, heads[-1], cast) or _was_not_there_for(sentence, heads)):
        report.doubtful = True


def _settle_by_the_rest(report: Report, clause: Clause, something_else: bool, cast: Cast) -> None:
    """Settle what other words of the sentence say became of it: "…, but X did not come", "…, which Y denied"."""
    sentence, heads = report.sentence, clause.heads
    if report.status in ("held", "planned") and did_not_come(sentence, clause):
        report.status, report.doubtful = "cancelled", False
    report.doubtful |= report.status == "held" and stayed_away(sentence, clause)
    report.doubtful |= report.status == "held" and "foundered" in sentence.kinds and may_not_have_been(sentence, clause)
    report.doubtful |= not cast.has_articles and was_awaited_in_vain(sentence)
    report.doubtful |= "unanswered" in sentence.kinds and clause.format == "phone"  # «звонил X, но тот не взял трубку»
    became = what_became_of_it(sentence) if report.status in ("held", "planned") else None
    if became == "denied" and is_beside_denial(sentence, heads[-1]):
        became = None
    if became is not None and _is_of_another(sentence, heads[-1]):
        became = None
    if became == "cancelled" and something_else:
        became = None
    if became is None and report.status in ("held", "planned") and is_what_is_denied(sentence, heads[0]):
        if sentence.kinds.isdisjoint(("not", "never", "nobody", "neither")):
            became = "denied"
        else:
            report.doubtful = True  # "has not denied that he met X or that he called him"
    if became is None and report.status in ("held", "planned") and is_denied_behind(sentence, heads[-1]):
        became = "denied"
    if became == "denied" and _is_of_topics(sentence, heads):
        became, report.doubtful = None, True  # "denied that they had discussed a merger": of something else, then
    if became is None and report.status in ("held", "planned") and is_said_to_be_off(sentence, heads[-1]):
        became = "cancelled"
    if report.status == "planned" and report.heads[-1].sense != "noun" and it_is_off(sentence, heads[-1]):
        report.status = "cancelled"
    if became == "denied" or (became is not None and heads[-1].sense == "noun"):
        report.status = became
        may_be = not (sentence.kinds.isdisjoint(_MAY_BE) or is_alleged(sentence, heads[-1]))
        may_be |= is_idea(sentence, heads[-1])  # "denied that he wrote a letter calling for talks"
        report.doubtful &= became != "denied" or may_be  # "опроверг, что встречался"


def _correct_denied(report: Report, clause: Clause) -> None:
    """Set in doubt what was perhaps not denied or called off itself, and what was moved to another day."""
    sentence, heads = report.sentence, clause.heads
    report.doubtful |= report.status == "denied" and is_of_what_else_is_denied(sentence, heads[-1])
    report.doubtful |= report.status == "denied" and was_denied_for_a_while(sentence)
    report.doubtful |= report.status == "denied" and is_only_of_a_topic(sentence, clause)
    report.doubtful |= report.status == "denied" and is_only_of_what_it_was(sentence, heads[-1])
    report.doubtful |= report.status == "cancelled" and is_of_what_came_before(sentence, heads[-1])
    if report.status == "denied" and any(atom.has("not") for atom in sentence.those("as_planned")):
        report.doubtful = True  # "no longer meets X": he did, once
    if report.status in ("held", "planned") and is_what_is_called_off(sentence, heads[-1]):
        report.status = "cancelled"
        report.doubtful |= not opens_the_sentence(sentence, "calling_off")
        report.clause = report.clause._replace(dates=())
    report.doubtful |= report.status == "held" and is_moved(sentence, heads[-1])
    if report.status == "cancelled" and is_put_off_and_will_be(sentence):
        report.status = "planned"
    happened = any(form.verb.sense == "happen" and form.tense == "past" for _, form in sentence.verbs)
    if report.status == "cancelled" and ("came_off" in sentence.kinds or (clause.negated and happened)):
        _is_over(report)


def _is_over(report: Report) -> None:
    """«Намеченная на понедельник встреча не состоялась»: on the Monday that is over."""
    passed = tuple(replace(day, ahead=None) if day.weekday_only else day for day in report.clause.dates)
    report.clause = report.clause._replace(dates=passed)


def _was_not_there_for(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    """ "War nicht bei X zu einem Gespräch": for what he was not there, and no verb says what he did. In German."""
    if not sentence.capital_nouns or sentence.senses or "be" not in sentence.kinds:
        return False
    led = [atom for atom in sentence.atoms if atom.end <= heads[-1].start]
    while led and led[-1].has("indefinite", "word", "duration", "format", "possessive"):
        led.pop()
    return bool(led) and led[-1].has("purpose")


def _says_not_yet(sentence: ReadSentence, head: Head, cast: Cast) -> bool:
    if cast.has_articles:
        return has_not_begun(sentence, head) or is_not_about_to(sentence, head)
    return did_not_do(sentence, head)


def _is_of_something_else(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    """«После встречи с X контракт отменили», "a concert was cancelled after talks with Y": what is called off is not
    what it was called off after, nor what a sentence begins with; but «отказал ему во встрече»."""
    if _is_of_its_subject(sentence, heads[0]):
        return True
    roles = {phrase.role for head in heads for phrase in sentence.phrases if phrase.start <= head.start < phrase.end}
    if not sentence.kinds.isdisjoint(("definite", "indefinite")) and not sentence.capital_nouns:
        off = next((p.start for p, form in sentence.verbs if form.verb.sense == "cancel"), 0)
        own = off > heads[-1].end  # "after a meeting due to take place was scrapped"
        if own and not any(a.has("punct") for a in sentence.atoms if heads[-1].end <= a.start < off):
            return False
    if roles == {"after"}:
        return True
    before = (phrase for phrase in sentence.phrases if phrase.end <= heads[0].start and phrase.kind != "mark")
    opens = all(phrase.kind in ("date", "place") or phrase.has(*_LEADING) for phrase in before)
    return opens and all(is_adjunct(sentence, head) for head in heads)


def _is_of_its_subject(sentence: ReadSentence, head: Head) -> bool:
    """ "Her speech at the summit was put off": what is put off stands first, and is no meeting."""
    if sentence.capital_nouns:
        return False
    off = next((p.start for p, form in sentence.verbs if form.verb.sense == "cancel" and p.start > head.end), None)
    led = [atom for atom in sentence.atoms if off is not None and atom.end <= off][-1:]
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("definite", "gathering", "alliance", "place", "nation", "country"):
        before.pop()
    at_it = len(before) > 1 and before[-1].has("at", "during") and before[-2].kinds.keys() == {"word"}
    return bool(led) and led[0].has("be") and at_it


_LEADING = ("ignorable", "after", "at", "definite", "indefinite", "possessive")


def _is_of_topics(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    """Whether nothing but a verb of discussing tells of a meeting, with at most the one at which they did."""
    told = [head for head in heads if not (head.sense == "noun" and is_adjunct(sentence, head))]
    return bool(told) and all(head.sense == "discuss" for head in told)


def _is_of_another(sentence: ReadSentence, head: Head) -> bool:
    """ "In dem Gespräch teilte X mit, dass der Termin verschoben wird": what was said there is of another."""
    return is_adjunct(sentence, head) and any(atom.start >= head.end for atom in sentence.those("noun"))


def _settle_plan(report: Report, clause: Clause, cast: Cast) -> None:
    """Settle whether a meeting that reads as one that was held is one to come, or the other way round, by verbs of
    planning, agreeing and putting off."""
    sentence, heads = report.sentence, clause.heads
    if (
        report.status == "held"
        and heads[-1].sense == "noun"
        and (is_all_planned(sentence) or is_only_planned(sentence))
    ):
        report.status = "planned"
    if report.status == "held" and heads[-1].sense == "noun" and not report.members and is_planned(sentence):
        report.status, report.doubtful = "planned", False
    if report.status == "planned" and (
        stood_on_the_programme(sentence, clause)
        or took_place_as_planned(sentence, clause)
        or was_not_announced(sentence, clause)
        or was_so_behind_colon(sentence, clause)
    ):
        report.status = "held"
    if report.status == "held" and (is_on(sentence, clause) or is_what_he_has(sentence, clause)):
        report.status = "planned"
    if report.status in ("cancelled", "planned") and (day := put_off_to(sentence, clause)) is not None:
        report.status, report.clause = "planned", report.clause._replace(dates=(day,))
        told = [atom for atom in sentence.those("relative") if atom.start > max(heads[-1].end, day.end)]
        report.not_then = ((told[0].start, sentence.scanned.end),) if told else ()  # "…, которая была назначена на май"
    elif report.status == "cancelled" and (town := moved_to(sentence, clause)) is not None:
        report.status, report.clause = "planned", report.clause._replace(places=(town,))
    if report.status == "held" and (is_invited_for(sentence, clause) or is_set_for(sentence, clause)):
        report.status = "planned"
    if report.status == "held" and agreed_to_attend(sentence, heads[0]):
        report.status = "planned"
    if report.status == "held" and not clause.dates and is_only_confirmed(sentence, clause):
        report.doubtful = True
    if report.status == "held" and is_to_go_on(sentence, heads[-1]):
        report.status, report.other = "planned", True
    if report.status == "held" and is_coordinated_plan(report):
        report.status = "planned"
        add_hidden_subject(report, cast)
    if report.status == "planned" and calls_off_visit(sentence, clause):
        report.status = "cancelled"
    if report.status == "planned" and "foundered" in sentence.kinds and is_said_to_be_planned(sentence, clause):
        report.status, report.doubtful = "cancelled", False
    if report.status == "planned" and is_only_ready(sentence, clause):
        report.doubtful = True
    if report.doubtful and agreed_to_meet(sentence, clause, report.they):
        report.status, report.doubtful = "planned", False
    if report.status == "held" and sentence.capital_nouns and is_agreed_to_be(report):
        report.status, report.doubtful = "planned", False
    report.doubtful |= report.status == "planned" and is_on_condition(sentence, heads[-1])


def _settle_purpose(report: Report, clause: Clause, cast: Cast) -> None:
    """Settle whether it is what somebody goes, comes or prepares for: "flew to Riga to meet X", "before the talks"."""
    sentence, heads = report.sentence, clause.heads
    english = cast.has_articles and not sentence.capital_nouns
    sets_out = english and sets_out_for_it(sentence, clause)
    report.purpose = is_purpose_infinitive(sentence, clause) or (sets_out and heads[0].sense != "noun")
    to_hold = cast.has_articles and not sentence.capital_nouns and heads[0].sense == "noun" and report.status == "held"
    report.doubtful |= to_hold and is_to_be_held_there(sentence, heads[0].start)
    report.gone = report.doubtful and went_to_meet(sentence, clause)
    if report.status in ("held", "planned") and comes_before(sentence, clause):
        report.status, report.clause = "planned", days_of_noun(sentence, report.clause)
        report.before = True
    if report.status == "held" and (was_to_come(sentence, clause) or report.purpose):
        report.status, report.doubtful = "planned", False
    trip = not report.joins and (sets_out or is_purpose_of_trip(sentence, clause))  # who came, too, came to one held
    if report.status == "held" and (trip or is_passive_plan(sentence, clause)):
        report.status = "planned"
        # What he came for may have been held by the next sentence.
        report.before = "left_for" in sentence.kinds or has_just_come(sentence, clause)
        report.doubtful |= clause.negated  # "не приедет на переговоры"
        together = trip and sentence.capital_nouns and len(report.members) > 1
        report.doubtful |= together and are_one_list(report)  # "X und Y reisen zu Gesprächen nach Kiew": mit anderen
    only_before = clause.definite and not report.before and is_only_before(sentence, clause)
    if cast.has_articles and not sentence.capital_nouns and only_before:
        report.doubtful = True  # "before the meeting, X and Y traded insults"
    if report.purpose and len(report.members) == 1:
        add_hidden_subject(report, cast)


def _settle_programme(report: Report, clause: Clause, cast: Cast) -> None:
    """Settle whether it is to come by other words of what will be: "is to be received", "is on the programme"."""
    sentence, heads = report.sentence, clause.heads
    if report.status == "held" and is_to_be_received(sentence, clause):
        report.status, report.doubtful = "planned", clause.negated
        add_hidden_subject(report, cast)
    if report.status == "held" and "by" in sentence.kinds and is_means_of_plan(sentence, clause):
        report.status, report.doubtful = "planned", not sentence.kinds.isdisjoint(_MAY_BE)
    if report.status == "held" and is_planned_at_the_end(sentence, clause):
        report.status = "planned"
    if report.status == "held" and is_said_to_come(sentence, clause):
        report.status = "planned"
        report.doubtful |= not sentence.kinds.isdisjoint(("condition", "not"))
    if report.status == "held" and was_purpose_of_trip(sentence, clause):
        report.doubtful, report.purpose = False, True
        add_hidden_subject(report, cast)
    if report.status == "held" and (is_to_be(sentence, clause) or is_to_be_held(sentence, clause)):
        report.status = "planned"
    if report.status == "held" and (is_to_be_guest(sentence, clause) or is_of_programme(sentence, clause)):
        report.status = "planned"
    if report.status == "held" and "plan_words" in sentence.kinds and is_to_be_had(sentence, heads[0]):
        report.status = "planned"
    if report.status == "held" and "plan_words" in sentence.kinds and is_of_his_plans(sentence, heads[0]):
        report.status = "planned"
        report.not_then = (*report.not_then, (sentence.scanned.start, heads[0].start))  # when he spoke of them
    if report.status == "held" and cast.has_articles and is_headline_of_plan(sentence, clause):
        report.status = "planned"
    if report.status == "held" and cast.has_articles and is_among_plans(sentence, heads[0]):
        report.status = "planned"
    if report.status == "held" and not report.doubtful and is_where_he_goes(sentence, clause):
        report.status = "planned"
    if report.status == "held" and "unconfirmed" in sentence.kinds:  # what becomes of it may be told right behind
        report.doubtful |= all(form.verb.sense not in ("deny", "cancel") for _, form in sentence.verbs)
