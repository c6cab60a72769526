"""Who is named beside a meeting and did not take part in it, as far as the words tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence, joined
from claims.articles.telling.occasions import is_adjunct, is_gerund
from claims.articles.telling.report import Report
from claims.articles.telling.who_denies import is_one_told_of
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom

_OWN = ("of", "with", "between")


def drop_onlookers(report: Report) -> None:
    """ "X criticised the meeting of A with B", "at the meeting X praised Y": the one only speaks of it, the other need
    not have been there."""
    heads = report.heads
    _drop_beside_the_two(report)
    _drop_objects(report)
    _drop_owners(report)
    _drop_bystanders(report)
    _drop_of_a_thing(report)
    _drop_what_it_is_of(report)
    if len(report.members) < 2 or any(head.sense != "noun" or is_gerund(report.sentence, head) for head in heads):
        return  # "said X after meeting Y": whom he met
    if is_adjunct(report.sentence, heads[-1]):
        _drop_done_to(report)
    if any(form.verb.sense == "attend" for _, form in report.sentence.verbs):
        return  # "at the talks of A and B, C took part, too"
    if (opens := _between(report)) is not None:
        behind = [(member, mention) for member, mention in report.members if mention.start > opens]
        report.members = behind or report.members  # "consultations between the two countries"
    own = _own(report)
    if not own and len(report.members) == len("XY") and _is_theirs(report):
        return
    named = {member for member, mention in report.members if any(p.start <= mention.start < p.end for p in own)}
    if len(named) < len("XY") and (whose := _whose_it_was(report)) is not None:
        report.members = [whose]
        return
    if own and (owner := _owner_of_noun(report)) is not None and owner not in named:
        report.members = [(member, mention) for member, mention in report.members if member in (owner, *named)]
        return
    if not own and report.clause.definite and _is_told_by_somebody(report):
        report.members = []
        start = report.heads[0].start  # what stands before it says when and where it was said
        places = tuple(place for place in report.clause.places if place.start > start)
        dates = tuple(day for day in report.clause.dates if day.start > start)
        report.clause = report.clause._replace(places=places, dates=dates)
        return
    sides = len(named) - ("leads" in report.sentence.kinds)  # "after meeting a team headed by B": one side
    complete = any(phrase.role != "with" for phrase in own) and sides > 1
    if complete:
        report.members = [(member, mention) for member, mention in report.members if member in named]
    elif own and is_adjunct(report.sentence, heads[-1]):
        _keep_subject(report, named)
    elif not own and report.clause.definite and _is_taken_for_granted(report) and not _is_spoken_to(report):
        people = [p for p in report.sentence.phrases if p.kind == "parties"]
        if any(phrase.role in _OWN for phrase in people) or _is_said_to_the_other(report):
            return
        first = next((p for p in people if any(p.start <= m.start < p.end for _, m in report.members)), None)
        if first is not None:
            named_first = joined(report.sentence, first)
            report.members = [
                (who, m) for who, m in report.members if any(p.start <= m.start < p.end for p in named_first)
            ]


def _between(report: Report) -> int | None:
    """ "X convened talks on Thursday between the transit authority and the unions": where "between" stands behind a
    noun; whoever is named before it takes no part, though nobody else may be known by name."""
    if report.sentence.capital_nouns or "between" not in report.sentence.kinds:
        return None
    behind = [atom for atom in report.sentence.atoms if atom.start >= report.heads[-1].end]
    led = next((a for a in behind if a.has("between") or not (a.has("date", "place", "at", "on") or _is_due(a))), None)
    return led.start if led is not None and led.has("between") and not led.has("with") else None


def _is_due(atom: Atom) -> bool:
    """ "A summit scheduled in April between X and Y"."""
    return any(form.verb.sense == "plan" for form in atom.kinds.get("verb", ()))


def drop_whom_first_verb_names(report: Report) -> None:
    """ "X entließ Y und sprach mit Z": what X did to Y is no meeting with him, and is told by the verb before "und"."""
    sentence, head = report.sentence, report.heads[0]
    if not sentence.capital_nouns or head.sense == "noun" or head.tense not in ("past", "present"):
        return
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    if before is None or not before.has("and"):
        return
    phrases = [p for p in sentence.phrases if report.clause.start <= p.start and p.end <= before.start]
    people = [phrase for phrase in phrases if phrase.kind == "parties" and phrase.role == ""]
    if len(people) < len("XY") or any(p.kind == "mark" or (p.kind == "word" and p.has("and")) for p in phrases):
        return
    acts = [p for p in phrases if p.start < people[1].start and p.kind in ("word", "unknown", "verb")]
    if not any(_may_be_verb(phrase) for phrase in acts) or _is_named_again(report, head.end):
        return
    spans = [(phrase.start, phrase.end) for phrase in people[1:]]
    report.members = [
        (member, mention)
        for member, mention in report.members
        if not any(start <= mention.start < end for start, end in spans)
    ]


def drop_named_in_next_clause(report: Report) -> None:
    """ "2019 hatten sie sich in Rom getroffen, damals war X Lehrer": the verb that stands last ends what "they" did."""
    sentence, head = report.sentence, report.heads[-1]
    if not (report.they and sentence.capital_nouns and head.tense == "participle"):
        return
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)
    if behind is not None and behind.text in (",", ";", ":", "–"):
        report.members = [pair for pair in report.members if pair[1].start < behind.start]


def _drop_beside_the_two(report: Report) -> None:
    """ "Ein Gespräch zwischen den beiden, seinerzeit im Büro der Bürgermeisterin": of those two, whoever else is named;
    but "zwischen den beiden Ministern X und Y"."""
    head = report.heads[-1]
    if not report.sentence.capital_nouns or head.sense != "noun" or not report.members:
        return
    behind = [atom for atom in report.sentence.atoms if atom.start >= head.end]
    behind = behind[: len(("zwischen", "den", "beiden", "ist"))]
    between = len(behind) > 2 and behind[0].has("between") and behind[1].has("definite") and behind[2].has("two")
    if between and not any(atom.capital for atom in behind[3:]):
        report.members, report.they = [], True


def _may_be_verb(phrase: Phrase) -> bool:
    """Whether words in small letters that no table has may be what somebody did."""
    small = not any(atom.capital for atom in phrase.atoms)
    return small and not phrase.has("ignorable", "be", "have", "will", "become")


def _is_named_again(report: Report, end: int) -> bool:
    """ "Gratulierte Y und sprach mit ihm über Gas"."""
    parties = (p for phrase in report.sentence.phrases if phrase.kind == "parties" for p in phrase.value)
    return any(party.kind == "pronoun" and end <= party.start < report.clause.end for party in parties)


def drop_who_did_meanwhile(report: Report) -> None:
    """ "Held talks with the ministers in his office, while Y worked upstairs": who does something else behind it."""
    if report.sentence.capital_nouns or not report.heads:
        return
    end = report.heads[-1].end
    behind = [atom for atom in report.sentence.atoms if atom.start >= end]
    begins = (one.start for at, one in enumerate(behind) if at and _begins_another_act(behind[at : at + _ACT]))
    begin = next(begins, None)
    if begin is not None and any(mention.start < begin for _, mention in report.members):
        report.members = [(member, mention) for member, mention in report.members if mention.start < begin]


def _begins_another_act(atoms: Sequence[Atom]) -> bool:
    """ ", while Y worked upstairs"; "met X to honour Y": a verb that no table knows; "received X, and just days before
    the party of Y is to choose him": another clause, with a verb of its own."""
    first, second = (*atoms, None, None)[:2]
    if first is None or second is None:
        return False
    if first.text == ",":
        return second.has("when")
    if first.has("infinitive_mark"):
        return second.kinds.keys() <= {"word", "title"} and not second.capital
    if not first.has("and"):
        return False
    led = next((at for at, atom in enumerate(atoms) if atom.has("before", "after", "when")), 0)
    small = all(atom.kinds.keys() <= {"word", "exclusive", "ignorable", "duration"} for atom in atoms[1:led])
    return led > 1 and small and any(atom.has("is", "was", "will", "plan_words") for atom in atoms[led:])


_ACT = 8  # atoms of "and just days before the party is"


def drop_named_beside(report: Report) -> None:
    """Who is named behind "since", as those of a group, or before a verb of saying: where nouns have articles."""
    _drop_since(report)
    _drop_against(report)
    _drop_inside(report)
    _drop_apposed(report)
    if "media" in report.sentence.kinds:
        _drop_media(report)
    _drop_teller_of_two(report)


def _drop_against(report: Report) -> None:
    """ "Met Y amid protests against Z", "the conference named him to run against Z": Z was not there."""
    sentence = report.sentence
    if sentence.capital_nouns or not sentence.kinds >= {"weighs", "soft"}:
        return
    against: set[int] = set()
    for at, atom in enumerate(sentence.atoms):
        if atom.has("weighs") and atom.has("soft"):
            whom = dropwhile(lambda one: one.has(*_BEFORE_A_NAME) and not one.has("name"), sentence.atoms[at + 1 :])
            against |= {one.start for one in [*whom][:1]}
    report.members = [(who, mention) for who, mention in report.members if mention.start not in against]


_BEFORE_A_NAME = ("office", "title", "nation", "country", "possessive_s", "then", "former", "definite")


def _drop_inside(report: Report) -> None:
    """ "X, who is in Lima for the funeral of Z, will hold talks with Y": whom a clause between commas names that only
    says something of the subject."""
    sentence, head = report.sentence, report.heads[0] if report.heads else None
    if head is None or sentence.capital_nouns or "who" not in sentence.kinds or len(report.members) < len("XY"):
        return
    atoms = sentence.atoms
    pairs = [(one, two) for one, two in pairwise(atoms) if one.text == "," and one.end <= head.start]
    opened = next((two.start for _, two in pairs if two.has("who")), None)
    closing = (one.start for one, two in reversed(pairs) if two.has(*_MAIN_VERB))
    closed = next(closing, None)
    if opened is None or closed is None or closed <= opened:
        return
    own = next((p for p in reversed(sentence.phrases) if p.kind == "parties" and p.end < opened), None)
    if own is None or any(a.has("with") and opened < a.start < closed for a in atoms):
        return  # "X, who was there with Z, met Y"
    report.members = [(who, m) for who, m in report.members if not opened < m.start < closed]


_MAIN_VERB = ("will", "verb", "have", "be")  # behind the comma that closes a clause about the subject


def _drop_media(report: Report) -> None:
    """ "A summit hosted by Pacific Traveller magazine": right before such a word a name is that of a thing."""
    media = {atom.start for atom in report.sentence.those("media")}
    report.members = [(who, m) for who, m in report.members if m.end + 1 not in media or who.kind == "group"]


def _drop_apposed(report: Report) -> None:
    """ "Between their two leaders, X and Y", "the Czech and Greek transport ministers, X and Y,": the group is those
    who are named behind it; "the State Council, China's cabinet, has held meetings": one body by two names."""
    if report.sentence.capital_nouns:
        return
    groups = [m for who, m in report.members if who.kind == "group"]
    if len(report.members) == len("XY") == len(groups) and report.heads and groups[1].end < report.heads[0].start:
        between = [a for a in report.sentence.atoms if groups[0].end <= a.start < groups[1].start]
        behind = next((atom for atom in report.sentence.atoms if atom.start >= groups[1].end), None)
        if [atom.text for atom in between] == [","] and behind is not None and behind.text == ",":
            report.members = report.members[:1]
            return
    if len(report.members) <= len("XY"):
        return
    for member, mention in report.members:
        at = next((i for i, a in enumerate(report.sentence.atoms) if a.start <= mention.start < a.end), 0)
        threes = report.sentence.atoms[max(0, at - 1) : at + 3]
        if member.kind != "group" or at < 1 or len(threes) < 4:
            continue
        nations = threes[0].has("and") and at > 1 and report.sentence.atoms[at - 2].has("nation")
        if not (threes[0].has("possessive") or (nations and len(report.members) == len("GXY"))):
            continue
        if threes[2].text == "," and threes[3].has("name", "office", "title"):
            report.members = [(who, m) for who, m in report.members if who is not member]
            report.open &= not nations
            return


def _drop_since(report: Report) -> None:
    """ "Their first meeting since X was elected president": whom something happened to since; "since May" is a day."""
    sentence = report.sentence
    if "since" not in sentence.kinds or sentence.capital_nouns or not report.heads:
        return
    atoms, end = sentence.atoms, report.heads[-1].end
    for one, two in pairwise(atoms):
        if not one.has("since") or one.start < end or not two.has("name", "office", "title", "definite", "possessive"):
            continue
        again = (p.start for p in sentence.phrases if p.start > one.end and p.role in ("with", "between"))
        stop = next(again, sentence.scanned.end)
        report.members = [(who, m) for who, m in report.members if not one.end <= m.start < stop]


def _drop_objects(report: Report) -> None:
    """ "X praised Y after meeting Z": whom another verb is about that stands before "after" or "before"."""
    sentence, head = report.sentence, report.heads[0] if report.heads else None
    if head is None or sentence.capital_nouns or len(report.members) <= len("XY") or not is_gerund(sentence, head):
        return
    before = [p for p in sentence.phrases if p.end <= head.start]
    people = [p for p in before if p.kind == "parties" and p.role == ""]
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    if len(people) <= 1 or led is None or not led.has("after", "before"):
        return
    between = [p for p in before if people[0].end <= p.start < people[1].start]
    if any(p.kind == "verb" or p.has("of_whom", "appraises") or _is_word(p) for p in between):
        told = people[1:]
        kept = [(who, m) for who, m in report.members if not any(p.start <= m.start < p.end for p in told)]
        report.members = kept if len(kept) >= len("XY") else report.members


def _drop_bystanders(report: Report) -> None:
    """ "X met Y as part of efforts to free journalist Z", "X met Y and demanded the release of Z": behind whom he met,
    and words that no table knows, another name is no further participant; "and two managers of Z" are."""
    sentence = report.sentence
    if sentence.capital_nouns or len(report.heads) != 1:
        return
    gerund = is_gerund(sentence, report.heads[0])
    if not gerund and report.heads[0].sense not in _OBJECTS:
        return
    behind = [p for p in sentence.phrases if p.start >= report.heads[0].end]
    met = next((i for i, phrase in enumerate(behind) if phrase.kind == "parties"), None)
    if met is None or behind[met].role not in ("", "with"):
        return
    others: list[Phrase] = []
    purpose = _begins_purpose(sentence, behind[met].end)
    for at in range(met + 1, len(behind)):
        phrase, before, led = behind[at], behind[at - 1], behind[max(met, at - 2)]
        if phrase.kind == "parties" and (
            phrase.role == "by"
            or (phrase.role == "" and (before in others or led.has("infinitive_mark") or before.has(*_SPEAKS_OF)))
            or (phrase.role == "" and _is_word(before) and ("past" in before.atoms[0].forms or not led.has("and")))
            or (phrase.role == "" and gerund and _is_word(before) and "gerund" in before.atoms[0].forms)
            or (phrase.role == "of" and _is_word(before) and led.has("definite", "possessive"))
            or (phrase.role in ("", "from_to") and phrase.start >= purpose)
            or (phrase.role == "" and _is_what_he_did(before))
        ):
            others.append(phrase)
    kept = [(who, m) for who, m in report.members if not any(p.start <= m.start < p.end for p in others)]
    if len(kept) >= len("XY") or (gerund and kept):
        report.members = kept


def _drop_what_it_is_of(report: Report) -> None:
    """ "Took his proposals to the executive meeting": one post right before the noun says what kind it is, and not with
    whom."""
    if report.sentence.capital_nouns:
        return
    nouns = {head.start for head in report.heads if head.sense == "noun"}
    report.members = [
        (who, m)
        for who, m in report.members
        if not (m.end + 1 in nouns and who.kind == "office" and not _is_several(report, m))
    ]


def _is_several(report: Report, post: Mention) -> bool:
    last = next(atom for atom in report.sentence.atoms if atom.end >= post.end)
    return last.capital or "plural" in last.forms


def _drop_of_a_thing(report: Report) -> None:
    """ "Walked out of talks in protest at the arrest of a Serb official", "his talks with X are told of in a letter to
    Z": whom a thing behind the noun is of, or goes to."""
    sentence = report.sentence
    if sentence.capital_nouns or not report.heads or any(head.sense != "noun" for head in report.heads):
        return
    end = report.heads[-1].end
    others = [
        phrase
        for before, phrase in pairwise(sentence.phrases)
        if phrase.kind == "parties" and phrase.role == "of" and before.start >= end and _is_word(before)
    ]
    others += [
        whom
        for thing, to, whom in zip(sentence.phrases, sentence.phrases[1:], sentence.phrases[2:], strict=False)
        if whom.kind == "parties" and not whom.role and to.has("put_to") and thing.start >= end and _is_word(thing)
    ]
    kept = [(who, m) for who, m in report.members if not any(p.start <= m.start < p.end for p in others)]
    if len(kept) < len(report.members):
        report.members = kept
        report.doubtful |= len(kept) < len("XY")


def _is_what_he_did(phrase: Phrase) -> bool:
    """ "Met Y after picking up Z at the airport", "before seeing off Z"."""
    led = phrase.kind == "aside" and phrase.has("after", "before")
    return led and any("gerund" in atom.forms and not atom.has("verb", "noun") for atom in phrase.atoms)


def _begins_purpose(sentence: ReadSentence, end: int) -> int:
    """ "Met Y to urge him to release Z", "… and promised to pass a message to Z": where the infinitive begins that says
    what for, or what somebody will do, up to another verb of meeting."""
    behind = [atom for atom in sentence.atoms if atom.start >= end]
    for mark, verb in pairwise(behind):
        forms = mark.kinds.get("verb", ())
        if any(form.tense == "infinitive" and form.verb.sense in ("wish", "say") for form in forms):
            verb = mark  # "to urge": one word with its mark
        elif mark.has("verb", "noun"):
            break
        if verb is mark or (mark.has("infinitive_mark") and verb.kinds.keys() <= _DOING):
            rest = [atom for atom in behind if atom.start >= verb.start]
            meets = any(form.verb.sense in _JOINS for atom in rest for form in atom.kinds.get("verb", ()))
            meets |= any(atom.has("noun", "with", "and") for atom in rest)
            return sentence.scanned.end if meets else mark.start
    return sentence.scanned.end


_DOING = {"word", "verb", "addressed", "threatens"}
_JOINS = ("meet", "see", "host", "call", "talk", "discuss", "hold", "attend")
_SPEAKS_OF = ("of_whom", "appraises", "addressed")  # "and criticised Z"
_OBJECTS = ("meet", "see", "host", "call")  # verbs whose object is whom somebody met


def _is_word(phrase: Phrase) -> bool:
    """A word of no table in small letters, and no adverb: "to free", "demanded"."""
    word = phrase.atoms[-1]
    plain = phrase.kind == "unknown" and word.kinds.keys() == {"word"} and not word.capital
    return plain and "adverb" not in word.forms


def without_teller(sentence: ReadSentence, clause: Clause) -> Clause:
    """ "X, a spokesman, said that Y met Z": whoever stands before a verb of saying, behind which a subject of its own
    follows, tells of the meeting."""
    head = clause.heads[0]
    colon = next((a.start for a in reversed(sentence.atoms) if a.text == ":" and a.end <= head.start), None)
    if head.sense != "noun" and colon is not None and not sentence.capital_nouns:
        before = [p for p in sentence.phrases if p.end <= colon][-1:]
        if before and _says(before[0]):  # "X, reporting from Bonn, said: Just hours before Y met Z"
            return clause._replace(parties=tuple(party for party in clause.parties if party.start > colon))
    if len(clause.parties) <= len("YZ") or (head.sense == "noun" and not _owned_by_one(sentence, head)):
        return clause
    said = next((p for p in reversed(sentence.phrases) if p.end <= head.start and _says(p)), None)
    if said is None or not any(said.end <= party.start and party.end <= head.start for party in clause.parties):
        return clause
    return clause._replace(parties=tuple(party for party in clause.parties if party.start >= said.end))


def _owned_by_one(sentence: ReadSentence, head: Head) -> bool:
    """ "X said | Y's | meeting with Z was a courtesy call": of Y, in English."""
    led = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("word", "format")][-2:]
    return len(led) > 1 and led[1].has("possessive_s") and led[0].has("name", "office")


def _says(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(form.verb.sense == "say" for form in phrase.value)


def _drop_teller_of_two(report: Report) -> None:
    """ "X said that the two presidents would discuss …": where nobody but the two is said to have met, who tells of it
    is none of them, or is among those told of before."""
    sentence, head = report.sentence, report.heads[0]
    if "attended" in sentence.kinds:
        _drop_teller_of_attendance(report)
    if sentence.capital_nouns or not report.they or len(report.members) != 1 or head.sense == "noun":
        return
    said = next((p for p in reversed(sentence.phrases) if p.end <= head.start and _says(p)), None)
    two = [atom for atom in sentence.those("they") if said is not None and said.end <= atom.start < head.start]
    if two and report.members[0][1].start < two[0].start and any(" " in atom.text for atom in two):
        report.members = []


def _drop_teller_of_attendance(report: Report) -> None:
    """ "X said the talks were attended by Y": X only says so."""
    attended = report.sentence.those("attended")[0].start
    said = next((p for p in reversed(report.sentence.phrases) if p.end <= attended and _says(p)), None)
    if said is not None:
        report.members = [(who, m) for who, m in report.members if m.start > said.start]


def drop_spokesmen(report: Report, cast: Cast) -> None:
    """ "Kremlin spokesman X said no meeting with Y was planned": who speaks for another tells of his meetings."""
    if report.sentence.capital_nouns:
        _drop_spokesman_by_name(report)
    else:
        _drop_who_tells(report)
        _drop_whose_statement(report)
    spoken = [member for member, _ in report.members if cast.is_spokesman(member)]
    if not spoken or any(is_adjunct(report.sentence, head) for head in report.heads):
        return  # "spokesman X said after talks with Y …"
    pairs = list(pairwise(report.sentence.phrases))
    tellers = [one for pair in pairs for one, other in (pair, pair[::-1]) if one.kind == "parties" and _says(other)]
    report.members = [
        (who, m)
        for who, m in report.members
        if who not in spoken or not any(phrase.start <= m.start < phrase.end for phrase in tellers)
    ]


def _drop_spokesman_by_name(report: Report) -> None:
    """ "…, sagte der Sprecher der Regierung, X", "der Sprecher des Präsidenten, X, hat dementiert, dass …": his name
    stands behind a comma; whoever met the spokesman, X, met X."""
    if len(report.members) <= len("XY"):
        return
    phrases = report.sentence.phrases
    for at, (post, comma, name) in enumerate(zip(phrases, phrases[1:], phrases[2:], strict=False)):
        if post.kind != name.kind or post.kind != "parties" or comma.value != "," or post.role or name.role:
            continue
        told = any(name.end <= atom.start < report.heads[0].start for atom in report.sentence.those("that"))
        said = _says(phrases[at - 1]) if at else told
        if said and post.value[0].named == "aide" and len(name.value) == 1:
            report.members = [(who, m) for who, m in report.members if not name.start <= m.start < name.end]


def _drop_who_tells(report: Report) -> None:
    """ "Spoke to her colleagues, the spokesman of her ministry, X, made known": who stands behind a comma with somebody
    else's post before his name and a verb behind it is the subject of that verb. "Met Y, her lawyer, X, and Z": all."""
    end = report.heads[-1].end if report.heads else report.sentence.scanned.end
    phrases = [phrase for phrase in report.sentence.phrases if phrase.start >= end]
    for at in range(len(phrases) - len((",", "his spokesman", ",", "X"))):
        before, post, comma, name, *rest = phrases[at:]
        if before.value != "," or comma.value != "," or post.kind != name.kind or post.kind != "parties":
            continue
        if post.role or name.role or len(name.value) > 1 or post.value[0].named != "aide":
            continue
        behind = next((phrase for phrase in rest if phrase.value != ","), None)
        if behind is not None and _says(behind):
            report.members = [(who, m) for who, m in report.members if not name.start <= m.start < name.end]


def _drop_whose_statement(report: Report) -> None:
    """ "Reads the statement from Z which notes that X met Y": Z tells of it."""
    sentence, start = report.sentence, report.heads[0].start if report.heads else 0
    for told, led in pairwise(sentence.atoms):
        if not (told.has("statement") and led.has("from")):
            continue
        that = next((atom.start for atom in sentence.those("that") if led.end <= atom.start < start), None)
        if that is not None and report.heads[0].sense != "noun":
            report.members = [(who, m) for who, m in report.members if not led.end <= m.start < that]


def drop_who_invited(report: Report) -> None:
    """ "По приглашению президента X посетил Астану": who comes at somebody's invitation need not have met him."""
    if "inviting" not in report.sentence.kinds or len(report.members) < len("XY"):
        return
    phrases = report.sentence.phrases
    hosts = [behind for led, behind in pairwise(phrases) if led.has("inviting") and behind.kind == "parties"]
    report.members = [(who, m) for who, m in report.members if not any(p.start <= m.start < p.end for p in hosts)]


def drop_who_denies_it(report: Report, cast: Cast) -> None:
    """ "The president denied this": by his post alone, he is none of those who are said to have met."""
    if not cast.has_articles or report.status != "denied" or "it_was" not in report.sentence.kinds:
        return
    if report.heads and is_one_told_of(report.sentence, report.heads[-1]):
        report.members = [(who, m) for who, m in report.members if who.kind != "office"]


def drop_apposed_to_aside(report: Report) -> None:
    """ "Met Y at the invitation of his predecessor, X", "… without her deputy, X": who is set off by a comma behind a
    post that stands beside what is told is the one who holds it."""
    phrases = report.sentence.phrases
    if report.sentence.capital_nouns or not report.heads or len(report.members) < len("XY"):
        return
    for led, aside, comma, name in zip(phrases, phrases[1:], phrases[2:], phrases[3:], strict=False):
        set_off = aside.kind == "aside" and comma.value == "," and name.kind == "parties" and not name.role
        if not set_off or len(name.value) != 1 or aside.start < report.heads[0].end or not name.value[0].name:
            continue
        if led.kind == "verb" or led.has("and") or aside.has("came_along") or not aside.atoms[-1].has(*_HELD):
            continue
        report.members = [(who, m) for who, m in report.members if not name.start <= m.start < name.end]


_HELD = ("office", "aide", "predecessor", "title", "counterpart", "people")


def _drop_owners(report: Report) -> None:
    """ "Встретился с X накануне визита президента Z", "… на похоронах Z": behind whom they met and a word of no table,
    he is the one whose visit it is. Where nouns have a capital or an article, no name stands so."""
    if report.sentence.capital_nouns or len(report.members) <= len("XY") or not report.heads:
        return
    parties = [p for p in report.sentence.phrases if p.kind == "parties" and p.start >= report.heads[0].end]
    head = report.heads[0]
    before = sum(mention.start < head.start for _, mention in report.members)
    met = next((phrase.end for phrase in parties if phrase.role == "with"), head.end if before > 1 else None)
    if met is None:
        return
    owners = [p for p in parties if p.role == "" and p.start >= met and len(p.value) == 1 and _is_owned(report, p)]
    kept = [(who, m) for who, m in report.members if not any(p.start <= m.start < p.end for p in owners)]
    if len(kept) >= len("XY"):
        report.members = kept


def _is_owned(report: Report, phrase: Phrase) -> bool:
    before = [atom for atom in report.sentence.atoms if atom.end <= phrase.start]
    if any(p.kind == "aside" and p.end + 1 == phrase.start for p in report.sentence.phrases):
        return True  # "после отставки премьера Z"
    words = list(takewhile(lambda atom: not atom.capital and atom.kinds.keys() <= _THINGS, reversed(before)))
    if not words or phrase.start != words[0].end + 1:
        return False
    rest = before[: -len(words)]
    while rest and rest[-1].has("then", "former"):
        rest.pop()  # "the then medical director, Z"
    return not rest or not rest[-1].has("definite", "indefinite")  # "the housing minister, Z"


_THINGS = {"word", "journey", "visit", "thing", "statement", "does"}  # "и похвалила Z"


def _keep_subject(report: Report, named: set[Member]) -> None:
    """ "At a meeting with X, Y dismissed Z": X met Y, who is named first of the others, or the list of those."""
    others = [(member, mention) for member, mention in report.members if member not in named]
    if len(others) < 2:
        return
    first = min(mention.start for _, mention in others)
    phrases = [p for p in report.sentence.phrases if p.kind == "parties" and p.start <= first < p.end]
    end = phrases[0].end if phrases else first + 1
    report.members = [
        (member, mention) for member, mention in report.members if member in named or first <= mention.start < end
    ]


def _drop_done_to(report: Report) -> None:
    """ "X dismissed Z after a meeting with Y": Z need not have been there."""
    start = report.heads[-1].start
    if all(mention.start < start for _, mention in report.members):
        return  # "assured X of it during talks"
    report.members = [
        (m, mention) for m, mention in report.members if mention.start > start or not _is_done_to(report, mention)
    ]


def _is_done_to(report: Report, mention: Mention) -> bool:
    """ "The board dismissed X after a meeting with Y": to whom somebody does what a single word says, who has no name
    that anybody is known by."""
    if report.sentence.capital_nouns:
        return False
    phrases = report.sentence.phrases
    at = next((i for i, p in enumerate(phrases) if p.kind == "parties" and p.start <= mention.start < p.end), 0)
    if at < len(("the board", "dismissed")) or phrases[at].role:
        return False
    does, before = phrases[at - 1], phrases[at - 2]
    before = phrases[at - 3] if before.value == "," and at > len(("X", ",", "dismissed")) - 1 else before
    verb = does.kind in ("word", "unknown") and len(does.atoms) == 1 and not does.has(*_NO_VERB)
    return verb and does.atoms[0].text.islower() and before.kind in ("parties", "unknown") and not before.role


_NO_VERB = (
    "and", "or", "but", "rather", "that", "where", "when", "who", "relative", "condition", "not", "at", "for", "be",
    "do", "have", "ignorable", "after", "before", "of", "by", "on", "definite", "indefinite", "possessive",
    "office", "title",
)  # fmt: skip


def _whose_it_was(report: Report) -> tuple[Member, Mention] | None:
    """ "X анонсировал встречу президента с местным губернатором": the one right behind the noun, where X only tells of
    it and nothing is known of whom he met."""
    head = report.heads[-1]
    behind = next((p for p in report.sentence.phrases if p.start >= head.end), None)
    told = any(form.verb.sense in _TELLS and p.end <= head.start for p, form in report.sentence.verbs)
    if report.sentence.capital_nouns or behind is None or not told or behind.start - head.end > 1:
        return None
    owned = behind.kind == "parties" and behind.role == "" and len(behind.value) == 1
    own = (pair for pair in report.members if behind.start <= pair[1].start < behind.end)
    return next(own, None) if owned and any(mention.end <= head.start for _, mention in report.members) else None


_TELLS = ("plan", "say", "cancel", "deny")


def _owner_of_noun(report: Report) -> Member | None:
    """ "Z criticised President X's meeting with Y", "X thanked Z for arranging his meeting with Y": whose it was."""
    head = report.heads[-1]
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    while before and before[-1].has(*_DESCRIBES) and not before[-1].has("possessive"):
        before.pop()
    if not before or report.sentence.capital_nouns:
        return None
    if before[-1].has("possessive_s"):
        end = before[-1].start
        return next((who for who, mention in report.members if 0 <= end - mention.end <= 1), None)
    others = [(who, mention) for who, mention in report.members if mention.end <= before[-1].start]
    if len(before) > 1 and before[-2].has("for"):
        return None  # "praised X for her meeting with Y"
    listed = len(others) > 1 and any(atom.has("and") and atom.start < others[-1][1].start for atom in before)
    return others[0][0] if before[-1].has("possessive") and len(others) > 1 and not listed else None


_DESCRIBES = ("word", "format", "first", "ordinal", "exclusive", "duration", "ignorable", "other")


def _is_theirs(report: Report) -> bool:
    """ "X dankte Y bei ihrem Treffen in Ankara": that of the two."""
    head = report.heads[-1]
    before = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= head.start), None)
    people = all(member.kind in ("person", "office") for member in report.parties())
    return before is not None and before.has("theirs") and people and is_adjunct(report.sentence, head)


def _is_told_by_somebody(report: Report) -> bool:
    """ "X sagte, die Unterredung werde so lange dauern wie nötig": X only says so."""
    head = report.heads[-1].start
    says = [p for p in report.sentence.phrases if p.kind == "verb" and p.end <= head and _is_said(p)]
    comma = any(
        p.kind == "mark" and p.value == "," and says and says[-1].end <= p.start < head for p in report.sentence.phrases
    )
    behind = any(mention.start > head and mention.text != mention.text.lower() for _, mention in report.members)
    return comma and not behind


def _is_said(phrase: Phrase) -> bool:
    return any(form.verb.sense == "say" for form in phrase.value)


def _is_said_to_the_other(report: Report) -> bool:
    """ "Bei dem Gespräch in Oslo betonte X gegenüber Y …", "sagte X ihrem Kollegen Y zu": there, and not of him."""
    sentence = report.sentence
    said = sentence.those("said_to")
    if not said or len(report.members) != len("XY"):
        return False
    other = max(mention.start for _, mention in report.members)
    phrase = next((p for p in sentence.phrases if p.kind == "parties" and p.start <= other < p.end), None)
    if phrase is None:
        return False
    if any(atom.has("counterpart") for atom in phrase.atoms) and phrase.atoms[0] in said:
        return True
    led = any(atom.has("together") and phrase.start - atom.end == 1 for atom in said)
    return led and any(atom.has("office", "title", "counterpart") for atom in phrase.atoms)  # and no journalist


def _is_taken_for_granted(report: Report) -> bool:
    """ "Bei dem Treffen", but not "lud ihn zum Mittagessen"."""
    head = report.heads[-1]
    leading = [atom for atom in report.sentence.atoms if atom.end <= head.start][-2:]
    return is_adjunct(report.sentence, head) and not any(atom.has("purpose") for atom in leading)


def _is_spoken_to(report: Report) -> bool:
    """ "During the meeting, X told Y that …": Y was there, as whom he praised or blamed need not have been."""
    sentence = report.sentence
    if len(report.members) != len("XY") or sentence.capital_nouns or "definite" not in sentence.kinds:
        return False
    told = [atom.end for atom in sentence.those("addressed") if not atom.has("appraises", "of_whom")]
    start = report.members[1][1].start
    whom = next((p.start for p in sentence.phrases if p.kind == "parties" and p.start <= start < p.end), None)
    led = next((a for a in reversed(sentence.atoms) if whom is not None and a.end <= whom), None)
    return led is not None and led.end in told


def _goes_on(report: Report, phrase: Phrase) -> bool:
    """ "Встреча министра A с послом B": right behind somebody stands with whom."""
    behind = next((p for p in report.sentence.phrases if p.start >= phrase.end), None)
    single = phrase.kind == "parties" and phrase.role == ""
    return single and behind is not None and behind.kind == "parties" and behind.role == "with"


def _own(report: Report) -> list[Phrase]:
    """The phrases right behind a noun of meeting that say whose it was: "of A with B", "in Oslo between A and B"; or
    the two names before it that a hyphen joins: "the A-B talks"."""
    found: list[Phrase] = []
    for phrase in report.sentence.phrases:
        if phrase.start < report.heads[-1].end:
            joined_on = phrase.role == "between" and not phrase.atoms[0].text
            if joined_on and any(0 <= head.start - phrase.end <= 1 for head in report.heads):
                return [phrase]
            continue
        listed = phrase.kind == "parties" and phrase.role == "" and len(phrase.value) > 1
        if phrase.kind == "parties" and phrase.role in _OWN:
            found.append(phrase)
        elif (listed or _goes_on(report, phrase)) and not found and phrase.start - report.heads[-1].end <= 1:
            found.append(phrase)  # "итоги встречи A и B прокомментировал C"
        elif phrase.kind not in ("date", "place"):
            break
    return found


def drop_of_reason(report: Report) -> None:
    """ "The envoy was summoned to explain a clash last week between their jets and Y's forces": what he was to explain,
    and neither who was there nor when."""
    sentence, head = report.sentence, report.heads[-1]
    if sentence.capital_nouns or head.sense != "host" or head.tense == "infinitive":
        return
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    mark = next((i for i, atom in enumerate(behind) if atom.has("infinitive_mark", "punct", "verb", "at", "on")), None)
    does = behind[mark + 1] if mark is not None and mark + 1 < len(behind) else None
    if mark is None or does is None or not behind[mark].has("infinitive_mark"):
        return
    if does.kinds.keys() != {"word"} or does.capital:
        return
    start = does.start
    report.members = [(member, mention) for member, mention in report.members if mention.start < start]
    places = tuple(place for place in report.clause.places if place.start < start)
    report.clause, report.not_then = report.clause._replace(places=places), ((start, sentence.scanned.end),)
