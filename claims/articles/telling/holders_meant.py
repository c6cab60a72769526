"""Whom a post means, and which of its holders: "the president", "the two ministers", "their foreign ministers"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.facts import is_general
from claims.reading.parties import COUNTERPART, Office, Party
from claims.reading.scan import Atom


def is_yet_to_be_named(report: Report, party: Party, member: Member, cast: Cast) -> bool:
    """«Она приехала в Ригу. Встречи с премьером не будет», and in another paragraph somebody else meets the premier of
    another country: whom only the beginning of an article may mean before he is named."""
    told = cast.text.find(member.names[0], party.end)  # if he was not yet
    first = min((mention.start for mention in member.mentions), default=max(told, party.start))
    later = first > party.start and "\n" in cast.text[party.start : first] and report.index > 0
    country = party.offices[0].country if party.offices else None
    return later or cast.may_be_of_another(member, country, party.start)


def are_any_officials(sentence: ReadSentence, party: Party, office: Office) -> bool:
    """ "US and Iranian officials met": not the Secretary of State whom the text names, though he is one."""
    if office.role != OFFICIAL or sentence.capital_nouns:
        return False
    return any(party.start <= atom.start < party.end for atom in sentence.those("several"))


OFFICIAL = "official"


def may_be_another(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """Whether a general post stands without a country, where its words alone tell nobody."""
    unsaid = all(office.country is None for office in party.offices)
    if not cast.has_articles:
        return party.offices[0].role != _SHORT_POST or not _stands_alone(sentence, party)
    return unsaid


def is_only_minister(sentence: ReadSentence, party: Party, held: Sequence[Member]) -> bool:
    """ "Foreign Secretary X flew home. On Tuesday the minister received Y": the only one of whom the article told that
    he leads a ministry, where no word stands beside "minister" that may say which."""
    if party.offices[0].role != _SERVES or len(held) != 1 or sentence.capital_nouns:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= party.start or atom.start == party.start]
    determined = any(atom.has("definite") for atom in before[-2:])
    if any(_SERVES in style for style in held[0].styles):
        return False  # whose own words tell whether it is he
    return determined and _stands_alone(sentence, party) and any(m.start < party.start for m in held[0].mentions)


_SHORT_POST = "minister"  # by which whoever holds a longer one is called: "до этого министр встретился"


def _stands_alone(sentence: ReadSentence, party: Party) -> bool:
    """Whether nothing beside a post says what it is for or that it is another's: "министр встретился", but "министр
    культуры встретился", "новый министр встретился"."""
    behind = next((atom for atom in sentence.atoms if atom.start >= party.end), None)
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    if before is not None and before.has("coming", "then", "former", "other", "ordinal", "word", "possessive"):
        return False
    return behind is None or behind.has("verb", "punct", "date", "with", "at", "and", "not", "ignorable", "noun")


_SERVES = "minister"  # the wider word for those who lead a ministry
BEFORE = 250  # code points: of the sentence before


def two_holders(report: Report, party: Party, cast: Cast) -> list[Member]:
    """The two who hold the office that "die Präsidenten", "the two ministers" name, if there are two of whom the
    article told; of more, "the two" are those told of last."""
    role = next((a.kinds["held_by"] for a in report.sentence.those("held_by") if a.start == party.start), None)
    if role is None or (is_general(role) and not (role == _SERVES and cast.has_articles)):
        return []
    told = [one for one in cast.holders(Office(role, None)) if any(m.start < party.start for m in one.mentions)]
    if len(told) > len("XY") and any(a.has("they") and a.end + 1 == party.start for a in report.sentence.atoms):
        last = {one: max(m.start for m in one.mentions if m.start < party.start) for one in told}
        told = sorted(told, key=lambda one: last[one])[-len("XY") :]
    if role == _SERVES and len(told) != len("XY"):
        return []
    return told if len(told) <= 2 else []  # "begrüßte den Präsidenten": one of them


def also_met(report: Report, party: Party, cast: Cast) -> bool:
    """ "The President also welcomed X", where both of those told of are presidents: one of them, in another meeting."""
    if not cast.has_articles or report.sentence.capital_nouns or "also" not in report.sentence.kinds:
        return False
    head = report.heads[0] if report.heads else None
    if head is None or head.sense not in ("host", "meet") or party.end > head.start:
        return False
    led = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= head.start), None)
    whom = any(other.name and other.start >= head.end for other in report.clause.parties)
    return whom and led is not None and led.has("also")


def is_object(sentence: ReadSentence, party: Party) -> bool:
    """ "Hatte den Präsidenten zuletzt im Mai gesehen": the one of whom the article tells."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    inside = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    return any(atom is not None and atom.has("plural_article") for atom in (before, inside))


def is_led(sentence: ReadSentence, party: Party) -> bool:
    """Whether an article stands right before a party: "the leaders"."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    inside = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    return any(atom is not None and atom.has("definite", "they", "both") for atom in (before, inside))


def head_of_country(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "Глава РФ", "глава Таджикистана": who is its president, or else leads its government."""
    atoms = [atom for atom in sentence.atoms if party.start <= atom.start and atom.end <= party.end]
    if len(atoms) != 2 or not atoms[0].has("head_of") or not atoms[1].has("country"):
        return None
    return cast.leader(atoms[1].kinds["country"])


def is_leader(sentence: ReadSentence, party: Party) -> bool:
    """ "Лидеры России и Турции": of a country there is one."""
    return any(party.start <= atom.start < party.end for atom in sentence.those("leader"))


def leader_meant(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "The French leader": whom the article gives an office that leads France, or else the one who is French."""
    country = party.offices[0].country if party.kind == "office" and party.offices else None
    if country is None or not is_leader(sentence, party):
        return None
    found = cast.leader(country) or cast.compatriot(country)
    return None if found is not None and _is_only_the_nearest(found, country, cast) else found


def _is_only_the_nearest(found: Member, country: str, cast: Cast) -> bool:
    """ "General Secretary X met President Y. The Lao leader …": whether nothing says of which country he is, and as
    little of somebody else."""
    if country in (found.country, *(held.country for held in found.offices)):
        return False
    people = [one for one in cast.members if one.kind == "person" and one.mentions]
    return sum(one.country is None and not any(held.country for held in one.offices) for one in people) > 1


def theirs(sentence: ReadSentence, party: Party, cast: Cast) -> list[tuple[Member, Mention]]:
    """ "Kenya and Uganda settled a row after talks between their foreign ministers": an office of each country."""
    countries = [
        other.country
        for phrase in sentence.phrases
        if phrase.kind == "parties" and phrase.end <= party.start
        for other in phrase.value
        if other.kind == "country" and other.listed
    ]
    if not are_theirs(sentence, party):
        return []
    if not countries and sentence.capital_nouns:
        countries = _countries_of_two(sentence, cast)
    if len(countries) != len("XY"):
        return []
    offices = [replace(party.offices[0], country=country) for country in countries]
    members = [cast.holder(each) or cast.stands_for(party._replace(offices=(each,))) for each in offices]
    return [(member, cast.mention(member, party)) for member in members]


def are_theirs(sentence: ReadSentence, party: Party) -> bool:
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    return before is not None and before.has("theirs")


def opens_with_theirs(sentence: ReadSentence) -> bool:
    """Whether "their" leads the subject that a sentence begins with: "empfing ihren Kollegen" has another."""
    opens = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return opens is not None and opens.has("theirs") and sentence.capital_nouns


def _countries_of_two(sentence: ReadSentence, cast: Cast) -> list[str]:
    """ "Der polnische Präsident X und der ungarische Präsident Y trafen sich. Ihre Außenminister telefonierten": the
    countries of the two of whom the article told just before, where somebody met each other."""
    if not opens_with_theirs(sentence) or not {"reciprocal", "apart"} & sentence.kinds:
        return []
    start = sentence.scanned.start
    near = [m for m in cast.members if m.kind == "person" and _is_told_in(m, start - BEFORE, start)]
    of = [{office.country for office in one.offices} - {None} for one in near]
    found = [country for each in of if len(each) == 1 for country in each if country is not None]
    return found if len(near) == len(set(found)) == len("XY") else []


def _is_told_in(member: Member, start: int, end: int) -> bool:
    return any(start <= mention.start < end for mention in member.mentions)


def is_national(atom: Atom, party: Party) -> bool:
    return atom.start == party.start and atom.has("national")


def not_named(holders: list[Member], report: Report, cast: Cast) -> list[Member]:
    """Those who hold an office and are not named beside it: "the President met his Zambian counterpart, Y"."""
    named = {cast.called(party.name or "") for party in report.clause.parties if is_person(party)}
    others = [holder for holder in holders if holder not in named]
    return others if len(holders) > 1 and len(others) == 1 else holders


def are_many(sentence: ReadSentence, party: Party) -> bool:
    """Whether an article of the plural stands between "with" and an office: "mit den Ministerpräsidenten"."""
    if not sentence.capital_nouns or party.listed or any(office.country is not None for office in party.offices):
        return False
    led = [atom for atom in sentence.atoms if atom.end <= party.end and not atom.has("office", "title")][-2:]
    return len(led) > 1 and led[0].has("with", "between") and led[1].has("of_many")


def are_of_regions(sentence: ReadSentence, party: Party) -> bool:
    """ "Die Innenministerinnen und Innenminister von Sachsen, Thüringen und Berlin": of several places that are no
    countries, so that none of them is told from the others by it."""
    if not sentence.capital_nouns or "from_to" not in sentence.kinds or party.name:
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= party.end]
    while behind and behind[0].has("and", "office", "title"):
        behind.pop(0)
    if len(behind) < len(("von", "A", "und", "B")) or not behind[0].has("from_to", "of"):
        return False
    first, tie, second = behind[1:4]
    return first.has("place") and (tie.has("and") or tie.text == ",") and second.has("place", "country")


def is_another(holder: Member, party: Party, report: Report, cast: Cast) -> bool:
    """ "Der Kanzler empfängt den dänischen Regierungschef X": not he, who is called otherwise and is of a country."""
    if party.offices[0].country is not None or not report.sentence.capital_nouns or not is_led(report.sentence, party):
        return False
    beside = [p for p in report.clause.parties if is_person(p) and cast.called(p.name or "") is holder]
    abroad = any(office.country is not None for p in beside for office in p.offices)
    return abroad and all(min(p.start, p.whole[0]) > party.end for p in beside) and cast.styled(party) is not holder


def is_of_another_country(holder: Member, party: Party, report: Report) -> bool:
    """ "Der Kanzler und der polnische Premier": not he, who is named beside him and of whom no country is said."""
    country = party.offices[0].country
    if country is None or not report.sentence.capital_nouns:
        return False
    homeless = all(office.country is None for office in holder.offices) and holder.country is None
    if homeless and _is_brought_in_by_noun(report, party):
        return True  # "ein Gespräch mit dem chinesischen Außenminister": not Bundesaußenminister X
    if holder not in report.parties():
        return False
    return all(office.country != country for office in holder.offices) and not _is_apposition(report.sentence, party)


def _is_brought_in_by_noun(report: Report, party: Party) -> bool:
    """Whether a meeting is one with somebody, of whom nothing but his post is told, and nobody else is named."""
    led = any(p.role == "with" and p.start <= party.start < p.end for p in report.sentence.phrases)
    return led and not any(is_person(other) for other in report.clause.parties) and report.heads[-1].sense == "noun"


def _is_apposition(sentence: ReadSentence, party: Party) -> bool:
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.whole[0]), None)
    return before is not None and before.has("punct")


def is_beside_himself(holder: Member, party: Party, report: Report, cast: Cast) -> bool:
    """ "The Foreign Secretary met Foreign Minister Qin", "President X met the leader of the opposition", "… met his
    Iranian counterpart": who is named in the same clause as somebody else is not meant by an office alone."""
    if report.sentence.capital_nouns or not report.heads:
        return False
    beside = [p for p in report.clause.parties if is_person(p) and cast.called(p.name or "") is holder]
    role = party.offices[0].role
    theirs = {office.role for p in beside for office in p.offices}
    other = role == COUNTERPART or is_general(role) or not theirs.isdisjoint((role, COUNTERPART))
    return bool(beside) and other


def with_counterparts(offices: Sequence[Office], before: Sequence[Office]) -> tuple[Office, ...]:
    """ "His Russian counterpart" holds the office of the party named before him."""
    return tuple(
        replace(before[0], country=office.country) if office.role == COUNTERPART and before else office
        for office in offices
    )


def predecessor_of(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """Whose predecessor a party is said to be: "Dunfords Vorgänger …", "his predecessor …"."""
    if "predecessor" not in sentence.kinds:
        return None
    for atom in sentence.atoms:
        if atom.has("predecessor") and 0 <= party.start - atom.end <= 1:
            owner = atom.kinds.get("owner")
            return cast.called(owner) if owner else cast.hero
    return None


def is_one_of_several(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """Whether one holder of a post is meant, where the text names several, in English: "the president"."""
    if not cast.has_articles or sentence.capital_nouns:
        return False
    if any(atom.start == party.start for atom in sentence.those("several")):
        return False
    own = next((atom for atom in sentence.atoms if atom.start <= party.start < atom.end), None)
    return own is not None and "plural" not in own.forms
