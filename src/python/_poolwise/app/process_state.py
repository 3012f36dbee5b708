"""What the process itself was like before the app was imported, and what importing the app made of it."""

import os
import sys


def green_at_start():
    """Which of gevent and eventlet has patched the standard library already: before anything of Celery's was imported.

    Only so early does it help. Patched by the app, which `celery -A` imports after half of Celery, a green pool still
    receives tasks and never runs them (measured with 5.6.2 and 5.7.0).
    """
    found = []
    monkey, patcher = sys.modules.get('gevent.monkey'), sys.modules.get('eventlet.patcher')
    if monkey is not None and _says(lambda: monkey.is_module_patched('threading')):
        found.append('gevent')
    if patcher is not None and _says(lambda: patcher.is_monkey_patched('thread')):
        found.append('eventlet')
    return found


def process_fact(green):
    """AppProcess, after the import."""
    return {
        'greenAtStart': green,
        # A worker that imports this app gets the variable from it, before it starts its pool.
        'forkedByMultiprocessing': bool(os.environ.get('FORKED_BY_MULTIPROCESSING')),
        'startMethod': _start_method(),
    }


def _start_method():
    try:
        import billiard

        return billiard.get_start_method()
    except Exception:
        return None


def _says(question):
    try:
        return bool(question())
    except Exception:
        return False
