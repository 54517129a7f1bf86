"""Tests, arranged as the rooms of the program are."""
