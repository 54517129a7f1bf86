"""The text front end, in English: the window's verbs, one function a command."""
