"""The process before and after the import of the app: monkey patching, start method."""

import os
import re
import sys

from _poolwise.real_path import real_path

#: Calls that patch, as they stand in a project's code.
_PATCHES = re.compile(rb'\b(?:monkey\.patch_\w+|patch_all|monkey_patch)\s*\(')
#: What a worker uses of what they can patch.
_MODULES = frozenset(('os', 'select', 'socket', 'ssl', 'subprocess', 'thread', 'time'))


def green_at_start():
    """Which of gevent and eventlet has patched the standard library before Celery is imported.

    Later is too late: `celery -A` imports the app after half of Celery, and a green pool that is patched by the app
    receives tasks but never runs them (measured with 5.6.2 and 5.7.0).
    """
    found = []
    monkey, patcher = sys.modules.get('gevent.monkey'), sys.modules.get('eventlet.patcher')
    if monkey is not None and _is_true(lambda: monkey.is_module_patched('threading')):
        found.append('gevent')
    if patcher is not None and _is_true(lambda: patcher.is_monkey_patched('thread')):
        found.append('eventlet')
    return found


def patched_by_import(green, files=None):
    """What importing the app has patched: the library, the modules, and the line of the project that does it."""
    found = []
    for library, names in _patched():
        if library in green or not names:
            continue
        file, line = _patching_line(library, files) if files else (None, None)
        found.append({'library': library, 'modules': names, 'file': file, 'line': line})
    return found


def _patched():
    monkey, patcher = sys.modules.get('gevent.monkey'), sys.modules.get('eventlet.patcher')
    for library, read in (
        ('gevent', lambda: list(monkey.saved) if monkey else []),
        ('eventlet', lambda: [name for name, on in patcher.already_patched.items() if on] if patcher else []),
    ):
        try:
            yield library, sorted({name.lstrip('_') for name in read()} & _MODULES)
        except Exception:
            yield library, []


def _patching_line(library, files):
    """(file, line) in a module that was imported; (None, None): an installed package patches."""
    imported = {real_path(getattr(module, '__file__', None) or '') for module in list(sys.modules.values())}
    for file in files.having(['patch_all', 'monkey_patch', 'monkey.patch_']):
        if library.encode() not in file.source or real_path(file.place) not in imported:
            continue
        for number, line in enumerate(file.source.splitlines(), 1):
            if _PATCHES.search(line.split(b'#', 1)[0]):
                return file.shown, number
    return None, None


def process_fact(green, files=None):
    """AppProcess, after the import."""
    return {
        'greenAtStart': green,
        'patchedByImport': patched_by_import(green, files),
        # An app that sets the variable sets it in the worker too, before the pool starts.
        'forkedByMultiprocessing': bool(os.environ.get('FORKED_BY_MULTIPROCESSING')),
        'startMethod': _start_method(),
    }


def _start_method():
    try:
        import billiard

        return billiard.get_start_method()
    except Exception:
        return None


def _is_true(question):
    try:
        return bool(question())
    except Exception:
        return False
