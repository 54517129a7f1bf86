"""Tests of what the views show."""
