"""Where in the project's files a setting is set: read from the source, never guessed."""

import ast
import functools
import inspect
import os
import sys

from _poolwise.files import read_bytes

_MOST_FILES = 12
_MOST_LOOSE_FILES = 200
#: Arguments of Celery(…) that stand for settings.
_ARGUMENTS = {'broker': 'broker_url', 'backend': 'result_backend'}


class Sources:
    """The files that may set something: the configuration's, what it imports by *, the app's own."""

    def __init__(self, app, module, places):
        self.places = places
        self.found = None
        self.loose = None
        self.modules = [name for name in [_config_module(app), module, *self._holders(app)] if name]

    def _holders(self, app):
        """The project's modules that have the app: -A may name one that only hands it on."""
        return [
            name
            for name, module in sorted(sys.modules.items())
            if self.places.own(getattr(module, '__file__', None))
            and any(value is app for value in list(vars(module).values()))
        ]

    def where(self, name, key, value):
        """`file:line` (relative to the root) of the assignment that gave the value, or None."""
        if self.found is None:
            self.found = self._read()
        places = [place for alias in {name, key} for place in self.found.get(alias, ())]
        if not places:
            places = self._anywhere(name, key)
        # Set twice (if sys.platform == 'win32': …): the one whose literal is the value.
        for file, line, literal in reversed(places):
            if literal is not _UNKNOWN and literal == value:
                return '%s:%d' % (file, line)
        return '%s:%d' % places[-1][:2] if places else None

    def _anywhere(self, name, key):
        """Settings also come out of a dictionary that the project keeps elsewhere: any literal that has the key."""
        if self.loose is None:
            self.loose = {}
            for file in self._own_files():
                shown = self.places.shown(file)
                for alias, line, literal in _loose_in(file):
                    self.loose.setdefault(alias, []).append((shown, line, literal))
        return [place for alias in {name, key} for place in self.loose.get(alias, ())]

    def _own_files(self):
        """The files of the configuration first, so that another file's line is only taken where they have none."""
        loaded = [module for _, module in sorted(sys.modules.items())]
        files = [file for file in (getattr(module, '__file__', None) for module in loaded) if self.places.own(file)]
        near = [getattr(sys.modules.get(name), '__file__', None) for name in self.modules]
        return list(dict.fromkeys(files))[:_MOST_LOOSE_FILES] + [file for file in near if self.places.own(file)]

    def _read(self):
        found, queue, seen = {}, list(self.modules), []
        while queue and len(seen) < _MOST_FILES:
            name = queue.pop(0)
            file = getattr(sys.modules.get(name), '__file__', None)
            if name in seen or not self.places.own(file):
                continue
            seen.append(name)
            stars, settings = _set_in(file)
            queue.extend(absolute(node, name, file) for node in stars)
            # It asks the system, and a file may have very many assignments.
            shown = self.places.shown(file)
            for key, line, literal in settings:
                found.setdefault(key, []).append((shown, line, literal))
        return found


def _config_module(app):
    source = getattr(app, '_config_source', None)
    if isinstance(source, str):
        if source.startswith('django.conf'):
            return os.environ.get('DJANGO_SETTINGS_MODULE')
        module = source.partition(':')[0]
        return module if module in sys.modules else module.rpartition('.')[0]
    if source is None:
        return None
    if inspect.ismodule(source):
        return source.__name__
    if type(source).__name__ in ('LazySettings', 'Settings'):
        return os.environ.get('DJANGO_SETTINGS_MODULE')
    return getattr(source, '__module__', None)


@functools.lru_cache(maxsize=256)
def parse(file):
    """The syntax tree of a file, or None. Nobody changes a tree: the same one serves every question about the file."""
    try:
        return ast.parse(read_bytes(file), file)
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@functools.lru_cache(maxsize=256)
def _set_in(file):
    """(`from … import *`, settings) of a file; a setting is (name, line, value)."""
    stars, settings = [], []
    tree = parse(file)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ImportFrom) and any(alias.name == '*' for alias in node.names):
            stars.append(node)
        settings.extend((key, value.lineno, _literal(value)) for key, value in _settings_in(node))
    return stars, settings


@functools.lru_cache(maxsize=256)
def _loose_in(file):
    """(name, line, value) of each entry of a dictionary. Parsing takes its time: only of files that mention Celery."""
    tree = parse(file) if _mentions(file, b'celery') else None
    nodes = ast.walk(tree) if tree else ()
    return [(alias, value.lineno, _literal(value)) for node in nodes for alias, value in _loosely(node)]


def _mentions(file, word):
    try:
        return word in read_bytes(file).lower()
    except OSError:
        return False


def absolute(node, name, file):
    """The module that a `from … import` names."""
    if not node.level:
        return node.module or ''
    parts = name.split('.')
    if os.path.basename(file) == '__init__.py':
        parts.append('')
    base = parts[: len(parts) - node.level]
    return '.'.join(base + ([node.module] if node.module else []))


_UNKNOWN = object()


def _literal(node):
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError):
        return _UNKNOWN


def _settings_in(node):
    """(name, value's node) of each setting that a piece of source sets."""
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        for item in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(item, ast.Name):
                yield item.id, node.value
                if isinstance(node.value, ast.Dict):
                    yield from _pairs(node.value)
            elif isinstance(item, ast.Attribute) and _is_conf(item.value):
                yield item.attr, node.value
            elif isinstance(item, ast.Subscript) and _is_conf(item.value):
                key = _literal(
                    getattr(item.slice, 'value', item.slice) if not isinstance(item.slice, ast.Constant) else item.slice
                )
                if isinstance(key, str):
                    yield key, node.value
    elif isinstance(node, ast.Call):
        yield from _call(node)


def _call(node):
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, 'id', '')
    if name == 'Celery':
        for keyword in node.keywords:
            if keyword.arg:
                yield _ARGUMENTS.get(keyword.arg, keyword.arg), keyword.value
    elif name in ('update', 'setdefault', 'add_defaults') and isinstance(function, ast.Attribute):
        if not _is_conf(function.value) and name != 'add_defaults':
            return
        for keyword in node.keywords:
            if keyword.arg:
                yield keyword.arg, keyword.value
        for argument in node.args:
            if isinstance(argument, ast.Dict):
                for pair in _pairs(argument):
                    yield pair
    elif name == 'config_from_object':
        for argument in node.args:
            if isinstance(argument, ast.Dict):
                for pair in _pairs(argument):
                    yield pair


def _loosely(node):
    """(name, value's node) of each entry of a dictionary, written {…} or dict(…)."""
    if isinstance(node, ast.Dict):
        yield from _pairs(node)
    elif isinstance(node, ast.Call) and getattr(node.func, 'id', getattr(node.func, 'attr', '')) in (
        'dict',
        'update',
        'from_mapping',
    ):
        for keyword in node.keywords:
            if keyword.arg:
                yield keyword.arg, keyword.value


def _pairs(node):
    for key, value in zip(node.keys, node.values):
        name = _literal(key) if key is not None else None
        if isinstance(name, str):
            yield name, value


def _is_conf(node):
    return (isinstance(node, ast.Attribute) and node.attr == 'conf') or (
        isinstance(node, ast.Name) and node.id == 'conf'
    )
