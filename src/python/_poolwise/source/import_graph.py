"""Which of the project's files import which, read from the source."""

import ast
import re

from _poolwise.real_path import real_path
from _poolwise.source.assignments import absolute, parse
from _poolwise.source.names_read import text_of
from _poolwise.source.sends import import_roots, module_file, module_name

_MOST_FILES = 2000
_MODULE = re.compile(r'^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$')


class ImportGraph:
    def __init__(self, places):
        self.places, self.roots = places, import_roots(places)
        self._known = {}

    def file_of(self, name):
        """The file of what -A names: the last part may be an attribute, and a package has its app in `celery`."""
        parts = name.partition(':')[0].split('.')
        return (
            module_file([*parts, 'celery'], self.roots)
            or module_file(parts, self.roots)
            or module_file(parts[:-1], self.roots)
        )

    def reached(self, files):
        """These files, those that they import, and those that they import in turn, as real paths."""
        queue, seen = [file for file in files if file], set()
        while queue and len(seen) < _MOST_FILES:
            file = real_path(queue.pop())
            if file not in seen:
                seen.add(file)
                queue.extend(self.imported_by(file))
        return seen

    def imported_by(self, file):
        """Imports anywhere in a file, modules that it names in a string (include=["shop.jobs"]), and its packages."""
        if file not in self._known:
            self._known[file] = set(self._imported_by(file)) if self.places.own(file) else set()
        return self._known[file]

    def _imported_by(self, file):
        name = module_name(file, self.roots)
        yield from self._files([name.rpartition('.')[0]])
        tree = parse(file)
        for node in ast.walk(tree) if tree else ():
            yield from self._files(_names(node, name, file))

    def _files(self, names):
        for name in names:
            parts = name.split('.')
            for depth in range(1, len(parts) + 1):
                # Importing a.b.c runs a and a.b as well.
                found = module_file(parts[:depth], self.roots)
                if found:
                    yield real_path(found)


def _names(node, name, file):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        origin = absolute(node, name, file)
        return [origin, *('%s.%s' % (origin, alias.name) for alias in node.names)]
    text = text_of(node) if isinstance(node, ast.AST) else None
    return [text] if text and _MODULE.match(text) else []
