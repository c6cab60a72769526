"""Reading: what bytes, texts and pages become, what of a publication is believed, and what is refused, with a line."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import UnreadableSource
from claims.source import LARGEST_PAGE, LARGEST_TEXT, Source, Stated, of_bytes, of_page, of_text
from claims.source.page import MOST_ELEMENTS, MOST_INLINE

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 1, 15)
SAID = "Erna Beispiel traf Otto Muster am Donnerstag in Baku."
JANNER = "Ja\u0308nner"  # decomposed: nothing is normalised


def source(data: bytes, stated: Stated | None = None, **how: Any) -> Source:
    return of_bytes(data, stated or Stated(), today=TODAY, **how)


def flaw(data: bytes, stated: Stated | None = None, **how: Any) -> tuple[str, int, str]:
    """Where, on which line, and what is wrong with this, if it is one thing."""
    with pytest.raises(UnreadableSource) as caught:
        source(data, stated, **how)
    [found] = caught.value.faults
    return found.path, found.line, found.message


# Bytes and texts


@pytest.mark.parametrize(("data", "encoding", "text"), [
    (f"{SAID}\n".encode(), None, f"{SAID}\n"),
    (f"  {SAID}  \n\n".encode(), None, f"  {SAID}  \n\n"),  # nothing is trimmed
    (b"a\r\nb\rc\nd", None, "a\nb\nc\nd"),
    (f"Im {JANNER} in Baku.".encode(), None, f"Im {JANNER} in Baku."),
    ("\ufeffZwölf\r\n".encode(), None, "Zwölf\n"),
    ("\ufeffZwölf".encode("utf-16-le"), None, "Zwölf"),
    ("\ufeffZwölf".encode("utf-16-be"), None, "Zwölf"),
    ("\ufeffZwölf".encode("utf-32-le"), None, "Zwölf"),
    ("\ufeffZwölf".encode(), "windows-1251", "Zwölf"),  # the mark knows better
    ("Zwölf – “so”".encode("cp1252"), "latin-1", "Zwölf – “so”"),  # by which Windows' is meant, as browsers know
    ("Встреча в Баку".encode("koi8-r"), "KOI8-R", "Встреча в Баку"),
    ("Встреча в Баку".encode("cp1251"), "windows-1251", "Встреча в Баку"),
    ("a\tb\fc\vd\u0085e\u2028f\u00a0g\u200bh\u00ad".encode(), None, "a\tb\fc\vd\u0085e\u2028f\u00a0g\u200bh\u00ad"),
    (b"<html> in einem Satz. Und mehr: <html>", False, "<html> in einem Satz. Und mehr: <html>"),
])  # fmt: skip
def test_a_text_stays_as_it_is(data: bytes, encoding: Any, text: str) -> None:
    how = {"page": False} if encoding is False else {"encoding": encoding}
    assert source(data, **how).text == text


@pytest.mark.parametrize(("data", "how", "line", "words"), [
    (b"", {}, 1, "no text"),
    (b" \n\t\n", {}, 1, "no text"),
    (b"\xef\xbb\xbf", {}, 1, "no text"),
    (b"%PDF-1.7\n%\xe2\xe3", {}, 1, "a PDF"),
    (b"\n\n junk %PDF-1.4", {}, 1, "a PDF"),
    (b"PK\x03\x04word/document.xml", {}, 1, "Word"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", {}, 1, "Word"),
    (b"{\\rtf1\\ansi Text}", {}, 1, "Rich Text"),
    (b"\x1f\x8b\x08\x00", {}, 1, "compressed"),
    (b"\x89PNG\r\n", {}, 1, "picture"),
    (b"eins\nzw\0ei\n", {}, 2, "Character 3 of line 2 is NUL"),
    (b"eins\r\nzwei\r\ndr\x1bei", {}, 3, "U+001B"),
    (b"eins\n\x7f", {}, 2, "U+007F"),
    ("eins\n\x81".encode(), {}, 2, "U+0081"),
    ("eins\n\uffff".encode(), {}, 2, "U+FFFF"),
    (b"eins\nzw\xf6lf\n", {}, 2, "Byte 7 (0xf6, in line 2) can't be read as UTF-8"),
    (b"\xef\xbb\xbfeins\nzw\xf6lf\n", {}, 2, "Byte 10 (0xf6"),
    ("eins\nzwölf".encode("utf-16-le"), {}, 2, "U"),
    ("\ufeffeins\nzwei".encode("utf-16-le")[:-1], {}, 2, "can't be read as UTF-16-LE"),
    (b"eins\n\x98", {"encoding": "windows-1251"}, 2, "Byte 5 (0x98, in line 2) can't be read as CP1251"),
    (b"eins", {"encoding": "klingon"}, 1, "'klingon' is no encoding"),
    (b"eins", {"encoding": "punycode"}, 1, "is no encoding"),
    (b"eins", {"encoding": "hex"}, 1, "is no encoding"),
    (b"eins\ned\xa0\x80", {}, 2, "Byte 7"),
    (b"a" * (LARGEST_TEXT + 1), {}, 1, "1,000,001 bytes"),
    ("я".encode() * (LARGEST_TEXT // 2 + 1), {}, 1, "1,000,002 bytes"),
    (b"<!doctype html>" + b" " * LARGEST_PAGE + b"x", {}, 1, "at most 4,000,000"),
])  # fmt: skip
def test_what_is_no_text_is_refused_with_its_line(data: bytes, how: dict[str, Any], line: int, words: str) -> None:
    found = flaw(data, **how)
    assert found[1] == line, found
    assert words in found[2]


def test_what_just_fits_is_read() -> None:
    assert len(source(b"a" * LARGEST_TEXT).text) == LARGEST_TEXT
    assert len(source("я".encode() * (LARGEST_TEXT // 2)).text) == LARGEST_TEXT // 2


@pytest.mark.parametrize(("stated", "path"), [
    (Stated(published=date(2026, 1, 17)), "/published"),
    (Stated(published=date(2126, 1, 1)), "/published"),
    (Stated(published=date(1604, 12, 31)), "/published"),
    (Stated(language="xx"), "/language"),
    (Stated(language="Deutsch!"), "/language"),
    (Stated(url="example.org/a"), "/url"),
    (Stated(url="http://a b"), "/url"),
    (Stated(title=""), "/title"),
    (Stated(publisher="x" * 4001), "/publisher"),
])  # fmt: skip
def test_what_can_not_be_of_a_publication_is_refused(stated: Stated, path: str) -> None:
    assert flaw(SAID.encode(), stated)[0] == path
    assert flaw(f"<html><p>{SAID}</p>".encode(), stated)[0] == path


@pytest.mark.parametrize("stated", [
    Stated(published=date(2026, 1, 16)),  # it is tomorrow already in the east
    Stated(published=date(1605, 1, 1)), Stated(language="de-AT"), Stated(language="ru"),
    Stated(url="https://example.org/a?b=ö"),
])  # fmt: skip
def test_what_can_be_is_taken(stated: Stated) -> None:
    assert source(SAID.encode(), stated).about == stated


def test_all_faults_come_at_once() -> None:
    stated = Stated(published=date(2126, 1, 1), language="xx", url="nowhere")
    with pytest.raises(UnreadableSource) as caught:
        of_text("eins\n\0", stated, today=TODAY)
    assert sorted(fault.path for fault in caught.value.faults) == ["/language", "/published", "/text", "/url"]


# Pages


PAGE = """<!doctype html>
<html lang="de-AT"><head><meta charset="utf-8"><title>Treffen in Baku - Die Erfundene</title>
<style>p { color: red }</style><script>var a = "Erna Skript";</script></head>
<body><nav><ul><li><a href="/">Start</a></li><li><a href="/p">Politik</a></li></ul></nav>
<article><h1>Treffen in Baku</h1>
<p>Erna Beispiel traf am <b>Donnerstag</b> den <a href="/m">Minister</a>
Otto&nbsp;Muster in Ba&shy;ku. Im {janner} war sie dort. Es ging um &lt;alles&gt; &amp; so.</p>
<h2>Zwischen&shy;titel</h2>
<p>Sie sprachen sechs Stunden.<br>Dann reiste sie ab.</p>
<ul><li>Erstens der Handel</li><li>Zweitens das Wetter</li></ul>
<table><tr><th>Wer</th><th>Wo</th></tr><tr><td>Erna Beispiel</td><td>Baku</td></tr></table>
</article><aside><p>Mehr zum Thema</p></aside><footer>Impressum</footer></body></html>""".replace("{janner}", JANNER)

CLEAN = f"""Treffen in Baku

Erna Beispiel traf am Donnerstag den Minister Otto Muster in Baku. Im {JANNER} war sie dort. Es ging um <alles> & so.

Zwischentitel

Sie sprachen sechs Stunden.
Dann reiste sie ab.

Erstens der Handel
Zweitens das Wetter

Wer · Wo
Erna Beispiel · Baku"""


def test_the_main_text_of_a_page() -> None:
    found = source(PAGE.encode())
    assert found.text == CLEAN
    assert (found.about.title, found.declared_language) == ("Treffen in Baku", "de-AT")
    assert source(PAGE.replace("\n", "\r\n").encode()).text == CLEAN


@pytest.mark.parametrize("page", [
    f"<html><body><p>{SAID}</p></body></html>", f"<!DOCTYPE html><p>{SAID}", f"<p>{SAID}</p>", SAID,
    f"<?xml version='1.0'?><!-- x --><html xmlns='http://www.w3.org/1999/xhtml'><body><div>{SAID}</div></body></html>",
    f"\n <!-- a --><!-- b -->\n<HTML><body>{SAID}",
    f"<html><body><p>{SAID}<p></body></html></div></html>",
    f"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><html><body><p>{SAID}",
])  # fmt: skip
def test_small_pages_keep_their_one_sentence(page: str) -> None:
    assert SAID in of_page(page, Stated()).text


@pytest.mark.parametrize(("head", "encoding"), [
    ('<meta charset="iso-8859-1">', "cp1252"), ("<meta charset=windows-1252>", "cp1252"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">', "iso8859-15"),
    ('<meta charset="utf-8">', "utf-8"), ("", "utf-8"), ('<meta charset="utf-16">', "utf-8"),
])  # fmt: skip
def test_a_page_declares_its_encoding(head: str, encoding: str) -> None:
    page = f"<!doctype html><html><head>{head}</head><body><p>Zwölf trafen sich am Donnerstag in Baku.</p>"
    assert "Zwölf" in source(page.encode(encoding)).text


def test_a_page_whose_encoding_is_not_what_it_declares_is_refused() -> None:
    page = "<!doctype html>\n<html><head><meta charset='utf-8'></head>\n<body><p>Zwölf</p>"
    said = "Byte 69 (0xf6, in line 3) can't be read as UTF-8. Name the encoding, such as windows-1252."
    assert flaw(page.encode("cp1252"))[1:] == (3, said)
    assert "is no encoding" in flaw(page.replace("utf-8", "klingon").encode())[2]


LINKED = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(("head", "field", "value"), [
    ('<meta property="article:published_time" content="2017-02-17T10:12:00+01:00">', "published", date(2017, 2, 17)),
    ('<meta name="DC.date.issued" content="2017-02-17">', "published", date(2017, 2, 17)),
    ('<meta itemprop="datePublished" content="20170217">', "published", date(2017, 2, 17)),
    ('<meta name="date" content="17.2.2017">', "published", date(2017, 2, 17)),
    ('<meta name="pubdate" content="Fri, 17 Feb 2017 10:00:00 GMT">', "published", date(2017, 2, 17)),
    ('<meta name="date" content="2017-03-01"><meta property="article:published_time" content="2017-02-17">',
     "published", None),  # it declares two days, so none
    (LINKED % '{"@type": "NewsArticle", "datePublished": "2017-02-17T23:59:00Z"}', "published", date(2017, 2, 17)),
    (LINKED % '{"@graph": [{"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2017-02-17"}]}', "published",
     date(2017, 2, 17)),
    (LINKED % '[{"@type": "Report", "datePublished": "2017-02-17"}, {"@type": "Report", "datePublished": "2016-1-1"},'
     '{"@type": "Report", "datePublished": "2016-01-01"}]', "published", None),
    (LINKED % '{"@type": "Event", "startDate": "2017-02-16", "datePublished": "2017-02-16"}', "published", None),
    (LINKED % "{not json", "published", None),
    (LINKED % ("[" * 100_000), "published", None),
    (LINKED % '{"@type": "Article", "datePublished": 20170217, "publisher": {"name": ["x"]}, "author": [{}, 3]}',
     "published", None),
    ('<meta property="article:published_time" content="2017-02-30">', "published", None),
    ('<meta property="article:published_time" content="02/03/2017">', "published", None),  # may mean either
    ('<meta property="article:published_time" content="gestern">', "published", None),
    ('<meta property="article:modified_time" content="2017-02-17">', "published", None),
    ('<meta name="last-modified" content="2017-02-17">', "published", None),
    ('<meta itemprop="copyrightYear" content="2017">', "published", None),
    ('<meta property="og:site_name" content=" taz  ">', "publisher", "taz"),
    ('<meta name="publisher" content="https://example.org/">', "publisher", None),
    (LINKED % '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Die Erfundene"}}', "publisher",
     "Die Erfundene"),
    ('<meta property="og:title" content="Ein &quot;Treffen&quot;"><title>Anders</title>', "title", 'Ein "Treffen"'),
    ("<title>Ein Treffen</title>", "title", "Ein Treffen"),
    ('<meta name="author" content="Erna Beispiel">', "author", "Erna Beispiel"),
    ('<meta property="article:author" content="https://facebook.example/erna">', "author", None),
    (LINKED % '{"@type": "Article", "author": [{"name": "Erna Beispiel"}, {"name": "Otto Muster"}]}', "author",
     "Erna Beispiel, Otto Muster"),
    ('<meta property="og:url" content="https://example.org/a">', "url", "https://example.org/a"),
    ('<link rel="canonical" href="https://example.org/b">', "url", "https://example.org/b"),
    ('<link rel="canonical" href="/b"><meta property="og:url" content="javascript:alert(1)">', "url", None),
])  # fmt: skip
def test_what_a_page_declares(head: str, field: str, value: Any) -> None:
    page = f"<!doctype html><html><head>{head}</head><body><article><p>{SAID}</p></article></body></html>"
    assert getattr(source(page.encode()).about, field) == value


@pytest.mark.parametrize("body", [
    "<h1>Treffen am 16. Februar 2017 in Baku</h1>", "<p>Am 16.02.2017 trafen sich beide.</p>",
    "<p>2017-02-16 10:00:00</p>", '<p class="date">16. Februar 2017</p>', "<p>(APA, 16.2.2017)</p>",
    '<p>Sie trafen sich am <time datetime="2017-02-16">Donnerstag</time>.</p>',
    '<div class="published">Published: 2017-02-16</div>', "<footer>© 2017</footer>",
    '<img src="/2017/02/16/a.jpg"><a href="/2017/02/16/b.html">b</a>',
    '<abbr class="published" title="2017-02-16">x</abbr>',
    '<script>var published = "2017-02-16";</script>', "<!-- 2017-02-16 -->",
])  # fmt: skip
def test_a_day_of_prose_is_never_the_day_of_publication(body: str) -> None:
    page = f"<!doctype html><html><head><title>16. Februar 2017</title></head><body>{body}<p>{SAID}</p></body></html>"
    assert source(page.encode()).about.published is None


@pytest.mark.parametrize(("body", "day"), [
    ('<time itemprop="datePublished" datetime="2017-02-17T08:00">heute</time>', date(2017, 2, 17)),
    ('<time pubdate datetime="2017-02-17">heute</time>', date(2017, 2, 17)),
    ('<time pubdate datetime="2017-02-17">a</time><time pubdate datetime="2017-02-18">b</time>', None),
])  # fmt: skip
def test_a_day_that_is_marked_up_as_that_of_publication_is_one(body: str, day: date | None) -> None:
    page = f"<!doctype html><html><body>{body}<p>{SAID}</p></body></html>"
    assert source(page.encode()).about.published == day


def test_what_was_stated_wins() -> None:
    head = (
        '<meta property="article:published_time" content="2126-01-01"><meta property="og:site_name" content="A">'
        '<meta property="og:title" content="B"><meta name="author" content="C D">'
        '<meta property="og:url" content="https://example.org/e">'
    )
    page = f"<!doctype html><html lang=en><head>{head}</head><body><p>{SAID}</p></body></html>"
    stated = Stated(date(2017, 2, 17), "V", "W", "X", "https://example.org/y", "de")
    assert source(page.encode(), stated).about == stated
    part = source(page.encode(), Stated(published=date(2017, 2, 17), publisher="V")).about
    assert part == Stated(date(2017, 2, 17), "V", "B", "C D", "https://example.org/e", None)


def test_a_page_that_says_it_will_be_published_is_refused_with_the_line() -> None:
    page = f"<!doctype html>\n<html><head>\n<meta name=date content=2126-01-01>\n</head><body><p>{SAID}</p></body>"
    path, line, message = flaw(page.encode())
    assert (path, line) == ("/published", 3)
    assert "2126-01-01, which lies ahead" in message


@pytest.mark.parametrize(("page", "words"), [
    ("<html></html>", "no text"), ("<html><body><script>alert(1)</script></body></html>", "no text"),
    ("<html><!-- nothing but this -->", "no text"), ("<!doctype html>", "no text"),
    ("<html><body><img src=a.png><iframe src=b></iframe></body></html>", "no text"),
    ("<html><body>a\0b", "NUL"),
    ("<html><body>" + "<div>" * 300 + SAID, "nested too deeply"),
    ("<html><body>" + "<font>" * 200_000, "nested too deeply"),
    ("<html><body>" + f"<p>{SAID}</p>" * (MOST_ELEMENTS + 1), "more than 30,000 elements"),
    ("<html><body><p>" + "<b>Wort </b>und " * (MOST_INLINE + 1), "within its words"),
    ("<html><body><p>" + "Wort<br>" * (MOST_INLINE + 1), "within its words"),
    ("<html><body><p>" + "<a href=x>Wort" * 90_000, "within its words"),
])  # fmt: skip
def test_pages_beyond_the_bounds_are_refused(page: str, words: str) -> None:
    assert words in flaw(page.encode())[2]


def test_long_pages_are_read_to_their_end() -> None:
    paragraphs = "".join(f"<p>Absatz {number}: {SAID}</p>" for number in range(5_000))
    text = source(f"<html><body><article>{paragraphs}</article></body></html>".encode()).text
    assert text.count("Absatz") == 5_000
    assert text.endswith(f"Absatz 4999: {SAID}")


# Whatever comes


TAGS = (
    "<p>|</p>|<div>|</div>|<b>|<a href='x'>|</a>|<br>|<ul><li>|<table><tr><td>|</table>|<blockquote>|<pre>|<code>|<h1>|"
    "<script>|</script>|<!--|-->|<style>|<title>|<meta name=date content=2017-02-17>|<html>|<body>|</body>|<svg>|"
    "<math>|<time pubdate datetime=''>|<q>|<span>|<article>|<iframe>|<noscript>|"
    "<script type='application/ld+json'>[{'a':|&amp;|&#0;|"
    "&#x1;|&shy;|&|<|>|Zwölf |\u00ad|\x85|\x0c|👩\u200d👩\u200d👧|\n"
)
PIECES = st.lists(st.sampled_from([*TAGS.split("|"), SAID]), max_size=30)


@given(PIECES)
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    try:
        text = of_page("<html>" + "".join(pieces), Stated()).text
    except UnreadableSource:
        return
    assert text.strip() == text
    assert "\r" not in text
    assert not any(ord(sign) < 32 and sign != "\n" for sign in text)
    assert of_text(text, Stated()).text == text  # clean already


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = source(data).text
    except UnreadableSource:
        return
    assert text.strip()
    assert not {"\r", "\0"} & set(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff"), min_size=1))
def test_a_clean_text_is_kept_to_the_last_character(text: str) -> None:
    if text.strip() and not any(0xFDD0 <= ord(sign) <= 0xFDEF for sign in text):
        assert of_text(text, Stated()).text == text
        assert source(text.encode(), page=False).text == text


# What is loaded, and what is fetched: nothing


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_library_for_pages_is_loaded_with_the_first_page() -> None:
    loaded = "print(sorted({'trafilatura', 'lxml', 'htmldate', 'dateparser'} & set(sys.modules)))"
    code = (
        "import sys, service.app, service.cli, claims.ingest\n"
        "from claims.source import of_bytes, Stated\n"
        f"of_bytes(b'Ein Text.', Stated())\n{loaded}\n"
        f"of_bytes(b'<html><p>Ein Text.</p>', Stated())\n{loaded}"
    )
    before, after = run(code).splitlines()
    assert before == "[]"
    assert "'trafilatura'" in after


def test_reading_a_page_touches_no_network_and_no_other_file() -> None:
    page = (
        "<!DOCTYPE html SYSTEM 'http://127.0.0.1:9/a.dtd' [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><head>"
        "<base href='http://127.0.0.1:9/'><link rel=stylesheet href=a.css><meta http-equiv=refresh content='0;url=/b'>"
        "<link rel=canonical href='http://127.0.0.1:9/c'></head><body><p>Ein Treffen in Baku: &x;</p>"
        "<img src='http://127.0.0.1:9/d.png'><iframe src='file:///etc/passwd'></iframe>"
        "<object data='file:///etc/passwd'></object><script src='//127.0.0.1:9/e.js'></script></body></html>"
    )
    code = (
        "import sys\n"
        "from claims.source import of_page, Stated\n"
        "of_page('<html><p>Ein erster Text.</p>', Stated())\n"  # loads what is needed
        "seen, watched = [], ('socket', 'open', 'urllib')\n"
        "sys.addaudithook(lambda event, _: seen.append(event) if event.startswith(watched) else None)\n"
        f"text = of_page({page!r}, Stated()).text\n"
        "print([seen, text])"
    )
    [seen, text] = eval(run(code))  # noqa: S307  # what our own process printed
    assert seen == []
    assert "Treffen in Baku" in text
    assert "root:" not in text
