"""A small world to store: two articles, people, offices and places, and claims made with one call each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

from claims.errors import Fault, InvalidInput
from claims.record import claim_record, document_from, document_record, entity_record
from claims.storage.interface import Batch, Filter, Store, View
from claims.types import Alias, Claim, Entity, Subject, quote

TEXT = "Dunford traf Gerasimow am Donnerstag in Baku. Es war das erste Treffen seit 2014.\n"
OTHER_TEXT = "Milley und Gerasimow trafen sich am 22. September 2021 in Helsinki.\n"

APA = document_from({"id": "apa", "text": TEXT, "publisher": "APA", "published": "2017-02-17", "language": "de"})
RFE = document_from({"id": "rfe", "text": OTHER_TEXT, "latest": "2021-09-24"})
DOCUMENTS = (APA, RFE)
TEXTS = {document.id: document.text for document in DOCUMENTS}

DUNFORD = Entity("e1", "person", "Joe Dunford", (Alias("Joseph Dunford", "de", "Latn", "document:apa"),))
GERASIMOV = Entity("e2", "person", "Waleri Gerasimow", (Alias("Валерий Герасимов", "ru", "Cyrl", "wikidata"),))
MILLEY = Entity("e3", "person", "Mark Milley")
US_CHIEF = Entity("o1", "office", "Generalstabschef (USA)", country="US", role="chief_of_staff")
RU_CHIEF = Entity("o2", "office", "Generalstabschef (Russland)", country="RU", role="chief_of_staff")
AZERBAIJAN = Entity("az", "place", "Aserbaidschan", country="AZ", latitude=40.3, longitude=47.7)
BAKU = Entity("baku", "place", "Baku", country="AZ", container="az", latitude=40.4, longitude=49.9)
FINLAND = Entity("fi", "place", "Finnland", country="FI")
HELSINKI = Entity("helsinki", "place", "Helsinki", country="FI", container="fi")
ENTITIES = (DUNFORD, GERASIMOV, MILLEY, US_CHIEF, RU_CHIEF, AZERBAIJAN, BAKU, FINLAND, HELSINKI)


def name_keys(name: str) -> frozenset[str]:
    """A stand-in for claims.names.index_keys: the words of a name."""
    return frozenset(f"w:{word}" for word in name.lower().split())


def claim(id: str, property: str, value: dict[str, Any], words: str, meeting: str = "m1", **fields: Any) -> Claim:
    """A claim about a meeting (or `subject=`) that rests on these words of the APA text (or `document=`)."""
    document = fields.pop("document", "apa")
    subject = fields.pop("subject", Subject("meeting", (meeting,)))
    start = TEXTS[document].index(words)
    spans = (quote(document, TEXTS[document], start, start + len(words)),)
    return Claim(id, subject, property, value, document, spans, **fields)


def day(first: str, last: str | None = None) -> dict[str, Any]:
    """The value of a date claim."""
    return {"text": "am Donnerstag", "earliest": first, "latest": last or first, "granularity": "day"}


def participant(entity: str, office: str | None = None) -> dict[str, Any]:
    return {"entity": entity, "office": office}


CLAIMS = (
    claim("c1", "participant", participant("e1", "o1"), "Dunford", status="accepted"),
    claim("c2", "participant", participant("e2", "o2"), "Gerasimow", status="accepted"),
    claim("c3", "date", day("2017-02-16"), "am Donnerstag", status="accepted"),
    claim("c4", "place", {"entity": "baku"}, "Baku", status="accepted"),
    claim(
        "c5",
        "gap",
        {"text": "seit 2014", "earliest": "2014-02-01", "latest": "2017-02-15"},
        "das erste Treffen seit 2014",
        subject=Subject("parties", ("o1", "o2"), "any"),
    ),
    claim(
        "c6",
        "office",
        {"office": "o1", "earliest": "2017-02-17", "latest": "2017-02-17"},
        "Dunford",
        subject=Subject("entity", ("e1",)),
    ),
)
SMALL = Batch(DOCUMENTS, ENTITIES, CLAIMS)

PROBES = {  # what `dump` looks up
    "names": ("w:joe", "w:dunford", "w:gerasimow", "w:герасимов", "w:milley", "n:baku", "n:bakı", "w:x"),
    "meetings": (
        "e:e1", "e:e2", "e:e3", "o:o1", "o:o2", "c:US", "c:RU", "p:e1|e2", "p:e1|o2", "p:o1|o2", "p:e2|e3", "l:baku",
        "l:az", "l:helsinki", "l:fi", "x:e1|baku", "x:e2|az", "x:e3|baku", "x:o1|az", "x:o2|baku", "x:e3|helsinki",
    ),
    "bounds": (
        (None, None), (date(2017, 2, 16), date(2017, 2, 16)), (date(2017, 1, 1), None), (None, date(2016, 12, 31)),
    ),
    "subjects": ("entity:e1", "parties:o1|o2", "meeting:m1"),
}  # fmt: skip
STATUSES = ("proposed", "accepted", "rejected", "withdrawn")
FILTERS = (
    Filter(),
    *(Filter(status=status) for status in ("proposed", "accepted", "rejected", "withdrawn")),
    Filter(document="apa", property="date"),
    Filter(property="place", contradicts=False),
    Filter(entity="e1"),
    Filter(entity="o1", status="accepted"),
    Filter(entity="az"),
    Filter(contradicts=True),
    Filter(status="proposed", contradicts=True, anchored=True),
    Filter(anchored=False),
    Filter(text="donnerstag"),
    Filter(text="DÜNFORD", property="participant"),
    Filter(text="seit 2014", document="apa"),
)


def write(store: Store, *rows: Any, by: str = "tester", action: str = "edit") -> int:
    """Write documents, entities and claims, told apart by their types."""
    batch = Batch(
        [row for row in rows if type(row).__name__ == "Document"],
        [row for row in rows if isinstance(row, Entity)],
        [row for row in rows if isinstance(row, Claim)],
    )
    return store.write(batch, by=by, action=action)


def revised(row: Any, **fields: Any) -> Any:
    """The next revision of a claim or an entity."""
    return replace(row, revision=row.revision + 1, **fields)


def dump(view: View) -> dict[str, Any]:
    """Everything that a view can tell, as plain data."""
    documents = view.list_documents(limit=1000)
    entities = view.list_entities(limit=1000)
    meetings = view.list_meetings(limit=1000)
    claims = view.list_claims(limit=1000)
    met = ids(meetings)
    return {
        "change": view.change,
        "counts": dict(view.counts()),
        "documents": [document_record(view.document(document.id)) for document in documents],
        "entities": [(entity_record(entity), entity.change) for entity in entities],
        "meetings": meetings,
        "claims": [(claim_record(claim), claim.change) for claim in claims],
        "by_meeting": {status: view.meeting_claims(met, (status,)) for status in STATUSES},
        "by_subject": {key: view.claims_by_subject(key, STATUSES) for key in PROBES["subjects"]},
        "by_status": {status: [c.id for c in view.list_claims(status=status)] for status in STATUSES},
        "by_document": {d.id: [c.id for c in view.list_claims(document=d.id)] for d in documents},
        "names": {key: view.entities_by_keys([key], 3) for key in PROBES["names"]},
        "all_names": view.entities_by_keys(PROBES["names"], 2),
        "keys": {
            (key, *bounds, limit): view.meetings_by_key(key, *bounds, limit)
            for key in PROBES["meetings"]
            for bounds in PROBES["bounds"]
            for limit in (1, 2, 100)
        },
        "claim_history": {claim.id: view.claim_history(claim.id) for claim in claims},
        "entity_history": {entity.id: view.entity_history(entity.id) for entity in entities},
        "changes": view.changes(limit=1000),
        "queues": {filter: (ids(view.queue(filter, limit=1000)), view.facets(filter)) for filter in FILTERS},
        "contradicting": view.contradicting([claim.id for claim in claims]),
        "changed": [view.changed(change.number) for change in view.changes(limit=1000)],
        "in_documents": {document.id: view.claims_in(document.id) for document in documents},
        "newer": view.newer_versions([document.id for document in documents]),
        "found": [
            view.find_meetings(),
            view.find_meetings(entity="e1"),
            view.find_meetings(entity="o2", place="az"),
            view.find_meetings(earliest=date(2017, 2, 1), latest=date(2017, 2, 28)),
            view.find_meetings(status="held"),
        ],
        "suggested": {text: ids(view.suggest(None, text)) for text in ("j", "dun", "bak", "ger", "e")},
    }


def faults(store: Store, *rows: Any) -> list[Fault]:
    """The faults for which these rows are refused."""
    before = store.latest_change()
    try:
        write(store, *rows)
    except InvalidInput as error:
        assert store.latest_change() == before
        return error.faults
    raise AssertionError("was not refused")


def paths(store: Store, *rows: Any) -> list[str]:
    return [fault.path for fault in faults(store, *rows)]


def present(store: Store) -> AbstractContextManager[View]:
    return store.view()


def ids(rows: Iterable[Any]) -> list[str]:
    return [row.id for row in rows]
