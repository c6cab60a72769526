"""Where a language has articles and writes nouns in small letters (English): days and places of a sentence that belong
to what else it tells, though they stand beside the words for the meeting: "on the eve of Sunday's vote", "two days
before the attack on Riga on Friday", "flew back from Riga, where he had met X, to open a bridge in Graz on Friday".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

Stretch = tuple[int, int]

_OPENING = 4  # atoms of "On 13 January:"


def forget_other_days(report: Report, news: frozenset[str]) -> None:
    """Take from a report the days and places that its sentence gives something else."""
    clause, sentence = report.clause, report.sentence
    if not report.heads or sentence.kinds.isdisjoint(("date", "place")):
        return
    behind = _behind_inserted(report) or _behind_denying(report)
    counted = [] if behind is None else [(behind, sentence.scanned.end)]
    was_set = list(_was_set_for(report))
    told = [*counted, *_of_who_tells(report), *_of_clause_before(report), *_of_talks_before(report)]
    told += [*_of_a_journey(report), *_behind_semicolon(report), *_of_a_dated_line(report), *_of_news(report, news)]
    told += _of_the_noun_before(report)
    told += [*_of_what_was_done_to_him(report), *_of_admitting(report)]
    days = [*told, *_on_eves(report), *_counted_to(report), *was_set, *_of_what_was_shown(report)]
    dates = [day for day in clause.dates if not any(start <= day.start < end for start, end in days)]
    dates = [day for day in dates if not _is_counted_from_another(report, day, bool(was_set))]
    dates = [day for day in dates if not _is_of_a_span(report, day)]
    if report.status == "cancelled":
        dates = [day for day in dates if not day.from_to]  # "was put off from Monday to Friday"
    if (until := _put_off_until(report)) is not None:
        dates = until
    if (next_day := _on_the_next(report, dates)) is not None:
        dates = [next_day]
    if any(_is_a_year_from(report, day) for day in dates):
        dates = [day for day in dates if not day.weekday_only]
    if report.status == "denied" and clause.status == "held" and _will_not(report):
        dates = [replace(d, earliest=d.ahead[0], latest=d.ahead[1]) if d.ahead else d for d in dates]
    places = tuple(p for p in clause.places if not any(start <= p.start < end for start, end in told))
    report.apart = (*report.apart, *told)
    if report.there is not None and any(start <= report.there.start < end for start, end in told):
        report.there = None
    if dates != list(clause.dates) or len(places) < len(clause.places):
        report.clause = clause._replace(dates=tuple(dates), places=places)


def _will_not(report: Report) -> bool:
    """ "Will not be meeting X on Thursday": on the coming one."""
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start]
    return any(one.has("will") and two.has("not") for one, two in pairwise(before))


def _behind_inserted(report: Report) -> int | None:
    """Where the main clause goes on behind one between commas that tells of the meeting: "flew from Riga, where he had
    met X, | to open a bridge in Graz on Friday"."""
    sentence, head = report.sentence, report.heads[0]
    if head.sense == "noun" or sentence.kinds.isdisjoint(("where", "who")):
        return None
    atoms = sentence.atoms
    opened = any(
        comma.text == "," and led.has("where", "who") and led.end <= head.start and _reaches(atoms, led, head.start)
        for comma, led in pairwise(atoms)
    )
    closes = (
        two.start
        for one, two in pairwise(atoms)
        if one.text == "," and one.start >= head.end and (two.has(*_GOES_ON) or two.kinds.keys() == {"word"})
    )
    return next(closes, None) if opened else None


def _of_who_tells(report: Report) -> Iterator[Stretch]:
    """ "(X received Y,) diplomats in Rabat said": between a comma and the verb of saying; "(X,) in Prague to receive a
    medal, said (she would meet Y)"."""
    phrases, head = report.sentence.phrases, report.heads[0]
    for at, said in enumerate(phrases):
        if said.kind != "verb" or not _tells(said, phrases[at + 1 : at + 2]):
            continue
        if said.start < head.start and head.sense != "noun":
            yield report.sentence.scanned.start, said.start
        elif said.start > head.end:
            comma = next((p.start for p in reversed(phrases[:at]) if p.kind == "mark"), 0)
            if comma >= report.heads[-1].end and phrases[at - 1].value != ",":
                yield comma, said.start


def _of_a_dated_line(report: Report) -> Iterator[Stretch]:
    """ "13 January: the spokesman says X's calls to Y were long": the day of a line on which somebody says so."""
    atoms, head = report.sentence.atoms, report.heads[0]
    colon = next((atom for atom in atoms[:_OPENING] if atom.text == ":"), None)
    if colon is None or not any(atom.has("date") for atom in atoms if atom.end <= colon.start):
        return
    said = (phrase.start for phrase, form in report.sentence.verbs if form.verb.sense == "say")
    if any(colon.end <= start < head.start for start in said):
        yield report.sentence.scanned.start, colon.end


def _of_the_noun_before(report: Report) -> Iterator[Stretch]:
    """ "Talks in Riga on Saturday are to prepare a summit in April between X and Y": those talks' own."""
    *before, last = report.heads
    if not before or any(head.sense != "noun" for head in report.heads) or len(report.members) < len("XY"):
        return
    between = any(p.kind == "parties" and p.role == "between" and p.start >= last.end for p in report.sentence.phrases)
    if between and all(mention.start >= last.end for _, mention in report.members):
        yield report.sentence.scanned.start, last.start


def _put_off_until(report: Report) -> list[DateMention] | None:
    """ "X, who was due to meet Y on Tuesday, postponed her trip until Friday": the new day; None for others."""
    if report.status != "planned" or "was_due" not in report.sentence.kinds:
        return None
    end = report.heads[-1].end
    off = next((p.end for p, form in report.sentence.verbs if form.verb.sense == "cancel" and p.start >= end), None)
    if off is None:
        return None
    days = (p for p in report.sentence.phrases if p.kind == "date" and p.start >= off)
    return [phrase.value for phrase in days if any(atom.has("put_to") for atom in _led(report, phrase.start))][:1]


def _led(report: Report, start: int) -> list[Atom]:
    """The atoms right before a date: its preposition, whether it is read as part of it or not."""
    return [atom for atom in report.sentence.atoms if atom.end <= start or atom.start == start][-2:]


def _of_news(report: Report, news: frozenset[str]) -> Iterator[Stretch]:
    """ "The remarks this morning came after news that X had met Y": whatever came on the day that stands before."""
    for noun, that in pairwise(report.sentence.atoms):
        if noun.norm in news and that.has("that") and that.end <= report.heads[0].start:
            yield report.sentence.scanned.start, that.start


def _tells(said: Phrase, behind: Sequence[Phrase]) -> bool:
    """ "X said", and "(issued a statement on Monday,) saying that"."""
    that = any(phrase.kind == "word" and phrase.has("that") for phrase in behind)
    tenses = ("past", "participle") if that else ("past",)
    return any(form.verb.sense == "say" and form.tense in tenses for form in said.value)


def _behind_semicolon(report: Report) -> Iterator[Stretch]:
    """ "They did not see each other; they will in Canberra in October": what is told of them behind it."""
    atoms, head = report.sentence.atoms, report.heads[-1].end
    for mark, behind in pairwise(atoms):
        if mark.text == ";" and mark.start >= head and behind.has("he", "they"):
            yield mark.start, report.sentence.scanned.end


def _of_clause_before(report: Report) -> Iterator[Stretch]:
    """ "(A and B) met in Busia on Monday, and (X and Y) will meet in May": what stands behind the verb before."""
    phrases, head = report.sentence.phrases, report.heads[0]
    before = [phrase for phrase in phrases if phrase.end <= head.start]
    joint = next(
        (i for i, (one, two) in enumerate(pairwise(before)) if one.value in (",", ";") and two.has("and")), None
    )
    verb = next((p for p in before[: joint or 0] if p.kind == "verb"), None)
    if joint is None or verb is None or not any(mention.start > before[joint].start for _, mention in report.members):
        return
    if report.members[0][1].start > before[joint].start and any(m.end <= head.start for _, m in report.members):
        yield verb.end, before[joint].end


def _of_talks_before(report: Report) -> Iterator[Stretch]:
    """ "(Agreed to meet X on 2 April,) after talks in Bern on Friday": those talks' own."""
    if report.status != "planned":
        return
    phrases = report.sentence.phrases
    for at, (comma, noun) in enumerate(pairwise(phrases)):
        if comma.value == "," and comma.start >= report.heads[-1].end and noun.kind == "noun" and noun.role == "after":
            end = next((p.start for p in phrases[at + 2 :] if p.kind == "mark"), report.sentence.scanned.end)
            yield comma.start, end


def _of_a_journey(report: Report) -> Iterator[Stretch]:
    """ "(Met X) on a tour that ended in Seoul on Friday": when and where the tour did."""
    atoms, end = report.sentence.atoms, report.heads[-1].end
    for tour, that, verb in zip(atoms, atoms[1:], atoms[2:], strict=False):
        told = tour.start >= end and tour.has("journey", "visit") and that.has("relative") and not that.has("who")
        if told and (verb.has("verb", "ended", "began") or verb.kinds.keys() == {"word"}):
            yield that.start, next((a.start for a in atoms if a.text == "," and a.start > that.end), atoms[-1].end)


def _of_what_was_done_to_him(report: Report) -> Iterator[Stretch]:
    """ "Was arrested on Friday after meeting X": when that was done, and not when he met X."""
    atoms, head = report.sentence.atoms, report.heads[0]
    before = [atom for atom in atoms if atom.end <= head.start]
    led = before.pop() if before else None
    if led is None or not led.has("after") or not any(a.start == head.start and "gerund" in a.forms for a in atoms):
        return
    done = next((i for i in reversed(range(1, len(before))) if before[i - 1].has("be")), None)
    if done is not None and not before[done].capital and "past" in before[done].forms:
        yield before[done].end, led.start


def _is_of_a_span(report: Report, day: DateMention) -> bool:
    """ "During the last two years of his tenure": whenever that ended."""
    behind = [atom for atom in report.sentence.atoms if atom.start >= day.end][:2]
    span = day.relative and day.granularity == "range" and len(behind) > 1 and behind[0].has("of")
    return span and behind[1].has("possessive", "definite")


def _of_admitting(report: Report) -> Iterator[Stretch]:
    """ "Admitted on Friday that he had met X", "admitted on Friday to having met X": when he did that."""
    head = report.heads[0]
    admits = next((atom for atom in report.sentence.those("admits") if atom.end <= head.start), None)
    if admits is None:
        return
    behind = [atom for atom in report.sentence.atoms if admits.end <= atom.start and atom.end <= head.start]
    told = next((a.start for a in behind if a.has("that", "from_to", "he") and not a.has("on", "at")), None)
    if told is not None:
        yield admits.end, told


def _on_the_next(report: Report, dates: list[DateMention]) -> DateMention | None:
    """ "Is to arrive on 20 March and to hold talks with X the next day": not the day that stands before the meeting."""
    head = report.heads[0]
    if report.status != "planned" or not dates or any(day.end > head.start for day in dates):
        return None
    behind = [p for p in report.sentence.phrases if p.start >= head.end and p.end > p.start]
    day = next((p for p in behind if p.kind != "parties"), None)
    if day is None or day.kind != "date" or day.value.earliest is None or day.value.bound is not None:
        return None
    found: DateMention = day.value
    return found


def _of_what_was_shown(report: Report) -> Iterator[Stretch]:
    """ "On Wednesday a newspaper published minutes of a meeting held in 2019", "will on Monday open the bridge where he
    met Y last year": before the meeting, where a day of its own stands behind it."""
    sentence, head = report.sentence, report.heads[0]
    if not any(day.start >= head.end for day in report.clause.dates):
        return
    if head.sense == "noun":
        behind = next((p for p in sentence.phrases if p.start >= head.end), None)
        forms = behind.value if behind is not None and behind.kind == "verb" else ()
        if any(form.verb.sense in ("hold", "happen") for form in forms):
            yield sentence.scanned.start, head.start
    else:
        where = next((a for a in reversed(sentence.atoms) if a.end <= head.start and a.has("where")), None)
        if where is not None and _reaches(sentence.atoms, where, head.start):
            yield sentence.scanned.start, where.start


def _behind_denying(report: Report) -> int | None:
    """ "Denying he had met X, Y said | he was in Rome": what is told behind what is denied."""
    atoms, head = report.sentence.atoms, report.heads[0]
    if report.status != "denied" or not atoms or "gerund" not in atoms[0].forms or not atoms[0].has("verb"):
        return None
    return next((atom.start for atom in atoms if atom.text == "," and atom.start >= head.end), None)


_GOES_ON = ("infinitive_mark", "verb", "have", "be", "will", "journey", "do")


def _reaches(atoms: tuple[Atom, ...], led: Atom, start: int) -> bool:
    """Whether nothing but the subject stands between the word that opens a clause and its verb."""
    return not any(atom.has("punct", "verb", "that", "and") for atom in atoms if led.end <= atom.start < start)


def _on_eves(report: Report) -> Iterator[Stretch]:
    """ "On the eve of Sunday's vote": on the day before, or thereabouts."""
    for eve in report.sentence.those("eve_of"):
        behind = next((atom for atom in report.sentence.atoms if atom.start >= eve.end), eve)
        yield eve.start, behind.end


def _counted_to(report: Report) -> Iterator[Stretch]:
    """ "(Met Y) two days before the attack on Riga on Friday": up to the next comma."""
    phrases, head = report.sentence.phrases, report.heads[0]
    for counted, aside in pairwise(phrases):
        led = aside.kind == "aside" and aside.start >= head.end and aside.atoms[0].has("before", "after")
        if led and counted.kind == "unknown" and "plural" in counted.atoms[-1].forms:
            end = next((p.start for p in phrases if p.kind == "mark" and p.start > aside.start), aside.end)
            yield aside.start, end


def _was_set_for(report: Report) -> Iterator[Stretch]:
    """ "A meeting, originally set for Sunday, will take place on Tuesday", "… will now take place a week later"."""
    phrases = report.sentence.phrases
    for at, day in enumerate(phrases[:-1]):
        if day.kind != "date" or phrases[at + 1].value != "," or at < len((",", "set for")):
            continue
        verb = phrases[at - 1]
        opened = next((p for p in reversed(phrases[: at - 1]) if not p.has("ignorable", "first", "word")), verb)
        meant = verb.kind == "verb" and all((f.verb.sense, f.tense) == _SET for f in verb.value)
        again = any(p.kind == "date" for p in phrases[at + 2 :]) and any(p.has("will") for p in phrases[at + 2 :])
        if meant and again and opened.value == ",":
            yield day.start, day.end


_SET = ("plan", "participle")


def _is_counted_from_another(report: Report, day: DateMention, of_plan: bool) -> bool:
    """ "(Who had met X two days earlier) toured villages on Thursday": from that day, and not from the article's."""
    if not (day.relative and day.granularity == "day" and day.weekday is None and day.ahead is None):
        return False
    if " " not in day.text:
        return False
    if of_plan:
        return True
    behind = (p for p in report.sentence.phrases if p.kind == "date" and p.start >= day.end)
    return report.clause.pluperfect and any(phrase.value not in report.clause.dates for phrase in behind)


def _is_a_year_from(report: Report, day: DateMention) -> bool:
    """ "A year ago on Tuesday": not this Tuesday."""
    phrases = report.sentence.phrases
    pairs = [(one, two) for one, two in pairwise(phrases) if one.kind == two.kind == "date" and two.role in ("", "at")]
    beside = [other.value for pair in pairs for one, other in (pair, pair[::-1]) if one.value is day]
    return day.weekday_only and any(other.relative and other.granularity == "year" for other in beside)
