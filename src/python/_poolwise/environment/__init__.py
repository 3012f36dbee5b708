"""The interpreter and the limits of its processes. Runs on Python 2.7, too."""
