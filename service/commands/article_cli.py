"""Articles at the command line: `belegt extract` shows what one says, `belegt ingest` takes them in."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service.commands.shell import DONE, FAULTS, author, database_option, example, place, say, settings_of
from service.commands.unreadable import unreadable

if TYPE_CHECKING:
    from claims.ingest import Article
    from claims.source import Stated
    from claims.storage.interface import Store

_STDIN = "-"
_PAGES, _TEXTS = (".html", ".htm", ".xhtml"), (".txt",)
_LONGEST_LINE = 6 * 1024 * 1024  # bytes of an article in JSON, as of a request over HTTP


def add_to(commands: click.Group) -> None:
    """Give a group these commands."""
    commands.add_command(extract)
    commands.add_command(ingest)


@click.command(
    short_help="Show what an article says about meetings.",
    epilog=example(
        "belegt extract article.txt --published 2017-02-17",
        "belegt extract page.html --json",
        "belegt extract --jsonl < articles.jsonl > extractions.jsonl",
    ),
)
@click.argument("file", required=False)
@click.option("--published", metavar="DATE", help="The day of publication.  [default: what a page declares]")
@click.option("--language", metavar="CODE", help="Its language, such as de.  [default: told from the text]")
@click.option("--encoding", metavar="NAME", help="The encoding of the file.  [default: utf-8, or what it declares]")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--jsonl", "lines", is_flag=True, help="Read an article a line from standard input; print a line each.")
def extract(
    file: str | None, published: str | None, language: str | None, encoding: str | None, as_json: bool, lines: bool
) -> int:
    """Show what the article in FILE, a text or a web page, says about meetings; - reads standard input.

    Nothing is stored.
    """
    if lines == (file is not None):
        raise click.UsageError("Give a FILE, or - to read standard input, or --jsonl for many.")
    stated = _stated(published=published, language=language)
    if lines:
        if encoding is not None:
            raise click.UsageError("Lines of JSON are UTF-8; --encoding is for a FILE.")
        return _extract_lines({name: text for name, text in (("published", published), ("language", language)) if text})
    from service.articles import shown

    assert file is not None  # noqa: S101  # for the type checker
    article = _article(file, stated, encoding, ("published",))
    if article is None:
        return FAULTS
    answer = shown(article)
    if as_json:
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, indent=1).encode() + b"\n")
    else:
        from service.commands.article_terminal import print_article

        print_article(article.document.text, answer)
    return DONE if article.extraction.language else FAULTS


def _extract_lines(defaults: dict[str, str]) -> int:
    from service.articles import extracted
    from service.commands import each_line, progress

    bad = total = 0
    with progress.of_lines() as advance:
        lines = progress.counted(each_line.lines_of(sys.stdin.buffer.readline, _LONGEST_LINE), advance)
        for good, answer in each_line.answers(lines, extracted, defaults, _LONGEST_LINE):
            sys.stdout.buffer.write(answer)
            sys.stdout.buffer.flush()  # whoever reads along has each answer at once
            total += 1
            bad += not good
    if bad:
        say(f'{bad} of {total} lines could not be read; the answers with "error" say why.')
    return FAULTS if bad else DONE


@click.command(
    short_help="Take in articles, and propose the claims they make.",
    epilog=example(
        'belegt ingest article.txt --published 2017-02-17 --publisher "The Example Gazette"',
        "belegt ingest pages/ --publisher Gazette",
        "belegt ingest - --published 2017-02-17 --publisher Gazette < article.txt",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--published", metavar="DATE", help="The day of publication.  [default: what a page declares]")
@click.option("--publisher", metavar="NAME", help="Who published it.  [default: what a page declares]")
@click.option("--title", metavar="TEXT", help="Its headline.  [default: what a page declares]")
@click.option("--author", "writer", metavar="NAME", help="Who wrote it.  [default: what a page declares]")
@click.option("--url", metavar="URL", help="Its address; nothing is fetched.  [default: what a page declares]")
@click.option("--language", metavar="CODE", help="Its language, such as de.  [default: told from the text]")
@click.option("--encoding", metavar="NAME", help="The encoding of the files.  [default: utf-8, or what they declare]")
@click.option("--dry-run", is_flag=True, help="Store nothing; say what each article tells of.")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each article.")
@click.option("--note", metavar="TEXT", help="Why, for the history.")
@click.option("--by", metavar="NAME", help="Who takes them in.  [default: your name on this system]")
@database_option
def ingest(
    files: tuple[str, ...],
    encoding: str | None,
    dry_run: bool,
    as_json: bool,
    note: str | None,
    by: str | None,
    database: str | None,
    writer: str | None,
    **known: str | None,
) -> int:
    """Take in each FILE, a text or a web page, as a document, and propose the claims it makes to reviewers.

    Of a folder all .txt and .html files are taken in; - reads standard input. What cannot be read is told, and the
    others go on. The same publication twice is one document. After a crash, do it again.
    """
    from claims import open_store

    for name in ("title", "url"):
        if known[name] and (len(files) > 1 or Path(files[0]).is_dir()):
            raise click.UsageError(f"--{name} is one article's; there may be several.")
    stated = _stated(author=writer, **known)
    if encoding is not None:
        _need_encoding(encoding)
    names, missing = _found(files)
    reports = _Reports(as_json)
    reports.bad = missing
    store = None if dry_run else open_store(settings_of(database=database).database)
    try:
        _take_in(names, stated, encoding, store, reports, author(by), note)
    finally:
        if store is not None:
            store.close()
    where = "nothing was stored" if dry_run else f"in {place(settings_of(database=database))}"
    return reports.summary(len(files) > 1 or len(names) > 1 or dry_run, where)


def _take_in(
    names: Sequence[str], stated: Stated, encoding: str | None, store: Store | None, reports: _Reports, by: str,
    note: str | None,
) -> None:  # fmt: skip
    from claims.errors import InvalidInput
    from service.commands import progress

    with progress.of_files(len(names)) as advance:
        for name in names:
            article = _article(name, stated, encoding, ("published", "publisher"), in_installed=True)
            if article is None:
                reports.bad += 1
            else:
                try:
                    reports.done(name, article, store, by, note)
                except InvalidInput as error:
                    reports.bad += 1
                    for fault in error.faults:
                        say(f"{_called(name)}, line 1: {fault.path}: {fault.message}.")
            advance()


class _Reports:
    """What became of the articles, one after the other."""

    def __init__(self, as_json: bool) -> None:
        self.bad = 0
        self._as_json = as_json
        self._new = self._known = self._claims = 0

    def done(self, name: str, article: Article, store: Store | None, by: str, note: str | None) -> None:
        """Store an article, if there is a store, and print what became of it. Raises InvalidInput."""
        from claims.ingest import ingest, of_one_origin

        found = article.extraction
        report: dict[str, Any] = {"file": name, "meetings": len(found.meetings), "gaps": len(found.gaps)}
        if store is None:
            self._print(report, f"{_counted(len(found.meetings), 'meeting')}, {_counted(len(found.gaps), 'gap')}")
            return
        done = ingest(store, article, by=by, note=note)
        with store.view() as view:
            others = of_one_origin(view, done.document)
        self._new += done.new
        self._known += not done.new
        self._claims += len(done.proposed)
        id, erased = done.document.id, done.document.erased
        report |= {"document": id, "new": done.new, "proposed": list(done.proposed), "same_text": others}
        words = f"{_counted(len(done.proposed), 'claim')} proposed"
        if not done.new:
            words = "already there; its text was erased and stays so" if erased else "already there"
        if others:
            words += f"; the same text as {', '.join(others[:3])}: {1 + len(others)} documents, 1 origin"
        self._print(report, f"{id}, {words}")

    def summary(self, many: bool, where: str) -> int:
        """Say how many there were, and give the exit status."""
        if many:
            said = f"{_counted(self._new, 'new document')} with {_counted(self._claims, 'proposed claim')}"
            known = f", {self._known} already there" if self._known else ""
            bad = f"; {_counted(self.bad, 'file')} could not be taken in" if self.bad else ""
            say(f"{said}{known}, {where}{bad}.")
        return FAULTS if self.bad else DONE

    def _print(self, report: dict[str, Any], words: str) -> None:
        click.echo(json.dumps(report, ensure_ascii=False) if self._as_json else f"{report['file']}: {words}")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _stated(**known: str | None) -> Stated:
    """What the options say of the publication. Raises InvalidInput with all faults."""
    from claims.errors import Fault, InvalidInput
    from claims.source import Stated, stated_faults

    published, faults = known.pop("published", None), []
    day = None
    if published is not None:
        try:
            day = date.fromisoformat(published)
        except ValueError:
            said = f"{published!r} is no day of the calendar, written as YYYY-MM-DD."
            faults.append(Fault("/published", said))
    stated = Stated(published=day, **known)
    if faults := [*faults, *stated_faults(stated)]:
        raise InvalidInput(faults)
    return stated


def _need_encoding(name: str) -> None:
    """Raises InvalidInput for an encoding that nothing is read in; rather now than for every file."""
    from claims.source.encoding import decoded

    decoded(b"", name)


def _article(
    name: str, stated: Stated, encoding: str | None, needed: Sequence[str], *, in_installed: bool = False
) -> Article | None:
    """The article in a file, or None where it can't be read, which is told with the file's name and the line.

    `needed`: what has to be known of its publication.
    """
    from claims.errors import Flaw, UnreadableSource
    from claims.ingest import read
    from claims.language import installed
    from claims.source import of_bytes

    try:
        page = True if name.lower().endswith(_PAGES) else None
        source = of_bytes(_bytes(name), stated, encoding=encoding, page=page)
        flaws = [
            Flaw(f"/{field}", f"It does not say {_NEEDED[field]}; say it with --{field}.")
            for field in needed
            if getattr(source.about, field) is None
        ]
        if flaws:
            raise UnreadableSource(flaws)
        article = read(source)
        if article.extraction.language is None:
            said = f"It is in none of the installed languages, {', '.join(installed())}, as far as can be told"
            if in_installed:
                raise UnreadableSource([Flaw("/text", f"{said}; if it is, name it with --language.")])
            say(f"{_called(name)}, line 1: {said}; nothing was read. If it is, name it with --language.")
    except UnreadableSource as error:
        for flaw in error.faults:
            say(f"{_called(name)}, line {flaw.line}: {flaw.message}")
        return None
    except OSError as error:
        say(unreadable(_called(name), error))
        return None
    return article


_NEEDED = {"published": "when it was published", "publisher": "who published it"}


def _bytes(name: str) -> bytes:
    """What a file holds, and no more than one byte above what is ever read."""
    from claims.source import LARGEST_PAGE

    if name == _STDIN:
        return sys.stdin.buffer.read(LARGEST_PAGE + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST_PAGE + 1)


def _called(name: str) -> str:
    return "standard input" if name == _STDIN else name


def _found(files: Sequence[str]) -> tuple[list[str], int]:
    """The files that are meant, those of a folder in their order, each once; and how many are not there."""
    names: dict[str, None] = {}
    missing = 0
    for file in files:
        if file == _STDIN or not Path(file).is_dir():
            names[file] = None
            continue
        within = list(_within(file))
        names |= dict.fromkeys(within)
        if not within:
            say(f"{file} holds no {', '.join((*_TEXTS, *_PAGES))} file.")
            missing += 1
    return list(names), missing


def _within(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith((*_TEXTS, *_PAGES)) and not name.startswith("."):
                yield str(Path(where) / name)
