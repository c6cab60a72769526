"""The cast of an article, while it is read: its people, offices and groups, and whom words mean of them.

A surname alone, an office, a counterpart or a pronoun is whoever it fits, if that is exactly one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from claims.articles.found import HeldOffice, Mention
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.naming import naming_of
from claims.articles.same_name import (
    are_cases_of_one,
    ends,
    initials,
    is_initialled,
    is_part,
    one_declines,
    same_person,
)
from claims.articles.writing import is_given
from claims.articles.writing.called_later import Calling, as_subject, calling, is_party, parties_said
from claims.articles.writing.cases import is_declined
from claims.articles.writing.first_names import sex_of_name
from claims.articles.writing.people_nouns import is_of_one
from claims.facts import is_general
from claims.language import Language
from claims.names import base_forms, is_given_name
from claims.reading.parties import COUNTERPART, Office, Party
from claims.text import normalise

MOST_PEOPLE = 300  # of one article; the longest of 182 press texts names 61
_ALLIANCES = ("EU", "NATO", "UN")
_SERVES = "minister"  # the wider word for offices that tell of which country somebody is
_LEADING = ("president", "head_of_government", "monarch")  # the offices that "the leader" of a country may hold
_SHORT = 4  # letters of a stem that is the end of too many words
_ABBREVIATED = 3  # letters at least: "Gov", "Sen"
_LONGEST_WORD = 12  # code points of a word and the space behind it
_LONGEST_LEAD = 60  # code points of an article and the word before it
_LONGEST_ARTICLE = 5  # code points of an article and the space behind it
_STEM = 5  # letters of a surname that its cases share
Sides = tuple[Member | None, Member | None]  # host and guest, as far as they are known


class Cast:
    """The members of one article, while it is read."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.members: list[Member] = []
        self.focus: Member | None = None  # who was the subject of the last sentence
        self.focus_at = 0  # where the sentence ends of which he was
        self.lost = False  # whether somebody was that of whom nobody can say who he is
        self.strange_at = -1  # where such a one was named last, in languages whose nouns have capital letters
        self.rival: Member | None = None  # who may be meant as well: "X came. Y gave him a book. He …", in English
        self.among_others = False  # whether others were that with him
        self.teller: Member | None = None  # the same, if it only told of something
        self.hero: Member | None = None  # who was the first subject of all
        self.met_last: frozenset[Member] = frozenset()  # who met by the last sentence, if it tells of a meeting
        self.met_of_late: frozenset[Member] = frozenset()  # the same, though sentences that name nobody follow
        self.guest: Member | None = None  # who was received last, where a name's case or post tells which of two it is
        self.sides: Sides | None = None  # who was whose guest last, as German tells
        self.has_guest = False  # whether the subject of the last sentence received somebody
        naming = self.naming = naming_of(language)
        self.has_articles, self.genitive = naming.articles, naming.genitive
        self.somebody = naming.somebody
        self.by_name: dict[str, Member | None] = {}
        self.by_letter: dict[str, list[Member]] = {}  # those of whose names a word begins with it
        self._noted: dict[int, set[Mention]] = {}  # of a member, by its id
        self.shared: set[str] = set()  # surnames that two of them have
        self.of_others: AbstractSet[str] = frozenset()  # surnames alone that are of nobody who is named in full
        self.complete = False  # everybody has been taken in

    def stem(self, word: str) -> str:
        return next((word[: -len(e)] for e in self.naming.endings if word.endswith(e) and len(word) > len(e) + 3), word)

    def called_by_post(self, word: str, before: int) -> list[Member]:
        """The people of whom the article told before this offset and who are called by this post."""
        stem = self.stem(word)
        told = (m for m in self.members if m.kind == "person" and any(x.start < before for x in m.mentions))
        return [member for member in told if _is_styled(member, stem, self.has_articles)]

    def of_that_kind(self, word: str, before: int) -> Member | Literal[False] | None:
        """ "Дипломат", "тот же чиновник": the one told of before whose post may be called so; None where several or
        nobody may, False where the word tells no kind of post."""
        posts = self.naming.kinds_of_post.get(word)
        if posts is None:
            return False
        told = [m for m in self.members if m.kind == "person" and any(x.start < before for x in m.mentions)]
        fits = [member for member in told if any(_begins_so(style, posts) for style in member.styles)]
        fits = fits or [member for member in told if not member.styles]
        last = max(fits, key=lambda m: max(x.start for x in m.mentions if x.start < before), default=None)
        return last if len(fits) == 1 or last is self.focus or self.focus not in fits else None

    def called_by(self, noun: str, before: int) -> tuple[Member | None] | None:
        """Whom "the judge" means by its noun alone: who was called so, beside his name; nobody where several people
        were told of and none so; None where it need not be asked, as there is but one."""
        told = [m for m in self.members if m.kind == "person" and any(x.start < before for x in m.mentions)]
        apposed = re.compile(rf", (?:[\w'’-]+ ){{1,4}}{re.escape(noun)}\b", re.IGNORECASE)
        fits = [
            member
            for member in told
            if any(style.split()[-1:] == [noun] for style in member.styles)
            or any(apposed.match(self.text, mention.end) for mention in member.mentions if mention.start < before)
        ]
        if len(fits) == 1:
            return (fits[0],)
        return (None,) if len(told) > 1 else None

    def of_a_man(self, post: str) -> str:
        """ "Ministerin" → "Minister"."""
        return next((post.removesuffix(ending) for ending in self.naming.women if post.endswith(ending)), post)

    def is_whose(self, name: str) -> bool:
        """Whether a full name behind "with" stands in another case than that asks for: "с сыном президента Виктора …"
        names whose son it was."""
        first, _, rest = name.partition(" ")
        if not rest or not self.naming.instrumental or first.endswith(self.naming.instrumental):
            return False
        if is_given_name(first):  # "с родными Ивана Зимина", though women are called "Ивана Зимина", too
            mans = self.naming.masculine_genitive
            return first.endswith(mans) and rest.endswith(mans) and not rest.endswith(self.naming.instrumental)
        if rest.endswith(self.naming.instrumental) or not first.endswith(self.genitive):
            return False  # "с президентом Жорже Альмадой", "с президентом Умару Кнубу", whose given name has no cases
        return is_given(first, self.language.code)

    def is_agent(self, name: str) -> bool:
        """Whether all words of a full name stand in the case behind "with": "программы, начатой Олегом Сорокиным"."""
        first, _, rest = name.partition(" ")
        if not rest or not self.naming.instrumental or is_given_name(first):
            return False
        return all(word.endswith(self.naming.instrumental) for word in name.split())

    def called(self, name: str) -> Member | None:
        """The one member who may be called so; None where nobody is, or more than one."""
        if name in self.shared and self.hero is not None and self.hero.name.endswith(f" {name}"):
            return self.hero  # "Kessel", in an article of him that names a daughter, too
        if name in self.by_name or name in self.of_others:
            return self.by_name.get(name)
        near = dict.fromkeys(member for letter in initials(name) for member in self.by_letter.get(letter, ()))
        same = [member for member in near if any(same_person(name, other) for other in member.names)]
        same = same or self._declined(name, near)
        if not same and " " not in name:  # "Kilamba": of Bento Kilamba Neto
            same = [member for member in near if any(name in other.split()[1:-1] for other in member.names)]
        if not same and " " not in name and self.has_articles:  # "Kihara": Kihara Minoru, whose surname stands first
            same = [member for member in near if any(other.startswith(f"{name} ") for other in member.names)]
        same = same or [member for member in near if any(is_part(name, other) for other in member.names)]
        same = same or [member for member in near if any(ends(name, other) for other in member.names)]
        found = same[0] if len(same) == 1 else None
        if found is not None or self.complete:
            self.by_name[name] = found
        return found

    def is_shared(self, party: Party) -> bool:
        """Whether a surname alone is that of two whom the article names: "Kessel", where it has a daughter of his."""
        return is_person(party) and party.name in self.shared and self.called(party.name or "") is None

    def _declined(self, name: str, near: Iterable[Member]) -> list[Member]:
        """Who is meant by a name in a case of its own. "Принял Олега Краева" is of whom "встреча с Олегом Краевым" is;
        a surname alone, "беседа Шумилова", is that of Николай Шумилов, if nobody of the article is called Шумилова."""
        if self.naming.capital_nouns:  # there only the genitive has an ending
            return []
        if " " in name or "." in name:
            return [m for m in near if any(self._are_cases(name, other) for other in m.names)]
        if not self.complete:  # "митрополита Кирилла", and then "с митрополитом Кириллом"
            alone = [(m, other) for m in near for other in m.names if " " not in other]
            return list(dict.fromkeys(m for m, other in alone if are_cases_of_one(name, other, self.language.code)))
        return self.bearers_of(name, near) if self.complete else []

    def bearers_of(self, surname: str, near: Iterable[Member]) -> list[Member]:
        """Those of whose surname this one is a case, where names have cases beside the genitive."""
        if self.naming.capital_nouns:
            return []
        forms = set(base_forms(surname, self.language.code))
        return [
            member
            for member in near
            if any(forms.intersection(base_forms(other.split()[-1], self.language.code)) for other in member.names)
        ]

    def _are_cases(self, name: str, other: str) -> bool:
        cases = are_cases_of_one(name, other, self.language.code)
        cases = cases or is_initialled(name, other, self.language.code)
        return cases or one_declines(name, other, self.language.code, self.naming.indeclinable)

    def is_object(self, party: Party, member: Member) -> bool:
        """Whether a name stands in another case than a subject's: "Даргеля вызвали в министерство"."""
        if self.has_articles or not is_person(party):
            return False
        name = party.name or ""
        surname, basic = name.rpartition(" ")[2], member.name.rpartition(" ")[2]
        if " " in name and is_declined(name.partition(" ")[0], self.language.code):
            return True  # "Посла Рауля Эспиносу сменит …"
        return surname != basic and surname.endswith(self.genitive) and not basic.endswith(self.genitive)

    def named(self, party: Party) -> Member | None:
        """Who is called by this name here. «Сагымбаева примет президент», and below for the first time «Айгерим
        Сагымбаева»: the man told of before, in a case of his surname that is hers."""
        name = party.name or ""
        found = self.called(name)
        if found is None or self.has_articles or self.naming.capital_nouns or " " in name or _is_told(found, party):
            return found
        others = (member for member in self.bearers_of(name, self.members) if member is not found)
        told = [member for member in others if _is_told(member, party)]
        return told[0] if len(told) == 1 else found

    def means(self, party: Party) -> Member | None:
        """Whom words mean without what stands around them: a name, or an office that one person holds."""
        if is_person(party):
            return self.named(party)
        if party.kind == "office" and party.offices:
            return self.holder(party.offices[0]) or self.office(party.offices[0], party)
        return self.group(party) if party.named == "group" else None

    def known(self, party: Party) -> Member | None:
        """Whom words mean of those who are in the cast already."""
        if is_person(party):
            return self.named(party)
        office = party.offices[0] if party.kind == "office" and party.offices else None
        held = self.holder(office) if office is not None else None
        if held is not None and office is not None and self.may_be_of_another(held, office.country, party.start):
            held = None
        if office is not None and office.former and self.naming.capital_nouns:
            return held
        if office is None or not is_general(office.role):
            styled = self.styled(party) if held is None or not _is_told(held, party) else None
            return styled if styled is not None and _is_told(styled, party) else held or styled
        return self.styled(party) if len(self._called_so(party)) > 1 else self.styled(party) or held

    def is_told_here(self, member: Member, at: int) -> bool:
        """Whether the paragraph told of somebody before this offset."""
        begins = self.text.rfind("\n", 0, at)
        return any(begins < mention.start < at for mention in member.mentions)

    def may_be_of_another(self, member: Member, country: str | None, at: int) -> bool:
        """«Встреча с российским президентом», where nouns have no articles: no president of whom only another paragraph
        tells, and not of which country."""
        if self.has_articles or country is None or member is self.hero:
            return False
        of_it = country in (member.country, *(held.country for held in member.offices))
        told = any(mention.start < at for mention in member.mentions)
        return told and not (of_it or self.is_told_here(member, at))

    def may_hold_another(self, member: Member, party: Party, beside: Sequence[Party]) -> bool:
        """Whether the words that name one post of two countries may mean somebody for either (see may_hold_one_of)."""
        if party.kind != "office" or not party.offices:
            return False
        posts = [other.offices[0] for other in beside if other.start == party.start and other.offices]
        return self.may_hold_one_of(member, party.offices[0], posts)

    def may_hold_one_of(
        self, member: Member, office: Office | HeldOffice, posts: Sequence[Office] | Sequence[HeldOffice]
    ) -> bool:
        """ "Die Außenminister Armeniens und Aserbaidschans", and below them "Außenminister X": nobody says of which of
        the two countries, if of either, where nobody else is known to hold the other post."""
        known = member.country or any(held.country for held in member.offices)
        if office.country is None or is_general(office.role) or known:
            return False
        others = [each for each in posts if each.role == office.role and each.country not in (None, office.country)]
        return any(self.holder(Office(each.role, each.country)) in (None, member) for each in others)

    def styled(self, party: Party) -> Member | None:
        """Whom "die Ministerin", "der Rabbiner" means: the one told of so far, or else of all, who was called so."""
        people = self._called_so(party)
        told = [member for member in people if any(mention.start < party.start for mention in member.mentions)]
        if len(told) > 1 and self.focus in told:
            return self.focus  # of two ministers the one of whom the sentence before told
        here = [member for member in told if self.is_told_here(member, party.start)]
        if len(told) > 1 and len(here) == 1 and not self.has_articles:
            return here[0]  # of two presidents the one of whom the paragraph tells
        if len(told) > 1 and self.hero in told and not self.has_articles:
            return self.hero  # or else the one of whom the article is
        found = next((found[0] for found in (told, people) if len(found) == 1), None)
        if found is not None and not self.has_articles and self._is_of_another_paragraph(found, party):
            return None
        return self._called_later(party) if found is None and not people and self.naming.capital_nouns else found

    def _is_of_another_paragraph(self, member: Member, party: Party) -> bool:
        """«Мэр звонил X.», and a paragraph below: «Предыдущий мэр, Y, …»: whom nothing before named, as a headline or
        the lead leaves it to what follows to do."""
        name = member.names[0].rpartition(" ")[2][:_STEM] if member.names else ""
        between = self.text[party.end : max(self.text.find(name), party.end)]
        opens = "\n" not in self.text[: party.start].strip()
        return len([line for line in between.split("\n") if line.strip()]) > (2 if opens else 1)

    def _called_later(self, party: Party) -> Member | None:
        """ "Die Kreischefin": the "Landrätin" of whom the article told, if there is one; of several the one of whom the
        sentence before told, but of no two ("Minister X und Botschafter Y reisten an. Der Diplomat …")."""
        start = min(party.start, party.whole[0]) if party.whole[1] else party.start
        led = [normalise(word) for word in self.text[max(0, start - _LONGEST_ARTICLE) : party.end].split()]
        words = self.text[start : party.end].split()
        words = words[1:] if len(words) > 1 and normalise(words[0]) in self.naming.definite else words
        if len(words) != 1 or len(led) < len(("die", "Diplomatin")) or led[-2] not in self.naming.definite:
            return None
        noun, code = re.split(r"\W", led[-1])[-1], self.language.code
        before = self.text[max(0, start - _LONGEST_LEAD) : party.end].split()[: -len(("der", "Diplomatin"))]
        told = calling(*as_subject(normalise(before[-1]) if before else "", led[-2], noun, code), code)
        if told is None or (not told.posts and words[0] in self.text[:start]):
            return None  # "Ein 19-Jähriger … Der 19-Jährige"
        people = [m for m in self.members if m.kind == "person" and any(x.start < start for x in m.mentions)]
        people = [member for member in people if self._may_be(member, told)]
        if parties := parties_said(words[0], self.language.code):
            people = [member for member in people if _may_be_of(self._parties_of(member), parties)]
            theirs = [member for member in people if self._parties_of(member)]
            people = theirs if len(theirs) == 1 else people  # who is known to be of that party
        if not told.posts and (aged := self.of_age(people, words[0].partition("-")[0])) is not None:
            return aged
        if len(people) > 1 and "-" in words[0] and self.hero in people and told.posts:
            return self.hero  # "der Grünen-Politiker", of two ministers: the one of whom the article is
        if len(people) > 1:
            others = self.hero in people and self.hero is not self.focus
            people = [one for one in people if one is self.focus and not (self.among_others or others)]
        return people[0] if len(people) == 1 else None

    def of_age(self, people: Sequence[Member], age: str) -> Member | None:
        """ "Minister Karl Ott (64)" is "der 64-Jährige", whoever else is told of."""
        said = (f" ({age})", f", {age},") if age.isdigit() else ()
        found = [one for one in people if any(self.text.startswith(said, mention.end) for mention in one.mentions)]
        return found[0] if said and len(found) == 1 else None

    def _parties_of(self, member: Member) -> frozenset[str]:
        """The parties that stand beside somebody's name: "Karl Kohl (CDU)", "SPD-Chef Jan Rau"."""
        found = set()
        for mention in member.mentions:
            behind = _IN_BRACKETS.match(self.text, mention.end)
            before = _BEFORE_A_POST.search(self.text, max(0, mention.start - _LONGEST_POST), mention.start)
            words = (each[1] for each in (behind, before) if each is not None)
            found |= {word for word in words if is_party(word, self.language.code)}
        return frozenset(map(normalise, found))

    def _may_be(self, member: Member, told: Calling) -> bool:
        """Whether somebody may be called so below: "Landrätin" is "die Kreischefin", and no man "die 52-Jährige"."""
        if not self.may_be_woman(member, told.woman):
            return False
        return not told.posts or any(self.stem(post) in style for style in member.styles for post in told.posts)

    def may_be_woman(self, member: Member, woman: bool) -> bool:
        """Whether somebody may be a woman, or a man, by given name and posts, of which some say nothing."""
        sex = sex_of_name(member.name)
        told = (sex == "f") if sex else self.is_woman(member)
        either = not sex and (not member.styles or any(style.endswith(self.naming.either) for style in member.styles))
        return either or told == woman

    def _called_so(self, party: Party) -> list[Member]:
        """The people who were called by these words alone, with their article."""
        alone = party.kind == "office" or (party.named == "aide" and not party.name)
        if not alone or any(office.country is not None for office in party.offices):
            return []
        start, end = min(party.start, party.whole[0]) if party.whole[1] else party.start, party.end
        words = [normalise(word) for word in re.findall(r"\w+", self.text[max(0, start - _LONGEST_ARTICLE) : end])]
        own = len(re.findall(r"\w+", self.text[start:end]))
        article = next((index for index in range(len(words) - 1, -1, -1) if words[index] in self.naming.definite), None)
        led = article is not None and article in (len(words) - own, len(words) - own - 1)
        said = self.text[start:end]
        if not led and (self.has_articles or " " in said):
            return []
        if not self.has_articles and _OWNER_BEHIND.match(self.text, end):
            return []  # "глава «Роснефти»": not every head of whom the article tells
        word = " ".join(words[article + 1 :]) if article is not None and led else normalise(said)
        people = (member for member in self.members if member.kind == "person")
        her = self.naming.capital_nouns and self.is_of_one_woman(party)  # "die Ministerin" is no minister who is a man
        people = (member for member in people if not her or self.agrees(party, member))
        stems = (self.stem(word), *([self.stem(self.of_a_man(word))] if her else ()))
        return [member for member in people if any(_is_styled(member, each, self.has_articles) for each in stems)]

    def mention(self, member: Member, party: Party) -> Mention:
        """Note that these words mean him."""
        mention = Mention(party.start, party.end, self.text[party.start : party.end])
        noted = self._noted.get(id(member))
        if noted is None or len(noted) != len(member.mentions):  # others note some, too
            noted = self._noted[id(member)] = set(member.mentions)
        if mention not in noted:
            member.mentions.append(mention)
            noted.add(mention)
        return mention

    def whole(self, party: Party) -> Mention:
        """The words for a party with the office that stands beside the name."""
        start, end = min(party.start, party.whole[0]), max(party.end, party.whole[1])
        if party.whole[1] <= party.whole[0]:
            start, end = party.start, party.end
        return Mention(start, end, self.text[start:end])

    def give(self, member: Member, offices: Iterable[Office], mention: Mention) -> None:
        for office in offices:
            if office.role == COUNTERPART or is_general(office.role):
                if member.kind == "person" and office.role == _SERVES and not office.former:
                    member.country = member.country or office.country  # "Saudi Energy Minister X": the Saudi minister
                elif office.role == COUNTERPART and not self.has_articles:
                    member.country = member.country or office.country  # «его вьетнамский коллега X»
                continue
            known = next((held for held in member.offices if held.role == office.role), None)
            if known is None:
                member.offices.append(HeldOffice(office.role, office.country, mention, office.former))
            elif known.country is None and office.country is not None:
                member.offices[member.offices.index(known)] = HeldOffice(
                    office.role, office.country, mention, office.former
                )

    def compatriot(self, country: str) -> Member | None:
        """The one person told of so far who is of this country, or holds an office of it: "the Austrian"."""
        told = [
            member
            for member in self.members
            if member.kind == "person" and member.mentions
            if country in (member.country, *(held.country for held in member.offices))
        ]
        if not told:
            told = [m for m in self.members if m.introduced and country in (m.country, *(o.country for o in m.offices))]
        if told or self.focus is None:
            return told[0] if len(told) == 1 else None
        if not _has_country(self.focus):
            return self.focus  # of whom no country is said
        others = [m for m in self.members if m.kind == "person" and m.mentions and not _has_country(m)]
        return others[0] if len(others) == 1 and others[0] is self.hero else None  # "Nato-Generalsekretär"

    def leader(self, country: str) -> Member | None:
        """The one person whom the article gives an office that leads this country."""
        leading = (Office(role, country) for role in _LEADING)
        found = next((people for office in leading if (people := self._exactly(office))), [])
        return found[0] if len(found) == 1 else None

    def _exactly(self, office: Office) -> list[Member]:
        held = ((member, held) for member in self.members if member.kind == "person" for held in member.offices)
        return [member for member, each in held if (each.role, each.country) == (office.role, office.country)]

    def leader_of(self, country: str) -> Member | None:
        """Whom "the leaders of Norway and Ireland" means for a country: the one who is of it and has a post."""
        told = [
            member
            for member in self.members
            if member.kind == "person" and member.mentions and (member.offices or member.styles)
            if country in (member.country, *(held.country for held in member.offices))
        ]
        return told[0] if len(told) == 1 else None

    def agrees(self, party: Party, member: Member) -> bool:
        """Whether a word may mean somebody as a man or a woman ("die Kanzlerin" is not Kanzler X, nor Jonas), and by
        his post: "the prime minister" is none whom the article calls a premier, and of no country."""
        if not member.styles or not party.text:
            of_a_woman = self.naming.capital_nouns and self.is_of_one_woman(party)
            return not (of_a_woman and self.has_mans_name(member))
        if not self.naming.capital_nouns:
            countries = [*(office.country for office in party.offices), *(held.country for held in member.offices)]
            of_a_country = any(countries)
            said = f" {normalise(party.text)}"
            post = next((post for post in self.naming.of_countries if said.endswith(f" {post}")), None)
            return of_a_country or post is None or post in member.styles
        if self.is_woman(member) and self._is_of_one_man(party):
            return False
        return normalise(party.text.split()[-1]).endswith(self.naming.women) <= self.is_woman(member)

    def _is_of_one_man(self, party: Party) -> bool:
        """ "Am Freitag will der Minister …": no Ministerin; but "das Treffen der Minister", "das der Ministerin"."""
        led = self.text[max(0, party.start - _LONGEST_LEAD) : party.start].split()
        if self.is_of_one_woman(party) or not led or normalise(led[-1]) not in self.naming.his:
            return False
        return len(led) < 2 or not led[-2][-1].isalpha() or led[-2][0].islower()

    def is_spokesman(self, member: Member) -> bool:
        """Whether somebody is called by a post that speaks for others."""
        return any(word in style for style in member.styles for word in self.naming.speaks_for_others)

    def is_woman(self, member: Member) -> bool:
        """Whether a post beside somebody's name is a woman's: "Kanzlerin X"."""
        return member.woman

    def is_man(self, member: Member) -> bool:
        """Whether a post beside somebody's name is a man's: "Kanzler X"; "Vorsitzende" may be both."""
        either = any(style.endswith(self.naming.either) for style in member.styles)
        return bool(member.styles) and not member.woman and not either

    def is_of_one_woman(self, party: Party) -> bool:
        """ "Die Ministerin": one woman, and not "die Minister", which may be several."""
        return party.text.lower().endswith(self.naming.women)

    def has_womans_name(self, member: Member) -> bool:
        """Whether only women bear somebody's given name."""
        return sex_of_name(member.name) == "f"

    def has_mans_name(self, member: Member) -> bool:
        """Whether only men bear it."""
        return sex_of_name(member.name) == "m"

    def holders(self, office: Office) -> list[Member]:
        """The people to whom the article gives this office, or one that may be called so."""
        return [member for member in self.members if member.kind == "person" and member.holds(office)]

    def holder(self, office: Office) -> Member | None:
        """Whom an office without a name means: the one person who holds it by this article."""
        people = self.holders(office)
        exact = [
            member
            for member in people
            if any(held.role == office.role and held.country == office.country for held in member.offices)
        ]
        for found in (exact, people):
            if len(found) == 1:
                return found[0]
        return None

    def office(self, office: Office, party: Party) -> Member | None:
        """The member that is this office without a name; None for offices that many hold."""
        # "the leaders of Norway and Ireland": one of each; "a US envoy": one
        sided = (party.listed or self.is_any(party)) and office.country is not None
        if office.role == COUNTERPART or (is_general(office.role) and not sided):
            return None
        for member in self.members:
            if member.kind == "office" and member.holds(office):
                return member
        member = self.stands_for(party)
        self.members.append(member)
        return member

    def is_any(self, party: Party) -> bool:
        """Whether an indefinite article stands before a party: "a Russian envoy"."""
        before = self.text[max(0, party.start - _LONGEST_WORD) : party.start]
        return before.rstrip().rpartition(" ")[2].lower() in self.naming.indefinite

    def group(self, party: Party) -> Member:
        """The member that is a group which is named like this; a new one the first time."""
        if self.naming.capital_nouns and (holder := self._one_holder(party)) is not None:
            return holder
        groups = [member for member in self.members if member.kind == "group"]
        member = next((group for group in groups if party.text in group.names), None) or self._told_again(party, groups)
        if member is None:
            member = Member("group", [party.text])
            self.members.append(member)
        return member

    def _one_holder(self, party: Party) -> Member | None:
        """Who "der Rektorin der Universität" is: one person, by name where the article calls one so."""
        post = next((word for word in party.text.split() if word[0].isupper()), "")
        led = self.text[max(0, party.start - _LONGEST_WORD) : party.start].split()[-1:]
        of_one = is_of_one(post, led[0].lower() if led else "", self.language.code)
        if not of_one or not self.naming.is_post(normalise(post)):
            return None
        stem = self.stem(normalise(post))
        people = [m for m in self.members if m.kind == "person" and _is_styled(m, stem, self.has_articles)]
        return people[0] if len(people) == 1 else self.by_description(party.text)

    def _told_again(self, party: Party, groups: Sequence[Member]) -> Member | None:
        """ "Traf Krabbenfischer von der Nordsee", and then "die Fischer": the last group with such a noun, where nouns
        have capital letters; where they have articles and no such letters, the only one: "the pilots"."""
        if not self.has_articles or " " in party.text:
            return None
        before = self.text[max(0, party.start - _LONGEST_WORD) : party.start].split()
        if not before or before[-1].lower() not in self.naming.definite:
            return None
        noun = party.text.lower()
        if not self.naming.capital_nouns:
            found = [member for member in groups if self._noun_of(member.name) == noun]
            return found[0] if len(found) == 1 else None
        told = (group for group in reversed(groups) if any(_is_such(noun, word) for word in group.names[0].split()))
        return next(told, None)

    def _noun_of(self, group: str) -> str:
        """The noun of a group's name, its last word before whose it is: "pilots" of "striking pilots of Nordvik"."""
        words = group.lower().split()
        return words[next((i for i, word in enumerate(words) if i and word in self.naming.whose), len(words)) - 1]

    def by_description(self, words: str) -> Member:
        """The member whom these words mean that tell his post and whose it is; a new one the first time."""
        known = (member for member in self.members if member.kind == "office" and words in member.names)
        member = next(known, None)
        if member is None:
            member = Member("office", [words])
            self.members.append(member)
        return member

    def stands_for(self, party: Party) -> Member:
        """A member that is nothing but the office which these words name."""
        mention = Mention(party.start, party.end, self.text[party.start : party.end])
        office = party.offices[0]
        return Member("office", [mention.text], [mention], [HeldOffice(office.role, office.country, mention)])


def _is_told(member: Member, party: Party) -> bool:
    """Whether an article told of somebody before these words: "the prime minister" is no premier still to be named."""
    return any(mention.start < party.start for mention in member.mentions)


def _has_country(member: Member) -> bool:
    """Whether the article says of which country somebody is; an envoy of the UN or the NATO is of some other one."""
    return any(code and code not in _ALLIANCES for code in (member.country, *(o.country for o in member.offices)))


def _may_be_of(his: frozenset[str], said: frozenset[str]) -> bool:
    """Whether somebody of these parties may be one of those; of "Grüne" is "Grünen-Politiker", too."""
    return not his or any(one[:_PARTY] == other[:_PARTY] for one in his for other in said)


_PARTY = 5  # letters of "Grüne", "Grünen"
_IN_BRACKETS = re.compile(r" \((?:\d+, ?)?([^()\d,]+)\)")
_BEFORE_A_POST = re.compile(r"(\w+)-\w+ $")
_LONGEST_POST = 40  # code points of "SPD-Fraktionsvorsitzende "
_OWNER_BEHIND = re.compile(r" (?:«|[A-ZА-ЯЁ])")


def _begins_so(style: str, posts: tuple[str, ...]) -> bool:
    """Whether a post begins so, with or without the adjective behind its first word: «глава чешского МИД»."""
    first, _, rest = style.partition(" ")
    return style.startswith(posts) or f"{first} {rest.partition(' ')[2]}".startswith(posts)


def _is_styled(member: Member, stem: str, compounds: bool) -> bool:
    """Whether a word is one of those he is called by, or the end of one: "Kanzlerin" of "Bundeskanzlerin", but not
    «губернатор» of «вице-губернатор»; or what is written out of it: "governor" of "Gov."."""
    return any(
        style == stem
        or (compounds and len(stem) > _SHORT and style.endswith(stem))
        or (_ABBREVIATED <= len(style) <= _SHORT and stem.startswith(style))
        for style in member.styles
    )


def own_offices(party: Party, parties: Sequence[Party]) -> tuple[Office, ...]:
    """The offices of one of a list: of "die Präsidenten der USA und Russlands, X und Y" X has the first one."""
    sharing = [other for other in parties if len(other.offices) > 1 and other.offices == party.offices]
    if party in sharing and len(sharing) == len(party.offices):
        return (party.offices[sharing.index(party)],)
    return party.offices


def _is_such(noun: str, word: str) -> bool:
    """Whether a word of a group's name ends as a noun does, in whatever case: "Krabbenfischern", "Fischer"."""
    return word[:1].isupper() and word.lower().rstrip("n").endswith(noun.rstrip("n"))
