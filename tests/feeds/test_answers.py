"""Answers: what a connection that failed is called, by what each system says of it."""

import errno
import socket

import pytest

from newsreader.feeds import answers


class OverlappedError(OSError):
    """As Windows tells of its overlapped sockets: a number of its own, and an errno that says nothing."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EINVAL, "told by the test")
        self.winerror = winerror


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENETUNREACH, ""), "fetch.offline"),
        (OSError(errno.EHOSTUNREACH, ""), "fetch.offline"),
        (OSError(errno.ETIMEDOUT, ""), "fetch.unanswered"),
        (OSError(errno.ECONNREFUSED, ""), "fetch.refused"),
        (OSError(errno.ECONNRESET, ""), "fetch.network"),
        (OverlappedError(1231), "fetch.offline"),
        (OverlappedError(1232), "fetch.offline"),
        (OverlappedError(121), "fetch.unanswered"),
        (socket.gaierror(socket.EAI_NONAME, ""), "fetch.name"),
        (socket.gaierror(socket.EAI_FAIL, ""), "fetch.lookup"),
        (socket.gaierror(socket.EAI_AGAIN, ""), "fetch.lookup"),
    ],
)
def test_a_connection_that_failed_has_a_reason(monkeypatch: pytest.MonkeyPatch, error: OSError, code: str) -> None:
    monkeypatch.setattr(answers, "has_route", lambda: True)
    assert answers.network_error(error, "a.example").code == code


def test_a_name_that_cannot_be_looked_up_where_no_way_leads_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "has_route", lambda: False)
    error = socket.gaierror(socket.EAI_AGAIN, "")
    assert answers.network_error(error, "a.example").code == "fetch.offline"
