"""Exceptions and stacks as JSON, with the place in the project's own files."""

import importlib.util
import linecache
import os
import re
import sys
import traceback

from _poolwise.real_path import real_path

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
#: The folder of the package and of the programs that use it.
HERE = os.path.dirname(_PACKAGE)
_STDLIB = real_path(os.path.dirname(os.__file__))
_LIBRARY_FOLDERS = ('site-packages', 'dist-packages')
_MAX_FRAMES = 40


class Places:
    """Tells the project's own files from installed ones."""

    def __init__(self, root):
        self.root = real_path(root)
        prefixes = {real_path(p) for p in (sys.prefix, sys.base_prefix, sys.exec_prefix)}
        # An environment inside the project (.venv) is not part of it; a project inside a prefix (/usr/src/app) is one.
        self._known = {}
        self._not_own = [p for p in prefixes if _inside(p, self.root) and p != self.root] + [_STDLIB, HERE]

    def own(self, file):
        # Called several times for every loaded module, and resolving links is slow.
        if file not in self._known:
            self._known[file] = self._is_own(file)
        return self._known[file]

    def _is_own(self, file):
        # A relative name can be that of a file in a zip of the standard library.
        if not file or file.startswith('<') or not (os.path.isabs(file) or os.path.isfile(file)):
            return False
        path = real_path(file)
        if not _inside(path, self.root) or any(_inside(path, place) for place in self._not_own):
            return False
        return not any(part in _LIBRARY_FOLDERS for part in path.split(os.sep))

    def shown(self, file):
        """The path relative to the project's folder, with / as separator; unchanged for other files."""
        if not file or file.startswith('<') or not (os.path.isabs(file) or os.path.isfile(file)):
            return file
        path = real_path(file)
        if _inside(path, self.root) and path != self.root:
            return os.path.relpath(path, self.root).replace(os.sep, '/')
        return file


def _inside(path, folder):
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def describe(error, places):
    """PythonError of an exception."""
    frames = _frames(traceback.walk_tb(error.__traceback__), places)
    if isinstance(error, SyntaxError) and error.filename:
        # No frame has the place of a syntax error: the file never ran.
        frames.append(_frame(error.filename, error.lineno or 0, '<module>', error.text, places))
    return _error(_type_name(error), _message(error), frames)


def describe_stack(frame, message, places):
    """PythonError of a running stack: the place of a hang."""
    stack = [(f, line) for f, line in traceback.walk_stack(frame)]
    return _error('Hung', message, _frames(reversed(stack), places))


def _error(type_name, message, frames):
    own = [frame for frame in frames if frame['own']]
    return {
        'type': type_name,
        'message': message,
        'at': (own or frames or [None])[-1],
        'frames': frames[-_MAX_FRAMES:],
    }


def _frames(walk, places):
    found = []
    for frame, line in walk:
        file = frame.f_code.co_filename
        module = frame.f_globals.get('__name__') or ''
        if _is_ours(file) or module.partition('.')[0] == 'importlib':
            continue
        found.append(_frame(file, line or 0, frame.f_code.co_name, None, places))
    return found


def _is_ours(file):
    path = os.path.abspath(file)
    return os.path.dirname(path) == HERE or _inside(path, _PACKAGE)


def _frame(file, line, function, text, places):
    text = linecache.getline(file, line) if text is None else text
    return {
        'file': places.shown(file),
        'line': line,
        'function': function,
        'text': text.strip()[:300],
        'own': places.own(file),
    }


def _type_name(error):
    cls = type(error)
    module = cls.__module__
    return cls.__name__ if module in ('builtins', 'exceptions') else module + '.' + cls.__name__


def _message(error):
    try:
        if isinstance(error, SyntaxError):
            return str(error.msg)[:2000]
        return str(error).strip()[:2000]
    except Exception:
        return '<no message: its __str__ raised>'


_ATTRIBUTE = re.compile(r"module '([\w.]+)' has no attribute")


def failure_class(error, settings_module):
    """The ImportFailure of an exception that an import raised."""
    message = _message(error)
    name = _type_name(error)
    if isinstance(error, SyntaxError):
        return 'syntax-error'
    if name.startswith('django.') and name.endswith('AppRegistryNotReady'):
        return 'django-apps-not-ready'
    if (
        name.startswith('django.')
        and name.endswith('ImproperlyConfigured')
        and 'settings are not configured' in message
    ):
        return 'django-not-configured'
    # Celery 4 without its Django fixup: autodiscover_tasks() fails on a missing loader.
    if settings_module and message == "'NoneType' object has no attribute 'autodiscover_tasks'":
        return 'django-not-configured'
    if _is_circular(error, message):
        return 'circular-import'
    if isinstance(error, ModuleNotFoundError) and error.name:
        missing = error.name
        if settings_module and (settings_module == missing or settings_module.startswith(missing + '.')):
            return 'django-settings-missing'
        # The package is there, and has no such module.
        return 'missing-name' if missing.partition('.')[0] in sys.modules else 'missing-module'
    if isinstance(error, ImportError) and 'cannot import name' in message:
        return 'missing-name'
    return 'exception' if error.__cause__ is None else failure_class(error.__cause__, settings_module)


def _is_circular(error, message):
    if not isinstance(error, (ImportError, AttributeError)) or isinstance(error, ModuleNotFoundError):
        return False
    # Python 3.8 and newer say so.
    if 'partially initialized module' in message:
        return True
    found = _ATTRIBUTE.search(message)
    module = found.group(1) if found else getattr(error, 'name', None) or _imported_from(error)
    # Older ones: the module that lacks the name is still being executed further up the stack.
    running = {
        frame.f_globals.get('__name__')
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_name == '<module>'
    }
    return bool(module) and module in running


def _imported_from(error):
    """The module of the `from … import` that raised; Python 3.6 leaves it out of the error."""
    frame, line = list(traceback.walk_tb(error.__traceback__))[-1]
    match = re.match(r'\s*from\s+([\w.]+)\s+import\b', linecache.getline(frame.f_code.co_filename, line))
    if not match:
        return None
    name = match.group(1)
    return importlib.util.resolve_name(name, frame.f_globals.get('__package__')) if name.startswith('.') else name
