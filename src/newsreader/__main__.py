"""The program's door: a sub-command goes to the command line, none opens the window."""

import gc
import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code (see `newsreader.cli.arguments`)."""
    multiprocessing.freeze_support()  # a frozen program starts its background process as itself
    from newsreader.cli.arguments import parse_arguments
    from newsreader.cli.pipe import ended, ends_with_its_pipe

    with ends_with_its_pipe():
        options = parse_arguments(sys.argv[1:] if arguments is None else arguments)
        if options.command is not None:
            from newsreader.cli.commands import run

            return ended(run(options))
    gc.disable()  # until the library is open: it would walk all that is imported again and again, and free nothing
    from newsreader.gui.app import run as run_window

    return run_window(options.paths, demo=options.demo, screenshots=options.screenshots)


if __name__ == "__main__":
    sys.exit(main())
