"""What only the press is said to have told, and somebody denies: "Das Magazin hatte berichtet, X habe Y getroffen. Das
Ministerium wies dies zurück", "… Ein Treffen mit Y habe es nie gegeben". Nobody says of his own that it was held.

German marks what others say by the verb ("habe", "sei"); no other language does, so this is asked of it alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.only_said import is_rumoured
from claims.articles.telling.report import Report
from claims.articles.telling.who_denies import was_denied_for_a_while
from claims.articles.threads.thread import Thread
from claims.reading.scan import Atom
from claims.text import normalise

_BARE = len(("Das", "Ministerium", "dementierte", "."))
_SHORT = len(("Das", "ist", "so", "leider", "nicht", "richtig", "gewesen", "."))
_NEAR = 3  # sentences between what the press told and who denies it


def take_back(threads: list[Thread], sentences: Sequence[ReadSentence], cast: Cast) -> list[Thread]:
    """The threads, with those denied of which only the press told, as one with the thread that denies them."""
    media = _media(cast)
    for thread in threads:
        if _is_contested(thread, threads, sentences, cast):
            thread.status = "denied"
        if thread.status != "held" or not all(_is_hearsay(report, media) for report in thread.reports):
            continue
        denial = next((other for other in threads if _denies(other, thread)), None)
        if denial is not None:
            thread.reports = sorted([*thread.reports, *denial.reports], key=lambda report: report.index)
            threads = [other for other in threads if other is not denial]
        if any("own_version" in report.sentence.kinds for report in thread.reports):
            threads = [other for other in threads if other is not thread]  # whatever has come in its place
            continue
        last = thread.reports[-1].index
        told = {report.index for other in threads for report in other.reports}
        behind = range(last + 1, min(len(sentences), last + 1 + _NEAR))
        silent = (sentences[i] for i in behind if i not in told)
        right = any(_puts_right(sentences[i]) for i in behind)
        if denial is not None or right or any(_takes_back(each, media, cast) for each in silent):
            thread.status = "denied"
    return threads


def _is_contested(thread: Thread, threads: Sequence[Thread], sentences: Sequence[ReadSentence], cast: Cast) -> bool:
    """ "Demnach saß X mit Y in einem Restaurant. X wies das zurück: Er sei …", "Laut Anklage traf X Y. X bestreitet
    das": whoever was told to have been there says right behind it that he was not. What he rejects of a meeting that
    the article tells of its own may be what was asked of him there."""
    return thread.status == "held" and any(
        _is_answered(report, thread, threads, sentences, cast) for report in (thread.reports[0], thread.reports[-1])
    )


def _is_answered(
    last: Report, thread: Thread, threads: Sequence[Thread], sentences: Sequence[ReadSentence], cast: Cast
) -> bool:
    behind = sentences[last.index + 1] if last.index + 1 < len(sentences) else None
    if behind is None or behind.paragraph != last.sentence.paragraph:
        return False
    if any(report.index == last.index + 1 for other in threads for report in other.reports):
        return False
    atoms = [atom for atom in behind.atoms if atom.text not in (".", "!")]
    atoms = atoms[: next((at for at, atom in enumerate(atoms) if atom.text in (":", ",", ";")), len(atoms))]
    if len(atoms) > _BARE or "not" in behind.kinds or was_denied_for_a_while(behind):
        return False
    denies = any(form.verb.sense == "deny" for atom in atoms for form in atom.kinds.get("verb", ()))
    pointing = cast.language.section("clauses")["next"]["pointing"]
    theirs = {mention.start for member in thread.members for mention in member.mentions}
    who = any(atom.start in theirs or atom.has("he_subject", "both", "two") for atom in atoms)
    told = not last.sentence.kinds.isdisjoint(_AS_OTHERS_SAY)
    rejects = any(atom.has("apart") for atom in atoms)  # "wies | zurück"
    it = any(atom.norm in pointing or (told and atom.has("thing")) for atom in atoms)  # "wies die Vorwürfe zurück"
    return denies and who and it and (told or not rejects)


_AS_OTHERS_SAY = ("in_reported_speech", "according", "according_after", "by_that_account")


def is_refuted_rumour(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> bool:
    """ "X soll sich in Genf mit Y getroffen haben. „Das ist frei erfunden“, sagte ein Sprecher": it tells of nothing
    else that may be meant."""
    sentence = report.sentence
    if not (report.doubtful and report.status == "held" and len(report.members) == len("XY") and report.heads):
        return False
    if not sentence.capital_nouns or not sentence.kinds >= {"plan_words", "have"} or "not" in sentence.kinds:
        return False
    own = {head.start for head in report.heads}
    if any(phrase.start not in own for phrase, _ in sentence.verbs) or not is_rumoured(sentence, report.clause):
        return False
    behind = sentences[report.index + 1 : report.index + 2]
    return any(each.paragraph == sentence.paragraph and _takes_back(each, _media(cast), cast) for each in behind)


def _media(cast: Cast) -> tuple[str, ...]:
    """How nouns end that mean the press, or what it prints: "Wochenzeitung", "Medienberichte"."""
    return tuple(normalise(word.rstrip("*")) for word in cast.language.section("clauses")["words"]["media"])


def _is_hearsay(report: Report, media: tuple[str, ...]) -> bool:
    sentence = report.sentence
    own = "say" in sentence.senses and "me" in sentence.kinds  # "wir haben berichtet, X habe Y getroffen"
    if report.heads and (own or sentence.kinds >= {"own_version", "in_reported_speech"}):
        return True
    if not report.heads or sentence.kinds.isdisjoint(("in_reported_speech", "according")):
        return False
    start = report.heads[-1].start
    return any(atom.capital and _is_press(atom.norm, media) for atom in sentence.atoms if atom.end <= start)


def _is_press(word: str, media: tuple[str, ...]) -> bool:
    return any(each in word for each in media)


def _denies(other: Thread, thread: Thread) -> bool:
    """Whether a thread denies what another one tells: of its people, or of a group that it calls otherwise, on no day
    of its own."""
    if other is thread or other.status != "denied" or other.days() is not None:
        return False
    near = min(abs(one.index - two.index) for one in other.reports for two in thread.reports)
    people = [member for member in other.members if member.kind != "group"]
    groups = [member for member in other.members if member.kind == "group"]
    if near > _NEAR or not all(member in thread.members for member in people):
        return False
    return not groups or any(member.kind == "group" for member in thread.members)


def _takes_back(sentence: ReadSentence, media: tuple[str, ...], cast: Cast) -> bool:
    """ "Das Ministerium dementierte dies", "der Bericht sei frei erfunden", "wies die Darstellung zurück"."""
    if was_denied_for_a_while(sentence):
        return False
    pointing = cast.language.section("clauses")["next"]["pointing"]
    if _is_corrected(sentence, pointing):
        return True
    if "not" in sentence.kinds or not ("deny" in sentence.senses or "falsehood" in sentence.kinds):
        return False
    if len(sentence.atoms) <= _BARE and "deny" in sentence.senses:
        return True  # "Das Ministerium dementierte."
    before: Atom | None = None
    for atom, behind in zip(sentence.atoms, (*sentence.atoms[1:], None), strict=True):
        led, before = before, atom
        if atom.has("statement") or (atom.capital and _is_press(atom.norm, media) and not atom.has("name")):
            return True
        if led is not None and led.capital and led.has("thing", "word", "name") and atom.norm in pointing:
            continue  # "wies Kritik daran zurück"
        if atom.norm in pointing and (behind is None or not (behind.capital or behind.has("word", "nation"))):
            return True
    return False


def _is_corrected(sentence: ReadSentence, pointing: Collection[str]) -> bool:
    """ "Das trifft nicht zu", "Dies ist nicht richtig", "Das haben wir berichtigt"."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    if first is None or first.norm not in pointing or len(sentence.atoms) > _SHORT:
        return False
    apart = any(atom.has("apart", "truth") for atom in sentence.atoms[-2:])  # "trifft nicht | zu"
    wrong = "not" in sentence.kinds and (apart or "truth" in sentence.kinds)
    return wrong or not sentence.kinds.isdisjoint(("corrects", "hedge"))


def _puts_right(sentence: ReadSentence) -> bool:
    """ "Richtig ist: X hat Z getroffen"."""
    opens = sentence.atoms[:2]
    return len(opens) > 1 and opens[0].has("truth") and opens[1].has("be")
