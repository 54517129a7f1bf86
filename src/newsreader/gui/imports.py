"""Python's own way of importing, which PySide6 replaces by one that costs memory and time."""

import builtins
import linecache


def import_plainly() -> None:
    """Give `import` back to Python, and let go of what was read meanwhile.

    PySide6 reads the source of each module that is imported after it, to find those that might ask for its other
    spellings (`from __feature__ import`, which nobody does here); the lines of all of it stay in `linecache`. By
    measure that was 18 MB of 600 modules, and 80 of the 520 ms that importing the window takes. PySide6 keeps the
    former function under the name used here: see "The redirection of __import__" in its `feature.py`.
    """
    import PySide6.QtCore  # noqa: F401  # which replaces it

    former = getattr(builtins, "__orig_import__", None)  # not so where PySide6 does it in another way
    if former is not None:
        builtins.__import__ = former
        linecache.clearcache()
