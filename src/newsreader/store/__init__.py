"""The library's file: the only SQL. Knows no feed format, no HTML and no deed of a reader; folded words arrive
as arguments. `Store.open` hands out its parts. `Store` is imported when it is asked for: it loads SQLAlchemy,
which `glance` does without."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> object:
    if name != "Store":
        raise AttributeError(name)
    from newsreader.store.store import Store

    return Store
