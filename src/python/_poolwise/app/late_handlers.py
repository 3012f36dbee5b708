"""Receivers of app.on_after_configure that are connected after Celery has sent the signal, and which it never calls.

`celery` reads the configuration before it imports task modules: https://github.com/celery/celery/pull/6031
"""

import inspect
import re


class LateHandlers:
    def __init__(self):
        #: (app, the receivers that were called) of each time that a configuration was loaded.
        self._called = []

    def watch(self):
        from celery import Celery

        load = Celery._load_config

        def load_config(app):
            loaded = load(app)
            self._called.append((app, _receivers(app.on_after_configure, app)))
            return loaded

        Celery._load_config = load_config

    def found(self, app, places, files):
        """[{function, file, line, schedules}] of the project's functions; `schedules`: they fill beat's schedule."""
        called = [one for owner, receivers in self._called if owner is app for one in receivers]
        if not any(owner is app for owner, _ in self._called):
            return []
        # A function that is connected to both signals runs with the second.
        called += _receivers(app.on_after_finalize, app)
        late = [one for one in _receivers(app.on_after_configure, app) if all(one is not other for other in called)]
        return [found for found in (_describe(one, places, files) for one in late) if found]


def _receivers(signal, app):
    try:
        return list(signal._live_receivers(app))
    except Exception:
        # Another version of Celery keeps them in another way: nothing is known to be late.
        return []


def _describe(receiver, places, files):
    function = inspect.unwrap(receiver)
    code = getattr(function, '__code__', None)
    name = getattr(function, '__name__', '')
    if code is None or not places.own(code.co_filename) or _is_called(name, files):
        return None
    try:
        source = inspect.getsource(function)
    except (OSError, TypeError, SyntaxError):
        source = ''
    return {
        'function': name,
        'file': places.shown(code.co_filename),
        'line': code.co_firstlineno,
        'schedules': re.search(r'\b(?:add_periodic_task|beat_schedule)\b', source) is not None,
    }


def _is_called(name, files):
    """The project calls the function itself, as well."""
    call = re.compile(rb'(?<!def )(?<!django\.)\b' + re.escape(name.encode()) + rb'[ \t]*\(')
    return any(call.search(file.source) for file in files.having([name], production=True))
