"""Whether there is a network, told from how the feeds of one refresh fail. Asks nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass, field

from newsreader.errors import FetchError, ParseError
from newsreader.feeds.network import has_route

HOSTS_THAT_TELL = 3  # so many that cannot be reached, and none that can: it is not they


@dataclass(slots=True)
class Line:
    """The network as one refresh finds it.

    A server that cannot be reached while others answer is a failure of its own. Where none answers and several
    cannot be reached, or the machine knows no way out at all, there is no network: that is nobody's failure.
    """

    way_out: Callable[[], bool] = has_route
    _answered: bool = False
    _unreached: set[str] = field(default_factory=set)
    _looked: bool | None = None

    def doubts(self, error: FetchError | ParseError) -> bool:
        """Whether `error` may be the network's; any other is an answer, as it shows that there is one.

        macOS and Windows say of every name that it does not exist when they are not connected.
        """
        if error.code == "fetch.offline" or (error.code == "fetch.name" and not self._leads_out()):
            self._unreached.add(str(error.data.get("host", "")))
            return True
        self.answered()
        return False

    def answered(self) -> None:
        """A host was reached."""
        self._answered = True

    @property
    def down(self) -> bool:
        """Whether there seems to be no network, so that nobody else is tried unless somebody still answers."""
        if self._answered or not self._unreached:
            return False
        return len(self._unreached) >= HOSTS_THAT_TELL or not self._leads_out()

    @property
    def clear(self) -> bool:
        """Whether doubtful errors can be judged while others are still under way."""
        return self._answered or (bool(self._unreached) and not self._leads_out())

    @property
    def to_blame(self) -> bool:
        """Whether doubtful errors are the network's. Asked when it is clear, or nobody is left to be tried."""
        return not self._answered or not self._leads_out()

    def _leads_out(self) -> bool:
        if self._looked is None:
            self._looked = self.way_out()
        return self._looked
