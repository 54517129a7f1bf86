"""The program's door: a sub-command goes to the command line, none opens the window."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code (see `newsreader.cli.arguments`)."""
    from newsreader.cli.interrupt import INTERRUPTED, ends_at_once, is_behind

    with ends_at_once():
        import multiprocessing
    multiprocessing.freeze_support()  # a frozen program starts its background process as itself
    with ends_at_once():
        from newsreader.cli.arguments import parse_arguments
        from newsreader.cli.pipe import ended, ends_with_its_pipe, read_by_somebody

        with ends_with_its_pipe(), read_by_somebody():
            options = parse_arguments(sys.argv[1:] if arguments is None else arguments)
        if options.command is None:
            gc.disable()  # until the library is open: it would walk all that is imported, and free nothing
            from newsreader.gui.app import run as run_window

            return run_window(options.paths, demo=options.demo, screenshots=options.screenshots)
        from newsreader.cli.commands import run
    try:
        with ends_with_its_pipe():
            return ended(run(options))
    except BaseException as error:  # after Ctrl+C also what fails while it is tidied up
        if is_behind(error):
            return INTERRUPTED
        raise


if __name__ == "__main__":
    sys.exit(main())
