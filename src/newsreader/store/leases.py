"""Who may do what alone: named leases that end with their time or their owner's process."""

import os
import platform
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from newsreader.store.database import Database
from newsreader.store.epoch import fraction, moment
from newsreader.store.schema import lease


class Leases:
    """Leases of a library. An owner is any text unique to the taker, such as "pid 4711 on HOST"."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, name: str, owner: str, now: datetime, seconds: float, *, process: int | None = None) -> bool:
        """Take the lease, or keep one's own; False when another owner holds it. It is free when `seconds` have
        passed, or when the `process` (pid on this machine) given at taking is gone."""
        at = fraction(now)
        values = {"owner": owner, "process": process, "machine": platform.node(), "ends": at + seconds}
        with self._database.writing(durable=False) as connection:
            held = _held(connection, name)
            if held is not None and held.owner != owner and _binds(held, at):
                return False
            connection.execute(delete(lease).where(lease.c.name == name))
            connection.execute(insert(lease).values(name=name, taken=at, **values))
        return True

    def renew(self, name: str, owner: str, now: datetime, seconds: float) -> bool:
        """Prolong one's own lease; False when it was lost."""
        mine = update(lease).where(lease.c.name == name, lease.c.owner == owner)
        with self._database.writing(durable=False) as connection:
            return connection.execute(mine.values(ends=fraction(now) + seconds)).rowcount > 0

    def release(self, name: str, owner: str) -> None:
        """Give one's own lease back; another's is left alone."""
        with self._database.writing(durable=False) as connection:
            connection.execute(delete(lease).where(lease.c.name == name, lease.c.owner == owner))

    def holder(self, name: str, now: datetime) -> str:
        """Who holds it, "" when it is free."""
        with self._database.reading() as connection:
            held = _held(connection, name)
        return held.owner if held is not None and _binds(held, fraction(now)) else ""

    def taken(self, name: str) -> tuple[str, datetime] | None:
        """By whom a lease was taken last, and when, whether it still holds or not."""
        with self._database.reading() as connection:
            held = _held(connection, name)
        at = moment(held.taken) if held is not None else None
        return (held.owner, at) if held is not None and at is not None else None


def _held(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(lease).where(lease.c.name == name)).first()


def _binds(held: Row[Any], at: float) -> bool:
    """Whether a lease still holds. One from the future (the clock was set back) does only as long as it would
    have from its taking."""
    if held.ends <= at or at < held.taken - (held.ends - held.taken):
        return False
    if held.process is None or held.machine != platform.node():
        return True
    return _runs(held.process)


def _runs(process: int) -> bool:
    if os.name != "posix":
        return True  # os.kill would end the process there; the lease ends with its time
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
