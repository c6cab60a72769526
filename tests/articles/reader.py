"""Reads annotated articles, in the notation of README.md beside this file, and offsets in texts of others.

    articles(path)                     the articles of a text file
    of_others(path, rows)              the articles of a table of offsets, joined with the rows that hold their texts

Both raise Faults with every fault that was found, each with its file and line.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

LANGUAGES = ("de", "en", "ru")
STATUSES = ("held", "planned", "cancelled", "denied")
FORMATS = ("in_person", "phone", "video", "any")  # any: the text does not say
LISTS = ("complete", "open")
BOUNDS = ("exact", "about", "at_least", "at_most")
OUTCOMES = ("agreed", "declared", "felt")
FIRMNESS = ("fact", "ready", "hopes", "plans", "obliged")
MADE_UP = "made up"

_HEADER = re.compile(r"=== (?P<id>\S+) (?P<language>\S+) (?P<published>\S+) (?P<source>.+)")
_HEAD = re.compile(
    r"(?P<kind>date|place|office|duration|format|status|gap|topic|outcome)(?P<optional>\??) (?P<rest>.+)"
)
_IDS = re.compile(r"[mp]\d+(?: [mp]\d+)*")
_MEETING = re.compile(
    r"(?P<id>m\d+)(?P<optional>\??) (?P<status>\S+) (?P<format>\S+) (?P<list>\S+):(?P<parties>[^;]*)"
    r"(?:; inferred (?P<inferred>\S+))?"
)
_GAP = re.compile(r"(?P<id>g\d+)(?P<optional>\??) (?P<format>\S+) (?P<days>\S+):(?P<parties>[^;]*)")
_PARTY = re.compile(r"(p\d+)(\??)")


class Faults(ValueError):
    """All that is wrong with a file, a line each."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A closed interval of days."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class In:
    """A place or an office by name, and its country (or organisation)."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Lasting:
    minutes: int
    bound: str


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of a meeting: agreed, declared or felt, how firmly, and whether the words say that it was not so."""

    kind: str
    modality: str
    negated: bool


Value = Days | In | Lasting | CameOf | str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text and what they are: kind "party", "meeting", or one of those that README.md lists.

    `of` names the parties (kinds party and office), the meetings or the gap that the words speak of; of an outcome
    the meeting and the parties that say so, where not all do.
    `optional`: right if it is found, nothing missing if not.
    """

    kind: str
    of: tuple[str, ...]
    value: Value
    optional: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    status: str
    format: str
    complete: bool
    parties: tuple[str, ...]
    optional_parties: tuple[str, ...]
    optional: bool
    inferred: Days | None


@dataclass(frozen=True, slots=True)
class Gap:
    id: str
    format: str
    days: Days
    parties: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    language: str
    published: date
    source: str
    text: str
    marks: tuple[Mark, ...]
    meetings: tuple[Meeting, ...]
    gaps: tuple[Gap, ...]
    where: str

    def __str__(self) -> str:
        return self.where

    def marked(self, kind: str, of: str) -> list[Mark]:
        """The marks of a kind that speak of a party, a meeting or a gap, in order of the text."""
        return [mark for mark in self.marks if mark.kind == kind and of in mark.of]

    @property
    def says_what_came(self) -> bool:
        """Whether topics and outcomes are marked: in most texts they are not."""
        return any(mark.kind in ("topic", "outcome") for mark in self.marks)

    def quote(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]


# ---------------------------------------------------------------------------------------------------------- text files


def articles(path: Path) -> list[Article]:
    """The articles of a file in the bracket notation, in order."""
    faults: list[str] = []
    found: list[Article] = []
    for number, header, lines in _blocks(path, faults):
        found += _article(path.name, number, header, lines, faults)
    faults += _repeated(path.name, found)
    if faults:
        raise Faults(faults)
    return found


def _blocks(path: Path, faults: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """The number of the header's line, the header, and the lines below it, for each article."""
    number, header, lines = 0, "", list[str]()
    for at, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("=== "):
            if header:
                yield number, header, lines
            number, header, lines = at, line, []
        elif header:
            lines.append(line)
        elif line.strip() and not line.startswith("#"):
            faults.append(f"{path.name}:{at}: text before the first header (=== id language published source)")
    if header:
        yield number, header, lines


def _article(file: str, number: int, header: str, lines: list[str], faults: list[str]) -> list[Article]:
    """The article below a header, or nothing if anything is wrong with it."""
    before = len(faults)
    match = _HEADER.fullmatch(header)
    if not match:
        faults.append(f"{file}:{number}: a header is: === id language published source")
        return []
    if "---" not in lines:
        faults.append(f"{file}:{number}: no line --- between the text and its meetings")
        return []
    below = lines.index("---")
    first = next((index for index, line in enumerate(lines[:below]) if line.strip()), 0)
    marked = "\n".join(lines[first:below]).rstrip()
    text, marks = unmark(marked, file, number + 1 + first, faults)
    said = [
        (number + 1 + index, line)
        for index, line in enumerate(lines)
        if index > below and line.strip() and not line.startswith("#")
    ]
    article = _put_together(match, file, number, text, marks, said, faults)
    return [article] if article and len(faults) == before else []


def _put_together(
    header: re.Match[str],
    file: str,
    number: int,
    text: str,
    marks: tuple[Mark, ...],
    said: Sequence[tuple[int, str]],
    faults: list[str],
) -> Article | None:
    """An article of its parts, each checked against the others."""
    where = f"{file}:{number}"
    published = _days(header["published"])
    if header["language"] not in LANGUAGES:
        faults.append(f"{where}: language {header['language']} is none of {', '.join(LANGUAGES)}")
    if published is None or published.earliest != published.latest:
        faults.append(f"{where}: published {header['published']} is no day (YYYY-MM-DD)")
    if not text.strip():
        faults.append(f"{where}: no text")
    meetings, gaps = list[Meeting](), list[Gap]()
    for at, line in said:
        try:
            if line.startswith("g"):
                gaps.append(_gap(line))
            else:
                meetings.append(_meeting(line))
        except ValueError as fault:
            faults.append(f"{file}:{at}: {fault}")
    if published is None:
        return None
    article = Article(
        header["id"],
        header["language"],
        published.earliest,
        header["source"],
        text,
        marks,
        tuple(meetings),
        tuple(gaps),
        f"{file}:{number} {header['id']}",
    )
    faults += [f"{where}: {fault}" for fault in _disagreements(article)]
    return article


def _meeting(line: str) -> Meeting:
    match = _MEETING.fullmatch(line.rstrip())
    if not match:
        raise ValueError("a meeting is: m1 status format complete|open: p1 p2 [; inferred YYYY-MM-DD]")
    _one_of(match["status"], STATUSES)
    _one_of(match["format"], FORMATS)
    _one_of(match["list"], LISTS)
    inferred = None
    if match["inferred"] and not (inferred := _days(match["inferred"])):
        raise ValueError(f"{match['inferred']} is no date")
    required, optional = _parties(match["parties"])
    return Meeting(
        match["id"],
        match["status"],
        match["format"],
        match["list"] == "complete",
        required,
        optional,
        bool(match["optional"]),
        inferred,
    )


def _gap(line: str) -> Gap:
    match = _GAP.fullmatch(line.rstrip())
    if not match:
        raise ValueError("a gap is: g1 format EARLIEST..LATEST: p1 p2")
    _one_of(match["format"], FORMATS)
    days = _days(match["days"])
    if not days:
        raise ValueError(f"{match['days']} is no date")
    required, optional = _parties(match["parties"])
    if optional:
        raise ValueError("the parties of a gap are certain")
    return Gap(match["id"], match["format"], days, required, bool(match["optional"]))


def _parties(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those that must be found, and those that may be."""
    matches = [_PARTY.fullmatch(word) for word in words.split()]
    if not matches or not all(matches):
        raise ValueError(f"parties are p1 p2 p3?, not “{words.strip()}”")
    named = [(match[1], bool(match[2])) for match in matches if match]
    if len({id for id, _ in named}) < len(named):
        raise ValueError("a party is named twice")
    return tuple(id for id, may in named if not may), tuple(id for id, may in named if may)


def _disagreements(article: Article) -> Iterator[str]:
    """What the marks say that the lines below the text do not, and the other way round."""
    meetings = [meeting.id for meeting in article.meetings]
    gaps = [gap.id for gap in article.gaps]
    for id in sorted({id for id in meetings + gaps if (meetings + gaps).count(id) > 1}):
        yield f"{id} has two lines"
    parties = {id for mark in article.marks if mark.kind == "party" for id in mark.of}
    known = parties | set(meetings) | set(gaps)
    for mark in article.marks:
        for id in mark.of:
            if id not in known:
                what = "is nowhere marked" if id.startswith("p") else "has no line below the text"
                yield f"{id} ({article.quote(mark)!r}) {what}"
    subjects: tuple[Meeting | Gap, ...] = (*article.meetings, *article.gaps)
    for subject in subjects:
        named = subject.parties + (subject.optional_parties if isinstance(subject, Meeting) else ())
        for id in named:
            if id not in parties:
                yield f"{subject.id} names {id}, which no words are marked as"
        kind = "meeting" if isinstance(subject, Meeting) else "gap"
        if not article.marked(kind, subject.id):
            yield f"no words are marked as {subject.id}"
    for meeting in article.meetings:
        if not meeting.optional and len(meeting.parties) + len(meeting.optional_parties) < 2:
            yield f"{meeting.id} has fewer than two parties"
        for kind, said in (("status", meeting.status), ("format", meeting.format)):
            for mark in article.marked(kind, meeting.id):
                if mark.value != said:
                    yield f"{meeting.id} is {said}, but {article.quote(mark)!r} is marked {mark.value}"
        if meeting.inferred and any(not mark.optional for mark in article.marked("date", meeting.id)):
            yield f"{meeting.id} has a date in the text and an inferred one"


def _repeated(file: str, found: Sequence[Article]) -> list[str]:
    ids = [article.id for article in found]
    return [f"{file}: {id} stands for two articles" for id in sorted({id for id in ids if ids.count(id) > 1})]


# ------------------------------------------------------------------------------------------------------------ brackets


def unmark(marked: str, file: str, line: int, faults: list[str]) -> tuple[str, tuple[Mark, ...]]:
    """A text in brackets, which begins on a line of a file, as plain text and its marks in order of their starts."""
    text: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int, int]] = []  # head, start in the plain text, line
    at = 0
    while at < len(marked):
        sign = marked[at]
        if sign == "\\" and marked[at + 1 : at + 2] in ("[", "]", "\\"):
            text.append(marked[at + 1])
            at += 2
        elif sign == "[":
            end = marked.find(":", at)
            head = marked[at + 1 : end] if end > 0 else ""
            if not head or "[" in head or "]" in head or "\n" in head:
                faults.append(f"{file}:{line}: a bracket without a head (write \\[ for a bracket of the text)")
                at += 1
                continue
            opened.append((head, len(text), line))
            at = end + 1
        elif sign == "]":
            if not opened:
                faults.append(f"{file}:{line}: a bracket is closed that was not opened (write \\])")
            else:
                marks += _mark(*opened.pop(), len(text), text, file, faults)
            at += 1
        else:
            line += sign == "\n"
            text.append(sign)
            at += 1
    faults += [f"{file}:{began}: [{head}: is not closed" for head, _, began in opened]
    return "".join(text), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _mark(head: str, start: int, line: int, end: int, text: list[str], file: str, faults: list[str]) -> list[Mark]:
    try:
        quote = "".join(text[start:end])
        if not quote or quote != quote.strip():
            raise ValueError(f"[{head}: marks no words, or begins or ends with a space")
        return [read_head(head, start, end)]
    except ValueError as fault:
        faults.append(f"{file}:{line}: {fault}")
        return []


def read_head(head: str, start: int, end: int) -> Mark:
    """What stands between a bracket and its colon, as a mark of these offsets; ValueError if it means nothing."""
    if _IDS.fullmatch(head):
        ids = tuple(head.split())
        if len({id[0] for id in ids}) > 1:
            raise ValueError(f"[{head}: speaks of parties and meetings at once")
        return Mark("party" if head[0] == "p" else "meeting", ids, None, False, start, end)
    match = _HEAD.fullmatch(head)
    if not match:
        raise ValueError(f"[{head}: is no head")
    kind = match["kind"]
    of, words = list[str](), match["rest"].split(" ")
    while words and re.fullmatch(r"[pmg]\d+", words[0]):
        of.append(words.pop(0))
    letter = {"office": "p", "gap": "g"}.get(kind, "m")
    others = [id for id in of if not id.startswith(letter) and not (kind == "outcome" and id.startswith("p"))]
    if others or not any(id.startswith(letter) for id in of):
        raise ValueError(f"[{head}: names no {letter}1")
    return Mark(kind, tuple(of), _value(kind, " ".join(words), head), bool(match["optional"]), start, end)


def _value(kind: str, words: str, head: str) -> Value:
    if kind == "date":
        if days := _days(words):
            return days
        raise ValueError(f"[{head}: {words} is no date (2017, 2017-02, 2017-02-16, or two with .. between)")
    if kind in ("place", "office"):
        name, slash, country = words.rpartition("/")
        if not slash or not name or not country.isupper():
            raise ValueError(f"[{head}: {kind} is NAME/COUNTRY, with a code in capitals")
        return In(name, country)
    if kind == "duration":
        minutes, _, bound = words.partition(" ")
        if not minutes.isdecimal():
            raise ValueError(f"[{head}: a duration is a number of minutes")
        _one_of(bound or "exact", BOUNDS)
        return Lasting(int(minutes), bound or "exact")
    if kind == "gap":
        if words:
            raise ValueError(f"[{head}: the days of a gap stand below the text")
        return None
    if kind == "topic":
        if words:
            raise ValueError(f"[{head}: a topic has no value")
        return None
    if kind == "outcome":
        return _came_of(words)
    _one_of(words, STATUSES if kind == "status" else FORMATS)
    return words


def _came_of(words: str) -> CameOf:
    """agreed, declared or felt; behind it how firmly, and "not" where the words say that it was not so."""
    kind, *rest = words.split(" ")
    negated = rest[-1:] == ["not"]
    modality, *more = rest[: len(rest) - negated] or ["fact"]
    _one_of(kind, OUTCOMES)
    _one_of(modality, FIRMNESS)
    if more:
        raise ValueError(f"an outcome is: {'|'.join(OUTCOMES)} [{'|'.join(FIRMNESS)}] [not], not “{words}”")
    return CameOf(kind, modality, negated)


def _one_of(word: str, allowed: Sequence[str]) -> None:
    if word not in allowed:
        raise ValueError(f"“{word}” is none of {', '.join(allowed)}")


def _days(words: str) -> Days | None:
    """2017, 2017-02, 2017-02-16, or two of these with .. between; None if it is no date."""
    first, dots, last = words.partition("..")
    try:
        days = Days(_bounds(first)[0], _bounds(last if dots else first)[1])
    except ValueError:
        return None
    return days if days.earliest <= days.latest else None


def _bounds(words: str) -> tuple[date, date]:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", words):
        raise ValueError(words)
    year, month, day = ([int(part) for part in words.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


# ----------------------------------------------------------------------------------------------------- texts of others


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def of_others(path: Path, rows: Mapping[str, Mapping[str, str]]) -> list[Article]:
    """The articles of a table of offsets. `rows`: id → a row with language, published, and text.

    A table has four columns with tabs between: id, what, start, end. The first line of an article has `sha256 …` of the
    row's whole text, 0, and how many code points of it are annotated; then come the marks (their heads), and the lines
    that would stand below the text, without offsets. A row that is missing, or has another text, is a fault.
    """
    faults: list[str] = []
    found: list[Article] = []
    for number, id, digested, upto, lines in _entries(path, faults):
        row = rows.get(id)
        if row is None:
            faults.append(f"{path.name}:{number}: there is no row {id}")
        elif digest(row["text"]) != digested:
            faults.append(f"{path.name}:{number}: {id} has another text than the one annotated")
        else:
            header = _HEADER.fullmatch(f"=== {id} {row['language']} {row['published']} {row.get('url') or id}")
            assert header
            text = row["text"][:upto]
            marks = _offsets(path.name, text, lines, faults)
            said = [(at, what) for at, what, start, _ in lines if not start]
            before = len(faults)
            article = _put_together(header, path.name, number, text, marks, said, faults)
            found += [article] if article and len(faults) == before else []
    faults += _repeated(path.name, found)
    if faults:
        raise Faults(faults)
    return found


_Line = tuple[int, str, str, str]


def _entries(path: Path, faults: list[str]) -> Iterator[tuple[int, str, str, int, list[_Line]]]:
    entry: tuple[int, str, str, int, list[_Line]] | None = None
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        id, what, start, end = [*line.split("\t"), "", "", ""][:4]
        if what.startswith("sha256 "):
            if entry:
                yield entry
            entry = (at, id, what.removeprefix("sha256 "), int(end) if end.isdecimal() else 0, [])
        elif entry and entry[1] == id:
            entry[4].append((at, what, start, end))
        else:
            faults.append(f"{path.name}:{at}: {id} has no line with its sha256")
    if entry:
        yield entry


def _offsets(file: str, text: str, lines: Sequence[_Line], faults: list[str]) -> tuple[Mark, ...]:
    marks = []
    for at, what, start, end in lines:
        if not start:
            continue
        try:
            mark = read_head(what, int(start), int(end))
            if not 0 <= mark.start < mark.end <= len(text):
                raise ValueError(f"{start} to {end} lies outside the text")
            marks.append(mark)
        except ValueError as fault:
            faults.append(f"{file}:{at}: {fault}")
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))
