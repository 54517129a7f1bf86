"""One background process per library: jobs in, events out. It fetches, parses and writes; no Qt here.

Who asks imports `client` and `jobs`. Nothing stands here: a parsing child reads this too before it can begin.
"""
