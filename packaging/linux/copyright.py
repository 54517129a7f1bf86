"""Print Debian's copyright file for the bundled program: ours, and that of every package frozen into it.

Run by the environment that the program was frozen from; what is installed there is what is listed.
"""

from importlib.metadata import Distribution, distributions

import newsreader

TOOLS = {"newsreader", "pip", "setuptools", "pyinstaller", "pyinstaller-hooks-contrib", "altgraph"}
HEAD = f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {newsreader.NAME}
Upstream-Contact: {newsreader.CONTACT}
Source: {newsreader.HOME_PAGE}

Files: *
Copyright: the Newsreader authors
License: GPL-3.0-or-later
 This program is free software: you can redistribute it and/or modify it under the terms of the
 GNU General Public License as published by the Free Software Foundation, either version 3 of the
 License, or (at your option) any later version.
 .
 On Debian systems the complete text is in /usr/share/common-licenses/GPL-3. The libraries of Qt
 (LGPL-3) are separate files under /usr/lib/newsreader/_internal/PySide6 and may be replaced; its
 text is in /usr/share/common-licenses/LGPL-3.

Comment: The following packages are part of the program as distributed, each under its own licence:
"""


def licence(distribution: Distribution) -> str:
    """The licence that a package declares, by its newest field first."""
    fields = distribution.metadata
    for name in ("License-Expression", "License"):
        for declared in fields.get_all(name, []):
            return str(declared).strip().partition("\n")[0]
    classifiers = [line for line in fields.get_all("Classifier", []) if line.startswith("License ::")]
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers) or "see its home page"


def main() -> None:
    """Print the head, then a line a package."""
    print(HEAD, end="")
    bundled = {item.metadata["Name"]: item for item in distributions()}
    for name, item in sorted(bundled.items(), key=lambda pair: pair[0].lower()):
        if name.lower() not in TOOLS:
            print(f" {name} {item.version}: {licence(item)}")


if __name__ == "__main__":
    main()
