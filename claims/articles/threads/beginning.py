"""Whether a report begins a meeting of its own, and says enough for one."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.telling.occasions import is_adjunct, what_was_raised
from claims.articles.telling.report import Report
from claims.articles.telling.who_denies import is_one_told_of
from claims.articles.threads.thread import TOP, Thread, is_with_another, names_its_parties
from claims.reading.said import Loose


def begins(report: Report, threads: Sequence[Thread]) -> bool:
    """Whether a report alone tells of a meeting: two parties, or one that a headline names ("Meeting with …").

    What was discussed may have been so in a meeting already told of, or in none.
    """
    if (
        not report.heads
        or report.joins
        or (report.clause.never and report.status != "denied")
        or (report.clause.negated and report.clause.since is not None)
    ):
        return False
    if report.index and len(report.members) < 2 and all(head.sense == "host" for head in report.heads):
        return False  # "die er am Vormittag besucht hatte": a thing, or somebody whom no word names
    if speaks_alone(report) or _are_only_hosts(report):
        return False
    far = report.clause.format in ("phone", "video")  # "werden sich per Videokonferenz besprechen"
    discussed = not far and all(head.sense == "discuss" for head in report.heads) and not _discussed_with(report)
    discussed = discussed and not _is_new_pair(report, threads)
    anybody = report.stranger and all(head.sense == "talk" for head in report.heads)  # "darüber reden die Leute in X"
    gathering = (
        report.index < TOP
        and not (report.clause.negated or anybody or _is_of_one_body(report))
        and (days_of(report) is not None or place_of(report) is not None)
    )
    return bool(report.members or gathering) and not report.doubtful and not (discussed and bool(threads))


def _is_of_one_body(report: Report) -> bool:
    """ "Am Freitag berät der Kreistag": with nobody, and not those who meet in the sentences behind."""
    if not report.sentence.capital_nouns or report.members or any(head.sense == "noun" for head in report.heads):
        return False
    parties = report.clause.parties
    return len(parties) == 1 and parties[0].kind == "other" and parties[0].named == "common"


def _are_only_hosts(report: Report) -> bool:
    """ "The officials were greeted by Colonel X and Y": of no officials that were named; X and Y received them."""
    head, sentence = report.heads[0], report.sentence
    if len(report.members) < len("XY") or head.sense not in ("host", "see") or sentence.capital_nouns:
        return False
    hosts = next((p.start for p in sentence.phrases if p.kind == "parties" and p.start >= head.end), None)
    by = any(p.start == hosts and p.role == "by" for p in sentence.phrases)
    return hosts is not None and by and all(mention.start >= hosts for _, mention in report.members)


def speaks_alone(report: Report) -> bool:
    """ "He spoke in a schoolyard in Farchana": to nobody who is named."""
    alone = len(report.members) == 1 and not report.they and report.clause.format is None
    alone = alone and report.index > 0 and not report.sentence.capital_nouns and not _is_with_somebody(report)
    return alone and all(head.sense == "talk" for head in report.heads)


def _is_new_pair(report: Report, threads: Sequence[Thread]) -> bool:
    """ "Премьер X и президент Y обсудили …": two who are named as one list, and in no meeting told of so far. "X,
    accompanied by Y," are on one side."""
    if "came_along" in report.sentence.kinds:
        return False
    pair = report.parties()
    listed = [party for party in report.clause.parties if party.listed]
    both = len(pair) == len(report.clause.parties) == len(listed) == 2
    told = (
        set(pair) <= set(t.members) or (len(t.members) < 2 and (not t.reports[0].index or set(pair) & set(t.members)))
        for t in threads
    )
    return both and not any(told)


def _discussed_with(report: Report) -> bool:
    """ "С главой Минфина он обсудил бюджет": with whom is said, so that it is a meeting of its own."""
    return len(report.members) > 1 and _is_with_somebody(report)


def _is_with_somebody(report: Report) -> bool:
    return any(
        phrase.kind == "parties" and phrase.role == "with" and report.clause.start <= phrase.start < report.clause.end
        for phrase in report.sentence.phrases
    )


def says_too_little(report: Report) -> bool:
    """Whether a report without parties may be of anything: something unknown stands in it that may turn its sense."""
    clause = report.clause
    told = clause.since is not None or clause.duration is not None or report.status == "planned"
    if report.status == "denied" and not (report.members or report.they) and names_its_parties(report):
        return all(head.sense != "noun" for head in report.heads)  # "mediators were not called in"
    known = (clause.definite or (report.other and clause.back)) and not report.doubtful
    known &= "says_it_was" in report.sentence.kinds
    told |= report.status == "denied" and report.back and _is_denied(report)
    told |= known and report.status == "held"  # "die Unterredung am Dienstag blieb ohne Ergebnis"
    told |= not report.doubtful and report.they and any(h.sense == "meet" and h.tense == "past" for h in report.heads)
    told |= not report.doubtful and report.they and _they_held_it(report) and not is_with_another(report)
    told |= not report.doubtful and report.they and _discussed_there(report)
    told |= not report.doubtful and _were_two_there(report)
    if not report.doubtful and place_of(report) is not None:
        told |= report.status == "cancelled" or (report.status == "held" and not clause.dates)
    told |= not report.doubtful and report.status == "held" and _tells_when_it_was(report)
    told |= not report.doubtful and report.status == "held" and _says_what_was_there(report)
    told |= not report.doubtful and report.status == "held" and _says_something_then(report)
    few = len(report.members) < len("XY") and not report.they  # "the two agreed to meet for a dinner with the envoy"
    if few and report.status in ("cancelled", "denied", "planned") and is_with_another(report):
        return True
    return not report.members and not told and any(_is_open(report, part) for part in clause.loose)


def _were_two_there(report: Report) -> bool:
    """ "Bei einem Treffen in Emden klärten die beiden am Montag offene Fragen": as plain as two names. In German."""
    if not (report.sentence.capital_nouns and report.they and report.status == "held") or report.members:
        return False
    told = [atom for atom in report.sentence.those("two") if report.clause.start <= atom.start < report.clause.end]
    return bool(told) and all(head.sense == "noun" and is_adjunct(report.sentence, head) for head in report.heads)


def _says_what_was_there(report: Report) -> bool:
    """ "Bei ihrer Begegnung am Donnerstag sprachen sich beide gegen Zölle aus", "bei dem Gespräch in Rom sei es vor
    allem um Zölle gegangen": whatever else was there, the meeting that the noun speaks of was; but "bei dem Treffen der
    EU-Minister" is of others. In German."""
    if not report.sentence.capital_nouns or report.clause.negated or not report.heads:
        return False
    there = all(head.sense == "noun" and is_adjunct(report.sentence, head) for head in report.heads)
    if any(atom.has("gathering", "event", "summit") for atom in report.sentence.those("noun")):
        return False  # "bei der Konferenz sprachen sich viele dagegen aus"
    end = report.heads[-1].end
    behind = next((atom for atom in report.sentence.atoms if atom.start >= end), None)
    whose = behind is not None and behind.has("definite", "of", "indefinite") and not behind.has("at")
    return there and report.clause.definite and not whose


def _says_something_then(report: Report) -> bool:
    """ "After the talks in Riga on Thursday, X said trade would grow": whatever he said, by a verb behind a comma; in
    English."""
    sentence, heads = report.sentence, report.heads
    if sentence.capital_nouns or not heads or not report.clause.definite or report.clause.negated:
        return False
    if not all(head.sense == "noun" and is_adjunct(sentence, head) for head in heads):
        return False
    ahead = [atom for atom in sentence.atoms if atom.end <= heads[0].start and not atom.has("punct")]
    if len(ahead) != len(("after", "the")) or any(atom.has("gathering", "event") for atom in sentence.those("noun")):
        return False
    behind = [phrase for phrase in sentence.phrases if phrase.start >= heads[-1].end]
    comma = next((i for i, phrase in enumerate(behind) if phrase.kind == "mark" and phrase.end > phrase.start), None)
    if comma is None or any(phrase.kind not in ("place", "date") for phrase in behind[:comma]):
        return False
    who, says = (*behind[comma + 1 : comma + 3], None, None)[:2]
    if who is None or says is None or who.kind != "parties" or says.kind != "verb":
        return False
    return all(form.verb.sense == "say" for form in says.value)


def _tells_when_it_was(report: Report) -> bool:
    """«Встреча прошла в понедельник в отеле сборной»: whatever else is said of where it was."""
    atoms = report.sentence.atoms
    if report.sentence.capital_nouns or len(atoms) < len(("noun", "happened")) or not report.heads:
        return False
    happened = any((f.verb.sense, f.tense) == ("happen", "past") for f in atoms[1].kinds.get("verb", ()))
    bare = atoms[0].start == report.heads[0].start and happened and not report.clause.negated
    return bare and bool(report.clause.dates) and len(report.heads) == 1


def is_speech(report: Report) -> bool:
    """ "Am Abend sprach er in Baku vor Studenten": one who talks, and with nobody of whom his clause tells; when and
    where is not when and where he met somebody before."""
    if not report.sentence.capital_nouns or len(report.members) != 1 or report.they or report.joins:
        return False
    spoke = {atom.start for atom in report.sentence.those("spoke")}
    if not report.heads or any(head.sense != "talk" or head.start not in spoke for head in report.heads):
        return False
    own = (a for a in report.sentence.atoms if report.clause.start <= a.start < report.clause.end)
    return not any(atom.has("with", "between", "reciprocal", "plural", "noun", "visit") for atom in own)


def _discussed_there(report: Report) -> bool:
    """«В ходе переговоров стороны обсудили проведение годов культуры»: what they discussed is no other meeting."""
    noun, verbs = next(iter(report.heads), None), report.heads[1:]
    there = noun is not None and noun.sense == "noun" and is_adjunct(report.sentence, noun)
    there = there and not report.sentence.capital_nouns
    discussed = bool(verbs) and all((head.sense, head.tense) == ("discuss", "past") for head in verbs)
    return there and discussed and report.status == "held" and not report.clause.negated


def _they_held_it(report: Report) -> bool:
    """ "The two held a call on Monday to compare notes": the verb right before the noun, whatever they did it for."""
    head = next(iter(report.heads), None)
    if head is None or head.sense != "noun":
        return False
    before = [(phrase.start, form) for phrase, form in report.sentence.verbs if phrase.end <= head.start]
    own = [atom for atom in report.sentence.atoms if before and before[-1][0] < atom.start < head.start]
    return not any(atom.has("punct", "and") for atom in own) and any(
        form.verb.sense == "hold" and form.tense == "past" and start == before[-1][0] >= report.clause.start
        for start, form in before
    )


def _is_denied(report: Report) -> bool:
    """ "Y denied that the meeting took place", "there was no such meeting"; "talks have not begun" may be of others."""
    return "deny" in report.sentence.senses or any(is_one_told_of(report.sentence, head) for head in report.heads[-1:])


def _is_open(report: Report, part: Loose) -> bool:
    """Whether a part that was left over may turn the sense; "российско-алжирские" says only of which countries, "unter
    vier Augen" how, "Meudon" where, and "zuvor" that it was another one."""
    inside = [atom for atom in report.sentence.atoms if part.start <= atom.start < part.end]
    dated = any(phrase.kind == "date" and phrase.start >= part.end for phrase in report.sentence.phrases)
    harmless: tuple[str, ...] = ("nation", "in_private", "place") + (() if dated else ("since",))
    if report.sentence.capital_nouns and _is_who_tells(report, part):
        return False
    joined = any(atom.text == "-" and atom.glued for atom in inside)  # "в штаб-квартире": one word, and not a mark
    if joined and not report.sentence.capital_nouns:
        harmless += ("word",)
    if report.sentence.capital_nouns and days_of(report) is not None:
        harmless += ("other",)
    if report.sentence.capital_nouns and len(inside) > 1 and inside[0].has("from_to"):
        inside = inside[1:]  # "von Sachsen": whose
    if report.sentence.capital_nouns and inside and inside[0].has("beside"):
        return False  # "am Rande des EU-Außenrats": beside what, and not whether
    if not part.hard or _says_where(report, part) or _was_raised(report, part):
        return False
    return not all(atom.has(*harmless) or atom.glued for atom in inside)


def _was_raised(report: Report, part: Loose) -> bool:
    """«На встрече во вторник обсуждены проекты в Турции»: what was talked about, and before it the noun's day."""
    raised = what_was_raised(report.sentence, report.clause)
    return part.end > raised and any(day.end <= raised for day in report.clause.dates)


def _says_where(report: Report, part: Loose) -> bool:
    """ "Встреча прошла в здании администрации 11 марта", "… по инициативе компании": what stands behind the verb and a
    preposition says where or how it was, and not whether."""
    passive = "be" in report.sentence.kinds and not report.sentence.capital_nouns  # "was held at the Barn"
    told = (
        (phrase.start, phrase)
        for phrase, form in report.sentence.verbs
        if (form.verb.sense, form.tense) == ("happen", "past") or (passive and form.verb.sense == "hold")
    )
    held = list(dict(told).values())
    if report.status != "held" or len(held) != 1 or held[0].end > part.start:
        return False
    led = [atom for atom in report.sentence.atoms if held[0].end <= atom.start and atom.end <= part.end]
    while led and (led[0].has("date") or (len(led) > 1 and led[1].has("date") and not part.start <= led[0].start)):
        led.pop(0)  # "состоялась 4 марта на площадке форума", "was held on Tuesday at the Barn"
    brought_in = bool(led) and led[0].has("at", "soft", "beside", "without", "with_part")
    return brought_in and all(atom.kinds.keys() <= _CIRCUMSTANCE for atom in led[1:])


_CIRCUMSTANCE = {
    "word", "name", "place", "capital", "country", "nation", "venue", "ministry", "bodies", "ordinal", "first", "thing",
    "people", "media", "group", "side", "gathering", "occasion", "at", "on", "office", "title", "post", "definite",
    "to_a_town", "inside", "right_at", "belongs", "about", "event", "possessive_s", "ignorable",
}  # fmt: skip


def _is_who_tells(report: Report, part: Loose) -> bool:
    """ "…, wie das griechische Präsidialamt mitteilte": who tells of it, behind a comma."""
    before = [atom for atom in report.sentence.atoms if atom.end <= part.start]
    opened = next((index for index in range(1, len(before)) if before[index].has("according_name")), 0)
    return opened > 0 and before[opened - 1].text == "," and all(h.end <= before[opened].start for h in report.heads)
