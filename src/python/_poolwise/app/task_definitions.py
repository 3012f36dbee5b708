"""Does any of the project's own files define a task? A project that was just begun has none, and nothing to lose."""

import re

#: A decorator that is called something with task, or a call that makes one; a comment about shared_task doesn't count.
_DEFINITION = re.compile(
    rb'^[ \t]*@[ \t]*(?:\w+[ \t]*\.[ \t]*)*\w*task\w*\b'
    rb'|^[^#\n]*(?:\b(?:shared_task|register_task)|\.task|\btasks[ \t]*\.[ \t]*register)[ \t]*\(',
    re.M | re.I,
)


def defined(files):
    """None: not in what was read, and that isn't all."""
    for file in files.all():
        if file.production and _DEFINITION.search(file.source, 0, 1 << 20):
            return True
    return False if files.complete else None
