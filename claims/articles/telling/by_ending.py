"""Where nouns decline: who is named beside a meeting in a case in which nobody takes part, or as the subject of another
clause. "X, исполняющий обязанности после ареста Y, встретился с Z" tells of X and Z alone.

Who meets somebody is a subject or stands behind "with"; whose meeting it was stands right behind the noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.naming import naming_of
from claims.articles.telling.report import Report
from claims.articles.writing import POSTS, Writing, writing_of
from claims.articles.writing.cases import is_declined, stands
from claims.articles.writing.first_names import sex_of_name
from claims.language import load
from claims.names import base_forms, is_given_name
from claims.reading.phrases import Phrase
from claims.text import normalise

_BESIDE = ("date", "place", "at", "on", "ignorable", "duration", "format", "time_of_day")
_GOES_ON = ("verb", "he", "relative", "subordinate", "where", "that", "when")
_THINGS = {"word", "idea", "statement", "thing", "prepares", "prepared"}
_MARKS = (",", "—", "–")
_OF_A_POST = (*POSTS, "place", "country", "capital", "nation", "counterpart")


def drop_by_ending(report: Report, cast: Cast) -> None:
    """Take from a report who is named in such a case; it is doubtful where fewer than two are left of several."""
    if cast.has_articles or len(report.members) < len("XY") or not report.heads:
        return
    writing = writing_of(cast.language)
    if not writing.oblique:
        return
    if "respectively" in report.sentence.kinds and len(report.members) > len("XY"):
        report.doubtful = True  # «X и Y встретились с A и B соответственно»: who met whom
    several = len(report.members)
    _drop_outside_clause(report, writing)
    _drop_in_when_clause(report)
    _drop_teller(report, cast, writing)
    _drop_who_is_not_he(report, cast)
    report.members = [(who, m) for who, m in report.members if not _is_object_before(report, who, m)]
    if not report.they:  # «вручил послу X орден, после чего они побеседовали»
        kept = ((who, m) for who, m in report.members if not _is_owner(report, m, writing))
        report.members = [(who, m) for who, m in kept if not _is_whose_man(report, who, m, writing)]
    report.doubtful |= len(report.members) < min(several, len("XY")) or _met_somebody_else(report, writing)
    report.doubtful |= _are_all_received(report, writing)


def _are_all_received(report: Report, writing: Writing) -> bool:
    """«Принял в Риге Зимина, а в Таллине — Лунина»: all who are named are objects, and by whom is not told."""
    head = report.heads[0]
    if head.sense != "host" or head.tense not in ("past", "present", "future") or len(report.members) < len("XY"):
        return False
    declined = (
        _case(report, mention, writing) == "other"
        or (" " not in mention.text and mention.text != who.name.rpartition(" ")[2])
        for who, mention in report.members
    )
    return all(mention.start >= head.end for _, mention in report.members) and all(declined)


def _drop_outside_clause(report: Report, writing: Writing) -> None:
    """«X, чей предшественник Y встречался с Z, …», «профсоюз, лидер которого Y встречался с Z»: Y and Z did."""
    atoms, head = report.sentence.atoms, report.heads[0]
    opened = next((i for i, atom in enumerate(atoms) if atom.has("whose_is") and atom.end <= head.start), None)
    if not opened:
        return
    led = opened - 1
    if atoms[opened].has("relative") and atoms[led].has("punct"):
        return  # «X, которого Y вызвал на встречу»
    while led > 0 and atoms[led].has(*POSTS, "word") and not atoms[led].has("punct"):
        led -= 1
    inside = [atom for atom in atoms if atoms[opened].end <= atom.start and atom.end <= head.start]
    if atoms[led].text != "," or any(atom.text == "," for atom in inside):
        return
    people = (p for p in report.sentence.phrases if p.kind == "parties" and inside and p.start >= inside[0].start)
    subject = next(people, None)
    if subject is None or subject.role or subject.end > head.start:
        return
    own = [mention for _, mention in report.members if subject.start <= mention.start < subject.end]
    if all(_case(report, mention, writing) in ("subject", "") for mention in own):
        report.members = [(who, mention) for who, mention in report.members if mention.start > atoms[led].start]


def _drop_in_when_clause(report: Report) -> None:
    """«Познакомились в 2001 году, когда Y был министром», «Когда губернатором был Y, X встретился с Z»: who stands
    between "when" and a comma, where nothing of the meeting does, says only when it was."""
    for start, end in _when_clauses(report):
        report.members = [(who, m) for who, m in report.members if not start < m.start < end]


def _when_clauses(report: Report) -> Iterator[tuple[int, int]]:
    commas = [atom.start for atom in report.sentence.atoms if atom.text == ","]
    for when in report.sentence.those("when"):
        led = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= when.start), None)
        end = next((comma for comma in commas if comma > when.start), report.sentence.scanned.end)
        opens = when.has("question") and (led is None or led.text == ",")
        if opens and not any(when.start < head.start < end for head in report.heads):
            yield when.start, end


def was_in_somebodys_time(report: Report) -> bool:
    """«Когда губернатором был Y, X встретился с Z»: on no day of the article's."""
    was = list(report.sentence.those("be"))
    return bool(was) and any(start < atom.start < end for start, end in _when_clauses(report) for atom in was)


def _drop_teller(report: Report, cast: Cast, writing: Writing) -> None:
    """«…, пошутил министр X»: behind a comma and a verb of no table, at the end of the sentence, he tells of it."""
    atoms = [atom for atom in report.sentence.atoms if atom.text]
    while atoms and atoms[-1].has("punct") and atoms[-1].text != ",":
        atoms.pop()
    own = next((p for p in report.sentence.phrases if p.kind == "parties" and atoms and p.end == atoms[-1].end), None)
    comma = next((atom for atom in reversed(atoms) if own is not None and atom.end <= own.start), None)
    if own is None or own.role or len(own.value) > 1 or comma is None or comma.start < report.heads[-1].end:
        return
    comma = comma if comma.text == "," else atoms[atoms.index(comma) - 1]
    told = cast.text[comma.end : own.start].split()  # a word before a post may have been left out
    if comma.text == "," and len(told) == 1 and normalise(told[0]).endswith(writing.verb_endings):
        report.members = [(who, m) for who, m in report.members if not own.start <= m.start < own.end]


def _drop_who_is_not_he(report: Report, cast: Cast) -> None:
    """«О его встрече с X сообщил министр Y», «Y узнал о его встрече с X»: Y's own would be «своя»."""
    head, atoms = report.heads[0], report.sentence.atoms
    before = [atom for atom in atoms if atom.start < atom.end <= head.start]
    led = cast.text[before[-1].start if before else report.sentence.scanned.start : head.start]
    words = cast.language.section("articles")["words"]
    his = {normalise(word) for word in words["whom"]} & {normalise(w) for w in (*words["a_man"], *words["a_woman"])}
    if head.sense != "noun" or not any(normalise(word) in his for word in led.split()):
        return
    commas = [atom.start for atom in atoms if atom.has("punct") and atom.text]
    start = max((comma for comma in commas if comma < head.start), default=report.sentence.scanned.start)
    end = min((comma for comma in commas if comma >= head.end), default=report.sentence.scanned.end)
    names = [atom.start for atom in atoms if atom.has("name")]
    kept = []
    for who, mention in report.members:
        own = _phrase_of(report, mention)
        named = any(mention.start <= name < mention.end for name in names)
        if not named or own is None or own.role or not start <= mention.start < end:
            kept.append((who, mention))
    report.members = kept


def _is_object_before(report: Report, who: Member, mention: Mention) -> bool:
    """«Y вручил X кубок и побеседовал с Z»: whom the verb before "и" has as its object, by the case of his surname."""
    head, own = report.heads[0], _phrase_of(report, mention)
    before = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= head.start), None)
    if head.sense == "noun" or before is None or not before.has("and") or own is None or own.role:
        return False
    surname, basic = mention.text.rpartition(" ")[2].lower(), (who.basic or who.name).rpartition(" ")[2].lower()
    declined = surname != basic and surname.startswith(basic[:-1])
    return " " not in mention.text and own.end <= before.start and declined


def _is_owner(report: Report, mention: Mention, writing: Writing) -> bool:
    """«После ареста X», «инициативу министра X», «с детьми X»: whose thing it is, or whose people."""
    words = mention.text.split()
    opens = mention.start == report.sentence.atoms[0].start
    if opens and len(words) > len(("X", "Y")) and not is_given_name(words[0]) and is_declined(words[1], writing.code):
        return True  # «Сменщик Антона X», as a sentence begins
    if _case(report, mention, writing) != "other":
        return False
    own = _phrase_of(report, mention)
    if own is None or _is_told_of_behind(report, own):
        return False
    before = [atom for atom in report.sentence.atoms if atom.start < atom.end <= own.start]
    if report.heads[0].sense == "host" and (own.atoms[0].has("from") or (before and before[-1].has("from"))):
        return True  # «принял в дар от X икону»
    if own.role:
        return own.role == "with" and own.atoms[0].has("since")  # «с»
    led = before[-1] if before else None
    behind = next((atom for atom in report.sentence.atoms if atom.start >= own.end), None)
    apposed = led is not None and led.text in _MARKS and behind is not None and behind.has("punct")
    if apposed and all(head.sense in ("meet", "talk") and head.tense == "past" for head in report.heads):
        return True  # «отец Сергий, духовник премьера X, встретился с Y»
    if led is None or not led.kinds.keys() <= _THINGS or led.norm.endswith(writing.adjectives):
        return False
    if (led.capital and len(before) > 1) or (len(before) > 1 and before[-2].has("possessive")):
        return False  # «принял в своём кабинете министра X»: whose that is stands in front of it
    post = next((atom for atom in reversed(before) if not atom.kinds.keys() <= _THINGS and atom.text not in "«»"), None)
    if post is not None and post.has(*POSTS):
        return False  # «управляющему компании «Луч» Артуру X»
    for head in report.heads:
        between = [atom for atom in before if head.end <= atom.start]
        if between and all(atom.has(*_BESIDE) or atom.norm.endswith(writing.adjectives) for atom in between[:-1]):
            inside = [atom for atom in between[:-1] if not atom.norm.endswith(writing.adjectives)]
            if head.sense in ("meet", "talk") and inside and inside[-1].has("at") and not led.capital:
                return True  # «встретился в пятницу в кабинете министра X с Y»
            name = own.atoms[0].norm.split()[0]  # «приняла пенсионерку Анну», «встреча физика Ивана»: what he is
            return led.norm.endswith(writing.accusative) and not name.endswith(writing.accusative)
    return True


def _is_whose_man(report: Report, who: Member, mention: Mention, writing: Writing) -> bool:
    """«Встретился с конкурентом X, владельцем Y»: whose he is, as the surname right behind another noun than a post
    says, which stands in no case of those who are met."""
    before = [atom for atom in report.sentence.atoms if atom.start < atom.end <= mention.start][-2:]
    if len(before) < len(("with", "rival")) or not before[0].has("with") or not before[1].kinds.keys() <= _THINGS:
        return False
    surname, whose = mention.text.lower(), who.name.rpartition(" ")[2].lower()
    declined = surname != whose and surname.startswith(whose[:-1])
    plain = " " not in mention.text and before[1].norm.endswith(writing.instrumental_surnames)
    return plain and declined and not surname.endswith(writing.instrumental_surnames)


def _is_told_of_behind(report: Report, own: Phrase) -> bool:
    """«Пришлось отвечать управляющему X, которого Y вызвал на встречу»: the clause behind tells of him."""
    behind = [atom for atom in report.sentence.atoms if own.end <= atom.start <= report.heads[0].start]
    return len(behind) > 1 and behind[0].text == "," and any(atom.has("relative") for atom in behind[1:3])


def _met_somebody_else(report: Report, writing: Writing) -> bool:
    """«Отправил на переговоры с профсоюзом своего заместителя X», «X встретился с дольщиками после ареста Y», «X
    провёл переговоры с банком, Y — с профсоюзом»: with whom stands right behind what tells of it, is nobody who is
    known, and who is named behind it stands in another case than he would."""
    atoms, end = report.sentence.atoms, report.heads[-1].end
    behind = [atom for atom in atoms if atom.start >= end]
    at = next((i for i, atom in enumerate(behind) if not atom.has(*_BESIDE) or atom.has("with")), len(behind))
    if at + 1 >= len(behind) or not behind[at].has("with"):
        return False
    if behind[at + 1].has("he", "him", "they", "to_her"):
        return False
    stop = next((atom.start for atom in behind[at + 1 :] if atom.has(*_GOES_ON)), report.sentence.scanned.end)
    others = 0
    for _, mention in report.members:
        case = _case(report, mention, writing)
        own = _phrase_of(report, mention)
        if behind[at].start <= mention.start < stop and case not in ("other", "subject"):
            return False
        others += mention.start > behind[at].start or (case == "other" and own is not None and own.start - end > 1)
    return others > 0


def _case(report: Report, mention: Mention, writing: Writing) -> str:
    """How a name stands, with the post before it, as far as its given name tells: "subject", "with", or "other" for the
    other cases; "" where nothing is sure."""
    atoms = report.sentence.atoms
    at = next((i for i, a in enumerate(atoms) if a.has("name") and a.end > mention.start), None)
    if at is None or atoms[at].start > mention.end:
        return ""
    given, *others = atoms[at].norm.split()
    spelt = atoms[at].text.partition(" ")[0]
    with_whom = given.endswith(writing.instrumental_surnames)
    led = at
    while led > 0 and atoms[led - 1].has(*_OF_A_POST):
        led -= 1
    post = next((atom for atom in atoms[led:at] if atom.has(*POSTS)), None)
    declined = is_declined(spelt, writing.code)
    if declined and not with_whom and given.endswith(writing.genitive):
        return "other"  # «с детьми Антона X»
    if post is not None and post.norm.partition(" ")[0].endswith(writing.instrumental_surnames):
        return "with"
    if is_given_name(spelt):
        his = sex_of_name(f"{spelt} {spelt}") == "m"  # «Ингрид», «Карен» have no cases, if they are hers
        sure = (his or given.endswith(writing.genitive)) and not given.endswith(
            naming_of(load(writing.code)).indeclinable
        )
        return "subject" if others and sure and not _may_be_his(spelt, writing.code) else ""
    if declined:
        return "with" if with_whom else "other"
    return "other" if post is not None and not with_whom and not stands(post, writing) else ""


def _may_be_his(given: str, code: str) -> bool:
    """ "Александра" is her name, and whose Александр's something is."""
    others = (form for form in base_forms(given, code) if form != given and is_given_name(form))
    return any(sex_of_name(f"{form} {given}") != "f" for form in others)


def _phrase_of(report: Report, mention: Mention) -> Phrase | None:
    people = (phrase for phrase in report.sentence.phrases if phrase.kind == "parties")
    return next((phrase for phrase in people if phrase.start <= mention.start < phrase.end), None)
