"""Whom a pronoun means, who acts in a clause and is its subject: by what was named before, or is named behind."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.cast import Cast
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.he_or_she import is_said_by_other, who_was_there
from claims.articles.telling.host_and_guest import meant_as_side
from claims.articles.telling.latter import named_last
from claims.articles.telling.own_words import is_named_behind
from claims.articles.telling.report import Report
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom
from claims.text import normalise


def who_acts(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """Whom a pronoun means that is a subject: "er", «гость», «алжирец»."""
    atom = next((a for a in sentence.atoms if a.start == party.start), None)
    if atom is not None and sentence.capital_nouns and atom.has("national"):
        return cast.compatriot(atom.kinds["national"])  # "Am Freitag reist der Ukrainer nach Oslo. Dort wird er …"
    if cast.has_articles or atom is None:
        return meant_by(sentence, party, cast, cast.focus)
    called = cast.of_that_kind(normalise(atom.text), atom.start)
    if called is not False:
        return called  # None: "чиновник", of nobody told of
    if atom.has("national"):
        return cast.compatriot(atom.kinds["national"])
    if atom.has("guest"):
        return guest_of(sentence, (), cast)
    if atom.has("the_hero"):
        return cast.hero
    return meant_by(sentence, party, cast, cast.focus)


def guest_of(sentence: ReadSentence, parties: Sequence[Party], cast: Cast) -> Member | None:
    """The one person told of so far who is not named in the clause: "der Gast", "his visitor"; of several the one with
    whom the article begins."""
    named = {cast.means(party) for party in parties}
    told = [m for m in cast.members if m.kind == "person" and m.mentions and m not in named]
    if (side := meant_as_side(sentence, told, cast)) is not None:
        return side[0]
    if aged := [atom for atom in sentence.those("guest") if atom.text[:1].isdigit()]:
        known = cast.of_age(told, aged[0].text.partition("-")[0])
        return known or (told[0] if len(told) == 1 else None)
    if len(told) > 1 and "visiting" in sentence.kinds and cast.guest in told:
        return cast.guest
    if len(told) > 1 and cast.focus in told and sentence.capital_nouns and cast.focus in (cast.guest, cast.hero):
        return cast.focus  # "Haskell landete am Montag auf Island. Am Dienstag unterhielt sich der Gast mit …"
    return told[0] if len(told) == 1 else None


def subject(sentence: ReadSentence, cast: Cast, end: int) -> Member | None:
    """Who is the subject of a sentence, if he is named before this offset: a person, or whoever holds an office."""
    for phrase in sentence.phrases:
        if phrase.end <= end and phrase.kind == "parties" and phrase.role == "":
            if any(0 <= atom.start - phrase.end <= 1 for atom in sentence.those("possessive_s")):
                continue  # "the secretary-general's envoy"
            if phrase.has("self"):
                continue  # '"Я рад", – сказал министр, встретившийся с …'
            if phrase.atoms and all(atom.has("media") for atom in phrase.atoms):
                continue  # "в СМИ появилась информация, что президент прилетит и там он проведёт встречу с …"
            found = [
                (m, p) for p in phrase.value if (m := _meant(sentence, p, cast)) is not None and m.kind in _SUBJECTS
            ]
            if not found and cast.has_articles and is_named_behind(sentence, phrase, end):
                continue  # "the union's spokeswoman for safety, X, said she …"
            if len(found) != 1:
                return None
            member, party = found[0]
            told = is_person(party) or member.kind == "office" or any(one.start < end for one in member.mentions)
            told |= any(office.country is not None for office in party.offices)  # "Hungary's foreign minister said …"
            return member if told else None  # "the minister said he had met Y": not Y, of whom nobody told before
    return None


def _meant(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "The minister sat with X; then he saw Y": the one of whom the article told as a minister; "die Präsidentin": the
    only woman of those who are president."""
    if party.named == "he" and not cast.has_articles:
        return who_acts(sentence, party, cast)  # «Гость был в Казани, где его принял X»
    if party.kind == "office" and party.offices and sentence.capital_nouns:
        fitting = [one for one in cast.holders(party.offices[0]) if cast.agrees(party, one)]
        styled = cast.styled(party) if len(fitting) > 1 else None
        if len(fitting) == 1 or styled in fitting:
            return styled or fitting[0]
    return cast.means(party) or cast.styled(party)


_SUBJECTS = ("person", "office")


def with_whom_before(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "С владельцем фирмы X вышло сложнее: переговоры с ним вёл …": the one whom the sentence names before, and no
    subject of the one before it."""
    if not any(atom.start == party.start for atom in sentence.those("him")):
        return None
    before = (p for p in sentence.phrases if p.kind == "parties" and p.role == "with" and p.end <= party.start)
    named = {cast.called(each.name or "") for phrase in before for each in phrase.value if is_person(each)} - {None}
    return named.pop() if len(named) == 1 else None


def owner_before(sentence: ReadSentence, cast: Cast, end: int) -> Member | None:
    """ "President Otieno's office denied that he had met …": whose office it is; but "Otieno's secretary, Y, left after
    it was learned that he had met …"."""
    for at, phrase in enumerate(sentence.phrases):
        for party in phrase.value if phrase.kind == "parties" and phrase.role == "" and phrase.end <= end else ():
            if party.named == "aide" and party.name:
                beside = next((p for p in sentence.phrases[at + 1 : at + 3] if p.kind != "mark"), phrase)
                own = beside.kind == "parties" and not beside.role and beside.end <= end and len(beside.value) == 1
                named = own and cast.has_articles and is_person(beside.value[0])
                return cast.means(beside.value[0]) if named else cast.called(party.name)
    return None


def named_later(report: Report, start: int, cast: Cast) -> Member | None:
    """ "Nachdem er … empfangen hatte, hat Minister Tamrioui …": who is the subject of the clause behind; nobody in "she
    had met X in May and Y in June", "er traf X, sprach mit Y und besuchte Minister Z"."""
    first = next((atom for atom in report.sentence.atoms if not atom.has("punct")), None)
    if report.sentence.capital_nouns and first is not None and first.has("he_subject"):
        return None
    inside = {(party.start, party.end) for party in report.clause.parties}
    phrases = report.sentence.phrases
    opens = not any(phrase.end <= start and phrase.kind not in ("mark", "date") for phrase in phrases)
    commas = (p.start for p in phrases if p.value == "," and p.end > p.start > start)  # written ones
    begins = next(commas, report.sentence.scanned.end) if opens else 0
    for phrase in phrases:
        if phrase.start >= begins and phrase.kind == "parties" and phrase.role == "":
            for party in phrase.value:
                member = cast.means(party) if party.kind == "person" else None
                if member is not None and (party.start, party.end) not in inside:
                    return member
    return None


def is_one(sentence: ReadSentence, party: Party) -> bool:
    """Whether a pronoun means one person. "sie" is she or they: where somebody else is named beside it, she; beside a
    verb of the plural, they."""
    she = any(atom.start == party.start for atom in sentence.those("she"))
    if she and any(0 <= atom.start - party.end <= 1 for atom in sentence.those("and")):
        return True  # "zu einem Gespräch kamen sie und X zusammen"
    beside = [(a.start, a.end) for a in sentence.those("plural")] if party.named != "he" else []
    if any(0 <= party.start - end <= 1 or 0 <= start - party.end <= 1 for start, end in beside):
        return False
    return party.named == "he" or she


def meant_by(sentence: ReadSentence, party: Party, cast: Cast, known: Member | None) -> Member | None:
    """ "Er" is not the woman minister of whom the sentence before told, but the man named last; "sie" no man. Where
    neither post nor given name tells which of the two somebody is, he is whoever is known."""
    atom = next((a for a in sentence.atoms if a.start == party.start), None)
    if atom is not None and atom.has("latter"):
        return named_last(sentence, party, cast)
    if known is None or atom is None or not atom.has("he", "she") or atom.has("self"):
        return known
    if (there := who_was_there(sentence, party)) is not None:
        known = cast.called(there)
        if known is None:
            return None  # somebody of whom no more is known
    if not sentence.capital_nouns:
        of_that_name = cast.has_mans_name if atom.has("a_man") else cast.has_womans_name
        if is_said_by_other(sentence, party) and not of_that_name(known):
            return None
        found = of_that_sex(atom, cast, known)
        return found if cast.has_articles else found or known  # a Russian ending may hide whose name it is
    woman = atom.has("she")
    names = (cast.has_womans_name, cast.has_mans_name)[:: 1 if woman else -1]
    posts = (cast.is_woman, cast.is_man)[:: 1 if woman else -1]
    if not (names[1](known) or (posts[1](known) and not names[0](known))):
        return known

    def fits(one: Member) -> bool:
        return names[0](one) or (posts[0](one) and not names[1](one))

    told = [(m.start, one) for one in cast.members if one.kind == "person" and fits(one) for m in one.mentions]
    start, last = max((pair for pair in told if pair[0] < party.start), key=lambda pair: pair[0], default=(0, None))
    paragraph = cast.text.rfind("\n", 0, party.start)
    if start < paragraph and last is not cast.hero:
        return None  # "… X und Y reden.\n\nMinisterin Z lobte ihn": which of them, nobody says
    return None if start < cast.strange_at < party.start else last


def is_of_no_one(phrase: Phrase, party: Party, cast: Cast) -> bool:
    """ "Ihrem Nachfolger", "Kessel" of a father and a daughter: somebody of whom nobody can say who he is, and whom a
    pronoun behind may mean."""
    aide = party.named == "aide" and not party.name and party.kind == "other"
    return cast.is_shared(party) or (aide and phrase.atoms[0].has("possessive"))


_NEAR_PRONOUN = 300  # characters between a pronoun and a name of its sex that it may mean


def of_that_sex(word: Atom, cast: Cast, known: Member | None) -> Member | None:
    """ "President Anna X received Peter Y. On Friday he will meet Z", "his talks with Z": Y, as Anna is a woman's name.
    Where nobody told of just before bears a name of that sex, the one told of since whose name does not tell. If there
    is none, a name may be borne by the other sex, too; else None."""
    woman, man = word.has("a_woman"), word.has("a_man")
    if known is None or not (cast.has_mans_name(known) if woman else man and cast.has_womans_name(known)):
        return known
    fits, other = (cast.has_womans_name, cast.has_mans_name)[:: 1 if woman else -1]
    told = [
        (m.start, one) for one in cast.members if one.kind == "person" for m in one.mentions if m.start < word.start
    ]
    last = max((pair for pair in told if fits(pair[1])), key=lambda pair: pair[0], default=(0, None))
    maybe = {one: start for start, one in sorted(told, key=lambda pair: pair[0]) if not (other(one) or fits(one))}
    if not cast.has_articles:
        return last[1] or next(reversed(maybe), None)
    if last[1] is not None and word.start - last[0] < _NEAR_PRONOUN:
        return last[1]
    before = max((start for start, one in told if one is known), default=0)
    since = [one for one, start in maybe.items() if start > before]
    return since[0] if len(since) == 1 else None if since or len(told) == len(known.mentions) else known


_SOON_AFTER = 400  # code points between a name and a pronoun, or a meeting whose other side is left out
_OF_A_HERO = 1500  # code points, where it is whom the article began with


def is_long_ago(known: Member | None, start: int, cast: Cast) -> bool:
    """Whether somebody was last named too far before here for "he" to mean him, or for a meeting whose other side is
    left out to be his. Of English, where no ending of a verb or adjective tells people apart."""
    if known is None:
        return False
    last = max((mention.end for mention in known.mentions if mention.start < start), default=0)
    last = max(last, cast.focus_at) if known is cast.focus else last
    return start - last > (_OF_A_HERO if known is cast.hero else _SOON_AFTER)


def speaker_of_it(report: Report, party: Party, cast: Cast) -> Member | None:
    """ "Er habe X am Montag getroffen, sagte Y": who says so of himself, where a pronoun opens the sentence; "ich" is
    he wherever it stands."""
    inside = [atom for atom in report.sentence.atoms if not atom.has("punct")]
    first = next((atom for atom in inside if atom.start == party.start), None)
    if first is None or not (first.has("self") or (report.sentence.capital_nouns and first is inside[0])):
        return None
    speakers = [cast.called(each.name) for each in report.clause.speakers if is_person(each) and each.name]
    speaker = speakers[0] if len(speakers) == 1 else _announces(report.sentence, cast)
    return None if speaker is not None and _tells_of_another(report, party, speaker, cast) else speaker


def _tells_of_another(report: Report, party: Party, speaker: Member, cast: Cast) -> bool:
    """ "Der Kanzler reist nach Oslo. Er trifft dort X, wie (Regierungssprecher) Y mitteilte": who speaks for others, or
    is named here first, behind a comma and "wie", tells of whom the sentence before told, and not of himself."""
    of_himself = any(atom.start == party.start for atom in report.sentence.those("self"))
    if cast.focus is None or cast.focus is speaker or of_himself:
        return False
    if cast.is_spokesman(speaker):
        return True
    named = min((mention.start for mention in speaker.mentions), default=party.end)
    said_so = any(a.has("according_name") and party.end <= a.start for a in report.sentence.atoms)
    return said_so and named >= party.start


def _announces(sentence: ReadSentence, cast: Cast) -> Member | None:
    """ "…, kündigte Hagemann an", "…, sagte der Minister": who stands right behind the verb of the last clause."""
    comma = next((i for i in reversed(range(len(sentence.phrases))) if sentence.phrases[i].value == ","), None)
    behind = sentence.phrases[comma + 1 : comma + 3] if comma is not None else ()
    if len(behind) < 2 or behind[0].kind != "verb" or behind[1].kind != "parties" or behind[1].role:
        return None
    if not any(form.verb.sense in ("say", "plan") and form.tense == "past" for form in behind[0].value):
        return None
    member = cast.means(behind[1].value[0]) if len(behind[1].value) == 1 else None
    return member if member is not None and member.kind == "person" else None
