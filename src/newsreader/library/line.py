"""Whether there is a network, told from how the feeds of one refresh fail. Asks nothing itself.

Which failure says what stands in docs/notes/006-when-a-feed-is-asked.md.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from newsreader.errors import FetchError, ParseError
from newsreader.feeds.addresses import host
from newsreader.feeds.network import has_route

HOSTS_THAT_TELL = 3  # so many that cannot be reached, and none that can: it is not they

# Nobody was reached.
UNREACHED = frozenset({
    "fetch.offline", "fetch.lookup", "fetch.name", "fetch.unanswered", "fetch.portal", "fetch.proxy",
    "fetch.proxy_refused",
})  # fmt: skip
# Somebody answered, who may stand in the way of all.
_IN_THE_WAY = frozenset({"fetch.certificate", "fetch.insecure", "fetch.proxy_login", "parse.not_a_feed"})
# Nobody was asked, which says nothing.
_NOT_ASKED = frozenset({"fetch.proxy_kind", "fetch.scheme"})
# Nobody gets out where this stands in the way of one.
_CLOSES_ALL = frozenset({"fetch.portal", "fetch.proxy"})
_OF_THE_PROXY = frozenset({"fetch.proxy", "fetch.proxy_login"})
_TAG = re.compile(rb"<[A-Za-z!/][A-Za-z0-9]*")
_MOST_OF_A_PAGE = 65_536  # bytes


class Blame(Enum):
    """Whose a failure is."""

    FEED = "feed"
    NETWORK = "network"
    UNSURE = "unsure"


@dataclass(slots=True)
class Line:
    """The network as one refresh finds it.

    A server that cannot be reached while others answer is a failure of its own. Where none answers and several
    cannot be reached, or the machine knows no way out at all, there is no network: that is nobody's failure.

    `names_tell`: "no such name" is said by a resolver only. macOS and Windows say it of every name when they are
    not connected.
    """

    way_out: Callable[[], bool] = has_route
    names_tell: bool = sys.platform not in ("darwin", "win32")
    proxy: str = ""  # the one that does not answer, or lets nobody through
    _answered: bool = False
    _unreached: set[str] = field(default_factory=set)
    _gates: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def doubts(self, error: FetchError | ParseError) -> bool:
        """Whether `error` may be the network's; most others are an answer, as they show that there is one."""
        code = error.code
        if code in _NOT_ASKED or (code == "fetch.name" and self.names_tell and self.way_out()):
            return False
        if code not in UNREACHED and code not in _IN_THE_WAY:
            self.answered()
            return False
        if code in _OF_THE_PROXY:
            self.proxy = str(error.data.get("proxy", ""))
        self._unreached.add(str(error.data.get("host", "")))
        return True

    def led_astray(self, url: str, final_url: str, page: bytes, *, anew: bool) -> bool:
        """Whether what is no feed may be the sign-in page of a network: every address leads to it, or it comes in
        the place of whatever is asked for without TLS. Not `anew`, it was no feed before, which says nothing."""
        gate = host(final_url)
        if host(url) == gate:
            if not final_url.lower().startswith("http:"):
                return False
            gate = _frame(page)
        if anew:
            self._gates[gate].add(host(url))
            self._unreached.add(host(url))
        return True

    def answered(self) -> None:
        """A host was reached."""
        self._answered = True

    @property
    def down(self) -> bool:
        """Whether there seems to be no network, so that nobody else is tried unless somebody still answers."""
        if self._answered or not self._unreached:
            return False
        return len(self._unreached) >= HOSTS_THAT_TELL or not self.way_out()

    @property
    def clear(self) -> bool:
        """Whether doubtful errors can be judged while others are still under way."""
        return self._answered or (bool(self._unreached) and not self.way_out())

    def blame(self, error: FetchError | ParseError) -> Blame:
        """Whose a doubtful error is. Asked when it is clear, or nobody is left to be tried."""
        if error.code in UNREACHED and "proxy" not in error.data and not self.way_out():
            return Blame.NETWORK
        if self._answered:
            return Blame.FEED
        if error.code in _CLOSES_ALL:
            return Blame.NETWORK
        if error.code == "parse.not_a_feed":
            alike = max(map(len, self._gates.values()), default=0)
            others = len(self._unreached.difference(*self._gates.values()))
            return Blame.NETWORK if max(alike, others) >= HOSTS_THAT_TELL else Blame.FEED
        if len(self._unreached) >= HOSTS_THAT_TELL:
            return Blame.NETWORK
        return Blame.UNSURE if error.code in UNREACHED else Blame.FEED


def _frame(page: bytes) -> str:
    """The elements of a page without what stands in them: a sign-in page tells in its links what was asked for."""
    return b"".join(_TAG.findall(page[:_MOST_OF_A_PAGE])).decode("ascii")
