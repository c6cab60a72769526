"""Who is named beside a meeting and was not of it: of whom somebody spoke, whose something is, who sent word."""

from __future__ import annotations

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct, is_only_before
from claims.articles.telling.report import Report
from claims.articles.writing import Writing, writing_of
from claims.articles.writing.cases import stands
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom


def is_greeted_besides(report: Report, party: Party) -> bool:
    """ "Vor der Begegnung mit X habe Y die Mitglieder des Rates gegrüßt": to whom something else was done before."""
    sentence, heads = report.sentence, report.heads
    if not sentence.capital_nouns or not heads or not is_only_before(sentence, report.clause):
        return False
    between = [p for p in sentence.phrases if heads[-1].end <= p.start and p.end <= party.start and p.kind == "parties"]
    return any(phrase.role == "with" for phrase in between) and any(not phrase.role for phrase in between)


def is_what_he_is(sentence: ReadSentence, party: Party) -> bool:
    """ "Met Y while he was still a senator": what somebody was, and nobody else."""
    if party.kind != "office" or party.name or sentence.capital_nouns or "indefinite" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= party.start or atom.start == party.start]
    if before and before[-1].start == party.start and not before[-1].has("indefinite"):
        before.pop()
    led = [atom for atom in before if not atom.has("ignorable", "nation", "word") or atom.has("be", "indefinite")][-2:]
    return len(led) > 1 and led[1].has("indefinite") and led[0].has("be")


_LONGEST_ADJUNCT = 6  # atoms of "after a brief phone call from"


def is_from(report: Report, party: Party, has_articles: bool) -> bool:
    """ "Встретился с X и передал ему послание от Y", "в начале беседы переданы приветствия от Y": who sent it, behind
    another verb, or a noun of meeting that only says when: "after a call from Y, X met Z"."""
    start = min(party.start, party.whole[0]) if party.whole[1] else party.start
    before = [atom for atom in report.sentence.atoms if atom.end <= start]
    if not before or not (before[-1].has("from") and before[-1].has("from_to")) or not report.heads:
        return False
    head = report.heads[-1]
    if has_articles:
        beside = (
            len(before) > 1
            and before[-2].has("noun", "visit", "journey")
            and before[-2].start not in {h.start for h in report.heads}
        )
        return beside and any(atom.has("after", "before") for atom in before[-_LONGEST_ADJUNCT:-2])
    adjunct = head.sense == "noun" and head.end <= start and is_adjunct(report.sentence, head)
    return adjunct or any(atom.has("does") and atom.start >= head.end for atom in before)


def is_of_a_later_verb(report: Report, party: Party) -> bool:
    """ "Invited the lenders to a dinner to assure them that …": the object of what is done besides, behind what tells
    of the meeting, and not who met."""
    sentence = report.sentence
    if sentence.capital_nouns or not report.heads:
        return False
    before = next((phrase for phrase in reversed(sentence.phrases) if phrase.end <= party.start), None)
    return before is not None and before.kind == "verb" and before.start >= max(head.end for head in report.heads)


def is_of_their_people(sentence: ReadSentence, party: Party) -> bool:
    """ "Experts from both sides are to continue the talks": people of theirs who met, and not they."""
    before = [phrase for phrase in sentence.phrases if phrase.end <= party.start][-2:]
    if len(before) < len(("experts", "from")) or not before[-1].has("from", "of") or before[0].kind != "parties":
        return False
    return before[0].value[-1].named == "aide" and not before[0].value[-1].name


def is_spoken_of(report: Report, party: Party) -> bool:
    """ "At the meeting X praised Y", "in a call with reporters, X accused Y": of whom X spoke, and not with whom."""
    if _is_told_about_it(report, party):
        return True
    if not report.heads or not all(h.sense == "noun" and is_adjunct(report.sentence, h) for h in report.heads):
        return False
    if party.listed:
        return False
    before = next((p for p in reversed(report.sentence.phrases) if p.end <= min(party.start, party.whole[0])), None)
    if before is None:
        return False
    nouns = (phrase for phrase in report.sentence.phrases if phrase.kind == "noun")
    told_of = "told_of" in report.sentence.kinds and any(phrase.has("told_of") for phrase in nouns)
    if told_of and (before.has("addressed") or before.kind == "verb"):
        return True  # "informed the President about the talks with …"
    judged = before.kind == "verb" and any(form.verb.sense == "call_as" for form in before.value)
    return (
        judged
        or before.has("of_whom")
        or ((before.kind == "unknown" or before.has("to_whom")) and _is_at_a_meeting(report, before))
    )


def _is_told_about_it(report: Report, party: Party) -> bool:
    """ "Informed X on Tuesday of a meeting with Y", "told X about a meeting with Y": with whom it was stands behind."""
    sentence, start = report.sentence, min(party.start, party.whole[0])
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= start and not atom.has("definite")), None)
    if sentence.capital_nouns or party.listed or before is None or not before.has("addressed"):
        return False
    behind = [a for a in sentence.atoms if a.start >= party.end and not a.has("date", "ignorable")]
    behind = behind[1:] if len(behind) > 1 and behind[0].has("on") and behind[1].has("of", "about") else behind
    noun = next((at for at, atom in enumerate(behind) if atom.has("noun")), 0)
    told = bool(noun) and behind[0].has("of", "about") and not any(a.has("punct", "verb") for a in behind[:noun])
    return told and any(atom.has("with", "between") for atom in behind[noun + 1 : noun + 2])


def _is_at_a_meeting(report: Report, verb: Phrase) -> bool:
    """ "X kritisierte Y bei einem Treffen in Wien", "überreichte ihm bei einem Treffen der Partei einen Orden": of a
    meeting that is no one's, or of others, where he may have been alone; but "überreichte Y bei einem Treffen einen
    Orden" is done to him there."""
    if not report.sentence.capital_nouns:
        return False
    nouns = [p for p in report.sentence.phrases if p.kind == "noun" and p.start > verb.end]
    if not nouns or not any(atom.has("indefinite") for atom in nouns[0].atoms):
        return False
    behind = next((atom for atom in report.sentence.atoms if atom.start >= nouns[0].end), None)
    of_others = (
        behind is not None and behind.has("definite", "possessive") and not behind.has("at", "on", "object_article")
    )
    return of_others or not any(atom.has("to_whom") for atom in verb.atoms)


def is_where(report: Report, party: Party) -> bool:
    """ "In der Neuen Residenz": a name that nobody is introduced by, where a place would stand."""
    if party.named != "common" or not report.sentence.capital_nouns:
        return False
    before = [a for a in report.sentence.atoms if a.end <= party.start and not a.has("possessive", "indefinite")][-2:]
    led = before[-2:-1] if before and before[-1].has("definite") and not before[-1].has("at") else before[-1:]
    return bool(led) and led[0].has("on") and led[0].has("at")


def is_topic(report: Report, party: Party) -> bool:
    """ "They discussed the agreements between the Russian and Ukrainian Presidents": who is named behind the verb."""
    heads = report.heads
    people = (p for p in report.sentence.phrases if p.kind == "parties" and p.role != "with")
    own = len(heads) > 1 and any(heads[0].end < phrase.start < heads[-1].start for phrase in people)
    if own and heads[0].sense == "noun" and is_adjunct(report.sentence, heads[0]):
        heads = heads[1:]  # "during their talks, they discussed the visit of President X"
    if not heads or party.start < heads[0].end or any(head.sense != "discuss" for head in heads):
        return False
    led = (p for p in report.sentence.phrases if p.role == "with" and p.end <= heads[0].start)
    if report.sentence.capital_nouns and not party.listed and any(led):
        return False  # "mit X erörterte Y die Lage"
    if report.sentence.capital_nouns and _is_subject_behind(report, party):
        return False
    others = (other for other in report.clause.parties if other.start < heads[0].start)
    if party.listed and not any(other.kind in ("person", "office", "pronoun") for other in others):
        return False  # "Ситуацию обсудили по телефону X и Y"
    return not any(
        p.kind == "parties" and p.start <= party.start < p.end and p.role == "with" for p in report.sentence.phrases
    )


def _is_subject_behind(report: Report, party: Party) -> bool:
    """ "Am Dienstag besprach X in Bonn mit Y die Lage": right behind the verb, with nobody before it, and "mit"."""
    start = report.heads[0].start
    own = [
        p for p in report.sentence.phrases if p.kind == "parties" and report.clause.start <= p.start < report.clause.end
    ]
    first = next((i for i, p in enumerate(own) if p.start >= start), len(own))
    if (
        first == len(own)
        or any(p.role == "" for p in own[:first])
        or not own[first].start <= party.start < own[first].end
    ):
        return False
    return own[first].role == "" and any(p.role == "with" for p in own[first + 1 :])


def is_whose(report: Report, party: Party, cast: Cast) -> bool:
    """ "Прибыл в ведомство канцлера на переговоры с X", "на полях форума министров встретился с X": whose something is,
    by the case of a post without a name, right behind the noun."""
    if party.name or party.kind not in ("office", "group") or not report.heads or party.start > report.heads[-1].start:
        return False
    atoms = [atom for atom in report.sentence.atoms if atom.start <= party.start]
    post = atoms.pop() if atoms and atoms[-1].start == party.start else None
    writing = writing_of(cast.language)
    while atoms and not atoms[-1].capital and atoms[-1].kinds.keys() <= _LIKE and _agrees(atoms[-1], writing):
        atoms.pop()  # "федерального", "российского"
    if post is None or len(atoms) < 2 or stands(post, writing) or atoms[-1].capital:
        return False
    joined = post.glued and atoms[-1].text == "-"  # "стран-членов"
    led = atoms[-2].has("at", "on")  # "в автомобиле президента"
    plain = atoms[-1].kinds.keys() == {"word"} and (led or atoms[-1].norm.endswith(writing.owned))
    return joined or plain or atoms[-1].kinds.keys() <= _OWNED


def _agrees(atom: Atom, writing: Writing) -> bool:
    return atom.norm.endswith(writing.adjectives)


_LIKE = {"word", "nation"}
_OWNED = {"venue", "ministry", "bodies"}
