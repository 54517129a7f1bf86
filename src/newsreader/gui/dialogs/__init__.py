"""Dialogs, one a file. They speak with the session by its signals and verbs, and with the settings."""
