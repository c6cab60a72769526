"""Compares what an extractor proposes with what a careful reader marked.

    score(article, answer)      an article and an extractor's answer → a Tally for each measure, and the mistakes

An answer is what `belegt extract --json` gives: a list of meetings, or `{"meetings": […], "gaps": […]}`. Each proposed
meeting is laid beside the marked one it fits best, one to one. What is proposed beyond that is false; but what fits a
meeting, a party, a date or a place marked as optional is no fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claims.places import contains, lookup
from tests.articles.reader import Article, CameOf, Days, In, Lasting, Mark, Meeting

MEASURES = (
    "meetings", "participants", "date", "inferred", "place", "status",
    "format", "duration", "complete", "gaps", "topics", "outcomes", "said by", "said how", "spans",
)  # fmt: skip
Proposed = Mapping[str, Any]  # a meeting, a participant, a place … of an answer


@dataclass(slots=True)
class Tally:
    """Precision is right of proposed, recall found of wanted; what is optional counts for precision alone."""

    right: int = 0
    proposed: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: bool, wanted: bool = True) -> None:
        """One more that was proposed."""
        self.proposed += 1
        self.right += right
        self.found += right and wanted

    def __iadd__(self, other: Tally) -> Tally:
        self.right += other.right
        self.proposed += other.proposed
        self.found += other.found
        self.wanted += other.wanted
        return self


@dataclass(slots=True)
class Score:
    tallies: dict[str, Tally] = field(default_factory=lambda: {measure: Tally() for measure in MEASURES})
    mistakes: list[str] = field(default_factory=list)
    held: int = 0  # meetings proposed as held

    def __getitem__(self, measure: str) -> Tally:
        return self.tallies[measure]

    def __iadd__(self, other: Score) -> Score:
        for measure, tally in other.tallies.items():
            self.tallies[measure] += tally
        self.mistakes += other.mistakes
        self.held += other.held
        return self


def score(article: Article, answer: Any) -> Score:
    meetings, gaps = (answer["meetings"], answer.get("gaps") or []) if isinstance(answer, Mapping) else (answer, [])
    result = Score(held=sum(meeting["status"] == "held" for meeting in meetings))
    _spans(article, [*meetings, *gaps], result)
    parties = [_resolved(article, meeting["participants"]) for meeting in meetings]
    partners = aligned(article, meetings, parties)
    for index, proposed in enumerate(meetings):
        marked = partners.get(index)
        if marked is None and proposed.get("presupposed") and _begins_a_gap(article, proposed):
            continue
        if marked is None:
            _false(article, proposed, parties[index], result)
        elif not marked.optional:
            _compare(article, proposed, parties[index], marked, result)
    known = [marked for marked in partners.values() if marked]
    if article.says_what_came:
        _what_came(article, meetings, partners, parties, result)
    for marked in article.meetings:
        if not marked.optional and marked not in known:
            _missed(article, marked, result)
    _gaps(article, gaps, result)
    return result


# ---------------------------------------------------------------------------------------------------- which is which


def aligned(
    article: Article, meetings: Sequence[Proposed], parties: Sequence[Sequence[str | None]]
) -> dict[int, Meeting]:
    """The number of a proposed meeting → the marked meeting it fits best, best fits first, one to one."""
    fits = sorted(
        (
            (_fit(article, proposed, parties[index], marked), -index, -number)
            for index, proposed in enumerate(meetings)
            for number, marked in enumerate(article.meetings)
        ),
        reverse=True,
    )
    partners: dict[int, Meeting] = {}
    taken: set[int] = set()
    for fit, index, number in fits:
        if fit > 0 and -index not in partners and -number not in taken:
            partners[-index] = article.meetings[-number]
            taken.add(-number)
    return partners


def _fit(article: Article, proposed: Proposed, parties: Sequence[str | None], marked: Meeting) -> int:
    """How well a proposed meeting fits a marked one; 0: not at all. A party or the words that tell of it must agree."""
    named = set(marked.parties + marked.optional_parties)
    shared = len(named.intersection(parties))
    told = any(_overlap(mark, proposed) for mark in article.marked("meeting", marked.id))
    dated = _right_date(article, proposed, marked) is not None
    placed = _right_place(article, proposed, marked) is not None
    if not told and (not shared or (marked.optional and not dated and not placed)):
        return 0  # an optional meeting is no excuse for telling another one twice
    return int(
        40 * shared
        - 10 * (len(set(parties) - named) + len(set(marked.parties) - set(parties)))
        + 25 * dated
        + 15 * placed
        + 12 * told
        + 10 * (proposed["status"] == marked.status)
        + 5 * (proposed.get("format") == marked.format)
        + 100
    )


def _resolved(article: Article, participants: Iterable[Proposed]) -> list[str | None]:
    """The party that each participant is, by its span, else by its name; None for one that nobody marked."""
    found: list[str | None] = []
    for participant in participants:
        candidates = _by_span(article, participant) or _by_name(article, participant)
        found.append(next((id for id in candidates if id not in found), candidates[0] if candidates else None))
    return found


def _by_span(article: Article, participant: Proposed) -> list[str]:
    """Parties with a mark that the span meets: those whose name agrees first, then those that it covers best."""
    best: dict[str, float] = {}
    for mark in article.marks:
        if mark.kind == "party" and _overlap(mark, participant):
            share = _share(mark, participant) / len(mark.of)
            for id in mark.of:
                best[id] = max(best.get(id, 0), share)
    if len(best) < 2:
        return list(best)
    alike = set(_by_name(article, participant))
    return sorted(best, key=lambda id: (id not in alike, -best[id], id))


def _by_name(article: Article, participant: Proposed) -> list[str]:
    """The parties that are called so somewhere in the text; none, where more than one is."""
    name = _words(participant.get("name") or "")
    called: dict[str, set[str]] = {}
    for mark in article.marks:
        if mark.kind == "party" and len(mark.of) == 1:
            called.setdefault(mark.of[0], set()).update(_words(article.quote(mark)))
    for words in (name, name[-1:]):
        found = [id for id, known in called.items() if words and all(_spelt(word, known) for word in words)]
        if found:
            return found if len(found) == 1 else []
    return []


def _words(text: str) -> list[str]:
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return [word for word in re.findall(r"[^\W\d_]+", plain) if len(word) > 1]


def _spelt(word: str, known: set[str]) -> bool:
    """A word is among the known ones, or has a longer beginning in common with one (case endings, transliteration)."""
    return word in known or any(len(word) > 4 and len(other) > 4 and word[:5] == other[:5] for other in known)


def _overlap(mark: Mark, proposed: Proposed) -> bool:
    return bool(mark.start < proposed["end"] and proposed["start"] < mark.end)


def _share(mark: Mark, proposed: Proposed) -> float:
    """Of all that either covers, the share that both cover."""
    common = min(mark.end, proposed["end"]) - max(mark.start, proposed["start"])
    return float(common / (max(mark.end, proposed["end"]) - min(mark.start, proposed["start"])))


# ------------------------------------------------------------------------------------------------------ what is right


def _compare(
    article: Article, proposed: Proposed, parties: Sequence[str | None], marked: Meeting, result: Score
) -> None:
    """A proposed meeting against the marked one, slot by slot."""
    at = f"{article.id} {marked.id}"
    result["meetings"].add(True)
    result["meetings"].wanted += 1
    result["participants"].wanted += len(marked.parties)
    for index, id in enumerate(parties):
        right = id in marked.parties + marked.optional_parties and id not in parties[:index]
        result["participants"].add(right, wanted=id in marked.parties)
        if not right:
            result.mistakes.append(f"{at} participant: {_said(article, proposed['participants'][index])}")
    for id in set(marked.parties) - set(parties):
        result.mistakes.append(f"{at} misses {id} {article.quote(article.marked('party', id)[0])!r}")
    dated = _right_date(article, proposed, marked)
    _compare_slot("date", article, proposed.get("date"), marked, dated, result)
    if dated is marked:
        result["inferred"].add(True)
    result["inferred"].wanted += marked.inferred is not None
    _compare_slot("place", article, proposed.get("place"), marked, _right_place(article, proposed, marked), result)
    for measure, said, known in (
        ("status", proposed["status"], marked.status),
        ("format", proposed.get("format"), marked.format),
        ("complete", proposed.get("complete"), marked.complete),
    ):
        if known != "any":
            result[measure].wanted += 1
            if said is not None:
                result[measure].add(said == known)
            if said != known:
                result.mistakes.append(f"{at} {measure}: {said}, not {known}")
    marks = [mark for mark in article.marked("duration", marked.id) if isinstance(mark.value, Lasting)]
    lasting = [mark.value.minutes for mark in marks if isinstance(mark.value, Lasting)]
    wanted = not all(mark.optional for mark in marks)
    result["duration"].wanted += wanted
    if said := proposed.get("duration"):
        result["duration"].add(said.get("minutes") in lasting, wanted=wanted)
    if (said and said.get("minutes") not in lasting) or (wanted and not said):
        result.mistakes.append(f"{at} duration: {said}, not {lasting}")


def _compare_slot(
    measure: str, article: Article, said: Proposed | None, marked: Meeting, right: Mark | Meeting | None, result: Score
) -> None:
    """A date or place: right with a mark; a date that was only inferred (right is the meeting) has its own measure."""
    wanted = any(not mark.optional for mark in article.marked(measure, marked.id))
    result[measure].wanted += wanted
    if said and not isinstance(right, Meeting):
        result[measure].add(right is not None, wanted=right is not None and not right.optional)
    if said and right is None:
        result.mistakes.append(f"{article.id} {marked.id} {measure}: {_said(article, said)}")
    elif wanted and not said:
        result.mistakes.append(f"{article.id} {marked.id} misses its {measure}")


def _right_date(article: Article, proposed: Proposed, marked: Meeting) -> Mark | Meeting | None:
    """The mark with the proposed date, certain ones first; the meeting where the date is the inferred one."""
    if not (said := proposed.get("date")):
        return None
    days = Days(_day(said["earliest"]), _day(said["latest"]))
    for mark in sorted(article.marked("date", marked.id), key=lambda mark: mark.optional):
        if isinstance(mark.value, Days) and same_days(days, mark.value):
            return mark
    return marked if marked.inferred and same_days(days, marked.inferred) else None


def _day(said: str | date) -> date:
    return said if isinstance(said, date) else date.fromisoformat(said)


def same_days(one: Days, other: Days) -> bool:
    """The same interval. Seasons and the like have no sharp ends: half in common is enough from ten days on."""
    common = (min(one.latest, other.latest) - max(one.earliest, other.earliest)).days + 1
    both = (max(one.latest, other.latest) - min(one.earliest, other.earliest)).days + 1
    long = min(one.latest - one.earliest, other.latest - other.earliest).days >= 9
    return one == other or (long and 2 * common >= both)


def _right_place(article: Article, proposed: Proposed, marked: Meeting) -> Mark | None:
    """The mark with the proposed place, certain ones first: the spans meet, the country and the name agree."""
    if not (said := proposed.get("place")):
        return None
    for mark in sorted(article.marked("place", marked.id), key=lambda mark: mark.optional):
        if isinstance(mark.value, In) and _overlap(mark, said) and same_place(said, mark.value, article.language):
            return mark
    return None


def same_place(said: Proposed, known: In, language: str) -> bool:
    """The same country, and a name that means the known place or one that holds it (Moscow for the Kremlin).

    A place that the gazetteer does not know agrees with whatever was found in its words, but not with a mere country.
    """
    if said.get("country") and said["country"] != known.country:
        return False
    if set(_words(known.name)) <= set(_words(said["name"])):
        return True
    theirs, ours = lookup(said["name"], language) or lookup(said["name"]), lookup(known.name, language)
    ours = tuple(place for place in ours if place.country == known.country)
    if any(one == other for one in theirs for other in ours):
        return True
    if any(one.kind in ("country", "continent") for one in theirs):
        return False
    return not ours or any(contains(one, other) for one in theirs for other in ours)


def _false(article: Article, proposed: Proposed, parties: Sequence[str | None], result: Score) -> None:
    """A proposed meeting that no careful reader sees: all that it says is wrong."""
    result["meetings"].add(False)
    result["status"].add(False)
    for _ in parties:
        result["participants"].add(False)
    for measure in ("date", "place", "duration"):
        if proposed.get(measure):
            result[measure].add(False)
    names = ", ".join(_said(article, participant) for participant in proposed["participants"])
    result.mistakes.append(f"{article.id} false: {proposed['status']} {names}: {_said(article, proposed)[:90]}")


def _begins_a_gap(article: Article, proposed: Proposed) -> bool:
    """Whether a meeting is what "the first since …" takes for granted: README says that it may be told or not."""
    return any(_overlap(mark, proposed) for gap in article.gaps for mark in article.marked("gap", gap.id))


def _missed(article: Article, marked: Meeting, result: Score) -> None:
    result["meetings"].wanted += 1
    result["participants"].wanted += len(marked.parties)
    result["status"].wanted += 1
    result["complete"].wanted += 1
    result["format"].wanted += marked.format != "any"
    result["inferred"].wanted += marked.inferred is not None
    for measure in ("date", "place", "duration"):
        result[measure].wanted += any(not mark.optional for mark in article.marked(measure, marked.id))
    told = article.quote(article.marked("meeting", marked.id)[0])
    result.mistakes.append(f"{article.id} misses {marked.id} {marked.status} {told!r}")


def _what_came(
    article: Article,
    meetings: Sequence[Proposed],
    partners: Mapping[int, Meeting],
    parties: Sequence[Sequence[str | None]],
    result: Score,
) -> None:
    """Topics and outcomes: right if at least half of the words lie in those that were marked of that meeting, or half
    of these in them; found if at least half of the marked ones are. An outcome must agree in whether it was so or not.
    Of those that are right and certain: who said so, and how."""
    covered: dict[Mark, int] = {}
    for index, proposed in enumerate(meetings):
        marked = partners.get(index)
        if marked is not None and marked.optional:
            continue
        at = f"{article.id} {marked.id if marked else 'false'}"
        for kind, measure in (("topic", "topics"), ("outcome", "outcomes")):
            known = article.marked(kind, marked.id) if marked else []
            for each in proposed.get(measure) or ():
                alike = [mark for mark in known if not isinstance(mark.value, CameOf) or _same_sign(each, mark.value)]
                common = {mark: _common(mark, each) for mark in alike if _overlap(mark, each)}
                shorter = min((each["end"] - each["start"], *(mark.end - mark.start for mark in common)))
                right = 2 * sum(common.values()) >= shorter
                if not right:
                    result.mistakes.append(f"{at} {kind}: {_said(article, each)} {_how(each)}")
                if not right or not all(mark.optional for mark in common):
                    result[measure].proposed += 1
                    result[measure].right += right
                for mark, characters in common.items():
                    covered[mark] = covered.get(mark, 0) + characters
                certain = [mark for mark in common if not mark.optional]
                if right and certain and kind == "outcome":
                    _said_by_whom(article, each, certain, parties[index], result)
    for mark in article.marks:
        if mark.kind in ("topic", "outcome") and not mark.optional:
            found = 2 * covered.get(mark, 0) >= mark.end - mark.start
            result[f"{mark.kind}s"].wanted += 1
            result[f"{mark.kind}s"].found += found
            if not found:
                result.mistakes.append(f"{article.id} misses {mark.kind} {article.quote(mark)!r}")


def _same_sign(proposed: Proposed, known: CameOf) -> bool:
    return bool(proposed["negated"]) == known.negated


def _how(proposed: Proposed) -> str:
    return " ".join(str(proposed[key]) for key in ("kind", "modality", "negated") if key in proposed)


def _common(mark: Mark, proposed: Proposed) -> int:
    return int(min(mark.end, proposed["end"]) - max(mark.start, proposed["start"]))


def _said_by_whom(
    article: Article, proposed: Proposed, marks: Sequence[Mark], parties: Sequence[str | None], result: Score
) -> None:
    """Who said so (nobody: all of them), and how: agreed, declared or felt, and how firmly."""
    by = {parties[index] for index in proposed["by"]} or set(parties)
    said = (proposed["kind"], proposed["modality"])
    best = max(marks, key=lambda mark: _common(mark, proposed))
    assert isinstance(best.value, CameOf)
    wanted = {id for id in best.of if id.startswith("p")} or set(parties)
    for measure, right in (("said by", by == wanted), ("said how", said == (best.value.kind, best.value.modality))):
        result[measure].add(right)
        if not right:
            result.mistakes.append(
                f"{article.id} {measure}: {_said(article, proposed)} {_how(proposed)} {sorted(map(str, by))}"
            )


def _gaps(article: Article, proposed: Sequence[Proposed], result: Score) -> None:
    """A gap is right if its words meet those that were marked, and its days agree."""
    certain = [gap for gap in article.gaps if not gap.optional]
    found = set()
    for said in proposed:
        days = Days(_day(said["earliest"]), _day(said["latest"]))
        right = next(
            (
                gap
                for gap in article.gaps
                if any(_overlap(mark, said) for mark in article.marked("gap", gap.id)) and days == gap.days
            ),
            None,
        )
        if right is None or not right.optional:
            result["gaps"].add(right is not None and right.id not in found, wanted=True)
        if right:
            found.add(right.id)
        else:
            result.mistakes.append(f"{article.id} gap: {_said(article, said)} {days.earliest} to {days.latest}")
    result["gaps"].wanted += len(certain)
    result.mistakes += [f"{article.id} misses {gap.id}" for gap in certain if gap.id not in found]


def _spans(article: Article, answer: Iterable[Any], result: Score) -> None:
    """Every span of an answer lies in the text, begins and ends with a word, and is what it says it quotes."""
    for said in _with_spans(answer):
        start, end = said["start"], said["end"]
        quote = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
        right = bool(quote) and quote == quote.strip() == said.get("quote", said.get("text", quote))
        result["spans"].add(right)
        result["spans"].wanted += 1
        if not right:
            result.mistakes.append(f"{article.id} span: {start} to {end} is {quote!r}, not {said}")


def _with_spans(value: Any) -> Iterator[Proposed]:
    if isinstance(value, Mapping):
        if "start" in value and "end" in value:
            yield value
        value = value.values()
    if isinstance(value, Iterable) and not isinstance(value, str):
        for inner in value:
            yield from _with_spans(inner)


def _said(article: Article, said: Proposed) -> str:
    """The words of something proposed, for a list of mistakes."""
    return repr(article.text[said["start"] : said["end"]])
