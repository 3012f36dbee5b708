"""What the lifeline tells the supervisor."""

import json
import os

from .originals import write

#: A report must fit into one atomic write: 4096 bytes on Linux, 512 on macOS, where a longer one can still be split by
#: another process that writes at the same moment.
MAX_NAMES = 12
MAX_NAME = 200
MAX_NAMES_TEXT = 3000


class Reports:
    """Lines for the supervisor on stderr, the one channel that every launcher passes on.

    On Windows, the launcher of a virtual environment passes the standard streams to the interpreter, but no other
    handle. Each line starts with a secret word that the supervisor has chosen, and by which it removes the line from
    the log.
    """

    def __init__(self, word):
        self.word = word
        # A duplicate: the worker can redirect its stderr.
        self.fd = os.dup(2) if word else None

    def __call__(self, kind, **fields):
        if self.fd is None:
            return
        fields['type'] = kind
        try:
            write(self.fd, (self.word + json.dumps(fields) + '\n').encode('ascii'))
        except OSError:
            pass

    def tasks(self, kind, names, **fields):
        """Reports tasks: how many, and the names of the first."""
        names = list(names)
        if names:
            self(kind, count=len(names), tasks=first_names(names), **fields)


def first_names(names):
    shown, left = [], MAX_NAMES_TEXT
    for name in names[:MAX_NAMES]:
        name = name[:MAX_NAME]
        left -= len(json.dumps(name)) + 2
        if left < 0:
            break
        shown.append(name)
    return shown
