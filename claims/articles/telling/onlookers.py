"""Who is named beside a meeting and did not take part in it, as far as the words tell."""

from __future__ import annotations

from itertools import pairwise, takewhile

from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence, joined
from claims.articles.telling.occasions import is_adjunct, is_gerund
from claims.articles.telling.report import Report
from claims.articles.telling.whose_meeting import OWN, between, is_theirs, owner_of_noun, owners_behind, whose_it_was
from claims.reading.phrases import Phrase


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
    if (opens := between(report)) is not None:
        behind = [(member, mention) for member, mention in report.members if mention.start > opens]
        report.members = behind or report.members  # "consultations between the two countries"
    own = owners_behind(report)
    if not own and len(report.members) == len("XY") and is_theirs(report):
        return
    named = {member for member, mention in report.members if any(p.start <= mention.start < p.end for p in own)}
    if len(named) < len("XY") and (whose := whose_it_was(report)) is not None:
        report.members = [whose]
        return
    if own and (owner := owner_of_noun(report)) is not None and owner not in named:
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
        if any(phrase.role in OWN for phrase in people) or _is_said_to_the_other(report):
            return
        first = next((p for p in people if any(p.start <= m.start < p.end for _, m in report.members)), None)
        if first is not None:
            named_first = joined(report.sentence, first)
            report.members = [
                (who, m) for who, m in report.members if any(p.start <= m.start < p.end for p in named_first)
            ]


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
