"""Tests of the room that finds what belongs together."""
