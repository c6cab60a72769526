"""To which meeting that was told of a report belongs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.articles.cast import Cast
from claims.articles.member import Member
from claims.articles.setting.sorts_of_place import may_be_one
from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.articles.threads.beginning import speaks_alone
from claims.articles.threads.fitting import fits, is_one_more
from claims.articles.threads.thread import TOP, Thread, is_with_another, names_its_parties, unnamed


def thread_of(report: Report, threads: Sequence[Thread], published: date | None, cast: Cast) -> Thread | None:
    """The meeting told of so far that a report tells of, too; None where it is a further one, or unclear which."""
    parties = report.parties()
    fitting = _fitting(report, threads, published)
    refers = report.joins or (len(threads) > 1 and not parties)
    refers &= bool(fitting) and fitting[-1].reports[-1].index < report.index
    if refers and was_once(fitting[-1]) and not report.clause.pluperfect:
        goes_on = fitting[-1].reports[-1].sentence.paragraph == report.sentence.paragraph
        fitting = [] if goes_on else [thread for thread in fitting if not was_once(thread)]
        if not fitting:
            return None
    if report.joins and fitting:
        return _joined(report, fitting)
    if report.only_outcome:
        whole = [t for t in threads if t.status == "held" and (not parties or set(parties) == set(t.members))]
        return whole[-1] if whole and (parties or report.they) else None
    if report.clause.since is not None and report.clause.negated:
        return _met_after_all(report, threads)
    if len(parties) >= len("XY"):
        return _of_several(report, fitting)
    if len(parties) == 1 and (speaks_alone(report) or _visits_a_thing(report)):
        return None
    if len(parties) == 1 and (led := [thread for thread in fitting if _is_lead(report, thread)]):
        return led[-1]
    if report.stranger and not report.they and any(head.sense != "noun" for head in report.heads):
        return None  # "met the crown prince of Abu Dhabi on Sunday": somebody else than those told of
    if len(parties) == 1:
        return _of_one(report, fitting)
    return _by_its_words(report, threads, fitting, cast) if fitting and report.back else None


def _fitting(report: Report, threads: Sequence[Thread], published: date | None) -> list[Thread]:
    """The meetings that nothing says are others, by what became of them, too."""
    fitting = [thread for thread in threads if fits(report, thread, published)]
    if report.status == "cancelled" and "it_was" in report.sentence.kinds:  # "обсудили поездку. Она отменена"
        fitting = [thread for thread in fitting if thread.status == "planned"]
    if report.joins and report.status == "planned":  # "во встрече примут участие X и Y": in one that is to come
        planned = [thread for thread in fitting if thread.status == "planned"]
        now = report.sentence.capital_nouns and report.clause.definite  # "sollen noch 15 weitere … teilnehmen"
        fitting = planned or ([thread for thread in fitting if len(thread.members) > 1] if now else [])
    if report.joins and report.sentence.capital_nouns:
        fitting = [thread for thread in fitting if _may_be_joined(report, thread)]
    return fitting


def _met_after_all(report: Report, threads: Sequence[Thread]) -> Thread | None:
    """ "They had not met since": of those who met after all."""
    parties = set(report.parties())
    just = threads[-1:] if report.they and not report.sentence.capital_nouns else []
    just = [t for t in just if not parties and len(t.members) > 1 and report.index - t.reports[-1].index <= 1]
    return next((t for t in (*just, *threads) if not parties or parties <= set(t.members)), None)


def _of_several(report: Report, fitting: Sequence[Thread]) -> Thread | None:
    """The meeting of these people; else of some of them, or of them and others, where nothing says that it is another
    one."""
    parties = report.parties()
    offices = all(party.kind == "office" for party in parties) and not _are_any(report)
    if offices and (theirs := _of_people(parties, fitting)):
        report.members = []  # "Президенты Киргизии и Таджикистана говорили …": of whom nothing else was said
        return theirs[-1]
    mine = set(parties)
    found = [thread for thread in fitting if set(thread.members) == mine]
    found = found or [
        thread
        for thread in fitting
        if unnamed(thread, parties) and not (_is_with_others(thread, report) or _came_before(thread, report))
    ]
    found = found or [thread for thread in fitting if _is_of_less(thread, report) or _is_of_more(thread, report)]
    by_post = len({mention.start for _, mention in report.members}) == 1  # "the two ministers held talks"
    told_of = report.back and report.status == "held" and not (names_its_parties(report) or _is_led_by_a(report))
    if not found and told_of and not by_post:
        found = [thread for thread in fitting if mine & set(thread.members)]
        if found:  # "After the talks Putin and …": who else is named there did something else
            report.members = [(m, mention) for m, mention in report.members if m in found[-1].members]
    return found[-1] if found else None


def _is_of_less(thread: Thread, report: Report) -> bool:
    """Whether a report names further people of a meeting of which some were told."""
    if not set(thread.members) < set(report.parties()) or _only_may_name(report, thread):
        return False
    another = _is_with_others(thread, report) or _is_after_his_own(thread, report) or _is_his_own_call(thread, report)
    return not (another or _received_both(report, thread))


def _is_of_more(thread: Thread, report: Report) -> bool:
    """Whether a report names some of those of whose meeting was told."""
    return set(report.parties()) < set(thread.members) and not _is_another(report, thread)


def _of_one(report: Report, fitting: Sequence[Thread]) -> Thread | None:
    """The meeting told of last of the one who is named, where the words go back to it."""
    own = [thread for thread in fitting if report.parties()[0] in thread.members]
    off = report.status == "cancelled" and not names_its_parties(report)  # "но встреча сорвалась"
    off |= _denies_it(report, own)
    return own[-1] if own and (report.back or off or _is_of_headline(report, own[-1])) else None


def _by_its_words(report: Report, threads: Sequence[Thread], fitting: Sequence[Thread], cast: Cast) -> Thread | None:
    """The meeting that words such as "the talks" or "they" go back to, where nobody is named."""
    fitting = [thread for thread in fitting if not _is_of_others_there(report, thread)]
    if not fitting:
        return None
    far = report.index - fitting[-1].reports[-1].index > _SPOKEN_OF_LATELY and not report.sentence.capital_nouns
    if far and report.status == "denied" and len(threads) > 1:
        return None  # "says that the meeting never took place", of one told of far above: of another, as likely
    if report.they and _are_those_told_of_since(report, threads, fitting[-1]):
        return None
    lasted = report.status == "held" and report.clause.duration is not None and report.sentence.capital_nouns
    if lasted and threads[-1].status in ("cancelled", "denied"):
        return None  # "das Treffen mit X wurde abgesagt. … Das Treffen dauerte zwei Stunden": another one
    fitting = _of_who_tells(report, list(of_the_news(report, fitting)), cast)
    held = [thread for thread in fitting if thread.status == "held"]
    over = report.status == "held" and not report.sentence.capital_nouns  # "criticised the talks": those that were held
    return held[-1] if over and held and fitting[-1].status in ("cancelled", "denied") else fitting[-1]


def of_the_news(report: Report, threads: Sequence[Thread]) -> Sequence[Thread]:
    """ "(X traf Y. Danach will Y nach Paris reisen, um Z zu treffen.)", and in another paragraph: "Es war das dritte
    Treffen der beiden": of those meetings the ones that were, and no plan told of last. In German."""
    last = max(threads, key=lambda thread: thread.reports[-1].index, default=None)
    if last is None or last.status != "planned" or not (report.they and report.status == "held"):
        return threads
    here = last.reports[-1].sentence.paragraph == report.sentence.paragraph
    held = [thread for thread in threads if thread.status == "held"]
    return threads if here or not report.sentence.capital_nouns else held or threads


def _only_may_name(report: Report, thread: Thread) -> bool:
    """ "The breakfast took place at the Sava. Z showed him a photograph in which he and X can be seen": nobody says
    that it was they. In English."""
    held = report.status == "held" == thread.status and not report.sentence.capital_nouns
    left_open = not report.sentence.kinds.isdisjoint(("hedge", "hedge_modal"))
    return held and left_open and report.doubtful and not thread.members


_SPOKEN_OF_LATELY = 5  # sentences behind one that tells of a meeting in which somebody may deny "the meeting"


def _denies_it(report: Report, own: Sequence[Thread]) -> bool:
    """«X и Y встретились в Белграде. X отрицает встречу»: in Russian, right behind what tells of it."""
    if report.status != "denied" or report.doubtful or report.sentence.capital_nouns or not own:
        return False
    near = report.index - own[-1].reports[-1].index == 1 and "deny" in report.sentence.senses
    bare = report.sentence.kinds.isdisjoint(("definite", "indefinite", "it_was")) and len(report.clause.heads) == 1
    return near and bare and not (names_its_parties(report) or is_one_more(report))


def _are_those_told_of_since(report: Report, threads: Sequence[Thread], thread: Thread) -> bool:
    """ "X did not receive Y. A called B on Thursday. They will discuss it in May": A and B, of whom the sentence before
    tells, and not whoever met by this thread, in which it would fit, too; "X beriet mit Y. A sagte ein Treffen mit B
    ab. Stattdessen telefonierten die beiden". In English and German."""
    if report.sentence.capital_nouns:
        told = max(threads, key=lambda each: each.reports[-1].index)
        before = thread.reports[-1].index < told.reports[-1].index and report.index - told.reports[-1].index == 1
        calls = bool(report.heads) and all(head.sense != "noun" for head in report.heads)
        return calls and before and len(told.members) > 1 and set(told.members) != set(thread.members)
    if not report.sentence.kinds.isdisjoint(("held_by", "two")):
        return False
    if report.sentence.kinds.isdisjoint(("definite", "indefinite", "at", "with")) or not report.heads:
        return False
    verbs = all(head.sense != "noun" for head in report.heads)
    last = max(threads, key=lambda each: each.reports[-1].index)
    just = report.index - last.reports[-1].index <= 1 and len(last.members) > 1
    apart = set(last.members).isdisjoint(thread.members)
    return verbs and just and apart and report.index - thread.reports[-1].index > 1


def _is_of_others_there(report: Report, thread: Thread) -> bool:
    """ "X met Y. Z visited a school in York and spoke to pupils there": a second verb of Z, who is neither."""
    verbs = bool(report.heads) and all(head.sense != "noun" for head in report.heads)
    if not verbs or report.members or report.they:
        return False
    start, head = report.sentence.scanned.start, report.heads[0].start
    who = [p for p in report.sentence.phrases if p.kind == "parties" and not p.role and p.end <= head]
    theirs = any(start <= m.start < head for member in thread.members for m in member.mentions)
    return any(party.name for phrase in who for party in phrase.value) and not theirs


def _of_who_tells(report: Report, threads: list[Thread], cast: Cast) -> list[Thread]:
    """ "X met Y. The day before, X met Z. Y told reporters that the two had spoken for an hour", "laut Y sprachen die
    beiden": of those meetings the ones at which somebody was whom the sentence names before, or who says so. But "the
    two discussed Z's plan"."""
    says = bool(report.sentence.senses & _TELLS) or not report.heads
    end = report.sentence.scanned.end if says else report.heads[0].start
    told = [p for p in report.sentence.phrases if p.kind == "speaker" or (p.kind == "parties" and p.end <= end)]
    named = {cast.called(party.name) for phrase in told for party in phrase.value or () if party.name}
    return [thread for thread in threads if not named.isdisjoint(thread.members)] or threads


_TELLS = frozenset({"say", "believe"})


def _is_after_his_own(thread: Thread, report: Report) -> bool:
    """ "X travelled to Amman on Tuesday for a conference. He is due to meet Y there": whom he is to meet is another
    matter than what he came to."""
    came_to = thread.status == "held" and report.status == "planned" and len(thread.members) == 1
    # «Y, с которым планировалась встреча, не приехал. В прошлом году X и Y встречались в Риге»
    earlier = thread.status == "planned" and report.status == "held" and len(thread.members) == 1 and not report.back
    came_to |= earlier and days_of(report) is not None and thread.days() is None and not report.sentence.capital_nouns
    return came_to or _is_of_another_one(thread, report)


def _received_both(report: Report, thread: Thread) -> bool:
    """ "X und Y trafen sich in Graz. Am Abend empfing Ministerin Z beide": that was another meeting, as it seems."""
    verbs = bool(report.heads) and all(head.sense in ("host", "meet", "see") for head in report.heads)
    new = [member for member in report.parties() if member not in thread.members]
    both = report.sentence.capital_nouns and report.they and len(thread.members) > 1
    return both and verbs and report.index > thread.reports[-1].index and len(new) == 1


def _is_his_own_call(thread: Thread, report: Report) -> bool:
    """«Воевода беседовала в среду с X, в четверг — с Y», and below: «Z позвонил Y»: of no Thursday."""
    call = report.clause.format == "phone" and thread.format() != "phone" and not report.sentence.capital_nouns
    met = any(head.sense != "noun" for each in thread.reports for head in each.heads)
    return call and met and len(thread.members) == 1 and thread.reports[-1].index < report.index


def was_once(thread: Thread) -> bool:
    """ "(X traf Y.) Zuletzt hatten sich beide 2019 in Havanna gesehen. Gastgeber war Z": what led to the news, and not
    where he was host, as it seems."""
    first = thread.reports[0]
    return first.sentence.capital_nouns and first.clause.pluperfect and "last" in first.sentence.kinds


def _may_be_joined(report: Report, thread: Thread) -> bool:
    """Whether those who "were there, too" may have been at this one: at a dinner only if it was one, and at none that
    is told of for the first time: "nimmt an einer Übung in Litauen teil"."""
    if len(thread.members) == 1 and all(h.sense == "host" for each in thread.reports for h in each.heads):
        return False  # "X besuchte die Gedenkstätte. … Mit am Tisch saß Y": it was a thing that X saw
    atoms = report.sentence.atoms
    for at, one, it in zip(atoms, atoms[1:], atoms[2:], strict=False):
        if at.has("at") and not at.has("inside") and one.has("indefinite") and not it.has("noun"):
            return False
    return "dinner" not in report.sentence.kinds or any("dinner" in each.sentence.kinds for each in thread.reports)


def _is_led_by_a(report: Report) -> bool:
    """ "Mit X führte er ein Gespräch": one that is told of for the first time, though "he" was named before."""
    if not report.sentence.capital_nouns:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[-1].start]
    while before and before[-1].kinds.keys() <= _DESCRIBING:
        before.pop()
    return bool(before) and before[-1].has("indefinite")


_DESCRIBING = {"word", "format", "duration", "ignorable", "number", "in_private", "first"}  # "ein kurzes Gespräch"


def _came_before(thread: Thread, report: Report) -> bool:
    """ "After his meeting with the Turkish president, X met Y": Y is not that president."""
    last = thread.reports[-1]
    noun, verb = last.heads[-1:], report.heads[:1]
    if last.index != report.index or not (noun and verb) or noun[0].sense != "noun" or verb[0].sense == "noun":
        return False
    return noun[0].end < verb[0].start and is_adjunct(last.sentence, noun[0])


def _visits_a_thing(report: Report) -> bool:
    """ "She will also visit the Faculty of Law in Maribor": one of them, and nobody else."""
    alone = report.index > 0 and not (report.they or report.sentence.capital_nouns)
    atoms = report.sentence.atoms if alone else ()
    visits = {atom.start for atom in atoms if atom.has("visit", "visits")}
    return alone and all(head.sense == "host" and head.start in visits for head in report.heads)


def _is_of_another_one(thread: Thread, report: Report) -> bool:
    """ "Ein Treffen mit X wird es nicht geben. Ob er mit Y zusammenkommt, ist offen", "Kardinal trifft X", and below:
    "die Chancen auf ein Treffen von X und Y": not the first one."""
    apart = thread.status in ("cancelled", "denied", "planned") or all(head.sense == "noun" for head in report.heads)
    return report.doubtful and len(thread.members) == 1 and apart


def _is_with_others(thread: Thread, report: Report) -> bool:
    """Whether somebody met people who are in no table ("с обманутыми дольщиками"): whom else he met, by a report below
    the lead, is told apart."""
    if len(thread.members) != 1 or (report.index <= TOP and thread.days() is None):
        return False
    return any(is_with_another(each) for each in thread.reports)


def _joined(report: Report, threads: Sequence[Thread]) -> Thread:
    """ "Present at the State House meeting were …": the last one there, that was no mere plan of one."""
    there = place_of(report) or next(iter(report.clause.places), None)
    if there is not None:
        same = [t for t in threads if (place := t.place()) is not None and may_be_one(place, there)]
        if same:
            return same[-1]
    return next((t for t in reversed(threads) if len(t.members) != 1 or t.status == "held"), threads[-1])


def _is_of_headline(report: Report, thread: Thread) -> bool:
    """ "X und Y sprechen über Grenzen", and below: "bei einem Treffen in Flensburg sagte X …"."""
    bare = (
        thread.reports[-1].index == 0 and len(thread.members) > 1 and thread.days() is None and thread.place() is None
    )
    noun = bool(report.heads) and report.heads[-1].sense == "noun" and is_adjunct(report.sentence, report.heads[-1])
    return bare and noun and report.index <= TOP


def _is_lead(report: Report, thread: Thread) -> bool:
    """ "Встреча с губернатором области X", and below: "в Стрельне состоялась встреча с X", "Президент встретился в
    Стрельне с губернатором области"."""
    if report.index != 1 or thread.reports[-1].index or thread.reports[-1].sentence.verbs or len(thread.members) > 1:
        return False
    if report.parties()[0] in thread.members:
        return all(form.verb.sense == "happen" for _, form in report.sentence.verbs)
    return report.status == "held" and any(head.sense in ("meet", "host") for head in report.heads)


def _are_any(report: Report) -> bool:
    """ "The last time an Iranian minister and an American secretary shook hands": none of those told of."""
    starts = {min(party.start, party.whole[0]) for party in report.clause.parties if party.whole[1]}
    led = report.sentence.those("indefinite")
    return any(atom.start in starts or atom.end + 1 in starts for atom in led)


def _of_people(offices: Sequence[Member], threads: Sequence[Thread]) -> list[Thread]:
    """The meetings of as many people, of none of whom an office was said, that "the presidents of A and B" may mean."""
    return [
        thread
        for thread in threads
        if len(thread.members) == len(offices)
        and all(member.kind == "person" and not member.offices for member in thread.members)
    ]


def _is_another(report: Report, thread: Thread) -> bool:
    """ "Bei einem Gespräch zu zweit": some of those who met before, in a meeting that is told of for the first time."""
    head = report.heads[-1]
    if len(thread.members) < 3:
        return False
    if _is_with_who_attended(report, thread) or _had_met_before(report, thread):
        return True
    clause = report.clause
    if any(clause.start <= a.start < clause.end for a in report.sentence.those("in_private")):
        return True  # "trafen unter vier Augen aufeinander"
    if head.sense != "noun" and "separately" in report.sentence.kinds and not report.sentence.capital_nouns:
        return True  # "who first saw the president and then the prime minister separately"
    if head.sense != "noun":
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start][-3:]
    return any(atom.has("indefinite") for atom in before)


def _had_met_before(report: Report, thread: Thread) -> bool:
    """ "X traf Y und Z.", and in another paragraph: "Vor zwei Wochen waren X und Z in Rom zusammengekommen"."""
    if not report.sentence.capital_nouns or days_of(report) is None:
        return False
    verbs = all(head.sense != "noun" and head.tense == "participle" for head in report.heads)
    inside = (atom for atom in report.sentence.atoms if report.clause.start <= atom.start < report.clause.end)
    verbs &= report.clause.pluperfect or any(atom.has("were") for atom in inside)
    apart = thread.reports[-1].sentence.paragraph != report.sentence.paragraph
    return verbs and apart and not any(each.clause.pluperfect for each in thread.reports)


def _is_with_who_attended(report: Report, thread: Thread) -> bool:
    """ "X welcomed Y. Also present was Z. Before the visit of Y, X met Z": with Z alone, who had only attended."""
    met = all(head.sense == "meet" and head.tense in ("past", "participle") for head in report.heads)
    if not met or report.they or report.joins:
        return False
    first = set(thread.reports[0].parties())
    told = {member for each in thread.reports if not each.joins for member in each.parties()}
    mine = set(report.parties())
    return len(first) > 1 and not first <= mine and not mine <= told
