"""The parts of composed English reports."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.composed import Day, Party, Place, Words

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WOMEN = ["Anna", "Marta", "Ruth", "Leila", "Victoria", "Grace", "Ingrid", "Nadia", "Priya", "Helen"]
MEN = ["Peter", "Daniel", "Josef", "Samuel", "Carlos", "Omar", "Henrik", "Victor", "Rajesh", "Thomas"]
SURNAMES = [
    "Brandl",
    "Okafor",
    "Lindholm",
    "Mwangi",
    "Castellan",
    "Petrenko",
    "Haddad",
    "Novotna",
    "Adeyemi",
    "Torvik",
    "Marchetti",
    "Kowalczyk",
    "Iversen",
    "Sandoval",
    "Whitlock",
    "Nakamura",
    "Dembele",
    "Ferreira",
]
LANDS = (
    ("Austria", "Austrian"),
    ("Kenya", "Kenyan"),
    ("Norway", "Norwegian"),
    ("Ghana", "Ghanaian"),
    ("Portugal", "Portuguese"),
    ("Canada", "Canadian"),
    ("Georgia", "Georgian"),
    ("Jordan", "Jordanian"),
    ("Peru", "Peruvian"),
    ("Latvia", "Latvian"),
    ("Vietnam", "Vietnamese"),
    ("Chile", "Chilean"),
)
POSTS = (
    "Foreign Minister",
    "Defence Minister",
    "Prime Minister",
    "President",
    "Trade Minister",
    "Interior Minister",
    "Finance Minister",
    "Army Chief",
    "Special Envoy",
    "Deputy Foreign Minister",
)
PARTIES = (
    "{land} {Post} {name}",
    "the {adjective} {post}, {name},",
    "{adjective} {Post} {name}",
    "{land}'s {post}, {name},",
    "{land}'s {post} {name}",
    "{name}, the {adjective} {post},",
    "{name}, the {post} of {land},",
    "the {post} of {land}, {name},",
    "{name}, {land}'s {post},",
)
OTHERS = (
    *PARTIES,
    "{his} {adjective} counterpart, {name},",
    "{his} {adjective} counterpart {name}",
    "{his} counterpart from {land}, {name},",
    "{name}, {his} {adjective} counterpart,",
)
CITIES = ["Geneva", "Istanbul", "Doha", "Singapore", "Brussels", "Prague", "Cairo", "Warsaw", "Athens", "Dakar"]
PLACES = (
    "in {city}",
    "in {city}",
    "in {city}",
    "at the foreign ministry in {city}",
    "at a hotel in {city}",
    "on the sidelines of a climate conference in {city}",
    "at the United Nations office in {city}",
    "at the presidential palace in {city}",
    "just outside {city}",
    "in the city of {city}",
    "",
)
DAYS = (
    "on {weekday}",
    "on {weekday}",
    "on {weekday}",
    "{weekday}",
    "on {weekday} evening",
    "late on {weekday}",
    "earlier on {weekday}",
    "on {day} {month}",
    "on {month} {day}",
    "on the morning of {month} {day}",
    "on {weekday}, {day} {month},",
    "yesterday",
    "today",
    "this week",
    "",
)
WAYS = (
    "{A} met {B}{where}{when}",
    "{A} met {B}{when}{where}",
    "{A} met{when}{where} with {B}",
    "{When}, {A} met {B}{where}",
    "{Where}, {A} met {B}{when}",
    "{A}{when} met {B}{where}",
    "{A} met with {B}{where}{when}",
    "{A} held talks with {B}{where}{when}",
    "{A} held talks{where}{when} with {B}",
    "{When}, {A} held talks{where} with {B}",
    "{A} sat down with {B}{where}{when}",
    "{A} received {B}{where}{when}",
    "{A} was received by {B}{where}{when}",
    "{A} welcomed {B} for talks{where}{when}",
    "{A} hosted {B}{where}{when}",
    "{A} hosted {B} for talks{where}{when}",
    "{A} was host to {B}{where}{when}",
    "{A} and {B} met{where}{when}",
    "{A} and {B} held talks{where}{when}",
    "{A} and {B} came together{where}{when}",
    "{A} and {B} sat down together{where}{when}",
    "{A} and {B} met face to face{where}{when}",
    "{A} conferred with {B}{where}{when}",
    "{A} had a meeting with {B}{where}{when}",
    "{A} had talks with {B}{where}{when}",
    "{A} spent an hour with {B}{where}{when}",
    "{A} had lunch with {B}{where}{when}",
    "{A} called on {B}{where}{when}",
    "{A} paid a courtesy call on {B}{where}{when}",
    "{A} held a bilateral meeting with {B}{where}{when}",
    "{A} opened talks with {B}{where}{when}",
    "Talks between {A.acc} and {B} took place{where}{when}",
    "Talks{where}{when} between {A.acc} and {B} brought no result",
    "A meeting between {A.acc} and {B} ended{when}{where} without a joint statement",
    "The meeting{when}{where} between {A.acc} and {B} lasted two hours",
    "{A} and {B} ended two days of talks{where}{when}",
    "Officials said {A} had met {B}{where}{when}",
    "After meeting {B}{where}{when}, {A} spoke of progress",
    "Speaking after talks with {B}{where}{when}, {A} said a deal was close",
    "At a meeting with {B}{where}{when}, {A} raised the border dispute",
)
TAILS = (
    Words("."),
    Words("."),
    Words(", the ministry said."),
    Words(" to discuss border security and trade."),
    Words(", their first meeting since 2019.", "held"),
    Words(", as both countries seek closer ties."),
    Words(", according to a statement from the presidency."),
    Words(", officials said."),
    Words(" amid rising tensions in the region."),
)
SEQUELS = (
    Words(""),
    Words(""),
    Words("The two discussed fishing rights and agreed to set up a working group."),
    Words("They agreed to continue."),
    Words("{SA} said the exchange had been frank."),
    Words("Both sides described the atmosphere as good."),
    Words("The two last met in Madrid in 2021.", "held"),
    Words("The next round is due in Rome in May.", "planned"),
    Words("Earlier, {SA} had visited a hospital."),
    Words("A spokesman for {SB} said the meeting had lasted ninety minutes."),
    Words("{SA} is expected in Paris on Friday."),
)
OPENINGS = (
    Words(""),
    Words(""),
    Words(""),
    Words("The war has driven thousands from their homes."),
    Words("A new round of talks has been expected for weeks."),
    Words("{A} flew to {city}{when}."),
    Words("{A} arrived in {city} for a two-day visit."),
    Words("{When}, {A} travelled to {city}."),
    Words("{A} attended a conference{where}."),
    Words("{A} addressed parliament in {city}{when}."),
    Words("{A} is on a visit to {city}."),
    Words("Leaders gathered{where}{when}."),
    Words("A summit opened{where}{when}."),
)


def parties(chance: random.Random) -> tuple[Party, Party]:
    sexes = chance.choice((False, True)), chance.choice((False, True))
    one_land, other_land = chance.sample(LANDS, 2)
    one_name, other_name = chance.sample(SURNAMES, 2)
    one = _party(chance, PARTIES, one_land, one_name, sexes[0], "")
    return one, _party(chance, OTHERS, other_land, other_name, sexes[1], "her" if sexes[0] else "his")


def _party(
    chance: random.Random, patterns: tuple[str, ...], land: tuple[str, str], surname: str, woman: bool, his: str
) -> Party:
    name, pattern, post = (
        f"{chance.choice(WOMEN if woman else MEN)} {surname}",
        chance.choice(patterns),
        chance.choice(POSTS),
    )
    text = pattern.format(land=land[0], adjective=land[1], Post=post, post=post.lower(), name=name, his=his)
    pronoun = {"nom": "she", "acc": "her"} if woman else {"nom": "he", "acc": "him"}
    return Party(pattern, name, dict.fromkeys(("nom", "acc"), text), dict.fromkeys(("nom", "acc"), surname), pronoun)


def place(chance: random.Random) -> Place:
    part, city = chance.choice(PLACES), chance.choice(CITIES)
    return Place(part, part.format(city=city), (city,) if part else (), {"nom": city})


def day(chance: random.Random, published: date) -> Day:
    part, ago = chance.choice(DAYS), chance.randint(1, 6)
    value = published - timedelta(0 if part == "today" else 1 if part == "yesterday" else ago)
    text = part.format(weekday=WEEKDAYS[value.weekday()], day=value.day, month=MONTHS[value.month - 1])
    return Day(part, text, value if "{" in part or part in ("today", "yesterday") else None)
