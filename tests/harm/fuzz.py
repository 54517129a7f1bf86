"""`python -m tests.harm.fuzz parse|dates|discover|opml [atheris's own options]`: a target under atheris, which is no
dependency of the tests: install it to use this."""

import sys

from tests.harm.targets import TARGETS


def main() -> None:
    """Run until something breaks."""
    import atheris

    target = TARGETS[sys.argv.pop(1)]
    atheris.instrument_all()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
