"""The library's file, tested with real files."""
