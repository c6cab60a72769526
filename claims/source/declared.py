"""What a web page declares of its own publication, in the places made for it: `<meta>`, schema.org's JSON-LD and
microdata, the canonical link, `lang`. Nothing is read from prose, so that no day that an article tells of is ever taken
for the day on which it was published; and where a page declares two different days, it declares none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from lxml.html import HtmlElement

from claims.source import Stated

# Names of <meta> (name, property or itemprop), the most telling first, and what they say. Open Graph: https://ogp.me;
# Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcmi-terms; citation_: Google Scholar's;
# "date" without more is what German sites write. Days of a modification are not among them.
_META: Mapping[str, tuple[str, ...]] = {
    "published": (
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
        "citation_publication_date", "dcterms.issued", "dc.date.issued", "pubdate", "publishdate", "publish-date",
        "published_time", "parsely-pub-date", "sailthru.date", "dcterms.date", "dc.date", "date",
    ),
    "publisher": ("og:site_name", "dcterms.publisher", "dc.publisher", "citation_publisher", "publisher"),
    "title": ("og:title", "headline", "citation_title", "dcterms.title", "dc.title", "twitter:title"),
    "author": ("author", "article:author", "dcterms.creator", "dc.creator", "citation_author", "parsely-author", "byl"),
    "url": ("og:url",),
    "language": ("og:locale", "dcterms.language", "dc.language", "content-language"),
}  # fmt: skip
_FIELDS = {name: (field, rank) for field, names in _META.items() for rank, name in enumerate(names)}
_ARTICLES = re.compile(r"(?:\w*Article|Report|\w*BlogPosting|LiveBlogPosting)\Z", re.A)  # schema.org's types
_LONGEST = 4000  # characters, as records of documents have it
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://\S+")
_DAYS = (  # the ways to write a day that leave no doubt
    re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", re.A),
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:T.*)?\Z", re.A),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)", re.A),
)
_LINKED_DATA = "application/ld+json"
_DEEPEST = 20  # levels of linked data that are looked into


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself; `line`: where it says when it was published."""

    about: Stated
    line: int = 1


def declared_by(tree: HtmlElement) -> Declared:
    """What the page of this tree declares."""
    metas, articles = _metas(tree), list(_articles(tree))
    days = metas.get("published", ()), _data(articles, _published_by), _marked_days(tree)
    published, line = next((found for each in days if (found := _only_day(each))), (None, 1))
    # ↑ of one kind of place only one day: teasers of other articles carry theirs, too
    addresses = (*_texts(metas, "url"), *_canonical(tree))
    languages = (*_attributes(tree), *_texts(metas, "language"), *(text for text, _ in _data(articles, _language_of)))
    about = Stated(
        published=published,
        publisher=_first(_texts(metas, "publisher"), (text for text, _ in _data(articles, _publisher_of))),
        title=_first(_texts(metas, "title"), (text for text, _ in _data(articles, _headline_of)), _headings(tree)),
        author=_first(_texts(metas, "author"), (text for text, _ in _data(articles, _authors_of))),
        url=next((text for text in addresses if len(text) <= _LONGEST and _ADDRESS.fullmatch(text)), None),
        language=next((tag for text in languages if _TAG.fullmatch(tag := text.replace("_", "-"))), None),
    )
    return Declared(about, line)


_Said = tuple[str, int]  # words, and the line on which they stand


def _metas(tree: HtmlElement) -> dict[str, list[_Said]]:
    """What <meta> says of each field, the most telling first."""
    found: dict[str, list[tuple[int, _Said]]] = {}
    for element in tree.iter("meta"):
        content = _clean(element.get("content"))
        names = (element.get(name, "").strip().lower() for name in ("property", "name", "itemprop", "http-equiv"))
        for field, rank in (_FIELDS[name] for name in names if content and name in _FIELDS):
            found.setdefault(field, []).append((rank, (content, element.sourceline or 1)))
    return {field: [said for _, said in sorted(each, key=lambda one: one[0])] for field, each in found.items()}


def _texts(metas: Mapping[str, list[_Said]], field: str) -> list[str]:
    return [text for text, _ in metas.get(field, ())]


def _articles(tree: HtmlElement) -> Iterator[tuple[Mapping[str, Any], int]]:
    """The page's articles as linked data, each with its line; not those that others only refer to."""
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != _LINKED_DATA or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            types = node.get("@type", ())
            if any(isinstance(each, str) and _ARTICLES.match(each) for each in _listed(types)):
                yield node, script.sourceline or 1


def _nodes(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    for each in _listed(data) if depth < _DEEPEST else ():
        if isinstance(each, Mapping):
            yield each
            yield from _nodes(each.get("@graph", ()), depth + 1)
            yield from _nodes(each.get("mainEntity", ()), depth + 1)


def _data(articles: Iterable[tuple[Mapping[str, Any], int]], read: Any) -> list[_Said]:
    return [(text, line) for node, line in articles for raw in read(node) if (text := _clean(raw))]


def _published_by(node: Mapping[str, Any]) -> list[Any]:
    return [node.get("datePublished")]


def _headline_of(node: Mapping[str, Any]) -> list[Any]:
    return [node.get("headline"), node.get("name")]


def _language_of(node: Mapping[str, Any]) -> list[Any]:
    return [node.get("inLanguage")]


def _publisher_of(node: Mapping[str, Any]) -> list[Any]:
    return [_name(each) for each in _listed(node.get("publisher", ()))]


def _authors_of(node: Mapping[str, Any]) -> list[Any]:
    return [", ".join(name for each in _listed(node.get("author", ())) if isinstance(name := _name(each), str))]


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, Mapping) else value


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, (list, tuple)) else (value,)


def _marked_days(tree: HtmlElement) -> list[_Said]:
    """Days that are marked up as days of publication (microdata, and HTML's own former way)."""
    return [
        (_clean(element.get("datetime") or element.get("content")), element.sourceline or 1)
        for element in tree.iter("time", "span", "abbr", "div")
        if element.get("itemprop") == "datePublished" or (element.tag == "time" and "pubdate" in element.attrib)
    ]


def _only_day(said: Iterable[_Said]) -> tuple[date, int] | None:
    """The day that these words name, if all of those that can be read name the same one."""
    found = [(day, line) for text, line in said if (day := _day(text))]
    return found[0] if len({day for day, _ in found}) == 1 else None


def _day(text: str) -> date | None:
    """The day of a time as it is written, in whichever zone: what the publisher's readers saw over the article."""
    try:
        for pattern in _DAYS:
            if found := pattern.match(text):
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _canonical(tree: HtmlElement) -> list[str]:
    links = tree.iter("link")
    return [_clean(link.get("href")) for link in links if link.get("rel", "").strip().lower() == "canonical"]


def _attributes(tree: HtmlElement) -> list[str]:
    root = tree.getroottree().getroot()
    return [_clean(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"))]


def _headings(tree: HtmlElement) -> Iterator[str]:
    """The one heading of the first level, else the page's title."""
    headings = list(tree.iter("h1"))
    for element in (*(headings if len(headings) == 1 else ()), *tree.iter("title")):
        yield _clean("".join(element.itertext()))


def _first(*sources: Iterable[str]) -> str | None:
    """The first words of these; a link to somebody is not his name."""
    texts = (text for source in sources for text in source)
    return next((text for text in texts if 0 < len(text) <= _LONGEST and not _ADDRESS.match(text)), None)


def _clean(value: Any) -> str:
    """Words on one line, without characters that no text has."""
    if not isinstance(value, str):
        return ""
    return "".join(sign for sign in " ".join(value.split()) if sign.isprintable())
