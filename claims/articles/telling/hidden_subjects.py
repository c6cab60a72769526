"""The subject of a verb that has none of its own: that of the verb before it, or of the clause behind it."""

from __future__ import annotations

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.latter import the_latter_of
from claims.articles.telling.met_by_whom import names_only_whom
from claims.articles.telling.pronouns import is_one, meant_by, subject
from claims.articles.telling.report import Report
from claims.articles.writing.called_later import is_calling
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Head


def add_hidden_subject(report: Report, cast: Cast) -> None:
    """The subject of a sentence, for a second verb that has none of its own."""
    if len(report.members) != 1 and not names_only_whom(report):
        return
    start = report.heads[0].start
    member = subject(report.sentence, cast, start) or _he(report, cast, start)
    if "latter" in report.sentence.kinds and (latter := the_latter_of(report.sentence, start, cast))[0]:
        member = latter[1]
    if member is not None and member not in report.parties():
        parties = (p for phrase in report.sentence.phrases if phrase.kind == "parties" for p in phrase.value)
        own = next((party for party in parties if party.end <= start and cast.means(party) is member), None)
        mention = cast.mention(member, own) if own is not None else next(iter(member.mentions[-1:]), None)
        if mention is not None:
            report.members.insert(0, (member, mention))


def add_subject_before(report: Report, cast: Cast) -> None:
    """Who is the subject of the sentence before a clause that has none, in which several received him."""
    member = subject(report.sentence, cast, report.heads[0].start)
    if member is not None and member not in report.parties() and member.mentions:
        before = [mention for mention in member.mentions if mention.start < report.heads[0].start]
        report.members[:0] = [(member, mention) for mention in before[-1:]]


def add_shared_subject(report: Report, cast: Cast) -> None:
    """ "X eröffnete ein Museum, ließ sich die Sammlung zeigen und sprach mit Y": verbs in a row have one subject, which
    stands beside the first of them; whoever is named right behind a comma between would be another one."""
    sentence, head = report.sentence, report.heads[0]
    if len(report.members) != 1 or report.they or not sentence.capital_nouns or head.tense not in ("past", "present"):
        return
    if head.sense == "noun" or report.members[0][1].start < head.end or not _goes_on_without_subject(sentence, head):
        return
    found = subject_of_first_verb(sentence, head.start)
    if found is None:
        return
    whole, party = found
    member = cast.means(party)
    if member is None and party.kind == "pronoun" and is_one(sentence, party):
        member = meant_by(sentence, party, cast, cast.focus)
    if member is not None and member.kind in ("person", "office") and member not in report.parties():
        others = listed_with(party, whole, report, cast)
        report.members[:0] = [(member, cast.mention(member, party)), *others]


def _goes_on_without_subject(sentence: ReadSentence, head: Head) -> bool:
    """Whether a finite verb stands right behind "und" or a comma."""
    before = next((a for a in reversed(sentence.atoms) if a.end <= head.start and (a.text or a.has("and"))), None)
    return before is not None and (before.has("and") or before.text == ",")


def subject_of_first_verb(sentence: ReadSentence, end: int) -> tuple[Phrase, Party] | None:
    """The phrase and party that a sentence begins with, or that follow its first verb; None where another clause with a
    subject of its own, or somebody's words, begin before `end`."""
    phrases = [phrase for phrase in sentence.phrases if phrase.end <= end]
    first = next((i for i, phrase in enumerate(phrases) if phrase.kind == "parties" and phrase.role == ""), None)
    if first is None or not all(may_stand_before(phrase) for phrase in phrases[:first]):
        return None
    if phrases[first].atoms and phrases[first].atoms[0].has("of_many"):
        return None  # "den Minister empfing X und sprach …"
    if any(atom.text in _OPENS_WORDS for atom in sentence.atoms if atom.end <= end):
        return None
    for one, other in zip(phrases[first + 1 :], phrases[first + 2 :], strict=False):
        if one.kind == "mark" and other.kind == "parties" and other.role == "" and not _is_apposition(other, phrases):
            return None  # "X lobte den Plan, Y sprach mit Z"
        if one.kind == "word" and one.has("and") and other.kind == "parties" and other.role == "":
            return None
    party = phrases[first].value[0]
    if len(phrases[first].value) > 1 and any(each.kind == "other" for each in phrases[first].value):
        return None
    return phrases[first], party


def may_stand_before(phrase: Phrase) -> bool:
    """ "Am Montag besuchte X …": when and where it was, and the verb; no "wie X sagte"."""
    return phrase.kind in ("date", "place", "aside", "verb", "unknown") or (
        phrase.kind == "word" and phrase.has(*_FREE)
    )


_FREE = ("ignorable", "time_of_day", "next", "thereupon", "also", "be", "have", "become", "will")
_OPENS_WORDS = (":", "„", "“", "”", "«", "»", '"', "(", ";")


def _is_apposition(phrase: Phrase, phrases: list[Phrase]) -> bool:
    """ "X, der Minister von Y, eröffnete …": a post between commas, and no subject of a verb behind it."""
    at = phrases.index(phrase)
    behind = phrases[at + 1] if at + 1 < len(phrases) else None
    return behind is not None and behind.kind == "mark" and all(each.kind == "office" for each in phrase.value)


def _he(report: Report, cast: Cast, start: int) -> Member | None:
    """ "She met with X; with Y; and with Z": she, each time."""
    first = next((p for p in report.sentence.phrases if p.kind == "parties" and p.role == "" and p.end <= start), None)
    party = first.value[0] if first is not None and len(first.value) == 1 else None
    if party is None or party.named != "he" or not cast.has_articles or report.sentence.capital_nouns:
        return None
    return meant_by(report.sentence, party, cast, cast.focus)


def add_subject_behind(report: Report, cast: Cast) -> None:
    """ "Receiving Prime Minister X in Abuja, President Y promised reforms": whose participle opens the sentence; behind
    its subject it is his ("губернатор, встретившись с послом, …")."""
    head, sentence = report.heads[0], report.sentence
    opens = not any(atom.end <= head.start and not atom.has("punct") for atom in sentence.atoms)
    if len(report.members) != 1 or head.tense not in ("participle", "attributive"):
        return
    if not opens:
        if head.tense == "attributive":
            add_hidden_subject(report, cast)
        return
    comma = next((p.end for p in sentence.phrases if p.start > head.end and p.value == ","), None)
    if comma is None:
        return
    subject = subject_behind(sentence, cast, comma) or _he_behind(sentence, cast, comma)
    if subject is not None and subject[0] not in report.parties():
        report.members.append(subject)


def _he_behind(sentence: ReadSentence, cast: Cast, start: int) -> tuple[Member, Mention] | None:
    """ "Встретившись с послом, она рассказала о планах": she of whom the sentence before told."""
    phrase = next((p for p in sentence.phrases if p.start >= start), None)
    if phrase is None or phrase.kind != "parties" or phrase.role or len(phrase.value) != 1 or cast.lost:
        return None
    party = phrase.value[0]
    member = meant_by(sentence, party, cast, cast.focus) if party.named == "he" else None
    return None if member is None else (member, cast.mention(member, party))


def add_described(report: Report, cast: Cast) -> None:
    """ "Am Dienstag unterhielt sich der Grünen-Politiker mit Ministerin Y": a noun of no table that is the subject and
    can be called so means the hero of the article, or the one other person told of so far."""
    if len(report.members) != 1 or not report.sentence.capital_nouns or report.clause.negated:
        return
    ends = tuple(cast.language.section("articles").get("descriptions", ()))
    party = next((party for party in report.clause.parties if _describes_somebody(report.sentence, party, ends)), None)
    if party is None:
        return
    told = [m for m in cast.members if m.kind == "person" and any(a.start < party.start for a in m.mentions)]
    woman = any(atom.end + 1 == party.start for atom in report.sentence.those("her_article"))
    others = [m for m in told if m not in report.parties() and cast.may_be_woman(m, woman)]
    if is_calling(party.text.split()[-1].rpartition("-")[2], cast.language.code):
        others = [m for m in others if not m.styles]  # a noun of a table, which says what post he would have held
    meant = cast.hero if cast.hero in others else others[0] if len(others) == 1 else None
    if meant is not None:
        report.members.insert(0, (meant, cast.mention(meant, party)))


def _describes_somebody(sentence: ReadSentence, party: Party, ends: tuple[str, ...]) -> bool:
    """Whether a party is "der" or "die" with one word that ends as words for people do, and is no object of "mit"."""
    if party.kind != "other" or party.listed or not party.text.split()[-1].endswith(ends):
        return False
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.end == party.end), 0)
    article, before = sentence.atoms[at - 1 : at], sentence.atoms[max(0, at - 2) : max(0, at - 1)]
    subject = bool(article) and article[0].has("his_article", "her_article")
    phrase = next((p for p in sentence.phrases if p.kind == "parties" and p.start <= party.start < p.end), None)
    free = phrase is not None and phrase.role == "" and len(phrase.value) == 1
    return subject and free and not (before and before[0].has("with", "at", "of", "from_to", "about", "soft", "noun"))


def listed_with(one: Party, phrase: Phrase, report: Report, cast: Cast) -> list[tuple[Member, Mention]]:
    """ "X and Y flew to Oslo and held talks with Z": the other subjects of the same verb."""
    others = [party for party in phrase.value if party is not one and party.kind == one.kind == "person"]
    known = [(member, cast.mention(member, party)) for party in others if (member := cast.known(party)) is not None]
    return [(member, mention) for member, mention in known if member not in report.parties()]


def subject_behind(sentence: ReadSentence, cast: Cast, start: int) -> tuple[Member, Mention] | None:
    """Who is the subject of the clause behind an adjunct: "After talks with X in Oslo, President Y told …"."""
    for phrase in sentence.phrases:
        if phrase.start >= start and phrase.kind == "parties" and phrase.role == "":
            members = [(m, cast.mention(m, party)) for party in phrase.value if (m := cast.means(party)) is not None]
            return members[0] if len(members) == 1 and members[0][0].kind != "group" else None
    return None
