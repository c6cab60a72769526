"""Days and places of something else that a sentence tells of beside a meeting: "after a gunfight in Banjska on Sunday",
"to revive a deal reached in Brussels in February", "while protesters rallied in Pristina on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct
from claims.dates import DateMention
from claims.reading.phrases import Phrase
from claims.reading.said import Clause
from claims.reading.scan import Atom

_SET = ("date", "place")
_EVENT = ("before", "since", "idea")  # how an adjunct begins that names what came, or is to come, at another time
_NOT_ITS_OWN = ("noun", "venue", "gathering", "occasion", "name", "office", "title", "visit", "journey")
_IN_BETWEEN = ("word", "tie", "ignorable", "definite", "indefinite", "possessive", "be", "number", "other", "of")
_LONGEST = 8  # phrases between "while" and the place of what went on then


def is_of_something_else(sentence: ReadSentence, at: int) -> bool:
    """Whether the day or place at this offset is of another event, or of a thing, that stands right before it."""
    led = _before_it(sentence.phrases, at)
    if not led:
        return False
    if "called_for" in sentence.kinds and _is_of_second_verb(sentence, at, "called_for"):
        return True
    last = led[-1]
    if "owing_to" in sentence.kinds and _is_of_the_cause(led):
        return True
    if _is_of_a_journey(led):
        return True
    if last.kind == "aside" and last.atoms[-1].has("time_of_day"):
        return False  # "before dawn on Tuesday"
    if last.kind == "aside":
        first = last.atoms[0]
        if not sentence.capital_nouns and any(atom.has("relative") for atom in last.atoms[1:]):
            return True  # "in a bid to revive talks that stalled in Geneva"
        if last.has("occasion") and len(led) == 1 and first.has("before"):
            return False  # "Before the match in Graz on Sunday, X met Y"
        return first.has(*_EVENT) or (first.has("after") and not last.has(*_NOT_ITS_OWN))
    if last.kind == "noun":
        return _is_to_come(last) if sentence.capital_nouns else last.role == "purpose" and _is_for_another(led[:-1])
    if last.kind == "parties" and sentence.capital_nouns:
        return _is_behind_event(led) and not _is_second_place(sentence.phrases, at)
    if _is_of_a_clause(led) or _is_of_participle(led):
        return True
    return not sentence.capital_nouns and (_is_of_relative(led) or _is_since(sentence, led))


def is_of_what_comes(sentence: ReadSentence, head: int, at: int) -> bool:
    """ "На встрече с X отмечена важность саммита, который пройдёт в мае": whether the day or place here is that of what
    is to come, behind a relative pronoun. `head`: where the words end that tell of the meeting that was."""
    led = [p for p in sentence.phrases if head <= p.start < at]
    opened = next((i for i in reversed(range(len(led))) if led[i].kind == "word" and led[i].has("relative")), None)
    if opened is None:
        return False
    return any(form.tense == "future" for phrase in led[opened:] if phrase.kind == "verb" for form in phrase.value)


def is_of_a_thing_over_time(sentence: ReadSentence, date: DateMention) -> bool:
    """«На встрече с лауреатами премии за 2010 год», «обсудили отчёт за март»: the year or month that a thing is of."""
    before = [atom for atom in sentence.atoms if atom.end <= date.start][-2:]
    if len(before) < len(("prize", "for")) or not before[1].has("over_period") or date.granularity in _DAYS:
        return False
    return not before[0].has("verb", "punct", "date", "and", "name", "place")


def is_of_guests_arrival(sentence: ReadSentence, date: DateMention) -> bool:
    """«Принял прибывшего накануне в Белград посла»: the day on which a guest came, inside of the words for him."""
    atoms = sentence.atoms
    at = next((i for i, atom in enumerate(atoms) if atom.start <= date.start < atom.end), 0)
    came = at - 1 - (at > 1 and atoms[at - 1].has("at", "on"))
    if came < 1 or not atoms[came].has("journey") or atoms[came].has("verb") or atoms[came - 1].text == ",":
        return False
    return any(form.verb.sense in ("host", "meet") for form in atoms[came - 1].kinds.get("verb", ()))


def is_of_its_topic(sentence: ReadSentence, at: int) -> bool:
    """«Встреча была посвящена выборам в Чили»: whether the day or place at this offset is of what a meeting was about;
    behind the next comma or verb it is not."""
    devoted = [atom.end for atom in sentence.those("devoted") if atom.end <= at]
    if not devoted:
        return False
    between = [atom for atom in sentence.atoms if devoted[-1] <= atom.start < at]
    return not any(atom.has("verb") or (atom.has("punct") and atom.text not in '«»"') for atom in between)


def is_of_who_somebody_is(sentence: ReadSentence, date: DateMention, head: int) -> bool:
    """ "X, who took office in May, met Y", "X, назначенный в мае послом, встретился с Y": when he became what he is,
    between two commas before what tells of the meeting. Who came there on Monday may have met him then; who "arrived in
    Riga on Monday, met Y in Vienna" did not."""
    atoms = sentence.atoms
    commas = [index for index, atom in enumerate(atoms) if atom.text == "," and atom.start < head]
    opened = next((index for index in reversed(commas) if atoms[index].start < date.start), 0)
    closed = next((index for index in commas if atoms[index].start >= date.end), 0)
    if sentence.capital_nouns or not (opened and closed) or not atoms[opened - 1].has(*_PEOPLE):
        return False
    aside = atoms[opened + 1 : closed]
    came, met = ({a.text for a in own if a.has("place") and not a.has("country")} for own in (aside, atoms[closed:]))
    there = not (came and met and came.isdisjoint(met))
    if any(atom.has("noun", "here") for atom in aside) or (date.granularity in _DAYS and there and _is_come(aside)):
        return False
    forms = aside[0].kinds.get("verb", ())
    participle = all(form.tense == "attributive" for form in forms) if forms else set(aside[0].kinds) == {"word"}
    return aside[0].has("relative", "who") or (participle and not aside[0].capital)


_DAYS = ("day", "weekday")


def _is_come(aside: Sequence[Atom]) -> bool:
    """ "Who arrived in Berlin on Monday", and not "who had visited Berlin on Monday", which is over."""
    return came_there(aside) and not any(atom.has("pluperfect") for atom in aside)


def came_there(atoms: Sequence[Atom]) -> bool:
    """ "Who arrived in Berlin on Monday": and not "who will visit", "who cancelled a visit to", "who returned from"."""
    if any(one.has("from") and two.has("visit") for one, two in zip(atoms, atoms[2:], strict=False)):
        return False
    if any(atom.has(*_NEVER_CAME) for atom in atoms) or not any(atom.has("journey", "visit", "went") for atom in atoms):
        return False
    forms = [form for atom in atoms if atom.has("verb") and not atom.has("visit") for form in atom.kinds["verb"]]
    return not any(form.verb.sense in ("cancel", "deny", "plan") or form.tense == "future" for form in forms)


_NEVER_CAME = ("will", "would", "plan_words", "plan_modal", "hedge_modal", "not", "condition", "upcoming")


_PEOPLE = ("name", "office", "title", "country")


def _is_since(sentence: ReadSentence, led: Sequence[Phrase]) -> bool:
    """ "The first meeting since the minister took office last month"."""
    ends = (i for i in reversed(range(len(led))) if led[i].kind in ("mark", "noun") or led[i].has("since"))
    opened = next(ends, None)
    if opened is None or led[opened].kind != "word" or led[opened].has("with"):
        return False
    if _is_since_they_met(sentence, led[opened]):
        return False
    return any(phrase.kind == "verb" for phrase in led[opened:])


def _is_since_they_met(sentence: ReadSentence, since: Phrase) -> bool:
    """ "Since X met Y in Lome in January, the border has been open": the only meeting of its sentence."""
    told = [head for clause in sentence.clauses for head in clause.heads]
    return bool(told) and all(head.start > since.start for head in told) and any(head.sense != "noun" for head in told)


def tells_since_when(sentence: ReadSentence) -> bool:
    """Whether a sentence tells of a meeting only to say since when something has been so."""
    if sentence.capital_nouns or "since" not in sentence.kinds:
        return False
    since = [p for p in sentence.phrases if p.kind == "word" and p.has("since") and not p.has("with")]
    return any(_is_since_they_met(sentence, phrase) for phrase in since)


def _is_of_relative(led: Sequence[Phrase]) -> bool:
    """ "The war that began in Sudan in 2023", "a deal that may help defeat X in Syria": of a thing, no meeting."""
    for index in reversed(range(1, len(led))):
        if led[index].kind == "word" and led[index].has("relative") and index + 1 < len(led):
            return led[index - 1].kind in ("unknown", "word") and not led[index - 1].has("noun", "at", "on")
        of_meetings = led[index].kind == "verb" and any(form.verb.sense in _OF_MEETINGS for form in led[index].value)
        whom = led[index].kind == "parties" and led[index].role == "" and led[index - 1].kind == "unknown"
        plain = whom or led[index].kind in ("unknown", "word", "verb")
        if not plain or (of_meetings and not led[index].has("began")):
            return False
    return False


_OF_MEETINGS = frozenset({"happen", "hold", "plan", "cancel", "meet", "talk", "last"})  # "that was to have taken place"


def is_attributive(sentence: ReadSentence, date: DateMention) -> bool:
    """ "The anniversary of the 1998 deal", "in the February 25 election", "the July 28 test": a year or day between an
    article and a thing is of the thing."""
    if date.granularity not in ("year", "month", "day") or sentence.capital_nouns:
        return False
    index = next((i for i, atom in enumerate(sentence.atoms) if atom.start <= date.start < atom.end), 0)
    before, behind = sentence.atoms[max(0, index - 1) : index], sentence.atoms[index + 1 : index + 2]
    led = any(atom.has(*_BEFORE_A_THING) and not atom.has("at", "on") for atom in before)
    if date.granularity == "month":  # "the February | 25 election", and not "the February meeting"
        return " " in sentence.atoms[index].text and any(atom.has("number") and atom.text.isdigit() for atom in behind)
    dated = any(letter.isdigit() for letter in sentence.atoms[index].text)  # and not "the same afternoon"
    if date.granularity == "day" and not (dated and any(atom.has("definite") for atom in before)):
        return False
    things = sentence.atoms[index + 1 : index + 1 + _LONGEST_THING]
    meeting = any(atom.has("noun", "visit", "journey", "place") for atom in takewhile(_is_of_thing, things))
    return led and not meeting and any(set(atom.kinds) <= _THING for atom in behind)


def _is_of_thing(atom: Atom) -> bool:
    return not atom.has("punct", "at", "on", "with", "between", "of", "verb", "date", "be", "have")


_BEFORE_A_THING = ("definite", "indefinite", "possessive", "punct")
_LONGEST_THING = 4  # atoms of "World Cup qualifying match"


_THING = frozenset({"word", "tie", "thing", "intent", "name", "sport", "event", "ignorable"})


def is_of_what_is_done(sentence: ReadSentence, at: int) -> bool:
    """ "To discuss the attack in Nice on Sunday", "agreed to reopen the bridge in Mitrovica on 1 April": whether the
    place at this offset says which thing is meant; the day may still be that of the meeting."""
    if _is_of_second_verb(sentence, at, "called_for", "of_whom"):
        return True
    led = list(_before_it(sentence.phrases, at))
    definite = False
    while led and (led[-1].kind == "unknown" or _says_of_which(led[-1])):
        definite |= led[-1].has("definite")
        led.pop()
        if led and led[-1].has("infinitive_mark"):
            return definite  # "to mark the anniversary of the 1998 deal in Lima"
    discussed = definite and bool(led) and led[-1].kind == "verb"
    return discussed and any(form.verb.sense == "discuss" for form in led[-1].value)


def _says_of_which(phrase: Phrase) -> bool:
    """ "The", "of the 1998", "the deal"."""
    if phrase.kind == "date":
        return phrase.has("definite")
    return phrase.kind == "word" and len(phrase.atoms) == 1 and phrase.has("definite", "of", "tie", "thing")


def is_of_what_was_said(sentence: ReadSentence, clause: Clause, at: int) -> bool:
    """ "During the meeting, X noted the importance of the forum in Kostanay this autumn": whether the place or month at
    this offset belongs to a thing that somebody spoke of at a meeting; "X said in Kostanay on Monday that" does not."""
    heads = clause.heads
    if not heads or any(head.sense != "noun" for head in heads) or at < heads[-1].end:
        return False
    if sentence.capital_nouns:
        return _is_in_reported_clause(sentence, heads[-1].end, at)
    phrases = [p for p in sentence.phrases if heads[-1].end <= p.start and p.end <= at]
    verb = next((i for i in reversed(range(len(phrases))) if _says(phrases[i])), None)
    if verb is None or not _opens_with(sentence, heads[0].start):
        return False
    return any(phrase.kind == "unknown" for phrase in phrases[verb + 1 :])


def _is_in_reported_clause(sentence: ReadSentence, head: int, at: int) -> bool:
    """ "Sagte nach dem Treffen mit X und Y, der Betrieb solle 2023 beginnen": behind the comma that begins it."""
    comma = next(
        (atom.start for atom in reversed(sentence.atoms) if atom.text == "," and head <= atom.start < at), None
    )
    if comma is None:
        return False
    said = any(form.verb.sense == "say" for phrase, form in sentence.verbs if phrase.end <= head)
    behind = [p for p in sentence.phrases if p.start > comma]
    own = next((p for p in behind if p.kind == "verb" or p.has("hedge_modal", "become")), None)
    subject = any(p.kind == "parties" and p.role == "" and p.start < at for p in behind)
    return said and own is not None and subject


def is_of_what_was_spoken_of(sentence: ReadSentence, clause: Clause, at: int) -> bool:
    """ "Hat mit X die Lage in Syrien besprochen", "zu einem Gespräch zur Lage in Syrien", "bei dem Treffen kritisierte
    er die Zustände in China": whether the place at this offset says which thing is meant, right behind it."""
    heads, led = clause.heads, _before_it(sentence.phrases, at) if sentence.capital_nouns else ()
    if not heads or len(led) < len(("zur", "Lage")) or led[-1].kind != "parties" or led[-1].role:
        return False
    if any(led[-1].end < p.start < at and p.kind == "date" for p in sentence.phrases):
        return False  # "besprach die Lage am Montag in Wien"
    if any(party.named != "common" for party in led[-1].value):
        return False
    if any(head.sense == "discuss" for head in heads):
        return True
    if led[-2].has("purpose") and led[-2].has("definite"):
        behind_verb = takewhile(lambda phrase: phrase.kind != "verb", reversed(led[:-2]))
        return any(phrase.kind == "noun" for phrase in behind_verb)
    article = led[-1].atoms[0]
    thing = article.has("definite", "possessive") and not article.has("at")
    return thing and at > heads[-1].end and all(head.sense == "noun" and is_adjunct(sentence, head) for head in heads)


def _says(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(f.verb.sense in ("say", "believe", "call_as") for f in phrase.value)


def _opens_with(sentence: ReadSentence, at: int) -> bool:
    """ "During the meeting": whether the noun at this offset stands in what a sentence begins with."""
    first = next((p for p in sentence.phrases if p.kind != "mark"), None)
    return first is not None and first.kind == "noun" and first.role == "at" and first.start <= at < first.end


def _is_of_second_verb(sentence: ReadSentence, at: int, *kinds: str) -> bool:
    """ "Met X and called for elections in Sudan in May", "and criticised the arrest of Z in Rome"."""
    before = [atom for atom in sentence.atoms if atom.end <= at]
    joint = next((index for index in reversed(range(len(before) - 1)) if before[index].has("and")), None)
    return joint is not None and before[joint + 1].has(*kinds)


def is_of_first_verb(sentence: ReadSentence, clause: Clause, at: int) -> bool:
    """ "Gave a speech in Lodz on Monday and met X on Tuesday": whether the day or place at this offset belongs to the
    verb before "and met", as a day of its own stands behind that."""
    head = clause.heads[0] if clause.heads else None
    if sentence.capital_nouns or head is None or at > head.start:
        return False
    before = [a for a in sentence.atoms if a.end <= head.start and not a.has("have", "ignorable")]
    if not before or not before[-1].has("and") or at > before[-1].start:
        return False
    behind = [phrase for phrase in sentence.phrases if head.end <= phrase.start < clause.end]
    says = next((i for i, p in enumerate(behind) if p.kind == "verb"), len(behind))
    dated = any(phrase.kind == "date" and not phrase.value.bound for phrase in behind[:says])
    return dated and any(atom.has("date") for atom in before)


def is_of_other_deed(sentence: ReadSentence, clause: Clause, at: int) -> bool:
    """ "Met X and toured a hospital in Kharkiv": whether the place at this offset is that of what was done besides.
    What both signed ("a deal") they signed where they met."""
    if sentence.capital_nouns or not clause.heads:
        return False
    if is_of_first_verb(sentence, clause, at):
        return True
    atoms = [atom for atom in sentence.atoms if clause.heads[-1].end <= atom.start <= at]
    if _was_done_there(sentence, atoms):
        return True
    if any(atom.has("tie") for atom in atoms):
        return False
    for joint, deed, what in zip(atoms, atoms[1:], atoms[2:], strict=False):
        done = deed.has("did") or (deed.kinds.keys() == {"word"} and "past" in deed.forms)
        if done and joint.has("and") and what.has(*_OBJECT) and not deed.capital:
            return True
    return False


def _was_done_there(sentence: ReadSentence, atoms: Sequence[Atom]) -> bool:
    """ "Met X on Friday after the embassy in Tunis was attacked": behind the place stands the verb of what was before.
    `atoms`: those from the words of meeting to the place."""
    led = next((index for index, atom in enumerate(atoms) if atom.has("after", "before")), None)
    if led is None or len(atoms) - led < len(("after", "embassy", "in", "Tunis")):
        return False
    behind = next((atom for atom in sentence.atoms if atom.start >= atoms[-1].end), None)
    return behind is not None and behind.has("be", "have") and not behind.has("noun")


_OBJECT = ("definite", "indefinite", "possessive", "number", "infinitive_mark")


def _before_it(phrases: Sequence[Phrase], at: int) -> Sequence[Phrase]:
    """The phrases before a day or place, the run of days and places aside to which it belongs."""
    index = next((i for i, phrase in enumerate(phrases) if phrase.start <= at < phrase.end), 0)
    while index and phrases[index - 1].kind in _SET and phrases[index - 1].end == phrases[index].start - 1:
        index -= 1
    return phrases[max(0, index - _LONGEST) : index]


def _is_of_a_clause(led: Sequence[Phrase]) -> bool:
    """ "Since the riots in …", "since being elected in …", "as police searched houses in …"."""
    for phrase in reversed(led):
        if phrase.kind == "word" and phrase.has("since", "when") and phrase is not led[-1]:
            return True
        if phrase.kind not in ("unknown", "word") or not phrase.atoms[0].has(*_IN_BETWEEN):
            return False
    return False


def _is_of_the_cause(led: Sequence[Phrase]) -> bool:
    """«Выразил соболезнования в связи с гибелью людей при пожаре 18 января»: what happened then."""
    last = next((phrase for phrase in reversed(led) if phrase.start < phrase.end or phrase.kind != "mark"), led[-1])
    return last.kind == "aside" and last.atoms[0].has("owing_to") and len(last.atoms) >= _LONG_CAUSE


_LONG_CAUSE = 3  # atoms of "в связи с гибелью людей"


def _is_of_a_journey(led: Sequence[Phrase]) -> bool:
    """ "On Friday before he leaves for the climate talks in …", "before flying to Cairo on …"."""
    first = next((i for i, phrase in enumerate(led) if phrase.kind in ("aside", "word") and phrase.has("before")), None)
    if first is None or any(phrase.kind == "mark" for phrase in led[first:]):
        return False
    verbs = [form for phrase in led[first:] if phrase.kind == "verb" for form in phrase.value]
    return bool(verbs) and all(form.verb.sense == "travel" for form in verbs)


def _is_to_come(noun: Phrase) -> bool:
    """ "Vor dem Gipfel in Rom am Donnerstag"."""
    return noun.role == "before" and noun.has("gathering", "summit")


def _is_second_place(phrases: Sequence[Phrase], at: int) -> bool:
    """ "Nach dem Anschlag in Berlin in Oslo": behind the place of the event stands that of the meeting."""
    index = next((i for i, phrase in enumerate(phrases) if phrase.start <= at < phrase.end), 0)
    return index > 0 and phrases[index].kind == "place" and phrases[index - 1].kind == "place"


def _is_behind_event(led: Sequence[Phrase]) -> bool:
    """ "Zwei Tage nach dem Anschlag in Berlin", "vor der Wahl in Polen": of a thing that no table knows."""
    if len(led) < len(("nach", "dem Anschlag")) or not led[-2].has("after", "before", "since") or led[-1].role:
        return False
    return all(party.kind == "other" for party in led[-1].value) and not led[-1].has(*_NOT_ITS_OWN, "media")


def _is_for_another(led: Sequence[Phrase]) -> bool:
    """ "To prepare for the summit in Geneva on 20 March", "invited her to the summit in Geneva": of what is to come."""
    if len(led) < len(("to", "prepare")) or led[-1].kind not in ("unknown", "parties"):
        return False
    if led[-1].kind == "parties":
        return led[-2].kind == "unknown" and led[-1].role == "" and all(p.kind == "pronoun" for p in led[-1].value)
    return led[-2].has("infinitive_mark")


def _is_of_participle(led: Sequence[Phrase]) -> bool:
    """ "A deal reached in Brussels": what was done there stands behind the noun for what it was done to."""
    if len(led) < len(("deal", "reached")):
        return False
    noun, done = led[-2:]
    if done.kind == "verb" and (noun.kind == "unknown" or noun.has("media")):  # "activists held in Gdansk since May"
        forms = [form for form in done.value if form.verb.sense == "hold"]
        return bool(forms) and len(forms) == len(done.value) and "plural" in noun.atoms[0].forms
    if done.kind not in ("unknown", "word") or len(done.atoms) != 1 or "past" not in done.atoms[0].forms:
        return False
    return (
        noun.kind in ("unknown", "word")
        and noun.has("word", "tie", "statement", "media")
        and "adverb" not in noun.atoms[0].forms
    )


def is_of_arrival(sentence: ReadSentence, head: int, date: DateMention) -> bool:
    """ "Arrived in Riga on Saturday for talks with X that are expected to focus on trade": by a verb of the past, and
    so not on the coming Saturday."""
    articles = not sentence.kinds.isdisjoint(("definite", "indefinite"))
    articles |= any(
        atom.end <= date.start and not _is_parted(sentence, atom.end, date.start) for atom in sentence.those("left_for")
    )
    if sentence.capital_nouns or not articles or date.weekday is None or date.start > head:
        return False
    last = next((phrase for phrase, _ in reversed(sentence.verbs) if phrase.end <= head), None)
    if last is None or last.end > date.start or not sentence.kinds.isdisjoint(("will", "would", "was_due")):
        return False
    forms = [form for phrase, form in sentence.verbs if phrase is last]
    return all(form.verb.sense == "travel" for form in forms) and any(form.tense == "past" for form in forms)


def _is_parted(sentence: ReadSentence, start: int, end: int) -> bool:
    return any(start <= atom.start < end for atom in sentence.those("punct"))


def is_of_journey_before(sentence: ReadSentence, head: int, date: DateMention, *, planned: bool) -> bool:
    """ "Returned from Prague on Sunday, where he had met X", "left for Prague on Tuesday, where he is to meet X": the
    day of a journey behind which, or before which, they meet."""
    atoms = sentence.atoms
    where = next((i for i, a in enumerate(atoms) if a.has("where") and date.end <= a.start and a.end <= head), None)
    between = [form for atom in atoms[where or 0 :] if atom.end <= head for form in atom.kinds.get("verb", ())]
    if where is None or any(form.verb.sense != "hold" for form in between):
        return False  # "where he said that he had met X"
    went = atoms[:where]
    if planned:
        forms = [form for atom in went for form in atom.kinds.get("verb", ())]
        over = bool(forms) and all(form.tense in ("past", "participle") for form in forms)
        return date.weekday is not None and over and not any(form.verb.sense == "plan" for form in forms)
    town = next((i for i in reversed(range(1, where)) if went[i].has("place")), 0)
    return town > 0 and went[town - 1].has("from")
