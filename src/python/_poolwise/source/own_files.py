"""The project's own Python files. poolwise's walk of the project lists them; here they are read and parsed, once."""

import os
import time

from _poolwise.files import read_bytes
from _poolwise.source.assignments import parse

_MAX_BYTES = 64 * 1000 * 1000
_MAX_SECONDS = 3.0


class OwnFiles:
    """`complete` is False when there is more than was listed or read: then nothing follows from what isn't there."""

    def __init__(self, places, listed):
        """listed: {production: [path], other: [path], complete}; paths are relative to the root, with / in them."""
        self.places, self.complete, self._files = places, bool(listed['complete']), None
        self._listed = sorted(
            [(path, True) for path in listed['production']] + [(path, False) for path in listed['other']],
            key=lambda item: _order(item[0]),
        )
        #: Every listed path, whether or not it is read.
        self.paths = [path for path, _ in self._listed]
        #: Folders that are packages: those with an __init__.py.
        self.packages = frozenset(
            path.rpartition('/')[0] for path, _ in self._listed if path.rpartition('/')[2] == '__init__.py'
        )

    def all(self):
        if self._files is None:
            self._files = list(self._read())
        return self._files

    def having(self, words, production=False):
        """The files that have one of the words; `production`: without tests, examples and the like."""
        wanted = [word.encode() for word in words]
        for file in self.all():
            if (file.production or not production) and any(word in file.source for word in wanted):
                yield file

    def with_words(self, words, production=False):
        """(file, syntax tree) of each of these files that can be parsed."""
        for file in self.having(words, production):
            tree = parse(file.place)
            if tree is not None:
                yield file, tree

    def _read(self):
        deadline, size = time.monotonic() + _MAX_SECONDS, 0
        for path, production in self._listed:
            if size > _MAX_BYTES or time.monotonic() > deadline:
                self.complete = False
                return
            place = os.path.join(self.places.root, *path.split('/'))
            try:
                file = OwnFile(path, place, self.places.shown(place), production, read_bytes(place))
            except (OSError, ValueError):
                # A link to nothing, or what no worker can import either: a named pipe, a device. Too large: not read.
                self.complete = self.complete and not os.path.isfile(place)
                continue
            size += len(file.source)
            yield file


class OwnFile:
    def __init__(self, path, place, shown, production, source):
        #: Relative to the root, absolute, and as people are shown it.
        self.path, self.place, self.shown = path, place, shown
        self.production, self.source = production, source


def _order(path):
    """A folder's files before the folders in it."""
    parts = path.split('/')
    return [(1, name) for name in parts[:-1]] + [(0, parts[-1])]
