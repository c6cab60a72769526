"""Somebody denies something: that there was a meeting, or another thing beside one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_one_told_of(sentence: ReadSentence, head: Head) -> bool:
    """ "Y denied that any such meeting took place", "Y denied it": the one that was told of before."""
    if any(atom.start == head.start for atom in sentence.those("it_was")):
        return True
    meetings = (atom for atom in sentence.those("meetings") if not atom.has("one_or_many"))
    several = any(atom.start == head.start for atom in meetings)  # "such meetings are rare"
    return not several and any(0 <= head.start - atom.end <= 1 for atom in sentence.those("such"))


def denies_but_another_thing(sentence: ReadSentence, head: Head) -> bool:
    """«Подтвердил, что встреча была, но ссору отрицал», «признал встречу, но опроверг, что брал деньги», «встречу не
    отрицает»: whatever is denied is not the meeting."""
    if "deny" not in sentence.senses or sentence.capital_nouns:
        return False
    atoms = sentence.atoms
    verbs = [at for at, atom in enumerate(atoms) if _says_no(atom)]
    return bool(verbs) and all(atoms[at - 1].has("not") or _is_behind_but(atoms, at, head) for at in verbs)


def _is_behind_but(atoms: Sequence[Atom], verb: int, head: Head) -> bool:
    """Whether a verb stands in a clause behind "but" that names a thing of its own, and neither "it" nor a meeting."""
    but = next((at for at in reversed(range(1, verb)) if atoms[at].has("rather", "but", "and")), 0)
    if not but or atoms[but - 1].text != "," or atoms[but].start < head.end:
        return False
    close = next((at for at in range(verb, len(atoms)) if atoms[at].text in (",", ".", ";")), len(atoms))
    own = [atom for at, atom in enumerate(atoms[but + 1 : close], but + 1) if at != verb]
    if any(atom.has("told_so", "it", "noun", "statement", "media", "falsehood", "hedge", "verb") for atom in own):
        return False
    what = [atom for atom in own if set(atom.kinds) <= _THING and not atom.capital]
    return bool(what) or (close + 1 < len(atoms) and atoms[close].text == "," and atoms[close + 1].has("that"))


_THING = {"word", "thing", "outcome"}


def is_beside_denial(sentence: ReadSentence, head: Head) -> bool:
    """ "Встретился с X и опроверг слухи об отставке", "после встречи с X опроверг, что уходит": of something else."""
    if head.sense == "noun":
        return is_adjunct(sentence, head)
    if _is_reported(sentence, head):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    if not sentence.capital_nouns and _says_what_was(before):
        return True
    return _goes_on(before) or not any(atom.has("that", "falsehood", "statement") for atom in before)


def _says_what_was(before: Sequence[Atom]) -> bool:
    """ "Disputed that account, saying that X met Y": what was so, by whoever denies something else."""
    off = next((i for i, atom in enumerate(before) if _says_no(atom)), len(before))
    what = before[off + 1 : off + 2]
    if not what or what[0].has("punct") or before[off - 1].has("relative", "who"):
        return False
    pairs = pairwise(before[off:])
    return any(one.text == "," and any(f.verb.sense == "say" for f in two.kinds.get("verb", ())) for one, two in pairs)


def _goes_on(before: Sequence[Atom]) -> bool:
    """ "Denied that he had resigned, and met X", "… and said he met X": another thing that he did."""
    first = next((at for at, atom in enumerate(before) if atom.has("that")), len(before))
    own = before[first:]
    said = any(
        one.has("and") and any(form.verb.sense == "say" for form in two.kinds.get("verb", ()))
        for one, two in pairwise(own)
    )
    ends = len(own) > 1 and own[-1].has("and") and own[-2].text == ","
    return said or (ends and not any(atom.text == "," for atom in own[:-2]))


def _is_reported(sentence: ReadSentence, head: Head) -> bool:
    """ "Wies Berichte zurück, er habe sich mit X getroffen": what reports say of him, in a clause of its own."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    comma = next((i for i in reversed(range(len(before))) if before[i].text == ","), len(before))
    if not sentence.capital_nouns or comma + 2 >= len(before):
        return False
    his = before[comma + 1].has("he", "she") and before[comma + 2].has("have", "be", "will")
    return his and any(f.verb.sense == "deny" for atom in before[:comma] for f in atom.kinds.get("verb", ()))


def denies_after_it(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Nach einem Treffen mit X dementierte Y, dass er gehe": after it, and not that it was. In German."""
    if not (clause.untrue and sentence.capital_nouns and "deny" in sentence.senses):
        return False
    return all(head.sense == "noun" and is_adjunct(sentence, head) for head in clause.heads)


def goes_on_to_deny(sentence: ReadSentence, head: Head) -> bool:
    """ "Встретился с X и опроверг слухи об отставке", "traf X und nannte Vorwürfe falsch": what is said to be untrue is
    not that they met."""
    if head.sense != "noun" and _calls_false(sentence, head):
        return True
    if head.sense == "noun" or not is_beside_denial(sentence, head):
        return False
    return any(
        one.has("and")
        and one.start > head.end
        and any(form.verb.sense == "deny" for form in other.kinds.get("verb", ()))
        for one, other in pairwise(sentence.atoms)
    )


def _calls_false(sentence: ReadSentence, head: Head) -> bool:
    """Whether a second verb behind "and" calls something false, and not "that" or "it", which would be the meeting."""
    false = [] if sentence.atoms[0].has("that") else sentence.those("falsehood")
    joints = [(a.start, b) for a, b in pairwise(sentence.atoms) if a.has("and") and a.start > head.end]
    verb = next((start for start, b in joints if b.has("verb") or set(b.kinds) == {"word"}), None)
    return verb is not None and bool(false) and all(atom.start > verb for atom in false)


def is_what_is_denied(sentence: ReadSentence, head: Head) -> bool:
    """ "Denied reports that he had met X, or that he had called her", "denied that they were in talks": a clause right
    behind a verb of denying, whatever else the sentence tells; but "denied that they quarrelled in their talks"."""
    if "deny" not in sentence.senses:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    own = _behind_that(before)
    if head.sense == "noun":
        verb = next((at + 1 for at in reversed(range(len(before))) if _says_no(before[at])), 0)
        opened = max(own or 0, verb)  # "denied being in talks", "denied he was in talks"
        return _is_in_talks(before[opened:]) and (opened == verb > 0 or _is_denied(before[: opened - 1]))
    if own is None or any(atom.has("verb", "noun", "punct") for atom in before[own:]):
        return False
    return _is_denied(before[: own - 1])


def is_of_what_else_is_denied(sentence: ReadSentence, head: Head) -> bool:
    """ "Denying that he had been paid, X said he met Y", "the firm, which denied it, said X met Y": behind the comma
    that closes what is denied."""
    if "deny" not in sentence.senses or sentence.capital_nouns:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    for at, atom in enumerate(before):
        inside = "gerund" in atom.forms or (at > 1 and before[at - 1].has("relative") and before[at - 2].text == ",")
        if inside and _says_no(atom):
            return any(other.text == "," for other in before[at + 1 :])
    return False


def opens_the_sentence(sentence: ReadSentence, kind: str) -> bool:
    """Whether a word of this kind is what a sentence begins with, which nothing makes doubtful."""
    first = [atom for atom in sentence.atoms if not atom.has("definite", "indefinite", "punct")][:1]
    return bool(first) and first[0].has(kind) and sentence.kinds.isdisjoint(_MAY_NOT_BE)


_MAY_NOT_BE = ("not", "never", "no", "will", "would", "hedge", "hedge_modal", "condition", "could")


def is_denied_behind(sentence: ReadSentence, head: Head) -> bool:
    """ "Met X on Monday, a newspaper reported, but Y denied it", "…, a claim Y denied": all that was told before, where
    nothing else was; but "met X, who denied the claims", "… and denied it"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end and not atom.has("ignorable")]
    at = next((i for i, atom in enumerate(behind) if _says_no(atom)), 0)
    comma = next((i for i in reversed(range(at)) if behind[i].text == ","), at)
    own, after = behind[comma + 1 : at], [atom for atom in behind[at + 1 :] if not atom.has("on", "date")]
    if len(after) > 1 and after[0].has("definite") and after[1].text not in _ENDS:
        del after[0]  # "the report"; but "dementierte das"
    if not own or own[-1].has("and") or any(atom.has("relative", "not", "never") for atom in own):
        return False
    if after and after[0].has("by") and own[-1].has("statement", "media"):
        return own[0].has("indefinite")  # ", a report denied by Y"
    told = (form.verb.sense for phrase, form in sentence.verbs if head.end <= phrase.start < behind[at].start)
    senses = list(told)
    claimed = any(atom.has("statement", "media") for atom in own)
    claimed |= len(own) > 1 and own[0].has("told_so") and not sentence.capital_nouns  # ", something both deny"
    if any(sense != "say" for sense in senses) or not (claimed or senses or "according" in sentence.kinds):
        return False
    if not after or after[0].text in _ENDS:
        return claimed or any(atom.has("told_so") for atom in own)
    it = after[0].has("told_so", "statement", "media") or (sentence.capital_nouns and after[0].has("definite"))
    return it and (len(after) == 1 or after[1].text in _ENDS)


_ENDS = (".", ";", ":")


def is_how_it_went(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Denied that talks between X and Y had failed": how they went, so that they were held or are going on."""
    if "breaks_down" not in sentence.kinds or "deny" not in sentence.senses or clause.heads[-1].sense != "noun":
        return False
    return any(atom.start >= clause.heads[-1].end for atom in sentence.those("breaks_down"))


def _says_no(atom: Atom) -> bool:
    return any(form.verb.sense == "deny" for form in atom.kinds.get("verb", ()))


def _behind_that(before: Sequence[Atom]) -> int | None:
    """Where the clause begins that the last "that" of some atoms opens."""
    return next((at + 1 for at in reversed(range(len(before))) if before[at].has("that")), None)


def _is_in_talks(own: Sequence[Atom]) -> bool:
    """ "X and Y were in (secret) talks"; but "were rude in talks", "were leading in talks"."""
    led = [atom for atom in own if atom.text and not atom.has("ignorable", "exclusive", "format", "have")]
    at = next((i for i in reversed(range(len(led))) if led[i].has("at")), 0)
    who = led[: max(at - 1, 0)]
    plain = all(set(atom.kinds) == {"word"} for atom in led[at + 1 :])
    return at > 0 and led[at - 1].has("be") and plain and not any(a.has("verb", "noun", "punct", "when") for a in who)


def _is_denied(before: Sequence[Atom]) -> bool:
    """Whether a "that" behind these atoms hangs on a verb of denying: "denied (media reports)", or on one that hangs on
    it: "denied that he had met X, or"."""
    led = list(before)
    joined = bool(led) and led[-1].has("or", "and")
    while led and led[-1].has("or", "and", "punct", "media", "statement", "definite", "word", "ignorable", "exclusive"):
        led.pop()
    if led and _says_no(led[-1]):
        return not joined  # "denied and"
    first = _behind_that(led) if joined else None
    return first is not None and _is_denied(led[: first - 1])


def was_denied_for_a_while(sentence: ReadSentence) -> bool:
    """ "Hatte das Treffen zunächst bestritten", "leugnete es jahrelang": what he says of it now is not told."""
    return "for_a_while" in sentence.kinds and "deny" in sentence.senses


def did_not_come_about(sentence: ReadSentence, noun: Head) -> bool:
    """ "A meeting planned for the forum in Davos did not materialise because X was ill": the plan did not, whatever the
    reason."""
    behind = [atom for atom in sentence.atoms if atom.start >= noun.end and not atom.has("ignorable")]
    not_ = next((at for at, atom in enumerate(behind) if atom.has("not")), None)
    if noun.sense != "noun" or "past_do" not in sentence.kinds or not_ is None or not_ + 1 >= len(behind):
        return False
    planned = (form.verb.sense == "plan" for atom in behind[:not_] for form in atom.kinds.get("verb", ()))
    happens = any(form.verb.sense == "happen" for form in behind[not_ + 1].kinds.get("verb", ()))
    return happens and all(planned) and not any(atom.has("punct", "that") and atom.text for atom in behind[:not_])
