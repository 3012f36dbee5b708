"""Where the project's own code sends tasks, and from which module it has each of them. Nothing is imported."""

import ast
import os
import sys

from _poolwise.real_path import real_path
from _poolwise.source.assignments import absolute
from _poolwise.source.names_read import text_of

METHODS = frozenset('delay apply_async s si signature subtask chunks map starmap'.split())
_BY_NAME = frozenset(('send_task', 'signature'))
WORDS = ['.delay', '.apply_async', '.s(', '.si(', '.signature', '.subtask', '.chunks(', 'send_task']


class Send:
    """A task that a file sends: `from shop.tasks import pay` and `pay.delay()`."""

    def __init__(self, file, line, module, name, target, relative):
        #: The OwnFile that sends, and the line of the call.
        self.file, self.line = file, line
        #: The task's module as it is imported there, its function, and the file that is meant (absolute).
        self.module, self.name, self.target = module, name, target
        #: `from .tasks import pay`: the module's name depends on that of the file.
        self.relative = relative

    @property
    def where(self):
        return '%s:%d' % (self.file.shown, self.line)


class Sends:
    """`tasks`: [Send] of production code; `names`: {the name of a task that is sent by its name: `file:line`}."""

    def __init__(self, places, files):
        self.tasks, self.names = [], {}
        self._roots = import_roots(places)
        for file, tree in files.with_words(['sys.path'], production=True):
            # What manage.py adds is there for every module that it imports.
            if file.path.rpartition('/')[2] in ('manage.py', 'wsgi.py', 'asgi.py'):
                self._roots.extend(root for root in _added_roots(tree, file.place) if root not in self._roots)
        for file, tree in files.with_words(WORDS, production=True):
            self._look(file, tree)

    def _look(self, file, tree):
        own_name = module_name(file.place, self._roots)
        roots = [*self._roots, *_added_roots(tree, file.place), os.path.dirname(file.place)]
        bound, calls = {}, []
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                origin = absolute(node, own_name, file.place)
                for alias in node.names:
                    bound[alias.asname or alias.name] = ('%s.%s' % (origin, alias.name), bool(node.level))
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.name if alias.asname else alias.name.partition('.')[0]
                    bound[alias.asname or name] = (name, False)
            elif isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name)):
                calls.append(node)
        for node in calls:
            called = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
            sent = text_of(node.args[0]) if called in _BY_NAME and node.args else None
            if sent:
                self.names.setdefault(sent, '%s:%d' % (file.shown, node.lineno))
            elif called in METHODS and isinstance(node.func, ast.Attribute):
                chain = dotted(node.func.value)
                if chain and chain[0] in bound:
                    whole, relative = bound[chain[0]]
                    self._found(file, node.lineno, whole.split('.') + chain[1:], relative, roots)

    def _found(self, file, line, parts, relative, roots):
        # The last part is the function; a module has the file.
        target = module_file(parts[:-1], roots)
        if target and real_path(target) != real_path(file.place):
            self.tasks.append(Send(file, line, '.'.join(parts[:-1]), parts[-1], real_path(target), relative))


def dotted(node):
    """['tasks', 'pay'] of `tasks.pay`."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else None


def _added_roots(tree, file):
    """Folders that a file puts on sys.path: `insert(0, "jobs")`, `append(os.path.join(BASE, "apps"))`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, 'attr', '') in ('insert', 'append') and node.args:
            names = [text for text in (text_of(part) for part in ast.walk(node.args[-1])) if text]
            folder = os.path.join(os.path.dirname(file), *names)
            if names and dotted(node.func.value) == ['sys', 'path'] and os.path.isdir(folder):
                yield real_path(folder)


def import_roots(places):
    """The project's folder and the entries of sys.path in it, the deepest first."""
    roots = {places.root}
    for entry in sys.path:
        real = real_path(entry) if entry and os.path.isdir(entry) else ''
        if places.own(os.path.join(real, '__init__.py')):
            roots.add(real)
    return sorted(roots, key=len, reverse=True)


def module_name(file, roots):
    """The name by which a file is imported from the first of these folders that contains it."""
    real = real_path(file)
    root = next((root for root in roots if real.startswith(root.rstrip(os.sep) + os.sep)), None)
    parts = (os.path.relpath(real, root) if root else os.path.basename(real))[:-3].split(os.sep)
    return '.'.join(parts[:-1] if parts[-1] == '__init__' else parts)


def module_file(parts, roots):
    """The file of a module, in the first of these folders that has it, or None."""
    if not parts or not all(parts):
        return None
    for root in roots:
        path = os.path.join(root, *parts)
        for file in (path + '.py', os.path.join(path, '__init__.py')):
            if os.path.isfile(file):
                return file
    return None
