"""Whom a pronoun means, or words that stand like one: "he", "the two", "the guest", "the Norwegian"."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from claims.articles.cast import Cast
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.he_or_she import is_said_by_other
from claims.articles.telling.holders_meant import BEFORE, is_national, two_holders
from claims.articles.telling.latter import the_latter_before
from claims.articles.telling.only_spoken_of import is_of_a_later_verb, is_of_their_people
from claims.articles.telling.own_words import says_so_of_himself, told_apart
from claims.articles.telling.pronouns import (
    guest_of,
    is_long_ago,
    is_one,
    meant_by,
    named_later,
    owner_before,
    speaker_of_it,
    subject,
    with_whom_before,
)
from claims.articles.telling.report import Meant, Report
from claims.reading.parties import Party
from claims.text import normalise


def member_by_pronoun(report: Report, party: Party, named: bool, cast: Cast) -> Meant:
    """The member whom a pronoun means; `named`: the clause names somebody, too."""
    by_word = _by_its_word(report, party, cast)
    if by_word is not None:
        return by_word
    one = party.named == "he" or (named and is_one(report.sentence, party))
    if party.named == "he" and cast.has_articles and (who := told_apart(report.sentence, party, cast)):
        # None: "a farmer said she had met X": nobody of whom the article told
        return _nobody(report) if who[0] is None else _noted(report, party, who[0], cast)
    if party.named == "he" and not cast.has_articles and says_so_of_himself(report.sentence, party, cast):
        return _nobody(report)
    before = _named_before(report, party, cast)
    of_before = before is None  # he is somebody of a sentence before
    before = before or cast.focus or named_later(report, party.start, cast)
    if _may_be_rival(report.sentence, party, cast, before):
        return _nobody(report)
    of_before &= cast.has_articles and not report.sentence.capital_nouns and party.named == "he"
    if before is not None and of_before and before is cast.focus and is_long_ago(before, party.start, cast):
        return _nobody(report)
    both_told = len(report.members) > 1 and not party.subject
    if both_told and not report.sentence.capital_nouns and is_of_a_later_verb(report, party):
        return False  # "X rang Y and urged her to …": nobody more
    meant = _meant_of_before(report, party, before, cast)
    if meant is False:
        return False
    lost = report.sentence.capital_nouns and before is not None and party.named == "he"
    if lost and meant is None:
        return _nobody(report)  # "gratulierte ihrem Nachfolger. Sie habe ihn in Bregenz getroffen"
    return _one_or_they(report, party, meant, one, cast)


def _nobody(report: Report) -> Literal[False]:
    report.nobody = True
    return False


def _noted(report: Report, party: Party, member: Member, cast: Cast) -> Literal[False]:
    if member not in report.parties():
        report.members.append((member, cast.mention(member, party)))
    return False


def _by_its_word(report: Report, party: Party, cast: Cast) -> Literal[False] | None:
    """Notes whom a word means that stands like a pronoun: "the Norwegian", "the official", "the guest", "the two
    ministers"; None: it is no such word."""
    sentence = report.sentence
    national = next((a.kinds["national"] for a in sentence.atoms if is_national(a, party)), None)
    if national is not None:
        compatriot = cast.compatriot(national)
        hers = cast.is_of_one_woman(party) and any(
            a.has("her_article") and a.end + 1 == party.start for a in sentence.atoms
        )
        if compatriot is not None and hers and cast.has_mans_name(compatriot):
            compatriot = None  # "die Georgierin" is no man
        return False if compatriot is None else _noted(report, party, compatriot, cast)
    called = cast.of_that_kind(normalise(party.text), party.start)
    if called is not False:
        report.stranger |= called is None  # "чиновник" of nobody told of
        return False if called is None else _noted(report, party, called, cast)
    if cast.hero is not None and any(a.start == party.start for a in sentence.those("the_hero")):
        return _noted(report, party, cast.hero, cast)
    if any(a.start == party.start for a in sentence.those("guest")):
        guest = guest_of(sentence, report.clause.parties, cast)
        if guest is not None:
            report.members.append((guest, cast.mention(guest, party)))
        return False
    two = two_holders(report, party, cast)
    if two and (len(two) == len("XY") or report.members):
        report.members += [(one, cast.mention(one, party)) for one in two if one not in report.parties()]
        report.back = True
        return False
    return None


def _named_before(report: Report, party: Party, cast: Cast) -> Member | None:
    """Whom the same sentence names before a pronoun, as one whom it may mean."""
    sentence = report.sentence
    named = subject(sentence, cast, party.start) or owner_before(sentence, cast, party.start)
    named = named or with_whom_before(sentence, party, cast)
    if "latter" in sentence.kinds and not named:
        named = the_latter_before(sentence, party, cast)
    return named or speaker_of_it(report, party, cast)


def _meant_of_before(report: Report, party: Party, before: Member | None, cast: Cast) -> Meant:
    """Whom of those told of a pronoun means, if `before` leads to it; False: nobody more than the report has."""
    sentence = report.sentence
    meant = meant_by(sentence, party, cast, before)
    english = cast.has_articles and not sentence.capital_nouns
    if english and before is not meant is not None and _leads(sentence, party, cast):
        meant = meant if _is_named_in(sentence, meant, party.start) else None
    if party.subject and meant in report.parties() and sentence.capital_nouns:
        meant = cast.focus if cast.focus not in report.parties() else None  # "auch X traf er"
    if party.subject or meant not in report.parties():
        return meant
    if len(report.members) > 1 or _is_where_he_was(report, party, meant):
        return False  # "X called Y and urged him to …"
    meant = _told_last(report, cast)
    return _nobody(report) if _may_be_rival(sentence, party, cast, meant) else meant


def _one_or_they(report: Report, party: Party, meant: Member | None, one: bool, cast: Cast) -> Meant:
    """The one whom a pronoun means, or False where it means those who met, or nobody of whom was told."""
    sentence = report.sentence
    if not one and is_of_a_later_verb(report, party):
        return False
    if not one and is_of_their_people(sentence, party):
        return _nobody(report)
    if one and meant is None:
        if cast.lost:
            report.stranger = True  # «Профессор прилетел в Казань. Его принял X»: of whom nobody was told
            return False
        if is_said_by_other(sentence, party):
            return _nobody(report)
        english = cast.has_articles and not sentence.capital_nouns
        if english and cast.focus is not None and len(report.members) < len("XY"):
            return _nobody(report)  # of that sex nobody was told of
        if len(cast.met_last) > 1:
            # "Talks between Ada X and Ida Y took place. Later she met Z": which of them
            return _one_of_them(sentence, party, cast) or _nobody(report)
    if one and meant is not None:
        return meant
    report.back = report.they = True
    report.with_them |= _is_brought_in(sentence, party)
    return False


def _one_of_them(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "A meeting between Ada X and Ole Y took place in Riga. Later he met Z": the one of those who met who is a man;
    none, where both may be meant."""
    atom = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if atom is None or not atom.has("a_man", "a_woman", "he_subject", "she"):
        return None
    woman = atom.has("a_woman", "she")
    may_be = [one for one in cast.met_last if one.kind == "person" and cast.may_be_woman(one, woman)]
    return may_be[0] if len(may_be) == 1 else None


def _is_where_he_was(report: Report, party: Party, member: Member | None) -> bool:
    """«Гость побывал в Казани, где с ним беседовал X»: he of whom the clause before tells, and no third one."""
    told = [mention.end for one, mention in report.members if one is member and mention.end <= party.start]
    led = [atom for atom in report.sentence.atoms if told and told[-1] <= atom.start and atom.end <= party.start]
    return any(one.text == "," and two.has("where") for one, two in pairwise(led))


def _told_last(report: Report, cast: Cast) -> Member | None:
    """ "Am Dienstag traf sie ihn": the one other person of whom the text told just before."""
    start = report.sentence.scanned.start
    near = [
        member
        for member in cast.members
        if member.kind == "person" and any(start - BEFORE <= mention.start < start for mention in member.mentions)
    ]
    others = [member for member in near if member not in report.parties()]
    if len(others) > 1 and cast.focus in others:
        return cast.focus  # "Она беседовала с X и Y. Z примет её": who was the subject
    return others[0] if len(others) == 1 else None


def _may_be_rival(sentence: ReadSentence, party: Party, cast: Cast, known: Member | None) -> bool:
    """ "X came. Y gave him a book. He met Z": whether a pronoun may mean the one or the other, by their given names."""
    word = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if cast.rival is None or known is None or known is not cast.focus or party.named != "he" or word is None:
        return False
    other_sex = cast.has_mans_name if word.has("a_woman") else cast.has_womans_name
    return not (other_sex(known) or other_sex(cast.rival))


def _leads(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """ "The president will speak before he flies to Rome": whether a subject stands before the pronoun; but "after
    meeting X, he spoke" has none."""
    opens = sentence.atoms[: len(("after", "meeting"))]
    return not any("gerund" in atom.forms for atom in opens) and subject(sentence, cast, party.start) is not None


def _is_brought_in(sentence: ReadSentence, party: Party) -> bool:
    """ "Sprach mit beiden": they are those with whom somebody else met."""
    return any(p.kind == "parties" and p.role == "with" and p.start <= party.start < p.end for p in sentence.phrases)


def _is_named_in(sentence: ReadSentence, member: Member, end: int) -> bool:
    return any(sentence.scanned.start <= mention.start < end for mention in member.mentions)
