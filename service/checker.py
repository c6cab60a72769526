"""Statements in, public verdicts out: what the API, the command line and the page all ask."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from itertools import count
from threading import Lock, Thread
from typing import Any

from claims import open_store, recall, verify
from claims.errors import NotFound
from claims.storage import open_verdicts
from claims.storage.interface import Store, Verdicts, View
from claims.watch import Stopwatch
from service import collector, large_pages
from service.plainjson import dump
from service.shown import present
from service.statement import Statement
from service.watching.telling import telling

Json = dict[str, Any]
Counted = Callable[[Json, Mapping[str, float]], None]
VERIFICATIONS = "/v1/verifications/"
_SHORT = 2_000  # code points: what takes some milliseconds


def _uncounted(verdict: Json, seconds: Mapping[str, float]) -> None:
    """Nobody wants to know."""


class Checker:
    """One process's way to one database, which is opened when it is first needed: after every fork, that is.

    Many threads may use it at once; short statements they check in turn. Only one thread of a process computes at any
    time, and whoever reads a row gives way to another: threads that check at once take longer each, and together. A
    long text keeps nobody waiting. A database that can't be opened is tried again by the next who needs it.
    """

    def __init__(
        self,
        database: str | None = None,
        keep_days: int | None = None,
        counted: Counted = _uncounted,
        edited: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`database`: a URL; None for the default one. Verdicts are kept in a file beside it, for so many days.

        `counted` is told each verdict, and the seconds of its stages; `edited` the action of each change.
        """
        self.counted = counted
        self._edited = edited
        self.database = database
        self._keep_for = None if keep_days is None else timedelta(days=keep_days)
        self._seen: int | None = None  # the latest change when erasures were last looked for
        self._opening = Lock()
        self._turn = Lock()
        self._store: Store | None = None
        self._desk: Store | None = None
        self._verdicts: Verdicts | None = None

    @property
    def store(self) -> Store:
        """The claims. Raises StorageUnavailable."""
        if self._store is None:
            with self._opening:
                if self._store is None:
                    self._store = open_store(self.database, read_only=True)
        return self._store

    @property
    def desk(self) -> Store:
        """The claims, opened for reviewers to write. It makes no database. Raises StorageUnavailable."""
        if self._desk is None:
            _ = self.store  # which has to be there
            with self._opening:
                if self._desk is None:
                    self._desk = telling(open_store(self.database), self._edited)
        return self._desk

    @property
    def verdicts(self) -> Verdicts:
        """The kept verdicts."""
        if self._verdicts is None:
            with self._opening:
                if self._verdicts is None:
                    self._verdicts = open_verdicts(self.database, self._keep_for)
        return self._verdicts

    def close(self) -> None:
        for opened in (self._store, self._desk, self._verdicts):
            if opened is not None:
                opened.close()

    def check(self, statement: Statement) -> Json:
        """The public verdict on a statement; kept for ever, and with its `url`, where the statement asks for it.

        Raises ChangeNotReached, StorageUnavailable.
        """
        if statement.as_of is not None:
            self._forget_the_erased()
        with self._turn if len(statement.text) <= _SHORT else nullcontext():
            verdict = self._verdict(statement)
        return self._keep(statement, verdict) if statement.save else verdict

    def _verdict(self, statement: Statement) -> Json:
        collector.at_once()
        watch = Stopwatch()
        found = verify(
            statement.text,
            store=self.store,
            language=statement.language,
            stated_on=statement.stated_on,
            as_of=statement.as_of,
            watch=watch,
        )
        watch.to("present")
        offices = present.offices_said(found)
        verdict = present.verdict(found, self._labels(offices, found.as_of) if offices else {})
        watch.to("")
        self.counted(verdict, watch.seconds)
        _settle(next(_answers))
        return verdict

    def _forget_the_erased(self) -> None:
        """For those who ask for one state again and again: what was remembered of it goes when words were erased."""
        latest = self.store.latest_change()
        if self._seen is not None and latest > self._seen:
            with self.store.view() as view:
                since = view.changes(after=self._seen, limit=latest - self._seen)
            if any(change.action == "erase" for change in since):
                recall.forget(self.store)
        self._seen = latest

    def kept(self, id: str) -> bytes:
        """The bytes of a kept verdict, as they were and will be. Raises NotFound."""
        return self.kept_with_request(id)[0]

    def current(self, id: str) -> Json:
        """Whether a kept verdict would be another now, and why. Raises NotFound."""
        body, request = (json.loads(part) for part in self.kept_with_request(id))
        asked = Statement(request["text"], request["language"], date.fromisoformat(body["stated_on"]))
        now = self.check(asked)
        with self.store.view(now["as_of"]) as view:
            claims = _claims_changed(body, now, view)
        changed = body["label"] != now["label"]
        return {
            "id": id,
            "url": VERIFICATIONS + id,
            "changed": changed,
            "why": _why(body, now, claims),
            "then": _state(body),
            "now": {"id": now["id"], **_state(now)},
            "propositions": _propositions_side_by_side(body, now),
            "claims": claims,
        }

    def _labels(self, entities: Iterable[str], as_of: int) -> dict[str, str]:
        with self.store.view(as_of) as view:
            return {id: entity.label for id, entity in view.entities(entities).items()}

    def _keep(self, statement: Statement, verdict: Json) -> Json:
        body = verdict | {"url": VERIFICATIONS + verdict["id"]}
        request = {"text": statement.text, "language": statement.language}
        self.verdicts.keep(verdict["id"], dump(body), dump(request), datetime.now(UTC))
        with self.store.view() as view:  # a text may have been erased since it was quoted here
            gone = [id for id, document in view.documents(_quoted(body)).items() if document.erased]
        for id in gone:
            self.verdicts.forget_quoting(id)
        return verdict if gone else body

    def kept_with_request(self, id: str) -> tuple[bytes, bytes]:
        """A kept verdict and the request that it answers. Raises NotFound."""
        found = self.verdicts.kept(id)
        if found is None:
            raise NotFound("verification", id)
        return found


_answers = count(1)  # of this process
_WHEN_SETTLED = (100, 1_000, 10_000)  # answers: then what is remembered has grown


def _settle(answers: int) -> None:
    """What a process does once it has given so many answers."""
    if answers == 1:
        collector.seldom()
    elif answers in _WHEN_SETTLED:  # beside the statements that follow, which else wait for a tenth of a second
        Thread(target=large_pages.ask, daemon=True).start()


def _state(verdict: Json) -> Json:
    return {name: verdict[name] for name in ("as_of", "engine", "label")}


def _propositions_side_by_side(then: Json, now: Json) -> list[Json]:
    """Each proposition with its label then and now; another engine may split a text elsewhere, so one may be null."""
    before, after = _labels_of(then), _labels_of(now)
    return [
        {"start": start, "end": end, "then": before.get((start, end)), "now": after.get((start, end))}
        for start, end in sorted(before.keys() | after.keys())
    ]


def _labels_of(verdict: Json) -> dict[tuple[int, int], Json]:
    return {
        (each["start"], each["end"]): {"label": each["label"], "reason": each["reason"]}
        for each in verdict["propositions"]
    }


def _claims_changed(then: Json, now: Json, view: View) -> list[Json]:
    """The claims that one of two verdicts rests on and that are not what they were for the other."""
    before, after = _revisions(then), _revisions(now)
    found = []
    for id in sorted(before.keys() | after.keys()):
        try:
            claim = view.claim(id)
        except NotFound:
            state = None
        else:
            state = {"revision": claim.revision, "status": claim.status}
            if before.get(id) == claim.revision or (id not in before and claim.change <= then["as_of"]):
                continue
        found.append({"claim": id, "then": {"revision": before[id]} if id in before else None, "now": state})
    return found


def _quoted(verdict: Json) -> set[str]:
    """The documents that a verdict quotes."""
    return {
        evidence["document"]["id"]
        for proposition in verdict["propositions"]
        for evidence in (*proposition["evidence"], *(proposition["closest"] or {"evidence": ()})["evidence"])
        if evidence["quote"]
    }


def _revisions(verdict: Json) -> dict[str, int]:
    """The claims that a verdict shows, each with its revision."""
    return {
        evidence["claim"]: evidence["revision"]
        for proposition in verdict["propositions"]
        for evidence in (*proposition["evidence"], *(proposition["closest"] or {"evidence": ()})["evidence"])
    }


def _why(then: Json, now: Json, claims: list[Json]) -> str:
    """One or two sentences on what became of a verdict."""
    sentences = [
        f"The label would be {now['label']} now; it was {then['label']}."
        if now["label"] != then["label"]
        else f"The label is still {now['label']}."
    ]
    if claims:
        names = ", ".join(claim["claim"] for claim in claims)
        sentences.append(f"These claims are new or have changed since change {then['as_of']}: {names}.")
    if now["engine"] != then["engine"]:
        sentences.append(f"The engine is {now['engine']} now; it was {then['engine']}.")
    if len(sentences) == 1 and now["label"] != then["label"]:
        sentences.append("Names, or other claims than those shown, have changed.")
    return " ".join(sentences)
