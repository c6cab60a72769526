"""Reading one consistent state out of the SQLite engine."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from sys import intern
from typing import Any, Literal, TypeVar, cast

from sqlite_utils import Database

from claims.errors import NotFound
from claims.quickly import quickly
from claims.storage import sqlite_queries as sql
from claims.storage import sqlite_review as review
from claims.storage.interface import FACETS, Change, Filter, Found
from claims.storage.sqlite_queries import UNDATED, WIDER, WIDTHS
from claims.text import folded
from claims.types import Alias, Attribution, Claim, Document, Entity, Meeting, Span, Subject, Value

Row = tuple[Any, ...]
_T = TypeVar("_T")
_Revised = TypeVar("_Revised", Claim, Entity)

_new_document, _new_entity, _new_alias = quickly(Document), quickly(Entity), quickly(Alias)
_new_claim, _new_span = quickly(Claim), quickly(Span)
_decoded = json.JSONDecoder().decode
_quoted = json.encoder.encode_basestring_ascii
READ = (
    128  # rows of name keys read for one name, unless its rarest key has more: enough for names in a million meetings
)
FEW = 64  # … and those that are read without asking how frequent each key is
MOST_IN_DOCUMENT = 5_000  # claims of one document that are shown
_FIRST_DAY, _LAST_DAY = "", "9999-12-31"  # "" sorts before every day
_LAST_CHARACTER = "\U0010ffff"
_GAP = "\n"  # stands in no id

NO_COUNTS = dict.fromkeys(
    ("documents", "entities", "meetings", "claims", "proposed", "accepted", "rejected", "withdrawn"), 0
)


def width(earliest: date | None, latest: date | None) -> int:
    """Which of the widths a meeting of these days belongs to."""
    if earliest is None or latest is None:
        return UNDATED
    return next((number for number, most in enumerate(WIDTHS) if (latest - earliest).days <= most), WIDER)


class SqliteView:
    """Implements `interface.View` within a transaction that its opener holds."""

    def __init__(self, db: Database, change: int, *, past: bool) -> None:
        """`past`: changes above `change` may be there, and are not to be seen."""
        self.change = change
        self._connection = db.conn
        self._past = past

    # Finding

    def entities_by_keys(self, keys: Iterable[str], limit: int, frequent: dict[str, int] | None = None) -> Found:
        asked = list(dict.fromkeys(keys))
        rows = self._rows(sql.NAME_ROWS, keys=_json(asked), most=FEW + 1)  # by the keys, as they were asked for
        if len(rows) > FEW:
            return self._entities_by_rarest(asked, limit, frequent)
        return _ranked([id for _, id in rows], [id for place, id in rows if place == rows[0][0]], limit, cut_off=False)

    def _entities_by_rarest(self, asked: Sequence[str], limit: int, frequent: dict[str, int] | None) -> Found:
        """The same where there are many: those of the rarest keys, as far as there is room."""
        lengths = {key: None if frequent is None else frequent.get(key) for key in asked}
        if unknown := [key for key, length in lengths.items() if length is None]:
            counts = self._rows(sql.NAME_LENGTHS, keys=_json(unknown))
            counted = {unknown[place]: length or 0 for place, length in counts}
            lengths |= counted
            if frequent is not None:  # which other threads add to, and take from
                frequent.update(counted)
        borne = [(length, place) for place, length in enumerate(lengths.values()) if length]
        chosen: list[int] = []  # places among those asked
        room = READ
        for length, place in sorted(borne):
            room -= length
            if chosen and room < 0:
                break
            chosen.append(place)
        chosen.sort()
        left_out = {place for _, place in borne}.difference(chosen)
        exact = len(asked)  # the place of the most exact key that anybody has …
        whoever: list[str] = []  # … and who has it
        found: list[list[str]] = []
        lists = self._rows(sql.NAME_LISTS, keys=_json(asked[place] for place in chosen), most=READ + 1)
        for place, (_, entities) in zip(chosen, lists, strict=True):
            ids = entities.split(_GAP) if entities else []
            if len(ids) > READ:
                left_out.add(place)
                del ids[READ:]
            if ids and place < exact:
                exact, whoever = place, ids
            found.append(ids)
        # Whoever is missed through less exact keys is less likely meant, and no reason to doubt.
        cut_off = any(place <= exact for place in left_out)
        return _ranked(chain.from_iterable(found), whoever, limit, cut_off=cut_off)

    def meetings_by_key(self, key: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        rows = self._rows(sql.MEETING_KEYS, **_walk(key, earliest, latest, limit + 1))
        ids = tuple(id for (id,) in rows)
        return Found(ids[:limit], len(ids) > limit)

    def meetings_of_both(self, key: str, other: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        rows = self._rows(sql.MEETINGS_OF_BOTH, other=other, **_walk(key, earliest, latest, limit + 1))
        return Found(tuple(id for id, has_other in rows[:limit] if has_other), len(rows) > limit)

    def meetings_inside(self, key: str, earliest: date, latest: date, limit: int) -> Found:
        rows = self._rows(
            sql.MEETINGS_INSIDE[width(earliest, latest)],
            key=key,
            lo=earliest.isoformat(),
            hi=latest.isoformat(),
            limit=limit + 1,
        )
        ids = tuple(id for (id,) in rows)
        return Found(ids[:limit], len(ids) > limit)

    def meetings(self, ids: Iterable[str]) -> dict[str, Meeting]:
        return {row[0]: _meeting(row) for row in self._rows(sql.MEETINGS, ids=_json(ids))}

    # Reading by id

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        heads: dict[str, Row] = {}
        aliases: dict[str, list[Alias]] = {}
        rows = self._rows(sql.ENTITIES, ids=_json(dict.fromkeys(ids)))
        rows.sort(key=lambda row: (row[0], row[10] or 0))
        for *head, number, text, language, script, origin in rows:
            id = head[0]
            if id not in heads:
                heads[id] = tuple(head)
                aliases[id] = []
            if number is not None:
                aliases[id].append(_new_alias(text, language, script, origin))
        return {id: _entity(head, tuple(aliases[id])) for id, head in heads.items()}

    def people_names(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        for id, label, alias in self._rows(sql.PEOPLE_NAMES, ids=_json(dict.fromkeys(ids))):
            names[id] = (label,) if alias is None else (*names.get(id, (label,)), alias)
        return names

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        return {row[0]: _document(row) for row in self._rows(sql.DOCUMENTS, ids=_json(dict.fromkeys(ids)))}

    def publications(self, sha256: str) -> list[Document]:
        return [_document(row) for row in self._rows(sql.PUBLICATIONS, sha256=sha256)]

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._with_spans(self._rows(sql.CLAIMS, ids=_json(ids)))}

    def meeting_claims(
        self, meetings: Iterable[str], statuses: Sequence[str] = ("accepted",), *, spans: bool = True
    ) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {id: [] for id in meetings}
        query = sql.MEETING_CLAIMS_WITH_SPANS if spans else sql.MEETING_CLAIMS
        rows = self._rows(query, ids=_json(f"meeting:{id}" for id in found), **_statuses(statuses))
        rows.sort(key=itemgetter(0, 1, _POSITION) if spans else itemgetter(0, 1))
        for claim in _claims_with_spans(rows) if spans else [_claim(row, ()) for row in rows]:
            found[claim.subject.ids[0]].append(claim)
        return found

    def claims_by_subject(self, key: str, statuses: Sequence[str] = ("accepted",), limit: int = 256) -> list[Claim]:
        return self._with_spans(self._rows(sql.SUBJECT_CLAIMS, subject=key, limit=limit, **_statuses(statuses)))

    def document(self, id: str) -> Document:
        publication = self._one("document", id, self.documents([id]))
        return replace(publication, text="".join(text for (text,) in self._rows(sql.TEXT, ids=_json([id]))))

    def entity(self, id: str) -> Entity:
        return self._one("entity", id, self.entities([id]))

    def meeting(self, id: str) -> Meeting:
        return self._one("meeting", id, self.meetings([id]))

    def claim(self, id: str) -> Claim:
        return self._one("claim", id, self.claims([id]))

    # Listing

    def list_documents(self, *, after: str = "", limit: int = 100) -> list[Document]:
        return [_document(row) for row in self._rows(sql.LIST_DOCUMENTS, after=after, limit=limit)]

    def list_entities(self, *, kind: str | None = None, after: str = "", limit: int = 100) -> list[Entity]:
        rows = self._rows(sql.LIST_KIND if kind else sql.LIST_ENTITIES, kind=kind, after=after, limit=limit)
        ids = [id for (id,) in rows]
        found = self.entities(ids)
        return [found[id] for id in ids]

    def list_meetings(self, *, after: str = "", limit: int = 100) -> list[Meeting]:
        return [_meeting(row) for row in self._rows(sql.LIST_MEETINGS, after=after, limit=limit)]

    def list_claims(
        self, *, status: str | None = None, document: str | None = None, after: str = "", limit: int = 100
    ) -> list[Claim]:
        if document:
            query = sql.LIST_DOCUMENT_STATUS if status else sql.LIST_DOCUMENT
        else:
            query = sql.LIST_STATUS if status else sql.LIST_CLAIMS
        return self._with_spans(self._rows(query, status=status, document=document, after=after, limit=limit))

    # Reviewing

    def queue(self, filter: Filter, *, after: str = "", before: str = "", limit: int = 100) -> list[Claim]:
        conditions, bound = _conditions(filter)
        if before:
            rows = self._rows(review.queue_before(conditions), before=before, limit=limit, **bound)
            return self._with_spans(rows[::-1])
        return self._with_spans(self._rows(review.queue(conditions), after=after, limit=limit, **bound))

    def facets(self, filter: Filter) -> dict[str, dict[str, int]]:
        words = self._matching(Filter(text=filter.text))  # what takes long is asked once, not for each facet
        both = self._matching(Filter(entity=filter.entity, text=filter.text)) if filter.entity else words
        counts: dict[str, dict[str, int]] = {}
        for name in FACETS:
            ids = words if name == "entity" else both
            conditions, bound = _conditions(replace(filter, **{"entity": None, "text": None, name: None}))
            rows = self._rows(review.facet(name, (*conditions, *ids)), **bound, **ids)
            counts[name] = dict(cast(list[tuple[str, int]], rows))
        return counts

    def _matching(self, filter: Filter) -> dict[str, str]:
        """The claims that pass a filter, as what the condition "ids" asks for; empty where it says nothing."""
        conditions, bound = _conditions(filter)
        return {"ids": _json(id for (id,) in self._rows(review.matching(conditions), **bound))} if conditions else {}

    def contradicting(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        rows = self._rows(review.CONTRADICTING, ids=_json(claims))
        return {id: tuple(other for _, other in own) for id, own in groupby(rows, itemgetter(0))}

    def changed(self, change: int) -> tuple[list[str], list[str]]:
        if change > self.change:
            return [], []
        claims, entities = (
            [id for (id,) in self._rows(query, number=change)]
            for query in (review.CHANGED_CLAIMS, review.CHANGED_ENTITIES)
        )
        return claims, entities

    def change_for(self, request: str) -> int | None:
        return next((number for (number,) in self._rows(review.CHANGE_FOR, request=request)), None)

    def claims_in(self, document: str) -> list[Claim]:
        return self.list_claims(document=document, limit=MOST_IN_DOCUMENT)

    def newer_versions(self, documents: Iterable[str]) -> dict[str, str]:
        return dict(cast(list[tuple[str, str]], self._rows(sql.NEWER, ids=_json(documents))))

    def find_meetings(
        self,
        *,
        entity: str | None = None,
        place: str | None = None,
        earliest: date | None = None,
        latest: date | None = None,
        status: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> list[Meeting]:
        bound = {
            "entity": entity,
            "place": place,
            "earliest": day_text(earliest),
            "latest": day_text(latest),
            "status": status,
            "after": after or None,
        }
        bound = {name: value for name, value in bound.items() if value is not None}
        query = review.find_meetings(tuple(bound))
        if after:
            bound["day"] = day_text(self.meeting(after).earliest) or ""
        return [_meeting(row) for row in self._rows(query, limit=limit, **bound)]

    def suggest(self, kind: str | None, text: str, limit: int = 8) -> list[Entity]:
        asked = folded(text)
        if not asked:
            return []
        ids = self._named(review.BEGINNING, asked, kind, limit)
        if len(ids) < limit:
            ids = list(dict.fromkeys([*ids, *self._named(review.CONTAINING, asked, kind, limit)]))[:limit]
        found = self.entities(ids)
        return [found[id] for id in ids]

    def entities_named(self, text: str) -> list[Entity]:
        ids = self._named(review.NAMED, folded(text), None, 100)
        found = self.entities(ids)
        return [found[id] for id in ids]

    def _named(self, query: sql.Both, asked: str, kind: str | None, limit: int) -> list[str]:
        rows = self._rows(query, text=asked, end=asked + _LAST_CHARACTER, kind=kind, limit=limit)
        return [id for (id,) in rows]

    # History

    def claim_history(self, id: str) -> list[tuple[Claim, Change]]:
        rows = self._rows(sql.CLAIM_HISTORY, ids=_json([id]))
        spans = self._rows(sql.SPAN_HISTORY, ids=_json([id]))
        claims = [
            _claim(row, tuple(Span(row[8], *span) for since, upto, *span in spans if _held(since, upto, row[3])))
            for row in rows
        ]
        return self._dated("claim", id, claims)

    def entity_history(self, id: str) -> list[tuple[Entity, Change]]:
        rows = self._rows(sql.ENTITY_HISTORY, ids=_json([id]))
        aliases = self._rows(sql.ALIAS_HISTORY, ids=_json([id]))
        entities = [
            _entity(row, tuple(Alias(*alias) for since, upto, *alias in aliases if _held(since, upto, row[9])))
            for row in rows
        ]
        return self._dated("entity", id, entities)

    def changes(self, *, after: int = 0, limit: int = 100) -> list[Change]:
        return [_change(row) for row in self._rows(sql.LIST_CHANGES, after=after, limit=limit)]

    def change_info(self, number: int) -> Change:
        rows = self._rows(sql.CHANGES, ids=_json([number] if 0 < number <= self.change else []))
        return self._one("change", str(number), {str(row[0]): _change(row) for row in rows})

    def counts(self) -> Mapping[str, int]:
        rows = self._rows(sql.TOTALS)
        return NO_COUNTS | (json.loads(rows[0][0]) if rows else {})

    # Helpers

    def _rows(self, query: sql.Both, **bound: Any) -> list[Row]:
        try:
            return self._connection.execute(query[self._past], {"change": self.change, **bound}).fetchall()
        except UnicodeEncodeError:  # a lone surrogate, which stands nowhere in the tables
            return []

    def _with_spans(self, rows: Sequence[Row]) -> list[Claim]:
        spans = self._spans({row[1]: row[8] for row in rows})
        return [_claim(row, tuple(spans[row[1]])) for row in rows]

    def _spans(self, documents: Mapping[str, str]) -> dict[str, list[Span]]:
        """The spans of claims, given as claim → document."""
        spans: dict[str, list[Span]] = {id: [] for id in documents}
        if not spans:  # of most subjects nothing is said, and most statements ask for several
            return spans
        for claim, _, start, end, quote, prefix, suffix in sorted(self._rows(sql.SPANS, ids=_json(documents))):
            spans[claim].append(Span(documents[claim], start, end, quote, prefix, suffix))
        return spans

    def _dated(self, kind: str, id: str, revisions: list[_Revised]) -> list[tuple[_Revised, Change]]:
        if not revisions:
            raise NotFound(kind, id)
        rows = self._rows(sql.CHANGES, ids=_json(revision.change for revision in revisions))
        changes = {row[0]: _change(row) for row in rows}
        return [(revision, changes[revision.change]) for revision in revisions]

    @staticmethod
    def _one(kind: str, id: str, found: Mapping[str, _T]) -> _T:
        try:
            return found[id]
        except KeyError:
            raise NotFound(kind, id) from None


def _ranked(found: Iterable[str], whoever: Iterable[str], limit: int, *, cut_off: bool) -> Found:
    """Who was found through most keys first. `whoever` has the most exact one: if one of these is missed, it is cut."""
    shared = Counter(found)  # in the order in which they were found, which sorting keeps among equals
    ranked = dict(sorted(shared.items(), key=itemgetter(1), reverse=True)[:limit])
    return Found(tuple(ranked), cut_off or not ranked.keys() >= set(whoever), tuple(ranked.values()))


def _conditions(filter: Filter) -> tuple[tuple[str, ...], dict[str, str]]:
    """What a filter asks: the names of its conditions (sqlite_review.CONDITIONS), and their parameters."""
    names: list[str] = []
    bound: dict[str, str] = {}
    for field in fields(filter):
        value = getattr(filter, field.name)
        if isinstance(value, bool):
            names.append(field.name if value else f"not {field.name}")
        elif value:
            names.append(field.name)
            bound[field.name] = _json(folded(value).split()) if field.name == "text" else value
    return tuple(names), bound


def _held(since: int, upto: int | None, change: int) -> bool:
    return since <= change and (upto is None or change < upto)


def _walk(key: str, earliest: date | None, latest: date | None, limit: int) -> dict[str, Any]:
    """What a walk through the keys of meetings is asked: which key, between which days, how many."""
    return {
        "key": key,
        "lo": day_text(earliest) or _FIRST_DAY,
        "hi": day_text(latest) or _LAST_DAY,
        "limit": limit,
        **{f"from{number}": _days_before(earliest, days) for number, days in enumerate(WIDTHS)},
        **{f"from{number}": _FIRST_DAY for number in (WIDER, UNDATED)},
    }


def _days_before(day: date | None, days: int) -> str:
    if day is None or day.toordinal() <= days:
        return _FIRST_DAY
    return (day - timedelta(days)).isoformat()


def _statuses(statuses: Sequence[str]) -> dict[str, str | None]:
    """Up to four statuses as parameters; NULL is equal to none."""
    padded = [*dict.fromkeys(statuses), None, None, None, None]
    return {f"status{number}": padded[number] for number in range(4)}


def _json(values: Iterable[str | int]) -> str:
    """A JSON array. (A quarter of the time of json.dumps, which makes an encoder for each call.)"""
    return f"[{','.join([_quoted(value) if isinstance(value, str) else str(value) for value in values])}]"


def day_text(day: date | None) -> str | None:
    """A day as the tables hold it."""
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _document(row: Row) -> Document:
    id, text, sha256, language, title, publisher, published, url, latest, public, replaces, erased, author = row
    return _new_document(
        id, text, sha256, language, title, publisher, _day(published), url, _day(latest), bool(public), replaces,
        bool(erased), author,
    )  # fmt: skip


def _entity(row: Row, aliases: tuple[Alias, ...]) -> Entity:
    id, kind, label, *rest = row
    return _new_entity(id, kind, label, aliases, *rest)


def _meeting(row: Row) -> Meeting:
    id, earliest, latest, change = row
    return Meeting(id, _day(earliest), _day(latest), change)


def _claim(row: Row, spans: tuple[Span, ...]) -> Claim:
    subject, id, revision, change, status, property, value, format, document, attribution, side, anchored = row
    said = None if attribution is None else Attribution(attribution, side)
    about = _subject(subject, format)
    return _new_claim(
        id, about, intern(property), _value(value), document, spans, said, status, revision, change,
        bool(anchored),
    )  # fmt: skip


_POSITION = 12  # where the columns of a claim end, and those of one of its spans begin


def _claims_with_spans(rows: Iterable[Row]) -> Iterator[Claim]:
    """Claims with their spans, of rows that are sorted."""
    for _, own in groupby(rows, itemgetter(1)):
        said = list(own)
        claim = said[0][:_POSITION]
        yield _claim(
            claim, tuple(_new_span(claim[8], *row[_POSITION + 1 :]) for row in said if row[_POSITION] is not None)
        )


@lru_cache(maxsize=2048)
def _value(text: str) -> Value:
    """A value from its JSON. Thousands of claims share one, which nobody changes: who took part, where, that it was."""
    value: Value = _decoded(text)
    return value


@lru_cache(maxsize=2048)
def _subject(key: str, format: Literal["in_person", "any"] | None) -> Subject:
    kind, _, ids = key.partition(":")
    return Subject(cast('Literal["meeting", "entity", "parties"]', kind), tuple(ids.split("|")), format)


def _change(row: Row) -> Change:
    number, at, by, action, note = row
    return Change(number, datetime.fromisoformat(at), by, action, note)
