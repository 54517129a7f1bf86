"""The library's file: the only SQL. Knows no feed format, no HTML and no deed of a reader; folded words arrive
as arguments. `Store.open` hands out its parts; importing this room loads SQLAlchemy, so import it late."""

from newsreader.store.store import Store

__all__ = ["Store"]
