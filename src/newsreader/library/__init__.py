"""What a reader can do, one file a deed. The only room that joins feeds, text, stories and store."""

from newsreader.library.opened import Library, open_library

__all__ = ["Library", "open_library"]
