"""What C's allocator is told."""

import subprocess
import sys

import pytest

GLIBC = """
import ctypes, sys
from newsreader import memory

class Told(ctypes.Structure):
    names = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"
    _fields_ = [(name, ctypes.c_size_t) for name in names.split()]

libc = ctypes.CDLL(None)
try:
    libc.mallinfo2.restype = Told
except AttributeError:
    sys.exit(77)
if sys.argv[1] == "parted":
    memory.part_large_pieces()
large = 8_000_000
bytearray(large)  # the first that is freed teaches the allocator otherwise
before = libc.mallinfo2().hblks
kept = bytearray(large)
print(libc.mallinfo2().hblks - before)
"""


@pytest.mark.parametrize(("told", "apart"), [("parted", "1"), ("untold", "0")])
def test_a_large_piece_lies_apart_also_after_one_was_freed(told: str, apart: str) -> None:
    done = subprocess.run([sys.executable, "-c", GLIBC, told], capture_output=True, text=True, check=False)
    if done.returncode == 77:
        pytest.skip("not glibc")
    assert done.stdout.strip() == apart, done.stderr
