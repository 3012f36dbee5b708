"""The process before and after the import of the app: monkey patching, start method."""

import os
import sys


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


def process_fact(green):
    """AppProcess, after the import."""
    return {
        'greenAtStart': green,
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
