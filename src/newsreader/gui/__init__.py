"""The window. The only room that knows Qt; it speaks to the library through lanes and to the worker."""

from newsreader.gui.imports import import_plainly

import_plainly()
