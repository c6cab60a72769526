"""Who took part in what the sentence before told of: "Teilgenommen haben auch X und Y", "во встрече участвовал Z"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom

_ATTENDING = ("", "by", "of")  # "Russia was represented by …", "wurden von … angeführt"
_PLAIN = {"word", "thing", "intent", "ignorable"}
_OPEN = ("not", "no", "will", "plan_modal", "opinion_modal", "condition", "hedge", "hedge_modal", "falsehood")


def attending(sentence: ReadSentence, index: int, cast: Cast, before: ReadSentence | None) -> Report | None:
    """ "Teilgenommen haben auch X und Y", "the delegations were led by …": they belong to those named before."""
    if "led" not in sentence.kinds and sentence.senses.isdisjoint(("lead", "head", "attend")):
        return None
    senses = {form.verb.sense for _, form in sentence.verbs}
    leads = "lead" in senses or "led" in sentence.kinds
    leads = leads and not sentence.kinds.isdisjoint(("side", "country"))
    leads |= "head" in senses and not sentence.kinds.isdisjoint(("side", "group"))  # and not a country
    leads |= _is_led_by(sentence, before)
    if ("attend" not in senses and not leads) or "not" in sentence.kinds:
        return None
    if _says_with_whom_he_is(sentence) or (cast.has_articles and leads and _leads_a_thing(sentence)):
        return None
    if sent_excuses(sentence) or was_there_to_attend(sentence) or is_in_stead(sentence):
        return None
    if "attend" in senses and (was_only_to_attend(sentence) or (cast.has_articles and is_at_another_event(sentence))):
        return None
    if not (leads or cast.has_articles) and _is_at_something_else(sentence):
        return None
    days = tuple(p.value for p in sentence.phrases if p.kind == "date" and not _is_of_somebody(sentence, p))
    clause = Clause(sentence.scanned.start, sentence.scanned.end, "meeting", dates=days[:1])
    report = Report(sentence, index, clause, back=True, joins=True, open=True)
    forms = [form.tense for _, form in sentence.verbs if form.verb.sense == "attend"]
    open_ = not sentence.kinds.isdisjoint(("will", "would")) and "infinitive" in forms
    if ("plan_words" in sentence.kinds or "future" in forms or open_) and not leads:
        # "teilnehmen sollen X und Y", «к нему присоединится X», "X will attend", "X würde teilnehmen, hieß es"
        report.status = "planned"
    for phrase in sentence.phrases:
        for party in phrase.value if phrase.kind == "parties" and phrase.role in _ATTENDING else ():
            told = leads or party.listed or party.offices or party.whole[0] < party.start
            told = told or _is_apposed(sentence, party)
            told = told or (not cast.has_articles and _attends(sentence, phrase))
            told = told and not (phrase.role == "" and cast.is_agent(party.name or ""))
            told = told and not _tells_of_his_aide(sentence, phrase)
            member = cast.means(party) if party.kind == "person" and told else None
            if member is not None:
                report.members.append((member, cast.mention(member, party)))
    if sentence.spoken or not report.members:
        return None
    if _is_afar(sentence, before):
        return Report(sentence, index, clause, back=True, joins=True, open=True)  # which leaves open who else was there
    if leads and len(report.members) > 1 and before is not None:
        report.clause = _consultations(before, clause)
    return report


def _tells_of_his_aide(sentence: ReadSentence, speaker: Phrase) -> bool:
    """ "Daran werde einer seiner Stellvertreter teilnehmen, sagte Minister X": who says so, and is not there."""
    before = [phrase for phrase in sentence.phrases if phrase.end <= speaker.start]
    said = len(before) > 1 and before[-2].value == "," and before[-1].kind == "verb"
    said = said and sentence.capital_nouns and any(form.verb.sense == "say" for form in before[-1].value)
    return said and any(
        party.named == "aide" and not party.name for p in before if p.kind == "parties" for party in p.value
    )


def _leads_a_thing(sentence: ReadSentence) -> bool:
    """ "Also leads the polls": no delegation."""
    for verb, form in sentence.verbs:
        if form.verb.sense in ("lead", "head"):
            behind = [a for a in sentence.atoms if a.start >= verb.end and not a.has("ignorable")][:2]
            return len(behind) > 1 and behind[0].has("definite", "possessive") and behind[1].kinds.keys() == {"word"}
    return False


def _says_with_whom_he_is(sentence: ReadSentence) -> bool:
    """ "(X met Y.) The president, who was joined at his estate by Z, spoke of peace": where he is himself."""
    if "joined" not in sentence.kinds or "who" not in sentence.kinds:
        return False
    threes = zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], strict=False)
    return any(who.has("who") and be.has("be") and joined.has("joined") for who, be, joined in threes)


def _is_of_somebody(sentence: ReadSentence, day: Phrase) -> bool:
    """ "They were joined by X, who had flown in on Wednesday", "X, elected on Wednesday, took part": behind a comma,
    and not where the verb stands that says who took part."""
    commas = [atom.start for atom in sentence.atoms if atom.text == ","]
    opened = max((comma for comma in commas if comma < day.start), default=None)
    closed = min((comma for comma in commas if comma > day.start), default=sentence.scanned.end)
    verbs = [phrase.start for phrase, form in sentence.verbs if form.verb.sense in ("attend", "lead", "head")]
    return opened is not None and bool(verbs) and not any(opened < verb < closed for verb in verbs)


def _is_afar(sentence: ReadSentence, before: ReadSentence | None) -> bool:
    """ "(X met Y in Zagreb.) A third minister, Z, took part by video link": he was not where they met."""
    forms = {atom.kinds["format"] for atom in sentence.those("format")} - {"in_person"}
    told = before.atoms if forms and before is not None else ()
    same = {atom.kinds["format"] for atom in told if atom.has("format")}
    same |= {atom.kinds["noun"].format for atom in told if atom.has("noun")}
    same |= {form.verb.format for atom in told for form in atom.kinds.get("verb", ())}
    return bool(forms) and forms.isdisjoint(same)


def sent_excuses(sentence: ReadSentence) -> bool:
    """ "An dem Treffen sollte auch X teilnehmen, sie sagte jedoch ab": who did not come; the others may have met."""
    meant = next((atom.start for atom in sentence.those("past_modal")), None)
    if meant is None or not sentence.capital_nouns or "become" in sentence.kinds:
        return False
    return any(form.verb.sense == "cancel" and phrase.start > meant for phrase, form in sentence.verbs)


def was_only_to_attend(sentence: ReadSentence) -> bool:
    """ "Denied having attended the talks", "declined to take part", "bestreitet, an dem Treffen teilgenommen zu haben":
    nobody says that he was there, nor that the others did not meet."""
    attend = next((phrase.start for phrase, form in sentence.verbs if form.verb.sense == "attend"), None)
    if attend is None:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= attend and atom.text]
    denied = next((i for i in reversed(range(len(before))) if _denies(before[i])), None)
    if sentence.capital_nouns:
        behind = [atom for atom in sentence.atoms if denied is not None and atom.start >= before[denied].end]
        commas = sum(atom.text == "," for atom in behind if atom.start < attend)
        hangs = any(atom.has("infinitive_mark", "that") for atom in behind)
        return commas == 1 and behind[0].text == "," and hangs
    if denied is not None and not any(atom.has("punct", "and") for atom in before[denied:]):
        return True
    while before and before[-1].has("infinitive_mark", "ignorable"):
        before.pop()
    asked = before and any(form.verb.sense == "wish" for form in before[-1].kinds.get("verb", ()))
    hoped = before and before[-1].has("hedge_modal") and not before[-1].has("would")
    return bool(before) and bool(asked or hoped or before[-1].has("declined_to", "irrealis", "unsettled"))


def is_at_another_event(sentence: ReadSentence) -> bool:
    """ "X attended the funeral", "took part in the dinner that followed", "nahm an der Zeremonie teil": with those who
    met before, but at no meeting of theirs."""
    if sentence.capital_nouns:
        led = (i for i, atom in enumerate(sentence.atoms) if atom.has("on", "with_whom") and not atom.has("inside"))
        found = [(sentence.atoms[i], _event(sentence.atoms[i + 1 :])) for i in led]
        named = [event for at, event in found if event and (at.has("definite") or event[0].has("definite"))]
        own = [kind for kind in (*_OF_A_MEETING, "date") if kind != "name"]  # any noun may look like one
        return bool(named) and not any(atom.has(*own) for event in named for atom in event)
    attend = max((p.end for p, form in sentence.verbs if form.verb.sense == "attend"), default=sentence.scanned.end)
    behind = [atom for atom in sentence.atoms if atom.start >= attend]
    behind = behind[1:] if behind and behind[0].has("at") else behind  # "was present at the opening"
    if not behind or not behind[0].has("definite", "indefinite", "possessive"):
        return False
    event = _event(behind)
    follows = behind[len(event) : len(event) + 2]
    later = any(atom.has("has_followed", "later") for atom in follows) or (bool(follows) and follows[0].has("after"))
    return bool(event) and (later or not any(atom.has(*_OF_A_MEETING) for atom in event))


def _event(atoms: Sequence[Atom]) -> list[Atom]:
    """The noun at the head of these atoms, with what stands before it."""
    return list(takewhile(lambda a: a.glued or a.has("definite") or not a.has(*_BEHIND_AN_EVENT), atoms))


_BEHIND_AN_EVENT = (
    "punct", "at", "on", "by", "with", "for", "after", "before", "relative", "who", "later", "apart", "and", "be",
)  # fmt: skip
_OF_A_MEETING = (
    "noun", "group", "side", "the_gathering", "round", "they", "two", "office", "title", "post", "aide", "name",
    "people", "place",
)  # fmt: skip


def _denies(atom: Atom) -> bool:
    return any(form.verb.sense == "deny" for form in atom.kinds.get("verb", ()))


def is_in_stead(sentence: ReadSentence) -> bool:
    """ "Vice President X will attend the summit in President Y's place", "… in his place": who stands in for somebody
    is not with him there."""
    if "stead" not in sentence.kinds or sentence.capital_nouns:
        return False
    return any(
        two.has("stead") and (one.has("possessive") or one.has("possessive_s")) for one, two in pairwise(sentence.atoms)
    )


def tells_of_gathering(sentence: ReadSentence) -> bool:
    """ "The BRICS meeting took place earlier on Friday": one with a name of its own, which is not the one told of."""
    if sentence.capital_nouns:
        return False
    threes = zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], strict=False)
    return any(
        the.has("definite") and name.capital and name.has(*_NAMED) and noun.has("noun") for the, name, noun in threes
    )


_NAMED = ("name", "word", "alliance", "organisations")


def was_there_to_attend(sentence: ReadSentence) -> bool:
    """ "X and Y were here to attend this meeting": what they had come for, and not that they were in it."""
    if sentence.capital_nouns or "attend" not in sentence.senses:
        return False
    if _is_asked_to_attend(sentence):
        return True
    fours = zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], sentence.atoms[3:], strict=False)
    return any(
        be.has("be") and (there.has("there") or there.has("place")) and to.has("infinitive_mark") and does.has("verb")
        for be, there, to, does in fours
    )


def _is_asked_to_attend(sentence: ReadSentence) -> bool:
    """ "Sent a delegation to attend the ceremony", "an invitation for X to attend": nobody says who came."""
    attend = next((p.start for p, form in sentence.verbs if form.verb.sense == "attend"), 0)
    before = [atom for atom in sentence.atoms if atom.end <= attend]
    return bool(before) and before[-1].has("infinitive_mark") and any(a.has("asks_over", "intent") for a in before)


def _attends(sentence: ReadSentence, who: Phrase) -> bool:
    """ "В беседе принял участие Иван X": who stands right behind the verb."""
    before = next((phrase for phrase in reversed(sentence.phrases) if phrase.end <= who.start), None)
    return before is not None and before.kind == "verb" and any(f.verb.sense == "attend" for f in before.value)


def _is_at_something_else(sentence: ReadSentence) -> bool:
    """ "В концерте приняла участие министр X", and not "во встрече", "в мероприятии", "в них"."""
    atoms = sentence.atoms
    places = [i for i, atom in enumerate(atoms) if atom.has("at")]
    attends = next((phrase.start for phrase, form in sentence.verbs if form.verb.sense == "attend"), 0)
    behind = [i for i in places if atoms[i].start >= attends]  # "в Москве, где участвовал в заседании"
    at = next(iter(behind or places), len(atoms))
    stop = next((i for i in range(at + 1, len(atoms)) if not atoms[i].kinds.keys() <= _PLAIN), len(atoms))
    noun = atoms[stop].kinds.get("noun") if stop < len(atoms) else None
    if noun is not None and noun.sense == "session":
        return True  # "в заседании Госсовета"
    if stop < len(atoms) and atoms[stop].has("noun", "group", "side"):  # "в прошедшей встрече", "в составе делегации"
        return False
    return any(atom.has("word") and not atom.capital for atom in atoms[at + 1 : stop])


def _is_apposed(sentence: ReadSentence, party: Party) -> bool:
    """ "Mit dabei war auch X, Chefin des Betreibers": whose post stands behind the name, or stood there as it was
    written (writing.holders.apposed)."""
    if any(atom.has("title") and not atom.text and atom.end == party.start for atom in sentence.atoms):
        return sentence.capital_nouns
    behind = [atom for atom in sentence.atoms if atom.start >= party.end][:2]
    return sentence.capital_nouns and len(behind) == 2 and behind[0].text == "," and behind[1].has("title", "office")


def _consultations(before: ReadSentence, clause: Clause) -> Clause:
    """ "… по итогам консультаций, прошедших в Вильнюсе. Белорусскую сторону представлял X, литовскую – Y": the noun of
    the sentence before is what they met for, with the day and place behind it."""
    nouns = [phrase for phrase in before.phrases if phrase.kind == "noun" and phrase.value.sense == "meeting"]
    if len(nouns) != 1 or not before.kinds.isdisjoint(_OPEN):
        return clause
    inner = next(atom for atom in reversed(nouns[0].atoms) if atom.has("noun"))
    behind = [phrase for phrase in before.phrases if phrase.start >= inner.end]
    days = tuple(phrase.value for phrase in behind if phrase.kind == "date" and not phrase.value.bound)
    places = tuple(phrase.value for phrase in behind if phrase.kind == "place" and phrase.role == "at")
    return clause._replace(
        heads=(Head(inner.start, inner.end, inner.text, "noun"),),
        dates=clause.dates or days[:1],
        places=places[:1],
        format=nouns[0].value.format,
    )


def _is_led_by(sentence: ReadSentence, before: ReadSentence | None) -> bool:
    """ "It was led by Rector X", behind a sentence that names a delegation."""
    it = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    led = "led" in sentence.kinds or any(form.verb.sense in ("lead", "head") for _, form in sentence.verbs)
    return led and it is not None and it.has("it", "cleft") and before is not None and "group" in before.kinds
