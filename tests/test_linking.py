"""From an article to proposed claims: names to persons, meetings to known ones, nothing chosen that is not certain."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims import open_store, review, verify
from claims.articles.found import (
    Extraction,
    FoundDuration,
    FoundGap,
    FoundOutcome,
    FoundPlace,
    HeldOffice,
    Holding,
    Mention,
    Participant,
    Speaker,
)
from claims.extract import read_article
from claims.language import installed
from claims.language import load as load_language
from claims.linking import link
from claims.namesakes import candidates
from claims.places import lookup
from claims.places.geography import entities_of
from claims.record import claim_record, entity_record
from claims.storage.interface import Batch, Filter, Store
from claims.types import Alias, Attribution, Claim, Document, Entity, Subject, quote
from seeds.load import documents, entities, load, seed_claims
from tests.articles.reader import articles
from tests.linked import article, days, found, mention, met, who
from tests.storing import write

ROOT = Path(__file__).parents[1]
PEOPLE = (
    Entity("e1", "person", "Joe Dunford", (Alias("Joseph Dunford"),)),
    Entity("e2", "person", "Waleri Gerasimow", (Alias("Валерий Герасимов", "ru", "Cyrl"),)),
    Entity("e4", "person", "Mark Milley"),
    Entity("k1", "person", "Sebastian Kurz"),
    Entity("k2", "person", "Hans Kurz"),
    Entity("t1", "person", "Ada Testfrau"),
    Entity("t2", "person", "Ada Testfrau"),
)
OFFICES = tuple(
    Entity(f"office:{role}:{country}", "office", f"{role} ({country})", country=country, role=role)
    for role, country in (
        ("chief_of_staff", "US"), ("chief_of_staff", "RU"), ("head_of_government", "AT"), ("president", "US"),
    )
)  # fmt: skip
SOURCE = article("Milley Kurz Dunford Gerasimow in Baku.", "2017-02-17", id="source")


def known(id: str, property: str, value: dict[str, Any], meeting: str = "m1", **fields: Any) -> Claim:
    """A claim of an older source."""
    subject = fields.pop("subject", Subject("meeting", (meeting,)))
    spans = (quote("source", SOURCE.text, 0, 6),)
    return Claim(id, subject, property, value, "source", spans, **{"status": "accepted"} | fields)


def days_of(written: str) -> dict[str, Any]:
    """The value of a date claim."""
    earliest, latest, granularity = days(written)
    return {"text": "x", "earliest": str(earliest), "latest": str(latest), "granularity": granularity}


def holding(id: str, entity: str, office: str, day: str, status: str = "accepted") -> Claim:
    value = {"office": office, "earliest": day, "latest": day}
    return known(id, "office", value, subject=Subject("entity", (entity,)), status=status)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """People and offices that are known, and on which days two of them held theirs."""
    store = open_store(store_url)
    claims = (
        holding("h1", "e4", "office:chief_of_staff:US", "2021-09-22"),
        holding("h2", "k1", "office:head_of_government:AT", "2018-03-05"),
        holding("h3", "k2", "office:head_of_government:AT", "2018-03-06", "proposed"),
    )
    write(store, SOURCE, *PEOPLE, *OFFICES, *claims)
    yield store
    store.close()


def linked(store: Store, document: Document, extraction: Extraction) -> Batch:
    with store.view() as view:
        return link(view, document, extraction)


def take_in(store: Store, document: Document, extraction: Extraction) -> Batch:
    """Link an article and store what comes of it."""
    batch = linked(store, document, extraction)
    store.write(batch, by="tester", action="ingest")
    return batch


def of(batch: Batch, property: str) -> list[Claim]:
    return [claim for claim in batch.claims if claim.property == property]


def people_of(batch: Batch) -> list[str]:
    return [claim.value["entity"] for claim in sorted(of(batch, "participant"), key=lambda claim: claim.spans[0].start)]


def as_json(batch: Batch) -> str:
    return json.dumps([[claim_record(each) for each in batch.claims], [entity_record(each) for each in batch.entities]])


# Names → persons: who is known, "new" for a person of his own, "?" for one who could be several

NAMES = """
    Joe Dunford                                             e1
    Joseph F. Dunford                                       e1
    General Joseph Dunford                                  e1
    Валерием Герасимовым                                    e2     a case of a name that is known
    Valery Gerasimov                                        e2
    Mark Milley                                             e4
    Mark Miller                                             new    alike is not the same
    Mark Milles                                             new
    Waleria Gerasimowa                                      new    a woman's name is no man's
    Gerasimowa                                              ?
    Milley                                                  ?      a surname alone is nobody's in particular
    Milley (chief_of_staff/US)                 2021-09-22   e4     but for the one who held that office on that day
    Milley (chief_of_staff/US)                 2021-09-21   ?
    Milley (chief_of_staff/US)                 2021-09      ?
    Milley (chief_of_staff/RU)                 2021-09-22   ?
    Milley (former chief_of_staff/US)          2021-09-22   ?
    Miller (chief_of_staff/US)                 2021-09-22   ?
    Kurz                                       2018-03-05   ?
    Kurz (head_of_government/AT)               2018-03-05   k1
    Kurz (head_of_government/AT)               2018-03-06   ?      what is only proposed tells nothing
    Sebastian Kurz                                          k1
    Hans Kurz                                               k2
    Franz Kurz                                              new
    Kurzmann                                                ?
    Ada Testfrau                                            ?      two bear the name
    Ada B. Testfrau                                         ?
    Bert Testfrau                                           new
"""


def rows(table: str) -> list[Any]:
    parsed = []
    for line in table.strip().splitlines():
        name, *rest = [part.strip() for part in line.strip().split("  ") if part.strip()]
        day = rest.pop(0) if rest[0][:1].isdigit() else None
        parsed.append(pytest.param(name, day, rest[0], id=" ".join((name, day or ""))))
    return parsed


@pytest.mark.parametrize(("written", "day", "wanted"), rows(NAMES))
def test_names(store: Store, written: str, day: str | None, wanted: str) -> None:
    name = written.partition(" (")[0]
    text = f"{name} traf Nora Niemand."
    batch = linked(store, article(text), found(met(text, [written, "Nora Niemand"], on=day)))
    entity, _ = people_of(batch)
    new = {each.id: each for each in batch.entities}
    if wanted in ("new", "?"):
        assert entity not in {each.id for each in PEOPLE}
        assert new[entity].label == name
        elsewhere = linked(store, article(text, id="b"), found(met(text, [written, "Nora Niemand"], on=day)))
        by_office = "(" in written and "former" not in written
        stays_apart = wanted == "?" and not by_office
        assert (people_of(elsewhere)[0] != entity) == stays_apart  # in another document it may be somebody else
    else:
        assert entity == wanted
        assert entity not in new


def test_whom_a_surname_may_mean_is_shown(store: Store) -> None:
    text = "Kurz traf Milley."
    for id in ("a", "b"):
        take_in(store, article(text, id=id), found(met(text, ["Kurz", "Milley"])))
    with store.view() as view:
        shown = {
            view.entity(claim.value["entity"]).label: [
                each.entity.id for each in candidates(view, view.entity(claim.value["entity"]))
            ]
            for claim in view.claims_in("a")
            if claim.property == "participant"
        }
        assert candidates(view, view.entity("office:president:US")) == []
    assert shown == {"Kurz": ["k1", "k2"], "Milley": ["e4"]}  # and nobody of whom no more than a surname is known


def test_two_whom_the_article_tells_apart_are_not_one(store: Store) -> None:
    write(store, Entity("b1", "person", "Anna Probst", (Alias("Annemarie Probst-Maier"),)))
    text = "Anna Probst traf Annemarie Probst-Maier."
    batch = linked(store, article(text), found(met(text, ["Anna Probst", "Annemarie Probst-Maier"])))
    one, other = people_of(batch)
    assert len({one, other, "b1"}) == 3


def test_offices_without_a_name_countries_and_groups(store: Store) -> None:
    text = "Der Generalstabschef der USA, die NATO-Minister, die Schweiz und eine Abordnung berieten in Genf."
    parties = [
        "office: Generalstabschef (chief_of_staff/US)", "group: NATO-Minister (defence_minister/NATO)",
        "country: Schweiz (CH)", "group: Abordnung",
    ]  # fmt: skip
    batch = linked(store, article(text), found(met(text, parties, at="Genf")))
    us, nato, swiss, delegation = people_of(batch)
    assert (us, nato, swiss) == ("office:chief_of_staff:US", "group:defence_minister:NATO", "country:CH")
    new = {entity.id: entity for entity in batch.entities}
    assert new[nato].label == "Verteidigungsminister (NATO)"
    assert (new[delegation].kind, new[delegation].label) == ("group", "Abordnung")
    [first, *_] = of(batch, "participant")
    assert of(batch, "participants_complete") == []  # who spoke for a country may be told elsewhere by his name
    assert us not in new
    assert first.status == "proposed"


def test_an_office_that_is_new_is_called_by_the_table(store: Store) -> None:
    text = "Der finnische Außenminister traf Joe Dunford."
    batch = linked(
        store, article(text), found(met(text, ["office: Außenminister (foreign_minister/FI)", "Joe Dunford"]))
    )
    [office] = batch.entities
    assert (office.id, office.label) == ("office:foreign_minister:FI", "Außenminister (Finnland)")
    assert {alias.language: alias.text for alias in office.aliases}["en"] == "Foreign minister (Finland)"


def test_every_office_has_a_name_in_every_language() -> None:
    roles = {role for code in installed() for role in load_language(code).section("offices")["roles"]}
    labels = tomllib.loads((ROOT / "claims" / "gazetteer" / "roles.toml").read_text(encoding="utf-8"))["labels"]
    assert {code: roles - labels[code].keys() for code in installed()} == {code: set() for code in installed()}


@pytest.mark.parametrize(
    "party",
    [
        "office: Außenminister (foreign_minister/)",  # of which country?
        "office: Minister (minister/FI)",  # there are many
    ],
)
def test_a_party_that_cant_be_told(store: Store, party: str) -> None:
    text = "Der Minister, ein Außenminister, traf Joe Dunford und Mark Milley."
    batch = linked(store, article(text), found(met(text, [party, "Joe Dunford", "Mark Milley"])))
    assert people_of(batch) == ["e1", "e4"]
    assert of(batch, "participants_complete") == []
    alone = linked(store, article(text), found(met(text, [party, "Joe Dunford"])))
    assert alone.claims == []  # a meeting has two parties


# The office held there


HELD = {
    "in the news": ("2021-09-22", "Mark Milley ist Stabschef. Gestern sprach Milley mit Dunford.", True),
    "told of another time": ("2019-05-03", "Mark Milley ist Stabschef. Schon 2019 sprach Milley mit Dunford.", False),
    "said where it is told": ("2019-05-03", "Der Stabschef Mark Milley sprach 2019 mit Dunford.", True),
    "without a day": (None, "Mark Milley ist Stabschef. Oft sprach Milley mit Dunford.", False),
}


@pytest.mark.parametrize(("day", "text", "then"), HELD.values(), ids=HELD)
def test_the_office_held_at_the_meeting(store: Store, day: str | None, text: str, then: bool) -> None:
    """Who holds an office on the day of the article did not always hold it."""
    last = text.rindex("Milley")
    office = HeldOffice("chief_of_staff", "US", mention(text, "Stabschef"))
    milley = Participant("Mark Milley", "person", (Mention(last, last + 6, "Milley"),), (office,))
    meeting = met(text, ["Dunford"], on=day, told="sprach")
    meeting = replace(meeting, participants=(milley, *meeting.participants))
    batch = linked(store, article(text), found(meeting, offices=(Holding(milley, office),)))
    [value] = [claim.value for claim in of(batch, "participant") if claim.value["entity"] == "e4"]
    assert value["office"] == ("office:chief_of_staff:US" if then else None)
    [held] = of(batch, "office")
    assert held.subject == Subject("entity", ("e4",))
    shown = day if then else "2021-09-23"  # the day of the meeting, or that of the article
    assert (held.value["earliest"], held.value["latest"]) == (shown, shown)
    assert {span.quote for span in held.spans} >= {"Stabschef"} or held.spans[0].quote.startswith("Stabschef")


def test_an_office_rests_on_no_inferred_day(store: Store) -> None:
    text = "Der Stabschef Mark Milley sprach mit Joe Dunford. Der frühere Präsident Barack Obama schwieg."
    us = HeldOffice("chief_of_staff", "US", mention(text, "Stabschef"))
    meeting = met(text, ["Mark Milley (chief_of_staff/US)", "Joe Dunford"], on="2021-09-23", inferred=True)
    obama = who(text, "Barack Obama")
    former = HeldOffice("president", "US", mention(text, "Präsident"), former=True)
    extraction = found(meeting, offices=(Holding(meeting.participants[0], us), Holding(obama, former)))
    batch = linked(store, article(text), extraction)
    assert [(claim.subject.ids, dict(claim.value)) for claim in of(batch, "office")] == [
        (("e4",), {"office": "office:chief_of_staff:US", "earliest": "2021-09-23", "latest": "2021-09-23"}),
        (
            (batch.entities[0].id,),
            {"office": "office:president:US", "earliest": "2021-09-23", "latest": "2021-09-23", "former": True},
        ),
    ]
    undated = linked(store, article(text, None), extraction)
    assert of(undated, "office") == []


# Meetings → known ones

KNOWN = (
    known("c1", "participant", {"entity": "e1", "office": "office:chief_of_staff:US"}),
    known("c2", "participant", {"entity": "e2", "office": "office:chief_of_staff:RU"}),
    known("c3", "participants_complete", {"complete": True}),
    known("c4", "place", {"entity": "geo:587084"}),
    known("c5", "format", {"format": "in_person"}),
    known("c6", "status", {"status": "held"}),
    known("c7", "duration", {"text": "x", "minutes": 90, "unit": "minute", "bound": "exact"}),
)
# what | who | when | where | the meeting that is known, or one of its own
MEETINGS = """
    the same                   | Joe Dunford; Waleri Gerasimow              | 2017-02-16 | Baku          | known
    without a place            | Joe Dunford; Waleri Gerasimow              | 2017-02-16 |               | known
    in the country             | Joe Dunford; Waleri Gerasimow              | 2017-02-16 | Aserbaidschan | known
    of that month              | Joe Dunford; Waleri Gerasimow              | 2017-02    | Baku          | known
    of that year               | Joe Dunford; Waleri Gerasimow              | 2017       | Baku          | known
    of those years             | Joe Dunford; Waleri Gerasimow              | 2016-01-01..2018-12-31 | Baku | own
    a day off                  | Joe Dunford; Waleri Gerasimow              | 2017-02-17 | Baku          | own
    without a day              | Joe Dunford; Waleri Gerasimow              |            | Baku          | own
    elsewhere                  | Joe Dunford; Waleri Gerasimow              | 2017-02-16 | Brüssel       | own
    with a third               | Joe Dunford; Waleri Gerasimow; Mark Milley | 2017-02-16 | Baku          | own
    one is another             | Joe Dunford; Mark Milley                   | 2017-02-16 | Baku          | own
    one is alike               | Joe Dunford; Waleria Gerasimowa            | 2017-02-16 | Baku          | own
    an office for a name       | Joe Dunford; office: Generalstabschef (chief_of_staff/RU) | 2017-02-16 | Baku | known
    another office             | Joe Dunford; office: Generalstabschef (president/RU)      | 2017-02-16 | Baku | own
    two offices                | office: US-Chef (chief_of_staff/US); office: Generalstabschef (chief_of_staff/RU) | 2017-02-16 | Baku | known
    a surname in that office   | Joe Dunford; Gerasimow (chief_of_staff/RU) | 2017-02-16 | Baku          | known
    a surname alone            | Joe Dunford; Gerasimow                     | 2017-02-16 | Baku          | own
    another in that office     | Joe Dunford; Miller (chief_of_staff/RU)    | 2017-02-16 | Baku          | own
    a full name in that office | Joe Dunford; Mark Milley (chief_of_staff/RU) | 2017-02-16 | Baku        | own
"""  # noqa: E501  # a row of a table is a line


def meetings() -> Iterator[Any]:
    for line in MEETINGS.strip().splitlines():
        id, parties, on, at, wanted = (cell.strip() for cell in line.split("|"))
        yield pytest.param(parties.split("; "), on or None, at or None, wanted, id=id)


def written(parties: list[str], at: str | None) -> str:
    """A text that names all these."""
    return f"{' und '.join(re.sub(r'^[a-z]+: | [(].*', '', each) for each in parties)} trafen sich in {at}."


@pytest.mark.parametrize(("parties", "on", "at", "wanted"), list(meetings()))
def test_meetings(store: Store, parties: list[str], on: str | None, at: str | None, wanted: str) -> None:
    write(store, *entities_of(["geo:587084"]), *KNOWN, known("c8", "date", days_of("2017-02-16")))
    text = written(parties, at)
    batch = linked(store, article(text), found(met(text, parties, on, at)))
    assert {claim.subject.ids[0] for claim in batch.claims if claim.subject.kind == "meeting"} == {
        "m1" if wanted == "known" else "a:m0000000"
    }


def test_more_exact_than_what_is_known(store: Store) -> None:
    """Of a meeting "in January 2014" an article tells the day; where another told another day, it is another."""
    write(store, *KNOWN[:2], known("c8", "date", days_of("2014-01")))
    text = "Joe Dunford traf Waleri Gerasimow."
    parties = ["Joe Dunford", "Waleri Gerasimow"]
    first = take_in(store, article(text), found(met(text, parties, "2014-01-21")))
    assert {claim.subject.ids for claim in of(first, "date")} == {("m1",)}
    again = linked(store, article(text, id="b"), found(met(text, parties, "2014-01-21")))
    assert {claim.subject.ids for claim in of(again, "date")} == {("m1",)}


def test_where_several_fit_none_is_chosen(store: Store) -> None:
    write(store, *KNOWN[:2], known("c8", "date", days_of("2017-02-16")))
    write(
        store,
        *(replace(claim, id=f"d{claim.id}", subject=Subject("meeting", ("m2",))) for claim in KNOWN[:2]),
        known("d8", "date", days_of("2017-02-18"), "m2"),
    )
    text = "Joe Dunford traf Waleri Gerasimow."
    parties = ["Joe Dunford", "Waleri Gerasimow"]
    for on, meeting in (("2017-02-16", "m1"), ("2017-02-18", "m2"), ("2017-02", "a:m0000000")):
        batch = linked(store, article(text), found(met(text, parties, on)))
        assert {claim.subject.ids[0] for claim in of(batch, "participant")} == {meeting}


def test_two_meetings_of_an_article_are_not_one_that_is_known(store: Store) -> None:
    write(store, *KNOWN[:2], known("c8", "date", days_of("2017-02")))
    text = "Joe Dunford traf Waleri Gerasimow, und später noch einmal."
    parties = ["Joe Dunford", "Waleri Gerasimow"]
    extraction = found(
        met(text, parties, "2017-02-16", told="traf"),
        met(text, parties, "2017-02-20", told="noch einmal"),
        met(text, parties, "2019-03-01", told="traf"),
    )
    batch = linked(store, article(text), extraction)
    assert {claim.subject.ids[0] for claim in of(batch, "date")} == {"a:m0000012", "a:m0000046", "a:m0000012.1"}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"status": "planned"}, "m1"),  # what was planned was held
        ({"status": "denied"}, "m1"),
        ({"format": "phone"}, "a:m0000000"),
        ({"format": None}, "m1"),
        ({"multilateral": True}, "a:m0000000"),
        ({"complete": False}, "m1"),
    ],
)
def test_forms_and_kinds_of_meetings(store: Store, fields: dict[str, Any], wanted: str) -> None:
    write(store, *entities_of(["geo:587084"]), *KNOWN, known("c8", "date", days_of("2017-02-16")))
    text = "Joe Dunford traf Waleri Gerasimow."
    batch = linked(store, article(text), found(met(text, ["Joe Dunford", "Waleri Gerasimow"], "2017-02-16", **fields)))
    assert {claim.subject.ids[0] for claim in of(batch, "status")} == {wanted}


def test_a_list_that_is_open_may_be_part_of_another(store: Store) -> None:
    write(store, *KNOWN[:2], known("c8", "date", days_of("2017-02-16")))
    three = "Joe Dunford, Waleri Gerasimow und Mark Milley trafen sich."
    parties = ["Joe Dunford", "Waleri Gerasimow", "Mark Milley"]
    batch = linked(store, article(three), found(met(three, parties, "2017-02-16", complete=True)))
    assert {claim.subject.ids[0] for claim in of(batch, "date")} == {"m1"}


def test_what_was_rejected_is_no_meeting_any_more(store: Store) -> None:
    write(store, *KNOWN[:2], known("c8", "date", days_of("2017-02-16")))
    review.decide(store, "reject", {"c1": 1, "c2": 1, "c8": 1}, by="anna")
    text = "Joe Dunford traf Waleri Gerasimow."
    batch = linked(store, article(text), found(met(text, ["Joe Dunford", "Waleri Gerasimow"], "2017-02-16")))
    assert {claim.subject.ids[0] for claim in of(batch, "date")} == {"a:m0000000"}


def test_one_meeting_told_by_two_documents(store: Store) -> None:
    text = "Kurz traf Anna Neumann in Wien."
    told = found(met(text, ["Kurz (head_of_government/AT)", "Anna Neumann"], "2021-09-22", "Wien"))
    first, second = (take_in(store, article(text, id=id, publisher=id), told) for id in ("a", "b"))
    assert {claim.subject.ids[0] for claim in second.claims if claim.subject.kind == "meeting"} == {"a:m0000000"}
    assert not {claim.id for claim in first.claims} & {claim.id for claim in second.claims}
    assert people_of(first) == people_of(second)


def test_two_of_one_surname_do_not_meet_twice(store: Store) -> None:
    """Two articles, each of some Kurz or other, are of two meetings."""
    text = "Kurz traf Anna Neumann in Wien."
    told = found(met(text, ["Kurz", "Anna Neumann"], "2021-09-22", "Wien"))
    first, second = (take_in(store, article(text, id=id), told) for id in ("a", "b"))
    assert {claim.subject.ids[0] for claim in of(second, "date")} == {"b:m0000000"}
    assert people_of(first)[0] != people_of(second)[0]
    assert people_of(first)[1] == people_of(second)[1]


def test_what_contradicts_accepted_claims_is_marked(store: Store) -> None:
    write(store, *entities_of(["geo:587084"]), *KNOWN, known("c8", "date", days_of("2017-02-16")))
    text = "Joe Dunford traf Waleri Gerasimow eine Stunde in Baku."
    hour = FoundDuration(mention(text, "eine Stunde"), 60, "hour", "exact")
    parties = ["Joe Dunford", "Waleri Gerasimow"]
    batch = take_in(
        store, article(text), found(met(text, parties, "2017-02-16", "Baku", status="denied", duration=hour))
    )
    with store.view() as view:
        marked = view.queue(Filter(status="proposed", contradicts=True))
        against = view.contradicting([claim.id for claim in batch.claims])
    assert {claim.property: against[claim.id] for claim in marked} == {"duration": ("c7",), "status": ("c6",)}


# What the claims say


def test_each_property_is_a_claim_of_its_own(store: Store) -> None:
    text = (
        "Laut Pentagon trafen sich Joe Dunford und Waleri Gerasimow am Donnerstag drei Stunden persönlich in Baku. "
        "Die beiden sprachen über Syrien und vereinbarten Zurückhaltung, Moskau nannte das Treffen „nützlich“."
    )
    speaker = Speaker(mention(text, "Pentagon"), organisation="organisation:defence_ministry:US")
    meeting = met(
        text, ["Joe Dunford (chief_of_staff/US)", "Waleri Gerasimow"], "2021-09-16", "Baku", told="trafen sich"
    )
    meeting = replace(
        meeting,
        duration=FoundDuration(mention(text, "drei Stunden"), 180, "hour", "about"),
        format_mentions=(mention(text, "persönlich"),),
        topics=(mention(text, "Syrien"), mention(text, "Syrien")),
        outcomes=(
            FoundOutcome(mention(text, "vereinbarten Zurückhaltung"), "agreed", (), speaker=None),
            FoundOutcome(mention(text, "nützlich"), "felt", (1,), True, Speaker(mention(text, "Moskau"), country="RU")),
        ),
        speaker=speaker,
    )
    batch = linked(store, article(text, "2021-09-17"), found(meeting))
    said = {"text": "Pentagon", "side": "organisation:defence_ministry:US"}
    claims = sorted(batch.claims, key=lambda claim: (claim.id.split("-")[0], claim.spans[0].start))
    records = [claim_record(claim) for claim in claims if claim.subject.kind == "meeting"]
    assert [(r["property"], r["value"], [s["quote"] for s in r["spans"]], r["attribution"]) for r in records] == [
        ("participant", {"entity": "e1", "office": "office:chief_of_staff:US"}, ["Joe Dunford"], said),
        ("participant", {"entity": "e2", "office": None}, ["Waleri Gerasimow"], said),
        ("participants_complete", {"complete": True}, ["trafen sich Joe Dunford und Waleri Gerasimow"], said),
        (
            "date",
            {"text": "trafen sich", "earliest": "2021-09-16", "latest": "2021-09-16", "granularity": "day"},
            ["trafen sich"],
            said,
        ),
        ("place", {"entity": "geo:587084"}, ["Baku"], said),
        (
            "duration",
            {"text": "drei Stunden", "minutes": 180, "unit": "hour", "bound": "about"},
            ["drei Stunden"],
            said,
        ),
        ("format", {"format": "in_person"}, ["persönlich"], said),
        ("status", {"status": "held"}, ["trafen sich"], said),
        ("topic", {"text": "Syrien", "language": "de"}, ["Syrien"], said),
        (
            "outcome",
            {"text": "vereinbarten Zurückhaltung", "language": "de", "kind": "agreed", "by": ["e1", "e2"]},
            ["vereinbarten Zurückhaltung"],
            said,
        ),
        (
            "outcome",
            {"text": "nützlich", "language": "de", "kind": "felt", "by": ["e2"], "polarity": False},
            ["nützlich"],
            {"text": "Moskau", "side": "RU"},
        ),
    ]
    assert {record["status"] for record in records} == {"proposed"}
    assert {entity.id for entity in batch.entities} == {
        "country:AZ", "geo:587084", "organisation:defence_ministry:US",
    }  # fmt: skip


def test_what_the_article_says_itself_is_attributed_to_nobody(store: Store) -> None:
    text = "Joe Dunford traf Mark Milley. Das Treffen sei gut gewesen, sagte Milley."
    meeting = met(text, ["Joe Dunford", "Mark Milley"], told="traf")
    speaker = Speaker(Mention(len(text) - 7, len(text) - 1, "Milley"), participant=1)
    again = replace(meeting, mentions=(*meeting.mentions, mention(text, "Das Treffen")), speaker=speaker)
    batch = linked(store, article(text), found(again))
    assert {claim.attribution for claim in batch.claims} == {None}
    only = replace(meeting, mentions=(mention(text, "Das Treffen"),), speaker=speaker)
    batch = linked(store, article(text), found(only))
    assert {claim.attribution for claim in batch.claims} == {Attribution("Milley", "e4")}


def test_days(store: Store) -> None:
    text = "Joe Dunford und Mark Milley berieten."
    parties = ["Joe Dunford", "Mark Milley"]

    def day(**fields: Any) -> dict[str, Any]:
        [claim] = of(linked(store, article(text), found(met(text, parties, **fields))), "date")
        return dict(claim.value)

    plain = {"text": "Joe", "earliest": "2021-09-22", "latest": "2021-09-22", "granularity": "day"}
    assert day(on="2021-09-22") == plain
    assert day(on="2021-09-22", inferred=True) == plain | {"inferred": True}
    assert day(on="2021-09-22", multilateral=True) == plain | {"extent": "day_of"}
    assert day(on="2021-09") == plain | {"earliest": "2021-09-01", "latest": "2021-09-30", "granularity": "month"}
    century = met(text, parties, on="2021")
    century = replace(century, date=replace(century.date, granularity="century"))
    assert of(linked(store, article(text), found(century)), "date") == []  # more than a claim can say


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Baku", ["geo:587084"]),
        ("Paris", ["geo:2988507"]),  # far better known than all others of the name
        ("Cambridge", []),  # there are two
        ("Georgia", []),
    ],
)
def test_places(store: Store, words: str, wanted: list[str]) -> None:
    text = f"Joe Dunford und Mark Milley berieten in {words}."
    meeting = met(text, ["Joe Dunford", "Mark Milley"], "2021-09-22")
    spot = FoundPlace(mention(text, words), lookup(words, "en"))
    batch = linked(store, article(text), found(replace(meeting, place=spot)))
    assert [claim.value["entity"] for claim in of(batch, "place")] == wanted


def test_a_place_that_no_table_has(store: Store) -> None:
    """It is an entity of its own, the same for every article; where its country is said, it lies there."""
    text = "Joe Dunford und Mark Milley berieten in Schloss Dachsenfels."
    meeting = met(text, ["Joe Dunford", "Mark Milley"], "2021-09-22")
    entities = []
    for country in (None, "DE", "DE", "AT"):
        spot = FoundPlace(mention(text, "Schloss Dachsenfels"), (), unlisted="Schloss Dachsenfels", country=country)
        batch = linked(store, article(text), found(replace(meeting, place=spot)))
        [claim] = of(batch, "place")
        [entity] = [entity for entity in batch.entities if entity.id == claim.value["entity"]]
        assert entity.label == "Schloss Dachsenfels"
        assert entity.container == (f"country:{country}" if country else None)
        entities.append(entity.id)
    assert entities[1] == entities[2]
    assert len(set(entities)) == 3


def test_gaps(store: Store) -> None:
    text = "Erstes Treffen von Dunford und Gerasimow seit 2014, erstes mit der NATO, Joe Dunford und Waleri Gerasimow."
    words = mention(text, "Erstes Treffen")
    first, last, _ = days("2015-01-01..2017-02-15")

    def gap(form: Any, *parties: str) -> FoundGap:
        return FoundGap(words, tuple(who(text, each) for each in parties), first, last, form)

    named = ("Waleri Gerasimow", "Joe Dunford")
    extraction = found(
        gaps=(
            gap("in_person", *named),
            gap(None, "office: Dunford (chief_of_staff/US)", "office: Gerasimow (chief_of_staff/RU)"),
            gap("phone", *named),
            gap("in_person", "Joe Dunford", "group: NATO"),
            gap("in_person", "Joe Dunford", "office: Gerasimow (minister/RU)"),
        )
    )
    batch = linked(store, article(text), extraction)
    value = {"text": "Erstes Treffen", "earliest": "2015-01-01", "latest": "2017-02-15"}
    offices = ("office:chief_of_staff:RU", "office:chief_of_staff:US")
    assert {claim.subject for claim in batch.claims} == {
        Subject("parties", ("e1", "e2"), "in_person"), Subject("parties", offices, "any"),
    }  # fmt: skip
    assert [dict(claim.value) for claim in batch.claims] == [value, value]


# Nothing twice, the same bytes, and nothing that decides


ARTICLES = articles(ROOT / "tests" / "articles" / "made_up_de.txt")


@pytest.mark.parametrize("each", ARTICLES, ids=lambda each: each.id)
def test_every_article(store: Store, each: Any) -> None:
    """Spans quote the document, linking twice gives the same bytes, and what is stored comes no second time."""
    document = article(each.text, each.published.isoformat(), id=each.id)
    extraction = read_article(each.text, each.published, each.language)
    batch = linked(store, document, extraction)
    assert as_json(batch) == as_json(linked(store, document, extraction))
    for claim in batch.claims:
        for span in claim.spans:
            assert span == quote(document.id, document.text, span.start, span.end)
    store.write(batch, by="tester", action="ingest")
    change = store.latest_change()
    again = linked(store, document, extraction)
    assert (list(again.claims), list(again.entities)) == ([], [])
    assert store.write(again, by="tester", action="ingest") == change


def test_what_became_of_a_claim_stays(store: Store) -> None:
    text = "Joe Dunford traf Mark Milley in Wien."
    told = found(met(text, ["Joe Dunford", "Mark Milley"], "2021-09-22", "Wien"))
    batch = take_in(store, article(text), told)
    ids = [claim.id for claim in batch.claims]
    review.decide(store, "reject", dict.fromkeys(ids[:2], 1), by="anna")
    review.decide(store, "accept", {ids[2]: 1}, by="anna")
    assert linked(store, article(text), told).claims == []


def test_a_very_long_id(store: Store) -> None:
    text = "Joe Dunford traf Mark Milley."
    batch = take_in(store, article(text, id="x" * 200), found(met(text, ["Joe Dunford", "Mark Milley"], "2021-09-22")))
    assert max(len(claim.id) for claim in batch.claims) <= 200


def test_a_text_in_no_language(store: Store) -> None:
    batch = linked(store, article("?"), Extraction(None))
    assert (len(batch.documents), batch.claims, batch.entities) == (1, [], [])


def test_countries_that_met(store: Store) -> None:
    """A source that names countries supports a statement that names them, and refutes none that names somebody."""
    text = "Die USA und Finnland berieten in Genf. Präsident: Joe Dunford."
    told = met(text, ["country: USA (US)", "country: Finnland (FI)"], "2019-05-03", "Genf")
    batch = take_in(store, article(text), found(told))
    for claim in batch.claims:
        review.decide(store, "accept", {claim.id: 1}, by="anna")
    labels = {
        "Die USA und Finnland trafen sich am 3. Mai 2019 in Genf.": "supported",
        "Die USA und Russland trafen sich am 3. Mai 2019 in Genf.": "not_enough_evidence",
        "Joe Dunford traf Finnland am 3. Mai 2019 in Genf.": "not_enough_evidence",
        "Das Treffen der USA mit Joe Dunford am 3. Mai 2019 in Genf dauerte zwei Stunden.": "not_enough_evidence",
        "Die USA und Finnland trafen sich am 4. Mai 2019 in Genf.": "not_enough_evidence",
    }
    assert {each: verify(each, store=store).label for each in labels} == labels


def test_names_that_are_not_settled_change_no_verdict(store_url: str) -> None:
    """However many articles tell of some Milley, "Milley" in a statement is whom accepted claims name."""
    store = open_store(store_url)
    load(store)
    statements = (
        "Milley und Gerasimow trafen sich am 22. September 2021 in Helsinki.",
        "Mark Milley met Gerasimov in Helsinki on 22 September 2021.",
        "Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku.",
    )
    before = [verify(each, store=store).label for each in statements]
    text = "Milley traf Gerasimow, sagte Stabschef Dunford."
    for number in range(3):
        parties = ["Milley", "Gerasimow", "Dunford (president/US)"]
        take_in(store, article(text, id=f"a{number}"), found(met(text, parties, "2020-01-01")))
    assert [verify(each, store=store).label for each in statements] == before == ["supported", "supported", "refuted"]
    store.close()


def test_a_source_that_says_a_surname_supports_no_more(store: Store) -> None:
    """ "Milley met …" may be said of Mark, or of another: a statement that names one of them says more."""
    text = "Milley traf Joe Dunford in Genf."
    told = met(text, ["Milley", "Joe Dunford"], "2019-05-03", "Genf")
    for claim in take_in(store, article(text), found(told)).claims:
        review.decide(store, "accept", {claim.id: 1}, by="anna")
    labels = {
        "Milley traf Dunford am 3. Mai 2019 in Genf.": ("supported", None),
        "Mark Milley traf Joe Dunford am 3. Mai 2019 in Genf.": ("not_enough_evidence", "finer"),
        "Karl Milley traf Joe Dunford am 3. Mai 2019 in Genf.": ("not_enough_evidence", "finer"),
    }
    verdicts = {each: verify(each, store=store).propositions[0] for each in labels}
    assert {each: (verdict.label, verdict.reason) for each, verdict in verdicts.items()} == labels
    said = verdicts["Mark Milley traf Joe Dunford am 3. Mai 2019 in Genf."].comparisons[0]
    assert (said.outcome, said.why) == (
        "finer", "Die Quelle sagt nicht mehr als „Milley“; ob das „Mark Milley“ war, lässt sie offen.",
    )  # fmt: skip


def test_somebody_of_that_surname_may_be_meant(store: Store) -> None:
    """A meeting of somebody called Gerasimow forbids to refute what is said of Waleri Gerasimow on that day."""
    write(store, *entities_of(["geo:587084"]), *KNOWN, known("c8", "date", days_of("2017-02-16")))
    statement = "Waleri Gerasimow und Joe Dunford trafen sich am 17. Februar 2017 in Baku."
    assert verify(statement, store=store).label == "refuted"
    text = "Gerasimow traf Joe Dunford in Baku."
    take_in(store, article(text), found(met(text, ["Gerasimow", "Joe Dunford"], "2017-02-17", "Baku")))
    assert verify(statement, store=store).label == "not_enough_evidence"


# The seeds, from their articles


MAIN = ("m1", "m4")  # the meetings that the two articles are about


def says(claim: Claim, wanted: Claim) -> bool:
    """Whether a claim says what another does, and quotes some of its words."""
    named = {"entity", "office", "earliest", "latest", "granularity"} & wanted.value.keys()
    same = claim.property == wanted.property and all(claim.value.get(name) == wanted.value[name] for name in named)
    return same and _overlap(claim, wanted)


def _overlap(claim: Claim, other: Claim) -> bool:
    return any(one.start < two.end and two.start < one.end for one in claim.spans for two in other.spans)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.id)
def test_the_seeds_come_out_as_they_were_reviewed(store_url: str, document: Document) -> None:
    """Who, when and where of the main meetings, with their words, in a database that knows nobody's meetings."""
    store = open_store(store_url)
    store.write(Batch(entities=entities()), by="tester", action="seed")
    batch = take_in(store, document, read_article(document.text, document.published, document.language))
    about = {claim.subject for claim in batch.claims}
    for main in MAIN:
        wanted = [
            each
            for each in seed_claims()
            if each.subject.ids == (main,) and each.property in ("participant", "date", "place")
        ]
        if wanted[0].document == document.id:
            own = [[claim for claim in batch.claims if claim.subject == subject] for subject in about]
            assert [all(any(says(claim, each) for claim in some) for each in wanted) for some in own].count(True) == 1
    assert {entity.kind for entity in batch.entities} == {"place"}  # everybody is known
    store.close()


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.id)
def test_another_article_about_a_meeting_that_is_known(store_url: str, document: Document) -> None:
    """The same text under another publisher brings its claims to the meetings of the seeds, and no twins of them."""
    store = open_store(store_url)
    load(store)
    copy = replace(document, id="copy", publisher="A made-up agency")
    batch = take_in(store, copy, read_article(copy.text, copy.published, copy.language))
    known = {claim.subject.ids[0] for claim in seed_claims() if claim.document == document.id}
    main = {claim.subject.ids[0] for claim in of(batch, "participant")} & set(MAIN)
    assert main == known & set(MAIN)
    with store.view() as view:
        twins = view.find_meetings(entity="e2", earliest=date(2017, 2, 16), latest=date(2021, 9, 22))
    assert [meeting.id for meeting in twins if meeting.earliest == meeting.latest] == ["m4", "m1"]
    store.close()
