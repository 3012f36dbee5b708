"""The project's own Python files, and what their source reads. Nothing is imported."""

import ast
import os
import time

from _poolwise.source.assignments import parse

_MOST_FILES = 3000
_MOST_SECONDS = 2.0
_SKIPPED = frozenset('node_modules site-packages dist-packages __pycache__ build dist venv env virtualenv'.split())
_TESTS = frozenset('tests test testing docs doc examples migrations'.split())


class OwnFiles:
    """Read once. `complete` is False where there are too many: what was not found can then exist nevertheless."""

    def __init__(self, places):
        self.places, self.complete, self._read = places, True, None

    def with_words(self, words, tests=True):
        """(shown path, syntax tree) of each file that has one of the words."""
        wanted = [word.encode() for word in words]
        for path, source in self._sources():
            if not tests and _is_test(os.path.relpath(path, self.places.root)):
                continue
            if any(word in source for word in wanted):
                tree = parse(path)
                if tree is not None:
                    yield self.places.shown(path), tree

    def _sources(self):
        if self._read is None:
            self._read = list(self._all())
        return self._read

    def _all(self):
        deadline, count = time.monotonic() + _MOST_SECONDS, 0
        for folder, folders, files in os.walk(self.places.root):
            folders[:] = sorted(name for name in folders if _wanted(folder, name))
            if time.monotonic() > deadline:
                self.complete = False
                return
            for name in sorted(files):
                if not name.endswith('.py') or name.startswith('.'):
                    continue
                count += 1
                if count > _MOST_FILES:
                    self.complete = False
                    return
                path = os.path.join(folder, name)
                try:
                    with open(path, 'rb') as file:
                        yield path, file.read()
                except OSError:
                    continue


def _wanted(folder, name):
    if name.startswith('.') or name in _SKIPPED:
        return False
    return not os.path.exists(os.path.join(folder, name, 'pyvenv.cfg'))


def _is_test(path):
    parts = path.replace(os.sep, '/').split('/')
    file = parts[-1]
    return (
        bool(_TESTS.intersection(parts[:-1]))
        or file.startswith('test')
        or file.endswith('_test.py')
        or file == 'conftest.py'
    )


def names_read(files, names):
    """Those of the names that the project's own code reads somewhere: `settings.NAME`, `conf["NAME"]`, `NAME + 1`."""
    names, found = set(names), set()
    for _, tree in files.with_words(names):
        _Reads(names, found).visit(tree)
    return found


class _Reads(ast.NodeVisitor):
    """What sets a name, or reads a variable of that name only to set it, isn't a use of the setting."""

    def __init__(self, names, found):
        self.names, self.found, self.setting = names, found, []

    def visit_Assign(self, node):
        self._set([_target(item) for item in node.targets], node)

    def visit_AnnAssign(self, node):
        self._set([_target(node.target)], node)

    def visit_keyword(self, node):
        self._set([node.arg], node)

    def visit_Dict(self, node):
        for key, value in zip(node.keys, node.values):
            name = text_of(key)
            if name is None and key is not None:
                self.visit(key)
            self._set([name], value, into=True)

    def _set(self, names, node, into=False):
        self.setting.append([name for name in names if name])
        if into:
            self.visit(node)
        else:
            self.generic_visit(node)
        self.setting.pop()

    def _use(self, name):
        if name in self.names and not any(name in names for names in self.setting):
            self.found.add(name)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self._use(node.id)

    def visit_Attribute(self, node):
        if isinstance(node.ctx, ast.Load):
            self._use(node.attr)
        self.generic_visit(node)

    def visit_Call(self, node):
        function = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
        if function not in ('setattr', 'setdefault', '__setitem__', 'hasattr'):
            for argument in node.args:
                self._use(text_of(argument))
        self.generic_visit(node)

    def visit_Subscript(self, node):
        if isinstance(node.ctx, ast.Load):
            self._use(text_of(getattr(node.slice, 'value', node.slice)) or text_of(node.slice))
        self.generic_visit(node)


def _target(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return text_of(getattr(node.slice, 'value', node.slice)) or text_of(node.slice)
    return None


def text_of(node):
    """The text of a string literal (ast.Str up to Python 3.7), or None."""
    value = getattr(node, 's', None) if type(node).__name__ == 'Str' else getattr(node, 'value', None)
    if isinstance(node, str):
        return node
    return value if isinstance(value, str) and type(node).__name__ in ('Str', 'Constant') else None
