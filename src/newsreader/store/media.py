"""Pictures: a file each below `media/`, named by its content, and what is known of it. The caller decodes."""

import json
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, text

from newsreader.errors import LookupFailure
from newsreader.model import Offline
from newsreader.store import texts
from newsreader.store.database import Database
from newsreader.store.epoch import moment, seconds
from newsreader.store.files import wrapped, write_file
from newsreader.store.schema import HEADED, LISTED, article, article_picture, feed, headline, picture

ORPHAN_SECONDS = 3600  # a younger file without a row may be one whose row is just being written
OFFLINE = (Offline.NONE, Offline.PARTIAL, Offline.COMPLETE)

_PUT = text(
    """INSERT INTO picture (url, file, mime, width, height, size, tried, error)
    VALUES (:url, :file, :mime, :width, :height, :size, :tried, '')
    ON CONFLICT (url) DO UPDATE SET file = excluded.file, mime = excluded.mime, width = excluded.width,
    height = excluded.height, size = excluded.size, tried = excluded.tried, error = ''"""
)
_FAIL = text(
    """INSERT INTO picture (url, tried, error) VALUES (:url, :tried, :error)
    ON CONFLICT (url) DO UPDATE SET tried = excluded.tried, error = excluded.error"""
)
_SHOWING = (
    select(article_picture.c.article)
    .join_from(article_picture, picture, picture.c.id == article_picture.c.picture)
    .where(picture.c.url.in_(LISTED))
)
_UNUSED = text(
    """DELETE FROM picture WHERE NOT EXISTS (SELECT 1 FROM article_picture ap WHERE ap.picture = picture.id)
    AND NOT EXISTS (SELECT 1 FROM headline h WHERE h.thumbnail = picture.url AND h.thumbnail <> '')"""
)


@dataclass(frozen=True, slots=True)
class PictureState:
    """What is known of a picture's address. `path` None: not held; `error` says why the last try failed."""

    path: Path | None
    mime: str = ""
    width: int = 0
    height: int = 0
    size: int = 0
    error: str = ""
    tried: datetime | None = None


class Media:
    """The pictures of a library."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Files lie below `folder`."""
        self._database = database
        self._folder = folder

    def put(self, url: str, data: bytes, mime: str, width: int, height: int, now: datetime) -> Path:
        """Keep a picture that was decoded once: the file is written, synced and renamed, then the row is.
        Articles that show it count it at once. Raises StoreError("store.full", "store.read_only")."""
        name = write_file(self._folder, data, mime)
        values = {
            "url": url,
            "file": name,
            "mime": mime,
            "width": width,
            "height": height,
            "size": len(data),
            "tried": seconds(now),
        }
        with self._database.writing(durable=False) as connection:
            connection.execute(_PUT, values)
            showing = list(connection.execute(_SHOWING, {"listed": json.dumps([url])}).scalars())
            texts.refresh_offline(connection, showing)
        return self._folder / name

    def fail(self, url: str, code: str, now: datetime) -> None:
        """Remember that it could not be had; what is held stays."""
        with self._database.writing(durable=False) as connection:
            connection.execute(_FAIL, {"url": url, "tried": seconds(now), "error": code})

    def paths(self, urls: Sequence[str]) -> dict[str, Path]:
        """The files of those that are held."""
        held = select(picture.c.url, picture.c.file).where(picture.c.url.in_(LISTED), picture.c.file.is_not(None))
        with self._database.reading() as connection:
            rows = connection.execute(held, {"listed": json.dumps(list(urls))})
            return {row.url: self._folder / row.file for row in rows}

    def origins(self, urls: Sequence[str]) -> dict[str, str]:
        """For each of `urls` that an article's row shows: the address of that article's feed."""
        shown = (
            select(headline.c.thumbnail, feed.c.url)
            .join_from(HEADED, feed, feed.c.id == article.c.feed)
            .where(headline.c.thumbnail.in_(LISTED), headline.c.thumbnail != "")
        )
        with self._database.reading() as connection:
            rows = connection.execute(shown, {"listed": json.dumps(list(urls))})
            return {row.thumbnail: row.url for row in rows}

    def known(self, urls: Sequence[str]) -> Mapping[str, PictureState]:
        """What is known of those that were ever named."""
        named = select(picture).where(picture.c.url.in_(LISTED))
        with self._database.reading() as connection:
            return {
                row.url: PictureState(
                    None if row.file is None else self._folder / row.file,
                    row.mime,
                    row.width,
                    row.height,
                    row.size,
                    row.error,
                    moment(row.tried),
                )
                for row in connection.execute(named, {"listed": json.dumps(list(urls))})
            }

    def refresh_offline(self, article_id: int) -> tuple[Offline, tuple[int, int]]:
        """Compute what is there of an article anew: COMPLETE when its full text is kept with all pictures,
        PARTIAL when pictures miss. Returns it with (wanted, held). Raises LookupFailure("unknown.article")."""
        columns = select(article.c.offline, article.c.pictures_wanted, article.c.pictures_held)
        with self._database.writing(durable=False) as connection:
            texts.refresh_offline(connection, [article_id])
            row = connection.execute(columns.where(article.c.id == article_id)).first()
        if row is None:
            raise LookupFailure("unknown.article", id=article_id)
        return OFFLINE[row.offline], (row.pictures_wanted, row.pictures_held)

    def sweep(self, *, young: bool = True) -> int:
        """Delete pictures that no article shows and no list does as a thumbnail, and files without a row; of these
        the `young` ones, of less than an hour, stay unless told otherwise. Returns the bytes freed."""
        with self._database.writing(durable=False) as connection:
            connection.execute(_UNUSED)
            kept = set(connection.execute(select(picture.c.file).where(picture.c.file.is_not(None))).scalars())
        since = time.time() - ORPHAN_SECONDS if young else math.inf
        freed = 0
        for path in self._folder.glob("[0-9a-f][0-9a-f]/*"):
            try:
                status = path.stat()
                if path.relative_to(self._folder).as_posix() not in kept and status.st_mtime < since:
                    path.unlink()
                    freed += status.st_size
            except FileNotFoundError:
                continue  # another process sweeps too
            except OSError as error:
                raise wrapped(error, path) from error
        return freed
