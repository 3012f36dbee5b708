"""Does any of the project's own files define a task? A project that was just begun has none, and nothing to lose."""

import os
import re
import time

from _poolwise.app.unimported_tasks import SKIPPED_FILES, SKIPPED_FOLDERS

_MOST_FILES = 5000
_MOST_SECONDS = 3.0

#: A decorator that is called something with task, or a call that makes one; a comment about shared_task doesn't count.
_DEFINITION = re.compile(
    rb'^[ \t]*@[ \t]*(?:\w+[ \t]*\.[ \t]*)*\w*task\w*\b'
    rb'|^[^#\n]*(?:\b(?:shared_task|register_task)|\.task|\btasks[ \t]*\.[ \t]*register)[ \t]*\(',
    re.M | re.I,
)


def defined(places):
    """True in doubt: when there is too much to read, too."""
    deadline = time.monotonic() + _MOST_SECONDS
    count = 0
    for path, folders, files in os.walk(places.root):
        folders[:] = [f for f in folders if _wanted(os.path.join(path, f), f)]
        for file in files:
            if not file.endswith('.py') or file in SKIPPED_FILES:
                continue
            count += 1
            if count > _MOST_FILES or time.monotonic() > deadline or _defines(os.path.join(path, file)):
                return True
    return False


def _wanted(path, name):
    environment = os.path.exists(os.path.join(path, 'pyvenv.cfg')) or os.path.exists(os.path.join(path, 'conda-meta'))
    return not name.startswith('.') and name not in SKIPPED_FOLDERS and not environment


def _defines(path):
    try:
        with open(path, 'rb') as source:
            return _DEFINITION.search(source.read(1 << 20)) is not None
    except OSError:
        return True
