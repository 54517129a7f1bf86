"""What a reader can do, one file a deed. The only room that joins feeds, text, stories and store."""
