"""One refresh at a time."""

import subprocess
import sys
from datetime import timedelta

from newsreader.store import Store
from tests.store.news import NOON

MINUTE = timedelta(minutes=1)


def test_a_lease_is_held_by_one_until_it_ends(store: Store) -> None:
    leases = store.leases
    assert leases.take("refresh", "window", NOON, 60)
    assert leases.take("refresh", "window", NOON, 60)
    assert not leases.take("refresh", "cli", NOON, 60)
    assert leases.take("other", "cli", NOON, 60)
    assert leases.holder("refresh", NOON) == "window"
    assert leases.holder("refresh", NOON + MINUTE) == ""
    assert leases.renew("refresh", "window", NOON + MINUTE / 2, 60)
    assert not leases.renew("refresh", "cli", NOON, 60)
    assert not leases.take("refresh", "cli", NOON + MINUTE, 60)
    assert leases.take("refresh", "cli", NOON + 2 * MINUTE, 60)
    assert not leases.renew("refresh", "window", NOON + 2 * MINUTE, 60)


def test_only_ones_own_is_given_back(store: Store) -> None:
    store.leases.take("refresh", "window", NOON, 60)
    store.leases.release("refresh", "cli")
    assert store.leases.holder("refresh", NOON) == "window"
    store.leases.release("refresh", "window")
    assert store.leases.take("refresh", "cli", NOON, 60)


def test_a_dead_owners_lease_is_free(store: Store) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert store.leases.take("refresh", "child", NOON, 6000, process=child.pid)
        assert not store.leases.take("refresh", "cli", NOON, 60)
        child.communicate(b"\n")
    assert store.leases.holder("refresh", NOON) == ""
    assert store.leases.take("refresh", "cli", NOON, 60)


def test_a_lease_from_the_future_does_not_hold_for_ever(store: Store) -> None:
    store.leases.take("refresh", "window", NOON + timedelta(days=365), 60)
    assert store.leases.take("refresh", "cli", NOON, 60)
