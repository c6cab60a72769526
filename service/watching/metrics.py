"""What /metrics shows, in Prometheus' text format: counted in each worker, and added up over all of them.

Where workers share a folder each keeps its figures in files there, mapped into memory (the multiprocess mode of
prometheus-client), so that any of them can answer for all, and nothing is lost with one that dies.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.watching.tally import Tally

if TYPE_CHECKING:
    from prometheus_client import Counter
    from prometheus_client.core import Metric

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

# Each metric with what it counts; OPERATING.md says what to make of it.
COUNTERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "belegt_statements": ("Statements checked, by the label of the whole text.", ("label",)),
    "belegt_verdicts": ("Verdicts on propositions, by label and reason.", ("label", "reason")),
    "belegt_stage_seconds": ("Seconds spent in the stages of checking.", ("stage",)),
    "belegt_requests": ("Requests answered.", ("method", "route", "status")),
    "belegt_edits": ("Changes written through the service, by action.", ("action",)),
    "belegt_edits_refused": ("Writing requests refused as stale or in conflict: 409, 412, 428.", ("route", "status")),
    "belegt_rate_limited": ("Requests refused with 429.", ("route",)),
}
GAUGES: Mapping[str, str] = {
    "belegt_requests_in_progress": "Requests that are being answered.",
    "belegt_batches_in_progress": "Batches that are being answered.",
}
HISTOGRAM = ("belegt_request_seconds", "Seconds from a request to the end of its answer; batches are left out.")
STORED: Mapping[str, str] = {
    "belegt_ready": "1 where the claims can be read, else 0.",
    "belegt_change": "The number of the latest change.",
    "belegt_claims": "Claims by review status; those that are proposed wait in the reviewers' queue.",
    "belegt_documents": "Documents.",
    "belegt_entities": "People, offices, organisations and places.",
    "belegt_meetings": "Meetings.",
}
_WRITING = ("POST", "PUT", "PATCH", "DELETE")
_REFUSED, _TOO_MANY = ("409", "412", "428"), "429"


def share(folder: Path) -> None:
    """Let this process and those forked from it count together. To be called before any Metrics are made."""
    os.environ[_FOLDER] = str(folder)  # which prometheus-client reads when it is first imported, and no other way


def leave_out(pid: int) -> None:
    """What was in progress in a worker that has ended is so no more."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(pid)  # type: ignore[no-untyped-call]  # it has no types


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram  # late: `share` comes before

        self._registry = CollectorRegistry()
        own: Any = {"registry": self._registry}
        self._counters = {name: Counter(name, help, labels, **own) for name, (help, labels) in COUNTERS.items()}
        self._gauges = {name: Gauge(name, help, multiprocess_mode="livesum", **own) for name, help in GAUGES.items()}
        self._figures: dict[tuple[str, ...], Counter] = {}
        self._seconds = Histogram(*HISTOGRAM, buckets=_SECONDS, **own)

    def in_progress(self, what: str, by: int) -> None:
        """One more, or one less, of the "requests" or "batches" that are being answered."""
        self._gauges[f"belegt_{what}_in_progress"].inc(by)

    def add(self, tally: Tally) -> None:
        """Add what was counted of verdicts."""
        for label, count in tally.statements.items():
            self._of("belegt_statements", label).inc(count)
        for kind, count in tally.verdicts.items():
            self._of("belegt_verdicts", *kind).inc(count)
        for stage, seconds in tally.seconds.items():
            self._of("belegt_stage_seconds", stage).inc(seconds)

    def verdict(self, verdict: Mapping[str, Any], seconds: Mapping[str, float]) -> None:
        """Count one public verdict, and what its stages took."""
        self._of("belegt_statements", verdict["label"]).inc()
        for each in verdict["propositions"]:
            self._of("belegt_verdicts", each["label"], each["reason"] or "").inc()
        for stage, spent in seconds.items():
            self._of("belegt_stage_seconds", stage).inc(spent)

    def _of(self, counter: str, *labels: str) -> Counter:
        """One of a counter's figures. Each is looked up once: prometheus-client takes a lock for it."""
        found = self._figures.get((counter, *labels))
        if found is None:
            found = self._figures[counter, *labels] = self._counters[counter].labels(*labels)
        return found

    def edit(self, action: str) -> None:
        """Count one change."""
        self._counters["belegt_edits"].labels(action).inc()

    def request(self, method: str, route: str, status: str, seconds: float, *, streams: bool) -> None:
        """Count one request. `streams`: it lasted as long as its client wanted."""
        self._of("belegt_requests", method, route, status).inc()
        if status in _REFUSED and method in _WRITING:
            self._counters["belegt_edits_refused"].labels(route, status).inc()
        if status == _TOO_MANY:
            self._counters["belegt_rate_limited"].labels(route).inc()
        if not streams:
            self._seconds.observe(seconds)

    def text(self, change: int, counts: Mapping[str, int]) -> bytes:
        """All figures of all workers, and those of the claims; counts are empty where these can't be read."""
        from prometheus_client import CollectorRegistry, generate_latest

        registry = self._registry
        if _FOLDER in os.environ:
            registry = CollectorRegistry()
            registry.register(_OfAllWorkers(Path(os.environ[_FOLDER])))
        stored = CollectorRegistry()
        stored.register(_Stored(change, counts))
        return generate_latest(registry) + generate_latest(stored)


class _OfAllWorkers:
    """The figures in the files of one folder. A worker that starts makes each file first and fills it then, and over
    one that is still empty prometheus-client's own collector would fail, and take everybody's figures with it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterable[Metric]:
        from prometheus_client.multiprocess import MultiProcessCollector

        files = [str(file) for file in sorted(self._folder.glob("*.db")) if _is_filled(file)]
        merged: Iterable[Metric] = MultiProcessCollector.merge(files)  # type: ignore[no-untyped-call]  # it has no types
        return merged


def _is_filled(file: Path) -> bool:
    """False as well for one that has gone since, with its worker."""
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False


class _Stored:
    """The figures of one state of the claims."""

    def __init__(self, change: int, counts: Mapping[str, int]) -> None:
        self._change = change
        self._counts = counts

    def collect(self) -> Iterable[Metric]:
        from prometheus_client.core import GaugeMetricFamily

        values = {f"belegt_{name}": count for name, count in self._counts.items()}
        values |= {"belegt_ready": int(bool(self._counts)), "belegt_change": self._change}
        for name, help in STORED.items():
            if name == "belegt_claims":
                family = GaugeMetricFamily(name, help, labels=["status"])
                for status in ("proposed", "accepted", "rejected", "withdrawn"):
                    if status in self._counts:
                        family.add_metric([status], self._counts[status])
                yield family
            elif name in values:
                yield GaugeMetricFamily(name, help, value=values[name])
