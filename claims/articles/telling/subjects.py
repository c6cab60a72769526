"""Who did what a clause tells, where another one, or a sentence before, names him."""

from __future__ import annotations

from claims.articles.cast import Cast
from claims.articles.member import Member, holders_of
from claims.articles.sentences import ReadSentence
from claims.articles.telling.hidden_subjects import listed_with, subject_behind
from claims.articles.telling.met_by_whom import names_only_whom
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.pronouns import is_long_ago, is_one, meant_by, of_that_sex
from claims.articles.telling.report import Report
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Head


def name_offices(report: Report, cast: Cast) -> None:
    """ "… trafen sich die Generalstabschefs beider Länder in Helsinki, Mark Milley und Valery Gerasimov": those named
    last are the ones who hold the offices, if they are as many."""
    said = [party for party in report.clause.parties if party.kind in ("person", "office")]
    half = len(said) // 2
    if half > 1 and all(p.kind == "office" for p in said[:half]) and all(p.kind == "person" for p in said[half:]):
        people = [member for party in said[half:] if (member := cast.means(party)) is not None]
        if len(set(people)) == len(said) - half == half and not report.clause.negated:
            report.members = [(member, mention) for member, mention in report.members if member in people]
            offices = [cast.stands_for(party) for party in said[:half]]
            if all(any(member is person for member, _ in report.members) for person in people):
                _ = holders_of(offices, people)
                return
        said = said[:half]  # "the ministers of A and B - X and Y - met"
    if _offices_then_names(report, cast):
        return
    if len(said) < 2 or any(party.kind != "office" or not party.offices for party in said):
        return
    offices = [cast.stands_for(party) for party in said]
    for phrase in report.sentence.phrases:
        parties = phrase.value if phrase.kind == "parties" and phrase.start > said[-1].end else ()
        people = [member for party in parties if (member := cast.means(party)) is not None and member.kind == "person"]
        if len(people) == len(parties) == len(offices) == len(set(people)):
            mentions = {member: cast.mention(member, party) for member, party in zip(people, parties, strict=True)}
            named = holders_of(offices, people)
            report.members = [(named[office], mentions[named[office]]) for office in offices]
            return


def _offices_then_names(report: Report, cast: Cast) -> bool:
    """ "X und seine Kollegen aus A, B und C – U, V und W – berieten": as many offices and then names, each of whom
    holds the one that stands in his place; X, who stands before the offices, met them."""
    phrases = report.sentence.phrases
    for listed, mark, named in zip(phrases, phrases[1:], phrases[2:], strict=False):
        if mark.kind != "mark" or listed.kind != "parties" or named.kind != "parties" or named.role != "":
            continue
        offices = [party for party in listed.value if party.kind == "office" and not party.name]
        others = [party for party in listed.value if party not in offices]
        people = [m for party in named.value if party.kind == "person" and (m := cast.means(party)) is not None]
        if len(offices) < len("AB") or not len(set(people)) == len(people) == len(named.value) == len(offices):
            continue
        if list(listed.value) != [*others, *offices] or any(party.kind != "person" for party in others):
            continue
        if not any(member in people for member in report.parties()):
            return False
        stood = [cast.stands_for(party) for party in offices]
        spans = {(party.start, party.end) for party in offices}
        report.members = [(m, at) for m, at in report.members if m not in stood and (at.start, at.end) not in spans]
        known = [(member, party) for party in others if (member := cast.means(party)) is not None]
        report.members[:0] = [(m, cast.mention(m, party)) for m, party in known if m not in report.parties()]
        _ = holders_of(stood, people)
        return True
    return False


def add_subject(sentence: ReadSentence, report: Report, cast: Cast) -> None:
    """ "Putin said at the meeting with Kuchma", "in Rom ist ein Treffen mit … vorgesehen": who else met is the subject
    of the sentence, or of the one before."""
    head = report.clause.heads[-1]
    behind = _whom_behind(sentence, report, head)
    if behind is None or _needs_nobody(sentence, report, behind, cast):
        return
    if _is_found_before(sentence, report, head, cast) or _are_in(sentence, head):
        return
    if is_adjunct(sentence, head) and (subject := subject_behind(sentence, cast, behind.end)) is not None:
        if subject[0] not in report.parties():
            report.members.append(subject)
        return
    if cast.hero is None and _joins_speaker(report, cast):
        return
    for one in _told_of(sentence, report, head, behind, cast):
        if _joins(report, one):
            return


def _whom_behind(sentence: ReadSentence, report: Report, head: Head) -> Phrase | None:
    """Whom they met, where that stands behind what tells of it."""
    behind = next((p for p in sentence.phrases if p.start >= head.end and not _says_when(p)), None)
    if sentence.capital_nouns and (behind is None or behind.kind != "parties") and names_only_whom(report):
        behind = next((p for p in sentence.phrases if p.kind == "parties" and p.start >= report.clause.start), None)
    if behind is None or behind.kind != "parties":
        return None
    return behind if behind.role == "with" or (behind.role == "" and _is_doing(sentence, head)) else None


def _needs_nobody(sentence: ReadSentence, report: Report, behind: Phrase, cast: Cast) -> bool:
    """Whether who is known is the subject himself, or who met them is nobody that the text names."""
    if cast.has_articles and all(mention.start < behind.start for _, mention in report.members):
        return True  # "kündigte ein Treffen mit den Verbänden an"
    if cast.has_articles and not sentence.capital_nouns:
        return False
    bodies = all(member.kind == "group" for member, _ in report.members)
    bare = not (report.clause.dates or report.clause.places or report.status != "held")
    # "Die Verhandlungen mit den Gewerkschaften sind schwierig", «Переговоры с подрядчиком завершены»
    strangers = sentence.capital_nouns and _is_of_strangers(sentence, report.clause.heads[-1])
    return strangers or (bodies and bare)


def _is_found_before(sentence: ReadSentence, report: Report, head: Head, cast: Cast) -> bool:
    """Whether the sentence says who it was before it tells of the meeting: he takes part then, if he is known."""
    before = [p for p in sentence.phrases if p.kind == "parties" and p.role == "" and p.start < head.start]
    groups = cast.has_articles and not sentence.capital_nouns
    if groups and (opened := _words_of_another(sentence, head.start)):
        before = [phrase for phrase in before if phrase.start >= opened]
    for phrase in before[-1:] if _are_in(sentence, head) else before:
        for party in phrase.value:
            one = party.kind == "pronoun" and is_one(sentence, party)
            if one and (cast.lost or _joins(report, meant_by(sentence, party, cast, cast.focus))):
                return True
            owner = None if _acts(sentence, phrase) else _of_whose_house(party, cast)
            unnamed = party.named == "group" if groups else any(office.country for office in party.offices)
            member = owner or cast.known(party) or (cast.means(party) if unnamed else None)
            if member is not None and member not in report.parties():
                report.members.append((member, cast.mention(member, party)))
                report.members += listed_with(party, phrase, report, cast)
                return True
    return False


def _told_of(
    sentence: ReadSentence, report: Report, head: Head, behind: Phrase, cast: Cast
) -> tuple[Member | None, ...]:
    """Of whom the text tells, where the sentence names no subject: whose meeting it was first. Nobody where it may as
    well have been somebody else's."""
    if cast.among_others and not cast.has_articles:
        return ()  # "X и Y проведут переговоры. Также запланирована встреча с Z": with one of them, or with both
    english = cast.has_articles and not sentence.capital_nouns
    theirs = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    owned = theirs is not None and theirs.has("possessive", "whom") and not is_adjunct(sentence, head)
    if english and _has_an_owner(sentence, head):
        return ()  # "Z's talks with X led to his dismissal"
    if english and owned and any(atom.has("name") and atom.end <= head.start for atom in sentence.atoms[1:]):
        return ()  # "after Z was dismissed for hiding his talks with X": Z's, of whom no more is known
    nearer = owned or _is_nearer(sentence, head, cast)
    of_another = _may_be_of_another(report, cast) or _may_be_of_guest(report, cast)
    if sentence.capital_nouns and not nearer and of_another:
        return ()
    nearer |= sentence.capital_nouns and _goes_on_about_others(cast)
    if not cast.has_articles and _is_theirs(sentence, report.clause.start, head.start):
        return ()
    first, second = (cast.focus, cast.hero) if nearer else (cast.hero, cast.focus)
    if not cast.has_articles and _is_with_him_of_others(report, behind, cast):
        first, second = (one if one is not cast.hero else None for one in (first, second))
    if owned and theirs is not None and not sentence.capital_nouns:
        first, second = of_that_sex(theirs, cast, first), of_that_sex(theirs, cast, second)
    if second is not None and cast.is_spokesman(second):
        second = None  # who only told of it
    if first is not None and (not cast.has_articles or english) and cast.is_spokesman(first):
        first = None  # «Об этом рассказал пресс-секретарь X. Встреча с Y состоится скоро, добавил он»
    if english:
        start = sentence.scanned.start
        return tuple(one for one in (first, second) if one is not None and not is_long_ago(one, start, cast))
    return first, second


def _is_nearer(sentence: ReadSentence, head: Head, cast: Cast) -> bool:
    """Whether whom the sentence before was about is meant rather than whom the text is about."""
    if _goes_on_about(cast.focus, cast):
        return True  # "запланированы и её беседы с …"
    if not cast.has_articles:
        return _is_another_paragraph(sentence, cast)
    if sentence.capital_nouns:
        return sentence.atoms[0].has("there")  # "Y reist nach Rabat. Dort ist …": Y
    if cast.focus is None or cast.focus.kind != "person" or cast.hero is None:
        return False  # "X flies to Y. A meeting with Z is off"
    return cast.is_told_here(cast.focus, head.start) and not cast.is_told_here(cast.hero, head.start)


def _has_an_owner(sentence: ReadSentence, head: Head) -> bool:
    """ "Z's earlier talks with X": whose they were is said, known or not; "Friday's talks with X" are nobody's."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "format", "ordinal", "first") and not before[-1].has("possessive_s"):
        before.pop()
    return len(before) > 1 and before[-1].has("possessive_s") and before[-2].has("name")


def _may_be_of_another(report: Report, cast: Cast) -> bool:
    """ "X und Y setzten sich zusammen. Direktor Z lobte das. Ein Treffen mit Y im Januar war kurz": of X, or Z."""
    came = cast.focus is not None and cast.focus is cast.guest  # "Y reiste an. Ein Gespräch mit Z entfiel"
    if not came and (report.status != "held" or not report.clause.dates):
        return False
    other = cast.focus
    if other is None or other is cast.hero or other in report.parties():
        return False
    return not cast.is_spokesman(other)


def _may_be_of_guest(report: Report, cast: Cast) -> bool:
    """ "Der Kardinal empfing Y. Im Anschluss war ein Gespräch mit Z geplant", "auf dem Programm stand ein Besuch bei
    Z": of whoever came, or of the host."""
    if not cast.has_guest or report.status == "held":
        return False
    return not report.sentence.kinds.isdisjoint(("thereupon", "next", "later", "stood"))


def _goes_on_about(one: Member | None, cast: Cast) -> bool:
    """ "X was received by President Y. For Friday talks with Z are planned": X's, as the hero was at neither."""
    told = one is not None and one.kind == "person" and one in cast.met_last and cast.hero not in cast.met_last
    return told and len(cast.met_last) > 1  # "said Y after the talks": of the hero's, still


def _goes_on_about_others(cast: Cast) -> bool:
    """ "Y trifft Z. Es wäre das erste Gespräch seit Jahren. Ein Treffen mit W ist nicht geplant": Y's, and not that of
    the hero, who was at neither."""
    late = cast.met_of_late
    return len(late) > 1 and cast.hero not in late and cast.focus is not None and cast.focus in late


def _is_another_paragraph(sentence: ReadSentence, cast: Cast) -> bool:
    """«Губернатор X отложил поездку. Переговоры с Y перенесены»: where the paragraph tells of him, and not of whom the
    article began with."""
    at = sentence.scanned.start
    here = [one is not None and cast.is_told_here(one, at) for one in (cast.focus, cast.hero)]
    return here == [True, False] and cast.focus is not cast.teller


def _is_theirs(sentence: ReadSentence, start: int, end: int) -> bool:
    """«Перед заседанием их ждёт завтрак с X»: several, and no one."""
    return any(start <= atom.start < end for atom in sentence.those("they"))


def _is_of_strangers(sentence: ReadSentence, head: Head) -> bool:
    """ "Das Treffen der Manager mit Ministerin X": theirs, whoever they are."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end][: len(("der", "Manager"))]
    if head.sense != "noun" or len(behind) < len(("der", "Manager")):
        return False
    led = behind[0].has("his_article", "genitive_article") and not behind[0].has("at", "punct")
    return led and behind[1].capital and behind[1].has("word", "group", "people") and not behind[1].has("noun", "date")


def _words_of_another(sentence: ReadSentence, start: int) -> int:
    """Where the quotation begins in which a word stands, if nobody is said to say it: "made the claim on Monday: “You
    know that he was in talks with X”" is not of who made the claim."""
    opened = next((i for i in reversed(range(len(sentence.atoms))) if sentence.atoms[i].start < start), -1)
    while opened >= 0 and sentence.atoms[opened].text not in ("“", "”"):
        opened -= 1
    if opened < 0 or sentence.atoms[opened].text == "”":
        return 0
    begin = sentence.atoms[opened].start
    said = any(form.verb.sense == "say" and phrase.end <= begin for phrase, form in sentence.verbs)
    return 0 if said else begin


def _are_in(sentence: ReadSentence, head: Head) -> bool:
    """ "The ministry is still in talks with X, Minister Y said": the ministry, whoever says so."""
    before = [a for a in sentence.atoms if a.end <= head.start and a.text and not a.has("ignorable", "word")][-2:]
    return len(before) == len(("is", "in")) and before[0].has("be") and before[1].has("inside")


def _is_with_him_of_others(report: Report, behind: Phrase, cast: Cast) -> bool:
    """«(X принял Y.) Ранее Z встретился с W. В, который не приехал, прислал письмо. Переговоры с ним пройдут в мае»: a
    pronoun, in a paragraph that tells of others than whom the article is about."""
    start, hero = report.sentence.scanned.start, cast.hero
    if hero is None or any(party.kind != "pronoun" for party in behind.value) or cast.is_told_here(hero, start):
        return False
    others = (m for m in cast.members if m.kind == "person" and m not in report.parties())
    return any(cast.is_told_here(member, start) for member in others)


def _of_whose_house(party: Party, cast: Cast) -> Member | None:
    """ "President X's office said talks with Y …": his."""
    return cast.called(party.name) if party.named == "aide" and party.name else None


def _acts(sentence: ReadSentence, who: Phrase) -> bool:
    """ "President X's envoy held talks with Y": the envoy himself."""
    verb = next((p for p in sentence.phrases if p.start >= who.end and p.kind == "verb"), None)
    return verb is not None and any(form.verb.sense in ("hold", "talk", "meet") for form in verb.value)


def _says_when(phrase: Phrase) -> bool:
    """ "Talks are scheduled in Riga with her counterpart": what may stand between a noun and with whom it is."""
    if phrase.kind == "verb":
        return all(form.verb.sense in ("plan", "happen", "hold") for form in phrase.value)
    return phrase.kind in ("date", "place") or (phrase.kind == "word" and phrase.has("be", "will", "plan_words"))


def _is_doing(sentence: ReadSentence, head: Head) -> bool:
    """ "A day after meeting X, Y said …": no noun."""
    at = next((i for i, atom in enumerate(sentence.atoms) if (atom.start, atom.end) == (head.start, head.end)), 0)
    return at > 0 and sentence.atoms[at].has("verb") and sentence.atoms[at - 1].has("after")


def add_self(report: Report, cast: Cast) -> None:
    """ "«Мы встретились с X в Брюсселе», – сказал министр Y": who says so of himself."""
    start = report.heads[0].start
    said = any(0 <= start - atom.end <= _NEAR for atom in report.sentence.those("self"))
    said &= not report.sentence.capital_nouns  # there "ich" is a party (claims/articles/turns/meant.py)
    if said and len(report.members) == 1 and report.heads[0].sense != "noun":
        _joins_speaker(report, cast)


_NEAR = 30  # code points between "we" and the verb


def _joins_speaker(report: Report, cast: Cast) -> bool:
    """ "The talks with X lasted two hours, President Y said": who speaks of them, if an office is said of him."""
    for party in report.clause.speakers:
        member = cast.known(party) if party.kind == "person" and party.offices else None
        if member is not None and member not in report.parties():
            report.members.append((member, cast.mention(member, party)))
            return True
    return False


def _joins(report: Report, member: Member | None) -> bool:
    """Add somebody named earlier to those who met, if he is not the one who is there."""
    if member is None or member in report.parties() or not member.mentions:
        return False
    report.members.append((member, member.mentions[-1]))
    return True
