"""Whether another meeting, "the next one", "their previous meeting", is one of those who met in the last one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.articles.cast import Cast
from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.articles.threads.thread import TOP, Thread, is_first_of_all, names_its_parties
from claims.articles.writing import POSTS
from claims.reading.said import Head
from claims.reading.scan import Atom


def is_of_the_same(report: Report, last: Thread, soon: int, cast: Cast) -> bool:
    """Whether another meeting is that of those who met in the last one, of whom it names nobody, or who tells of it.
    `soon`: how many sentences before it may have been told of."""
    index = last.reports[-1].index + soon
    if not cast.has_articles and report.members and _is_with_strangers(report):
        return False
    if not cast.has_articles and last.status == "held" and _is_any(report):
        return False
    if not report.members and _are_others_talks(report, last):
        return False
    if report.sentence.capital_nouns and (_is_a_later_round(report, last) or _is_of_somebody_with_him(report, last)):
        return False
    if _had_been_planned(report) and report.index <= index:
        return set(report.parties()) <= set(last.members)
    if report.other and report.status in ("planned", "cancelled") and _is_next(report, index):
        return set(report.parties()) <= set(last.members)  # "X kündigte eine Fortsetzung im März in Wien an"
    if not cast.has_articles and _was_set_between_them(report, last):
        return set(report.parties()) <= set(last.members)
    if report.members and not (_speaks_for_both(report, last) or _was_at_former(report, last, index)):
        return False
    of_countries = not cast.has_articles and "both_countries" in report.sentence.kinds
    far = of_countries and report.index > index  # "министры двух стран", where others were told of since
    return (
        (report.they and not far) or _is_another_one(report, index) or _is_second_verb(report, last.reports[-1].index)
    )


def _is_a_later_round(report: Report, last: Thread) -> bool:
    """ "X wird Y im Januar treffen.", and in another paragraph: "Am Montag beginnt die vierte Runde": of those who have
    met in the others, and not of two who have yet to meet."""
    paragraph = last.reports[-1].sentence.paragraph
    a_later = report.other and report.clause.definite and not (report.members or report.they)
    return a_later and last.status == "planned" and report.sentence.paragraph != paragraph


def _is_of_somebody_with_him(report: Report, last: Thread) -> bool:
    """ "(X traf Y.) Er stritt mit Z, als beide in Salzburg aßen": he and Z."""
    they = next((p.start for p in report.clause.parties if p.named == "they"), None)
    if they is None or report.members:
        return False
    led = [p for p in report.sentence.phrases if p.kind == "parties" and p.role == "with" and p.end <= they]
    known = {mention.start for member in last.members for mention in member.mentions}
    return any(party.name and party.start not in known for phrase in led for party in phrase.value)


def _had_been_planned(report: Report) -> bool:
    """ "Ein für Juni geplantes Treffen hatte X abgesagt", "ein erstes Gespräch im Januar war ausgefallen": an earlier
    one of those told of, as it says with whom of nobody else."""
    head = report.heads[-1] if report.heads else None
    if report.status != "cancelled" or head is None or head.sense != "noun" or not report.sentence.capital_nouns:
        return False
    if names_its_parties(report) or (days_of(report) is None and place_of(report) is None):
        return False
    behind = next((atom for atom in report.sentence.atoms if atom.start >= head.end), None)
    if behind is not None and behind.has("definite", "possessive", "of") and not behind.has("at"):
        return False  # "ein geplantes Treffen der Agrarminister"
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    begin = next((i for i in reversed(range(len(before))) if before[i].has("indefinite")), None)
    if begin is None or any(atom.has("verb") and _is_finite(atom) for atom in before[begin:]):
        return False
    planned = any(form.tense == "attributive" for atom in before[begin:] for form in atom.kinds.get("verb", ()))
    return planned or any(atom.has("first") for atom in before[begin:])


def _is_finite(atom: Atom) -> bool:
    return any(form.tense in ("past", "present", "future") for form in atom.kinds.get("verb", ()))


def _was_set_between_them(report: Report, last: Thread) -> bool:
    """«X и Y созвонились. Личная встреча, намеченная на 25 марта, отменена»: one that was set for a day of its own, by
    a noun with which the sentence opens and which says no more of whose it was."""
    head = report.heads[-1] if report.heads else None
    two = len(last.members) == len("XY") and all(member.kind == "person" for member in last.members)
    if report.status != "cancelled" or head is None or head.sense != "noun" or not two or days_of(report) is None:
        return False
    if report.index - last.reports[-1].index > TOP or names_its_parties(report):
        return False
    if any(atom.start == head.start and atom.has("gathering", "event", "sitting") for atom in report.sentence.atoms):
        return False  # a summit is of more than these
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    behind = [atom for atom in report.sentence.atoms if atom.start >= head.end]
    if behind and behind[0].has("counted"):
        behind.pop(0)
    opens = all(atom.has("format", "date", "on", "ignorable", "verb", "possessive") for atom in before)
    set_for = any(form.verb.sense == "plan" for atom in report.sentence.those("verb") for form in atom.kinds["verb"])
    return opens and set_for and bool(behind) and behind[0].has("punct", "format", "verb", "not")


def _is_with_strangers(report: Report) -> bool:
    """«Новая встреча X с болельщиками намечена на 3 июня»: with people of whom nobody is told, and not with Y again."""
    if not report.heads or report.heads[-1].sense != "noun":
        return False
    behind = [atom for atom in report.sentence.atoms if atom.start >= report.heads[-1].end]
    stop = next((at for at, atom in enumerate(behind) if atom.has("verb", "be") or atom.text in (",", ".", ":")), 0)
    named = {mention.start for _, mention in report.members}
    return any(
        led.has("with") and not other.has("he", "they", "him", "possessive", *POSTS) and other.start not in named
        for led, other in pairwise(behind[: stop or len(behind)])
    )


def _are_others_talks(report: Report, last: Thread) -> bool:
    """ "X traf Y. Für den 23. Februar sind weitere Friedensgespräche angesetzt": of those who are at war, if X and Y
    met for none."""
    own = {a.start: a.norm for a in report.sentence.those("others_talks")}
    named = {own.get(head.start) for head in report.heads} - {None}
    told = {atom.norm for each in last.reports for atom in each.sentence.those("others_talks")}
    return bool(named) and not any(_is_alike(one, other) for one in named for other in told if one is not None)


def are_after_a_call(report: Report, last: Thread) -> bool:
    """«Посредник вёл переговоры с X и Y. Министр позвонил X. Следующий раунд намечен на апрель»: of no call."""
    alone = not (report.members or report.they or report.sentence.capital_nouns)
    return alone and last.format() == "phone" and _are_talks(report) and not any(map(_are_talks, last.reports))


def _are_talks(report: Report) -> bool:
    return bool(report.heads) and all(is_talks(report, head) for head in report.heads)


def is_talks(report: Report, head: Head) -> bool:
    """Whether a noun says nothing of the form: "talks", "round"."""
    nouns = (atom.kinds["noun"] for atom in report.sentence.those("noun") if atom.start == head.start)
    return any(noun.format is None for noun in nouns)


def _is_alike(one: str, other: str) -> bool:
    return one[:_STEM] == other[:_STEM]


_STEM = 10  # letters of "Friedensgespräche", "Friedensverhandlungen"


def _speaks_for_both(report: Report, last: Thread) -> bool:
    """ "X said they would speak again on Friday": he and the other one."""
    says = any(form.verb.sense == "say" for _, form in report.sentence.verbs)
    both = len(last.members) == len("XY") and set(report.parties()) <= set(last.members)
    return report.they and says and both and not report.sentence.capital_nouns


def _is_second_verb(report: Report, last: int) -> bool:
    """ "Sie hatten sich im Juni in Genf getroffen und im Juli noch einmal telefoniert"."""
    verbs = bool(report.heads) and all(head.sense in ("meet", "talk", "call") for head in report.heads)
    return verbs and report.index == last and not report.clause.parties and days_of(report) is not None


def is_theirs(report: Report) -> bool:
    """ "Their meeting lasted two hours"."""
    head = report.heads[-1] if report.heads else None
    led = (a for a in reversed(report.sentence.atoms) if head and a.end <= head.start and not a.has("first", "ordinal"))
    before = next(led, None)
    return head is not None and head.sense == "noun" and before is not None and before.has("possessive")


def _is_another_one(report: Report, until: int) -> bool:
    return _is_next(report, until) or _is_former(report, until)


def _is_any(report: Report) -> bool:
    """ "Завтра запланирована встреча в бундестаге", behind a meeting that was held: with whomever, where no word says
    that it is another one of the same people ("новая встреча", "переговоры продолжатся", "переговоры двух лидеров")."""
    head = report.heads[-1] if report.heads else None
    if report.status != "planned" or report.they or report.other or head is None or head.sense != "noun":
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start][-_LIKE:]
    behind = [atom for atom in report.sentence.atoms if atom.start >= head.end][:1]
    again = "resumes" in report.sentence.kinds or any(atom.has("counted") for atom in behind)
    return not again and not any(atom.has(*_OF_THE_SAME) for atom in before)


_LIKE = 3  # atoms between "the next" and "meeting"

_OF_THE_SAME = ("coming", "ordinal", "other", "possessive", "definite", "then", "round", "upcoming")


def _is_next(report: Report, until: int) -> bool:
    """ "Das nächste Treffen ist am 5. November in Szeged geplant", "ein weiteres in Kairo wurde abgesagt": another one
    of those of whom the article tells."""
    told = days_of(report) is not None or place_of(report) is not None
    noun = any(head.sense == "noun" for head in report.heads) and not _is_of_many(report)
    off = report.status == "cancelled" and report.other and report.sentence.capital_nouns
    if "asks_over" in report.sentence.kinds and not (report.members or report.sentence.capital_nouns):
        return False  # "X has invited the lenders, from A and B, to a dinner on Friday": none of the last ones
    return (report.status == "planned" or off) and told and noun and report.index <= until


def _is_of_many(report: Report) -> bool:
    """ "The next summit will be in Samarkand": of more than those who met in its corridors; "the next round of the
    Joint Commission": of those who sit on it."""
    nouns = [head for head in report.heads if head.sense == "noun"] if report.sentence.capital_nouns else report.heads
    heads = {(head.start, head.end) for head in nouns}  # "zur nächsten Konferenz sollen alle zusammenkommen"
    if _is_of_a_body(report):
        return True
    return all(
        any(a.has("gathering", "summit") for a in report.sentence.atoms if (a.start, a.end) == head) for head in heads
    )


def _is_of_a_body(report: Report) -> bool:
    """ "The next round of the Joint Commission", "a session of the council": its own."""
    end = report.heads[-1].end if report.heads else report.sentence.scanned.end
    behind = [atom for atom in report.sentence.atoms if atom.start >= end][:_OF_A_BODY]
    if report.sentence.capital_nouns or not behind or not behind[0].has("of"):
        return False
    led = list(takewhile(lambda atom: atom.has("of", "definite", "name", "nation", "word", "bodies"), behind))
    return led[-1].has("bodies")


_OF_A_BODY = 6  # atoms of "of the India-Sri Lanka Joint Commission"


def _is_former(report: Report, until: int) -> bool:
    """ "Предыдущая встреча прошла в январе в Вене": another one of those of whom the article tells, if it says when."""
    noun = all(head.sense == "noun" for head in report.heads)
    if noun and is_first_of_all(report) and report.status == "held" and days_of(report) is not None:
        return report.index <= until
    told = days_of(report) is not None and report.status == "held" and _is_known_to_be(report)
    foremost = is_theirs(report) and "foremost" in report.sentence.kinds  # «их первая встреча прошла в январе»
    return (report.other or foremost) and noun and told and report.index <= until


def _is_known_to_be(report: Report) -> bool:
    """ "The previous meeting", "their second round", "a second meeting": one of those told of."""
    if not report.heads:
        return False  # "they were joined by Y"
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[-1].start][-2:]
    one = len(before) > 1 and (before[0].has("indefinite") or _is_the_former(before))
    return report.clause.definite or is_theirs(report) or one


def _is_the_former(led: Sequence[Atom]) -> bool:
    """ "Das vorige", and not "der nächste"."""
    return led[0].has("definite") and led[1].has("other") and not led[1].has("coming")


def _was_at_former(report: Report, last: Thread, until: int) -> bool:
    """ "Das vorige Treffen am 28. April hatte X nach einer Stunde verlassen": X, who is told to have met Y, and Y."""
    noun = bool(report.heads) and all(head.sense == "noun" for head in report.heads)
    theirs = len(last.members) == len("XY") and set(report.parties()) < set(last.members)
    if not (noun and theirs) or names_its_parties(report):
        return False
    behind = next((atom for atom in report.sentence.atoms if atom.start >= report.heads[-1].end), None)
    of_others = behind is not None and behind.has("definite", "possessive", "indefinite") and not behind.has("at")
    return not of_others and _is_former(report, until)
