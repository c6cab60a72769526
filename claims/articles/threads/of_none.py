"""Reports that are of no meeting: neither of one told of before, nor the first of another. What they speak of is
something else, a gathering, a thing, what others had, or what was only said of a meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import dropwhile, pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.setting.when_called_off import did_not_happen
from claims.articles.telling.agreed_plans import had_been_arranged
from claims.articles.telling.called_off import was_not_planned
from claims.articles.telling.report import Report
from claims.articles.threads.beginning import says_too_little
from claims.articles.threads.thread import TOP, Thread, names_its_parties
from claims.articles.threads.who_they_are import were_others
from claims.articles.writing.told import steps_of
from claims.reading.scan import Atom


def is_of_none(
    report: Report, threads: Sequence[Thread], sentences: Sequence[ReadSentence], cast: Cast, published: date | None
) -> bool:
    """Whether nothing is told by a report. `threads`: the meetings told of so far."""
    last = threads[-1] if threads else None
    if report.joins and not cast.has_articles and _was_then(report.sentence):
        return True
    if report.joins and last is not None and _is_at_something_between(report, last, sentences[report.index - 1]):
        return True
    if says_too_little(report) or (_is_it(report) and not _is_near(report, threads, sentences)):
        return True
    if report.sentence.capital_nouns and _is_of_a_thing_or_many(report, cast):
        return True
    if cast.has_articles and _is_of_others(report, last, published):
        return True
    if report.joins and last is not None and not cast.has_articles and _is_at_gathering(report, last):
        return True
    if last is not None and not cast.has_articles and _did_something_after_it(report, last):
        return True
    if not cast.has_articles and _has_one_with_nobody_named(report):
        return True
    held = last is not None and last.status == "held"
    if held and cast.has_articles and had_been_arranged(report):
        return True
    others = not report.members and names_its_parties(report)
    theirs = held and last is not None and set(report.parties()) <= set(last.members)
    # "X met Y. A meeting had not been on the agenda": it denies neither that one nor another
    return was_not_planned(report) and (others or theirs)


def _is_at_gathering(report: Report, last: Thread) -> bool:
    """«Президент провёл переговоры с X. Также Y принял участие в саммите»: in one of many, which was told of by no such
    word before."""

    def gathers(told: Report) -> bool:
        starts = {head.start for head in told.heads}
        return any(atom.start in starts for atom in told.sentence.those("gathering"))

    return gathers(report) and not any(gathers(told) for told in last.reports)


def _did_something_after_it(report: Report, last: Thread) -> bool:
    """«(X встретился с профсоюзами.) После встречи министр Y и профсоюзы провели брифинг»: others than those who met,
    and what they did when it was over."""
    near = last.status == "held" and 0 < report.index - last.reports[-1].index <= _JUST_BEFORE
    if not near or report.joins or report.they or len(report.members) < len("XY") or not report.heads:
        return False
    nouns = [p for p in report.sentence.phrases if p.kind == "noun" and p.role == "after"]
    after = all(any(p.start <= head.start < p.end for p in nouns) for head in report.heads)
    whose = any(p.role in ("with", "between") for p in report.sentence.phrases if p.kind == "parties")
    behind = next((a for a in report.sentence.atoms if a.start >= report.heads[-1].end), None)
    own = whose or (behind is not None and behind.has("date", "at") and not behind.has("punct"))
    return after and not own and not set(last.members) <= set(report.parties())


_JUST_BEFORE = 2  # sentences


def _has_one_with_nobody_named(report: Report) -> bool:
    """«Вечером у министра запланирован телефонный разговор»: a new one, as the noun stands behind its verb, and nobody
    says with whom; «встреча у него запланирована на вечер» is that which was told of."""
    if report.members or report.status != "planned" or len(report.heads) != 1 or report.they:
        return False
    start = report.heads[0].start
    before = [atom for atom in report.sentence.atoms if atom.end <= start]
    while before and (before[-1].kinds.keys() == {"word"} or before[-1].has(*_BEFORE_A_NOUN)):
        before.pop()
    if not before or not any(form.verb.sense == "plan" for form in before[-1].kinds.get("verb", ())):
        return False
    at_his = next((i for i, atom in enumerate(before) if atom.has("with_whom")), None)
    return at_his is not None and any(atom.has("name", "office", "title", "he") for atom in before[at_his:])


_BEFORE_A_NOUN = ("ignorable", "format", "bilateral", "punct")


def _is_of_a_thing_or_many(report: Report, cast: Cast) -> bool:
    """Whether nobody is named, and what is told is of a thing, or of several meetings."""
    if report.members:
        return False
    if _is_with_a_stranger(report) or _are_holders_of_others(report):
        return True
    ranked = "of_rank" in report.sentence.kinds and not report.other
    if ranked or _is_of_its_plan(report) or _is_conference(report):
        return True
    return _is_of_several(report, cast) or ((not report.they or _visits(report)) and _is_of_a_thing(report))


def _is_of_its_plan(report: Report) -> bool:
    """ "(X traf Y.) Das Treffen war ursprünglich für Freitag geplant", "… am Freitag angekündigt worden": what was once
    planned, or when that was told, and no other meeting to come."""
    kinds, atoms = report.sentence.kinds, report.sentence.atoms
    if report.status != "planned" or not report.heads or report.heads[-1].sense != "noun":
        return False
    if "originally" in kinds:
        return "were" in kinds or "pluperfect" in kinds
    told = any(one.has("made_public") and two.has("become") for one, two in pairwise(atoms))
    return told and "were" in kinds


def _is_conference(report: Report) -> bool:
    """ "(X traf Y.) Im Juni soll in Riga eine Geberkonferenz stattfinden": of many, whom nobody names."""
    starts = {head.start for head in report.heads if report.status == "planned"}
    return any(atom.start in starts for atom in report.sentence.those("conferences"))


def _visits(report: Report) -> bool:
    """ "Anschließend besuchte sie in Tallinn eine Kaserne": what she, or they, saw there, and nobody."""
    starts = {head.start for head in report.heads}
    return any(atom.start in starts for atom in report.sentence.those("journey"))


def _are_holders_of_others(report: Report) -> bool:
    """ "(X traf Y.) Am Freitag kommen die Regierungschefs der Nachbarländer zusammen": several without names, unlike
    "die Regierungschefs", who may be those two."""
    if report.members or not report.heads or report.heads[0].sense == "noun":
        return False
    clause = report.clause
    own = [atom for atom in report.sentence.atoms if clause.start <= atom.start < clause.end]
    return any(
        led.has("definite")
        and holders.has("several")
        and holders.has("office")
        and behind.has("definite", "of")
        and not whose.has("two", "both", "they", *_OF_BOTH)
        for led, holders, behind, whose in zip(own, own[1:], own[2:], own[3:], strict=False)
    )


_OF_BOTH = ("both_countries", "country", "place")  # "die Außenminister der Türkei und Irans"


def _is_with_a_stranger(report: Report) -> bool:
    """ "(X und Y trafen sich. Die Ministerin lobte beide.) Mit dem Rektor hat sie in Rom gesprochen": with somebody
    whom the article does not name, and no meeting of X and Y."""
    verbs = bool(report.heads) and all(head.sense != "noun" for head in report.heads)
    if not (report.they and report.stranger and verbs):
        return False
    led = [p for p in report.sentence.phrases if p.kind == "parties" and p.role == "with"]
    return any(party.kind != "pronoun" for phrase in led for party in phrase.value)


def _is_of_others(report: Report, last: Thread | None, published: date | None) -> bool:
    """Where a language has articles: whether a report is of something else, or of others than the article tells of."""
    if not _is_it(report) and _is_of_something_else(report):
        return True
    if last is not None and (_only_speak_of_it(report, last) or _is_any_gathering(report)):
        return True
    if last is not None and last.status == "held" and _are_sides_that_did_not(report, last):
        return True
    return were_others(report, published) or (report.nobody and len(report.members) < len("XY"))


def _are_sides_that_did_not(report: Report, last: Thread) -> bool:
    """ "X saw Y at the Hotel Sava. At no point did the two delegations meet": others than those two, who did, unless
    somebody only says that they did."""
    if report.status != "denied" or report.members or not report.they or report.sentence.capital_nouns:
        return False
    return "side" in report.sentence.kinds and not _is_only_said(last.reports[-1])


def _was_then(sentence: ReadSentence) -> bool:
    """«Предыдущий раунд прошёл в апреле. Тогда делегацию возглавлял X»: he was at that one."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return first is not None and first.has("then") and first.has("ignorable")


def _is_at_something_between(report: Report, last: Thread, before: ReadSentence) -> bool:
    """ "X traf Y. Am Abend gab es ein Konzert. Daran nahm auch Z teil": at what the sentence `before` tells of; but "an
    dem Treffen nahm auch Z teil"."""
    if report.heads or not report.sentence.capital_nouns or report.index - last.reports[-1].index <= 1:
        return False
    if before.paragraph == report.sentence.paragraph and any(clause.heads for clause in before.clauses):
        return True  # of another meeting, of which nobody can say whose it was
    if before.paragraph != report.sentence.paragraph or before.kinds.isdisjoint(("date", "time_of_day", "noun")):
        return False
    if before.spoken or "in_reported_speech" in before.kinds or not before.senses.isdisjoint(("say", "believe")):
        return False
    return not any(atom.has("noun") and not atom.has("sitting") for atom in report.sentence.atoms)


def _is_of_several(report: Report, cast: Cast) -> bool:
    """ "Es fanden mindestens drei Treffen statt, das letzte in Mailand": of no single one that was told of."""
    head = report.heads[-1] if report.heads else None
    if head is None or head.sense != "noun":
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    while before and (before[-1].has("other") or "attributive" in before[-1].forms) and not before[-1].capital:
        before.pop()
    many = steps_of(cast.language).numbers.get(before[-1].norm, 0) if before else 0
    return many > 1 or bool(before and before[-1].has("many"))


def _is_of_a_thing(report: Report) -> bool:
    """ "Die Ministerin besucht ihre Heimatstadt Emden", "war zu Gast bei der Konferenz": nobody who is named."""
    return bool(report.heads) and all(head.sense == "host" for head in report.heads)


def _is_of_something_else(report: Report) -> bool:
    """ "Applications for the exchange will open in autumn", "Branch secretaries will discuss it at their conference": a
    word that only opens the sentence is the subject, and none of those told of."""
    first = next((atom for atom in report.sentence.atoms if not atom.has("punct")), None)
    if first is None or report.sentence.capital_nouns or report.they or report.members:
        return False
    return any(party.start == first.start and party.kind == "person" for party in report.clause.parties)


def _only_speak_of_it(report: Report, last: Thread) -> bool:
    """ "X met Y. A and B criticised the meeting": that one, at which neither was."""
    if report.joins or len(report.members) < len("AB") or not report.heads or not _is_the_one(report):
        return False
    near = report.index - last.reports[-1].index <= TOP and len(last.members) > 1
    if not near or not set(report.parties()).isdisjoint(last.members) or names_its_parties(report):
        return False
    start = report.heads[-1].start
    were_there = any(form.verb.sense in _WERE_THERE for _, form in report.sentence.verbs)
    return not were_there and all(mention.end <= start for _, mention in report.members)


def _is_the_one(report: Report) -> bool:
    """ "Protested against the meeting"; "the first summit of the Community" is another."""
    start = report.heads[-1].start
    before = next((a for a in reversed(report.sentence.atoms) if a.end <= start), None)
    many = any(a.start == start for a in report.sentence.those("gathering"))
    return before is not None and before.has("definite") and not many


_WERE_THERE = ("hold", "attend", "lead", "head", "meet", "travel", "host", "talk", "discuss", "agree")


def _is_any_gathering(report: Report) -> bool:
    """ "They last spoke in July, when a conference in Geneva collapsed", "followed a summit in Geneva": none of those
    told of, by its article, as a gathering is no meeting of two."""
    if not report.heads or report.members or any(head.sense != "noun" for head in report.heads):
        return False
    start = report.heads[-1].start
    own = report.they and not any(atom.end <= start for atom in report.sentence.those("when"))
    if own or report.sentence.capital_nouns:
        return False
    before = next((a for a in reversed(report.sentence.atoms) if a.end <= start and not a.has("word", "nation")), None)
    many = any(a.start == start for a in report.sentence.those("gathering"))
    return many and before is not None and before.has("indefinite")


def _is_it(report: Report) -> bool:
    """ "Она состоялась в Кремле": a pronoun stands for the meeting."""
    return report.heads[:1] != () and any(
        atom.start == report.heads[0].start for atom in report.sentence.those("it_was")
    )


def _is_near(report: Report, threads: Sequence[Thread], sentences: Sequence[ReadSentence]) -> bool:
    """Whether the sentence before told of the last meeting; of one that is denied, in the words of somebody."""
    if not threads:
        return False
    behind = sentences[threads[-1].reports[-1].index + 1 : report.index]
    if len(behind) == 1 and report.status == "denied" and _names_the_press(behind[0]):
        return True  # «X и Y встретились. Об этом написала газета «Лад». X это отрицает»
    if behind:
        return False
    planned = threads[-1].status == "planned" and did_not_happen(report)  # "war geplant. Es fand nicht statt"
    last = threads[-1].reports[-1]
    return report.status != "denied" or planned or _is_only_said(last) or _tells_nothing_else(last)


def _names_the_press(sentence: ReadSentence) -> bool:
    """«Об этом написала газета «Лад».»: who told of it, and nothing else."""
    own = [atom for atom in sentence.atoms if not (atom.has("punct", "word", "name") or atom.kinds.keys() <= {"noun"})]
    told = [atom for atom in own if any(form.verb.sense == "say" for form in atom.kinds.get("verb", ()))]
    press = [atom for atom in own if atom.has("media")]
    short = len(sentence.atoms) <= _SHORT and not sentence.capital_nouns
    return short and len(told) == 1 and bool(press) and len(own) == len(told) + len(press)


_SHORT = 8  # atoms of «Об этом первой написала газета «Лад».»


def _tells_nothing_else(report: Report) -> bool:
    """«X вёл в марте переговоры с Y. Y эту информацию опроверг»: nothing that he may deny but that they met."""
    heads = {head.start for head in report.heads}
    verbs = all(p.start in heads or form.verb.sense == "hold" for p, form in report.sentence.verbs)
    own = list(dropwhile(lambda phrase: phrase.kind == "unknown", report.sentence.phrases))  # «спортивный директор»
    told = ("parties", "verb", "noun", "date", "place")
    return verbs and all(p.kind in told or p.value == "." or p.has("exclusive", "ignorable") for p in own)


def is_denied_by_one(thread: Thread, sentences: Sequence[ReadSentence]) -> bool:
    """«X и Y встретились. X это признал, Y — отрицает»: one of the two says that they did not."""
    last = thread.reports[-1]
    behind = sentences[last.index : last.index + 2]  # or the sentence that names the meeting itself
    return thread.status == "held" and any(_one_denies(each, last, thread) for each in behind)


def _one_denies(sentence: ReadSentence, last: Report, thread: Thread) -> bool:
    atoms = sentence.atoms
    comma = next((at for at, atom in enumerate(atoms) if atom.text == ","), None)
    if comma is None or not _is_it_admitted(atoms[:comma]):
        return False
    if not (any(atom.has("meetings") for atom in atoms[:comma]) or _tells_nothing_else(last) or _is_only_said(last)):
        return False
    who, *rest = [atom for atom in atoms[comma + 1 :] if not atom.has("and", "rather", "punct")] or (None,)
    theirs = {mention.start for member in thread.members for mention in member.mentions}
    denies = [atom for atom in rest if any(form.verb.sense == "deny" for form in atom.kinds.get("verb", ()))]
    denies += [atom for atom in rest if atom.has("refusal")]
    others = [atom for atom in rest if atom not in denies and not atom.has("told_so", "he")]
    return who is not None and who.start in theirs and len(denies) == 1 and not others


def _is_it_admitted(atoms: Sequence[Atom]) -> bool:
    """«X это признал», «X подтвердил факт встречи»."""
    it = any(atom.has("told_so", "statement", "meetings") for atom in atoms)
    says = any(atom.has("admits", "confirmed") for atom in atoms)
    return it and says and not any(atom.has("not", "that", "punct") for atom in atoms)


def _is_only_said(report: Report) -> bool:
    """ "X said that he had met Y on Monday": no verb but the ones of saying and of meeting, so that whoever denies it
    denies this; but "X met Y and accused him of fraud. Y denied it"."""
    heads = {head.start for head in report.heads}
    others = [(p, form) for p, form in report.sentence.verbs if p.start not in heads]
    first = report.heads[0].start if report.heads else 0
    told_last = _source_behind(report.sentence)  # "…, сообщает агентство", "…, the newspaper Dagen reported"
    says = all(form.verb.sense == "say" and (p.end <= first or p.start in told_last) for p, form in others)
    return says and bool(others or "according" in report.sentence.kinds)


def _source_behind(sentence: ReadSentence) -> frozenset[int]:
    """Where the verbs stand of clauses that say who told so: right behind a comma, or behind the press's name."""
    found: set[int] = set()
    comma: int | None = None
    for at, atom in enumerate(sentence.atoms):
        own = sentence.atoms[comma + 1 : at] if comma is not None else ()
        if atom.text == ",":
            comma = at
        elif comma is not None and atom.has("verb"):
            press = any(each.has("media") for each in own)
            press = press and all(each.has("media", "name", "definite", "indefinite") for each in own)
            if not own or press or _says_so_behind(sentence, own, at):
                found.add(atom.start)
    return frozenset(found)


def _says_so_behind(sentence: ReadSentence, own: Sequence[Atom], verb: int) -> bool:
    """ "…, a person familiar with the matter said", "…, a witness told the court": with its verb the last word, or whom
    somebody told, and nothing else of anybody before."""
    if sentence.capital_nouns or not sentence.kinds.isdisjoint(_MORE_TOLD):
        return False
    last = all(each.has("punct", "definite") or each.kinds.keys() <= {"word"} for each in sentence.atoms[verb + 1 :])
    return last and not any(each.has("verb", "and", "noun", "have", "be") for each in own)


_MORE_TOLD = ("who", "relative_object", "accuses")
