"""What an exception that ended the import of the app goes back to: Celery and libraries wrap the one that matters."""

import os
import traceback

from _poolwise.errors import describe


class ConfigErrors:
    """Remembers the exception with which the app's configuration could not be loaded.

    Celery reads it inside of a dictionary's look-up, where a KeyError means that a key is missing, and an
    AttributeError becomes a ModuleNotFoundError: https://github.com/celery/celery/issues/5463
    """

    def __init__(self):
        self.error = None

    def watch(self):
        from celery import Celery

        load = Celery._load_config

        def load_config(app):
            try:
                loaded = load(app)
            except BaseException as error:
                self.error = self.error or error
                raise
            self.error = None
            return loaded

        Celery._load_config = load_config


def describe_with_cause(error, places):
    """PythonError, with the first cause (`raise … from`) as `cause` where there is one."""
    error = _below_celery(error)
    found = describe(error, places)
    cause = first_cause(error)
    if cause is not error:
        found['cause'] = describe(cause, places)
        if found['cause']['at'] and found['cause']['at']['own']:
            found['at'] = found['cause']['at']
    return found


def first_cause(error):
    seen = set()
    while error.__cause__ is not None and id(error) not in seen:
        seen.add(id(error))
        error = error.__cause__
    return error


def _below_celery(error):
    """What Celery wraps in an exception of its own says more than the wrapping."""
    while error.__cause__ is not None and _raised_by_celery(error):
        error = error.__cause__
    return error


def _raised_by_celery(error):
    import celery

    frames = [frame.f_code.co_filename for frame, _ in traceback.walk_tb(error.__traceback__)]
    return bool(frames) and frames[-1].startswith(os.path.join(celery.__path__[0], ''))
