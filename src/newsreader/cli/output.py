"""How results are printed: one JSON document, or lines for a person."""

import contextlib
import io
import json
import logging
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from newsreader.cli.pipe import read_by_somebody
from newsreader.errors import OutputError
from newsreader.library.read import shown_address
from newsreader.model import (
    MOST_READ_DAYS,
    Article,
    ArticleRow,
    Block,
    Feed,
    FeedStatus,
    Related,
    Section,
    SectionMark,
)
from newsreader.wording import sentence

_SILENCE = logging.NullHandler()
# What a terminal would take for orders; titles come from anywhere.
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)])


def prepare_output(*, as_json: bool) -> None:
    """Let no letter be a fault: JSON is UTF-8 whatever the terminal is, else what it lacks becomes "?". What is
    logged is not for stderr, where scripts read one sentence."""
    logging.getLogger().addHandler(_SILENCE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if as_json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def print_json(value: object) -> None:
    """Print one JSON document in UTF-8."""
    _write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def complain(text: str) -> None:
    """One sentence on stderr."""
    _tell(f"newsreader: {' '.join(text.translate(_CONTROLS).split())}\n")


def show_progress(done: int, total: int) -> None:
    """How far something is, on one line of stderr where that is a terminal; gone when it is done."""
    if sys.stderr.isatty():
        line = f"{done:,} of {total:,}" if done < total else ""
        _tell(f"\r\x1b[K{line}")


def show_renewal(step: int, steps: int) -> None:
    """That a library of an earlier program is brought to a new form, which takes a minute where it is large."""
    if sys.stderr.isatty():
        doing = f"step {step} of {steps}" if step else "a copy is made first"
        end = "\n" if step == steps else ""
        _tell(f"\r\x1b[KThe library is being brought to a new form: {doing}.\x1b[K{end}")


def say(text: str) -> None:
    """One line on stdout."""
    _write(text.translate(_CONTROLS) + "\n")


def many(number: int, one: str, several: str = "") -> str:
    """So many of something, in the word for one of it or for several."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def print_document(document: bytes) -> None:
    """Print a document as it would stand in a file, in its own encoding."""
    if sys.stdout is not None:  # there may be none
        with _printing():
            sys.stdout.buffer.write(document)


def _write(text: str) -> None:
    if sys.stdout is not None:
        with _printing():
            sys.stdout.write(text)


def _tell(text: str) -> None:
    if sys.stderr is not None:
        with read_by_somebody():
            sys.stderr.write(text)
            sys.stderr.flush()


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """Raises Unread, and OutputError where the disk is full behind stdout."""
    try:
        with read_by_somebody():
            yield
    except OSError as error:
        raise unwritten(error) from error


def unwritten(error: OSError) -> OutputError:
    """What the system says of stdout, as an error of ours."""
    return OutputError("output.unwritten", reason=error.strerror or str(error))


def section_objects(
    marks: Sequence[SectionMark], tree: Mapping[int, Section], paths: Mapping[int, str]
) -> list[dict[str, Any]]:
    """An article's sections as scripts see them, each with where it came from; `published` is the publisher's own
    word, `confidence` how sure an inference is."""
    return [
        {
            "id": mark.section,
            "title": tree[mark.section].title("en"),
            "path": paths[mark.section],
            "source": mark.source.value,
            "published": mark.published or None,
            "confidence": mark.confidence,
        }
        for mark in marks
        if mark.section is not None and mark.section in tree
    ]


def row_object(
    row: ArticleRow, sections: Mapping[int, list[dict[str, Any]]], feeds: Mapping[int, str]
) -> dict[str, Any]:
    """An article as scripts see it; `sections` are those of `cli.sections.tell_sections`, `feeds` their titles."""
    return {
        "id": row.id,
        "title": row.title,
        "url": shown_address(row.url),
        "feed": feeds.get(row.feed, row.outlet),
        "outlet": row.outlet,
        "author": row.author,
        "published": iso(row.published) if row.dated else None,
        "sections": sections.get(row.id, []),
        "read": row.read,
        "starred": row.starred,
        "offline": row.offline.value,
        "copy_of": row.copy_of or None,
        "twins": [{"id": twin.article, "feed": twin.outlet} for twin in row.twins],
    }


def related_object(
    item: Related, sections: Mapping[int, list[dict[str, Any]]], feeds: Mapping[int, str], section: str
) -> dict[str, Any]:
    """A suggestion as scripts see it; `section` is the path of the article's own."""
    return row_object(item.row, sections, feeds) | {
        "block": item.block.value,
        "score": round(item.score, 4),
        "why": _why(item, section),
    }


def _why(item: Related, section: str) -> list[str]:
    """What a suggestion shares with the article, or where it stands among all."""
    match item.block:
        case Block.SAME_AUTHOR:
            return list(item.authors)
        case Block.SAME_SECTION:
            return [section]
        case Block.MOST_READ:
            return [f"among the most read of the last {MOST_READ_DAYS} days"]
        case Block.LATEST:
            return ["among the newest"]
        case Block.HIGHLIGHTS:
            return [many(item.outlets, "outlet")]
        case _:
            return list(item.why)


def feed_object(feed: Feed) -> dict[str, Any]:
    """A feed as scripts see it; `error` in words, "" when the last check went well."""
    return {
        "id": feed.id,
        "title": feed.title,
        "url": shown_address(feed.url),
        "site": shown_address(feed.site_url),
        "status": feed.status.value,
        "error": feed_error(feed),
        "unread": feed.unread,
        "articles": feed.articles,
        "last_check": iso(feed.last_check),
        "next_check": iso(feed.next_check),
    }


def feed_error(feed: Feed) -> str:
    """What is wrong with a feed, in English words."""
    if feed.status not in (FeedStatus.FAILED, FeedStatus.GONE):
        return ""
    return sentence(feed.error_code, dict(feed.error_data))


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC."""
    return None if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def print_rows(rows: Sequence[ArticleRow]) -> None:
    """One line an article: number, marks, time, outlet, headline."""
    for row in rows:
        marks = ("·" if row.read else "●") + ("★" if row.starred else " ")
        when = row.published.astimezone().strftime("%Y-%m-%d %H:%M") if row.dated else " " * 16
        say(f"{row.id:>7} {marks} {when}  {row.outlet}: {row.title}")


def print_article(article: Article, markdown: str) -> None:
    """An article for the terminal: headline, byline, address, text, and what its feed gives beside that."""
    row = article.row
    when = iso(row.published) if row.dated else ""
    byline = " · ".join(part for part in (", ".join(article.authors), row.outlet, when) if part)
    address = f"<{shown_address(row.url)}>" if row.url else ""
    parts = (f"# {row.title}", byline, address, markdown.strip(), "\n".join(_beside(article)))
    say("\n\n".join(filter(None, parts)) + "\n")


def beside_object(article: Article) -> dict[str, Any]:
    """What a feed gives beside an article's text, as scripts see it."""
    source = article.source
    return {
        "enclosures": [
            {"url": shown_address(one.url), "mime": one.mime, "length": one.length, "duration": one.duration}
            for one in article.enclosures
        ],
        "comments_url": shown_address(article.comments_url),
        "source_title": source.title if source is not None else "",
        "source_url": shown_address(source.url) if source is not None else "",
    }


def _beside(article: Article) -> Iterator[str]:
    """Files with their kind, length and size, the readers' comments, the outlet that it was taken from."""
    for file in article.enclosures:
        facts = ", ".join(filter(None, (file.mime, _length(file.duration or 0), _size(file.length or 0))))
        yield f"File: <{shown_address(file.url)}>" + (f" ({facts})" if facts else "")
    if article.comments_url:
        yield f"Comments: <{shown_address(article.comments_url)}>"
    if article.source is not None:
        url = f"<{shown_address(article.source.url)}>" if article.source.url else ""
        yield " ".join(filter(None, ("Source:", article.source.title, url)))


def _length(seconds: int) -> str:
    """Hours, minutes and seconds, "" for none; a feed may claim more than any time can hold."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if seconds else ""


def _size(count: int) -> str:
    """A number of bytes, "" for none."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB" if count else ""
    return f"{count / 1_000_000:,.1f} MB"
