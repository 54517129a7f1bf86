"""The quiet lines below an article: what its entry carries to be heard, seen or read, and readers' comments."""

import html
import re
from collections.abc import Sequence
from mimetypes import guess_type
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLocale

from newsreader.model import Article, Enclosure
from newsreader.wording import host_name

BESIDE_ANCHOR: Final = "beside"  # name at the start of lines that are no text of the article's
_LEAST_SIZE: Final = 10_000  # bytes: less is no recording, but a number that the feed made up
_LONGEST_ADDRESS: Final = 72  # characters of an address shown in a line

# Documents that an outlet sends along; other files of programs are none that a reader opens.
_DOCUMENT = re.compile(
    r"application/(?:pdf|epub\+zip|zip|rtf|msword|vnd\.(?:ms-|openxmlformats|oasis).*)", re.IGNORECASE
)

translate = QCoreApplication.translate


def short_address(address: str) -> str:
    """An address for the eye: host and path without scheme, www and closing slash, shortened in the middle."""
    parts = urlsplit(address)
    # with a port where it has one, without a password
    host = host_name(parts.netloc.rpartition("@")[2].removeprefix("www."))
    shown = host + parts.path.rstrip("/") if host else address
    if len(shown) <= _LONGEST_ADDRESS:
        return shown
    half = (_LONGEST_ADDRESS - 1) // 2
    return f"{shown[:half]}…{shown[-half:]}"


def attached_lines(article: Article) -> str:
    """HTML lines with links; "" where there is nothing. Pictures are shown in the text and are no attachments."""
    lines = [line for enclosure in article.enclosures if (line := _enclosure(enclosure))]
    if urlsplit(article.comments_url).scheme in ("http", "https"):
        lines.append(_line(translate("ReadingDocument", "Comments:"), article.comments_url, ()))
    return "".join(dict.fromkeys(lines))


def _enclosure(enclosure: Enclosure) -> str:
    mime = enclosure.mime or guess_type(urlsplit(enclosure.url).path)[0] or ""
    kind = "document" if _DOCUMENT.fullmatch(mime) else mime.partition("/")[0].lower()
    said = {
        "audio": translate("ReadingDocument", "Listen:"),
        "video": translate("ReadingDocument", "Watch:"),
        "document": translate("ReadingDocument", "Document:"),
    }.get(kind)
    if said is None or urlsplit(enclosure.url).scheme not in ("http", "https"):
        return ""
    facts = []
    if enclosure.duration:
        minutes = max(1, round(enclosure.duration / 60))
        facts.append(translate("ReadingDocument", "%Ln min", "length of a recording", minutes))
    if enclosure.length and enclosure.length >= _LEAST_SIZE:
        facts.append(QLocale().formattedDataSize(enclosure.length, 0, QLocale.DataSizeFormat.DataSizeSIFormat))
    return _line(said, enclosure.url, facts)


def _line(said: str, address: str, facts: Sequence[str]) -> str:
    link, shown = html.escape(address, quote=True), html.escape(short_address(address))
    rest = "".join(f" · {html.escape(fact)}" for fact in facts)
    words = f'{html.escape(said)} <a href="{link}">{shown}</a>{rest}'
    return f'<p class="attached"><a name="{BESIDE_ANCHOR}"></a>{words}</p>'
