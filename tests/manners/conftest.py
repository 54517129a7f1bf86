"""The library, the clock and the server of the library's own tests."""

from tests.library.conftest import clock, library, server

__all__ = ["clock", "library", "server"]
