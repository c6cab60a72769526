"""Who "they", "the two" or "the two ministers" are, where a report names nobody or only one more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.deeds import acted_at
from claims.articles.setting.scenes import is_of_a_clause
from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.articles.threads.thread import TOP, Thread, names_its_parties
from claims.facts import is_called

_SOON = 5  # sentences after which "the next meeting" may be that of others


def are_called_so(report: Report, thread: Thread, cast: Cast) -> bool:
    """Whether all who met hold the office by which "die beiden Minister" calls them, or were called by that post."""
    clause = report.clause
    called = [atom for atom in report.sentence.those("held_by") if atom.start < clause.end]
    own = [atom for atom in called if clause.start <= atom.start]  # or "second talks of the ministers: they …"
    return all(
        any(is_called(office.role, atom.kinds["held_by"]) for office in member.offices)
        or (not report.sentence.capital_nouns and member in cast.called_by_post(atom.norm, atom.start))
        for atom in own or called
        for member in thread.members
    )


def two_people(report: Report, threads: Sequence[Thread]) -> Sequence[Thread]:
    """ "X received Y on Monday. Y will see bankers on Friday. The two last met in May": of those threads the ones of
    two people, and no group, if there are any."""
    if not are_two(report) or "side" in report.sentence.kinds:
        return threads
    people = [known for known in threads if all(member.kind != "group" for member in known.members)]
    return people or threads


def holders_of_both(report: Report, threads: Sequence[Thread], cast: Cast) -> list[tuple[Member, Mention]]:
    """ "Foreign Minister X came at the invitation of Foreign Minister Y. He called on President Z. The two foreign
    ministers held talks": the two of whom the article told so far that they hold that office, where no such two have
    met yet."""
    clause = report.clause
    called = [atom for atom in report.sentence.those("held_by") if clause.start <= atom.start < clause.end]
    if len(called) != 1 or any(are_called_so(report, thread, cast) for thread in threads if len(thread.members) > 1):
        return []
    role, start = called[0].kinds["held_by"], called[0].start
    both = [member for member in cast.members if member.kind == "person" and _was_called(member, role, start)]
    words = Mention(start, called[0].end, called[0].text)
    return [(member, words) for member in both] if len(both) == len("XY") else two_called_so(report, cast)


def two_called_so(report: Report, cast: Cast) -> list[tuple[Member, Mention]]:
    """ "Greek leader X", "Turkish leader Y", and then "the two leaders last met in May", "she met both leaders": those
    who were called so, by no more than a word beside their names, in English."""
    clause = report.clause
    called = [atom for atom in report.sentence.those("held_by") if clause.start <= atom.start < clause.end]
    if len(called) != 1 or report.sentence.capital_nouns or not cast.has_articles:
        return []
    both = cast.called_by_post(called[0].norm, called[0].start)
    words = Mention(called[0].start, called[0].end, called[0].text)
    return [(member, words) for member in both] if len(both) == len("XY") else []


def _was_called(member: Member, role: str, start: int) -> bool:
    """Whether it was said before this offset that somebody holds an office."""
    return any(is_called(office.role, role) and office.mention.start < start for office in member.offices)


def are_with_another(report: Report, last: Thread) -> bool:
    """ "The pair plan to see Minister X": the two told of before, and one more whom a verb names."""
    if not report.they or len(report.members) != 1 or report.joins or not the_two(report, last):
        return False
    if report.instead_of is not None or report.parties()[0].kind == "group":
        return False  # "then still with Dunford's predecessor", "the two church leaders"
    verbs = [head for head in report.heads if head.sense != "noun"]  # "come together for a dinner with the envoy"
    met = bool(verbs) and all(head.sense in ("meet", "see", "host", "talk") for head in verbs)
    return met and report.parties()[0] not in last.members and report.index - last.reports[-1].index <= _SOON


def the_two(report: Report, last: Thread) -> list[tuple[Member, Mention]]:
    """Those who met, if they were two; of "X and Y met the choirmaster, Z" the two who met him, if a report calls them
    "the two", and not "they"."""
    met = [(member, mentions[-1]) for member, mentions in last.members.items()]
    if len(met) == len("XY"):
        return met
    first = last.reports[0]
    if not any(" " in atom.text for atom in report.sentence.those("they")) or len(first.heads) != 1:
        return []
    start = first.heads[0].start if first.heads[0].sense in _WITH_OBJECT else 0
    two = {member for member, mention in first.members if mention.end <= start}
    return [pair for pair in met if pair[0] in two] if len(two) == len("XY") < len(first.members) else []


_WITH_OBJECT = ("meet", "see", "host", "talk", "call")


def who_met_another(report: Report, last: Thread, cast: Cast) -> list[tuple[Member, Mention]]:
    """ "X and Y called on Z. The day before, they had met W": the list that was the subject, and not Z."""
    before = last.reports[-1]
    if not report.they or len(report.members) != 1 or report.joins or report.index - before.index > TOP:
        return []
    verbs = [head for head in report.heads if head.sense in ("meet", "see", "host", "talk", "call")]
    other, they = report.parties()[0], [atom.start for atom in report.sentence.those("they")]
    if not verbs or len(verbs) < len(report.heads) or not they or they[0] > verbs[0].start or other.kind == "group":
        return []
    subject = next((p for p in before.sentence.phrases if p.kind == "parties" and not p.role), None)
    listed = [] if subject is None or subject.start > before.heads[0].start else subject.value
    found = {member: cast.mention(member, party) for party in listed if (member := cast.known(party)) is not None}
    apart = len(found) == len(listed) and set(found) < set(last.members) and other not in last.members
    return list(found.items()) if apart and len(found) > 1 else []


def where_he_agreed(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> ReadSentence | None:
    """ "X und Y haben sich auf ein Abkommen verständigt. …, sagte X nach dem Treffen": the sentence that tells who else
    was at "the" meeting of one who is named."""
    head = report.heads[-1] if report.heads else None
    if head is None or head.sense != "noun" or not report.sentence.capital_nouns or names_its_parties(report):
        return None
    if not (report.clause.definite and report.status == "held" and is_adjunct(report.sentence, head)):
        return None
    for told in reversed(sentences[max(0, report.index - _AGREED) : report.index]):
        lists = [p for p in told.phrases if p.kind == "parties" and p.role == "" and len(p.value) == len("XY")]
        agreed = any(form.verb.sense == "agree" for _, form in told.verbs) and "not" not in told.kinds
        people = named_people(told, cast)[0] if agreed and len(lists) == 1 else {}
        if len(people) == len("XY") and report.members[0][0] in people:
            return told
    return None


_AGREED = 3  # sentences behind one that tells who agreed in which one of them speaks "after the meeting"


def add_where_they_agreed(report: Report, before: ReadSentence) -> None:
    """ "X und Y haben sich am Montag in Oslo auf ein Abkommen verständigt. Das Treffen dauerte drei Stunden": then, and
    there, as nothing else is told of when they met."""
    if report.status != "held" or report.other:
        return
    told = [phrase for phrase in before.phrases if phrase.kind in ("date", "place")]
    own = [phrase for phrase in told if not is_of_a_clause(before, phrase)]
    days = [phrase.value for phrase in own if phrase.kind == "date"]
    if not report.clause.dates and days_of(report) is None and len(days) == 1 and days[0].bound is None:
        report.clause = report.clause._replace(dates=(days[0],))
    there = acted_at(before)
    acted = there is not None and any(phrase.value is there for phrase in own)
    if acted and place_of(report) is None and report.clause.format not in ("phone", "video"):
        report.stay = report.stay or there


def is_of_pair(report: Report, sentences: Sequence[ReadSentence]) -> bool:
    """ "X und Y haben einen Vertrag unterzeichnet. Bei dem Treffen …": of the two who are the subject just before."""
    head = report.heads[-1] if report.heads else None
    held = report.clause.definite and report.status == "held" and not report.clause.parties
    if head is None or head.sense != "noun" or not held or not report.index:
        return False
    before = sentences[report.index - 1]
    lists = [p for p in before.phrases if p.kind == "parties" and p.role == "" and len(p.value) > 1]
    near = before.paragraph == report.sentence.paragraph and is_adjunct(report.sentence, head)
    return near and len(lists) == 1 and len(lists[0].value) == len("XY")


def pair_before(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> list[tuple[Member, Mention]]:
    """Those whom "the two" mean where no meeting was told of yet: the two people of the sentence before that names
    any, or else of their own, if it names two; or a list of more ("A, B and C signed it in Riga, where they met on
    Monday")."""
    leading = sentences[max(0, report.index - _LED_BY) : report.index]
    named = next((each for each in reversed(leading) if named_people(each, cast)[0]), None)
    for sentence in (*((named,) if named is not None else ()), *sentences[report.index : report.index + 1]):
        found, listed = named_people(sentence, cast)
        if sentence is report.sentence and _discusses_those(report, found.values()):
            return []
        if _are_awaited(sentence) and not report.they:
            return []
        if len(found) == listed:
            return list(found.items())
    return _two_of_paragraph(report, sentences, cast) or _two_of_article(report, sentences, cast)


def _are_awaited(sentence: ReadSentence) -> bool:
    """ "Den Anfang macht A, am Nachmittag wird B erwartet. Die Gespräche finden im Rathaus statt": by somebody else,
    who talks to each of them. In German."""
    return sentence.capital_nouns and "awaits" in sentence.kinds


def _discusses_those(report: Report, people: Iterable[Mention]) -> bool:
    """ "Стороны обсуждают возможность встречи X с Y": they are not the two whom they talk about."""
    discussed = bool(report.heads) and all(head.sense == "discuss" for head in report.heads)
    return discussed and any(mention.start > report.heads[-1].end for mention in people)


def _two_of_paragraph(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> list[tuple[Member, Mention]]:
    """ "X had flown in on a private jet. Y had taken the train. They talked for an hour": the two of whom it tells,
    and lately: a page without paragraphs names many. "The two" may be told of in the paragraph before, if it is in
    English, and the article has named nobody else."""
    found: dict[Member, Mention] = {}
    lately: set[Member] = set()
    first = report.index <= _EARLY and cast.has_articles and not report.sentence.capital_nouns and are_two(report)
    anywhere = first or (report.index <= _SOON and not cast.has_articles)  # «Стороны встретились», below the lead
    before = [each for each in sentences[: report.index] if anywhere or each.paragraph == report.sentence.paragraph]
    for back, sentence in zip(range(len(before), 0, -1), before, strict=True):
        for party in (party for phrase in sentence.phrases if phrase.kind == "parties" for party in phrase.value):
            member = cast.known(party)
            if member is not None and member.kind == "person":
                found.setdefault(member, cast.mention(member, party))
                lately |= {member} if back <= _LATELY else set()
    return list(found.items()) if len(found) == len(lately) == len("XY") else []


_LATELY = 4  # sentences
_EARLY = 12  # sentences of an article, in which "the two" may be those of an earlier paragraph


_PEOPLE = ("several", "office", "title", "post", "people")


def _two_of_article(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> list[tuple[Member, Mention]]:
    """ "X will den Streit beilegen. Auch Y zeigt sich offen." and then, in the next paragraph, "die beiden trafen
    sich": the two, where the article names no third person before. In German."""
    if not report.sentence.capital_nouns or not are_two(report):
        return []
    beside = pairwise(report.sentence.atoms)
    if any(one.has("two") and two.capital and not two.has(*_PEOPLE) for one, two in beside):
        return []  # "beide Länder"
    found: dict[Member, Mention] = {}
    last: dict[Member, int] = {}
    for index, sentence in enumerate(sentences[: report.index]):
        for member, mention in named_people(sentence, cast)[0].items():
            found.setdefault(member, mention)
            last[member] = index
    near = all(report.index - index <= _LED_BY + 1 for index in last.values())
    return list(found.items()) if len(found) == len("XY") and near else []


def were_others(report: Report, published: date | None) -> bool:
    """ "In 1987 the then presidents of the two countries met", "in 2016 the two sides had met": whoever it was who
    spoke for them then, and not those of whom the article tells."""
    sentence, clause = report.sentence, report.clause
    if sentence.capital_nouns or not report.they or report.members:
        return False
    atoms = sentence.atoms
    called = [i for i, atom in enumerate(atoms) if atom.has("they") and clause.start <= atom.start < clause.end]
    for at in called:
        if at > 1 and atoms[at - 1].has("then") and atoms[at - 2].has("definite"):
            return True
        of_countries = at + 1 < len(atoms) and atoms[at + 1].has("both_countries")
        days = days_of(report)
        last = days.latest if days is not None else None
        old = last is not None and published is not None and (published - last).days > _LONG_AGO
        if old and (atoms[at].has("side", "both_countries") or of_countries):
            return True
    return False


_LONG_AGO = 2 * 365  # days after which others may speak for a country or a company


def another_came_between(
    report: Report, sentences: Sequence[ReadSentence], threads: Sequence[Thread], cast: Cast
) -> bool:
    """ "X met Y. Z learned of it from a paper. They sat together for two hours": Z and whoever it was, as likely as X
    and Y. In English, and «X написал Z. Их первая встреча намечена на май» in Russian."""
    kinds = report.sentence.kinds
    if report.members or report.sentence.capital_nouns:
        return False
    if cast.has_articles and not (report.they and report.status == "held"):
        return False
    if not cast.has_articles and "theirs" not in kinds:
        return False
    if not kinds.isdisjoint(("held_by", "side", "both_countries", "two")):
        return False
    if any(thread.reports[-1].index >= report.index - 1 for thread in threads) or len(threads[-1].members) < len("XY"):
        return False
    found, _ = named_people(sentences[report.index - 1], cast)
    return any(member not in threads[-1].members for member in found)


def pair_weighed(report: Report, weighed: Report | None) -> list[tuple[Member, Mention]]:
    """ "Ob er auch mit X zusammenkommt, ist offen. Beide hatten zuletzt im Mai telefoniert": he and X."""
    if weighed is None or not weighed.index < report.index <= weighed.index + 1:
        return []
    if "held_by" in report.sentence.kinds:
        return []  # "die Minister" are two of whom the article told before
    return list(weighed.members) if all(member.kind == "person" for member, _ in weighed.members) else []


def pair_told_of(
    report: Report, sentences: Sequence[ReadSentence], cast: Cast, last: Thread
) -> list[tuple[Member, Mention]]:
    """ "Minister X und Präsident Y haben sich verständigt. Die beiden kamen in Genf zusammen": the two people of the
    sentence before, which tells of no meeting, and not those who met in the last one."""
    if not report.index or last.reports[-1].index >= report.index - 1:
        return []
    before = sentences[report.index - 1]
    found, _ = named_people(before, cast)
    if len(found) != len("XY") or before.paragraph != report.sentence.paragraph or set(found) <= set(last.members):
        return []
    return list(found.items())


def are_two(report: Report) -> bool:
    """Whether "the two" tells who met, and no word for all of them."""
    if not report.they or report.sentence.kinds.isdisjoint(("two",)) or not report.heads:
        return False
    end = report.heads[-1].end
    they = [atom for atom in report.sentence.those("they") if report.clause.start <= atom.start < report.clause.end]
    told = [atom for atom in they if atom.start < end]
    if not told and report.sentence.capital_nouns:
        told = they[:1]  # "am Dienstag trafen sich die beiden erneut"
    return bool(told) and told[-1].has("two")


def two_of(report: Report, last: Thread, cast: Cast) -> list[tuple[Member, Mention]]:
    """ "X, Y and Z met. Y had flown to Z's home on Sunday, where the two talked": those whom its sentence names, or the
    two to whom another one came later; none where all who met are two."""
    if len(last.members) <= len("XY") or not are_two(report):
        return []
    named, _ = named_people(report.sentence, cast)
    here = [(member, mention) for member, mention in named.items() if mention.start < report.heads[-1].start]
    first = last.reports[0].parties()
    if len(here) == len("XY"):
        return here
    return [(m, mentions[-1]) for m, mentions in last.members.items() if m in first] if len(first) == len("XY") else []


def named_people(sentence: ReadSentence, cast: Cast) -> tuple[dict[Member, Mention], int]:
    """The people whom a sentence names, and how many "they" would be: two, or a list of more."""
    found: dict[Member, Mention] = {}
    listed = len("XY")
    for phrase in sentence.phrases:
        for party in phrase.value if phrase.kind == "parties" else ():
            member = cast.known(party)
            if member is not None and member.kind == "person":
                found.setdefault(member, cast.mention(member, party))
        if phrase.kind == "parties" and phrase.role == "" and len(phrase.value) == len(found):
            listed = max(listed, len(found))
    return found, listed


_LED_BY = 3  # sentences before "the two" that may name them
