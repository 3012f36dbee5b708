"""Runs `celery <arguments>` so that it can be stopped without losing running tasks, on every operating system.

    python lifeline.py -A proj worker --pool=solo

Standard input is the lifeline. The line `stop`, or the end of the input because the supervisor is gone, starts a warm
stop: take no more tasks, finish those that run, exit. The line `cold` starts a stop by force: return what is not
acknowledged, tell what is lost, and end at once. The worker itself gets the null device as its standard input.

Runs on Python 3.6 to 3.14 and Celery 4.4 to 5.7, with only the standard library and Celery.
"""

import os
import sys


def import_ours(folder):
    """Imports our modules without leaving our folder on sys.path, where it could hide modules of the project.

    They import nothing that gevent or eventlet would have to patch first.
    """
    sys.path.insert(0, folder)
    try:
        from _poolwise.celery.launcher_bypass import bypass_launcher
        from _poolwise.lifeline import lifeline, process, reports
    finally:
        sys.path.remove(folder)
    return lifeline.Lifeline, reports.Reports, process, bypass_launcher


def main():
    # Python puts the script's folder first; a worker that is started with `celery` does not have it.
    here = os.path.dirname(os.path.realpath(__file__))
    if sys.path and os.path.realpath(sys.path[0]) == here:
        del sys.path[0]
    Lifeline, Reports, process, bypass_launcher = import_ours(here)
    sys.argv[0] = 'celery'
    lifeline = Lifeline(Reports(os.environ.pop('POOLWISE_LIFELINE', None)))
    process.reset_signals()
    if process.WINDOWS:
        process.own_the_console(lifeline.stop_soon)
    lifeline.begin(process.take_standard_input())

    # In the order of celery.__main__: nothing that uses threads or sockets is imported before gevent or eventlet can
    # patch it.
    from celery import maybe_patch_concurrency

    maybe_patch_concurrency()
    if os.environ.pop('POOLWISE_CELERY_COLOR', None):
        process.colour_for_the_terminal()
    from celery import signals

    signals.worker_init.connect(lifeline.on_worker_init, weak=False)
    # Before the pool exists, but not earlier: it imports billiard.
    signals.worker_init.connect(lambda **_: bypass_launcher(), weak=False)
    signals.worker_ready.connect(lifeline.on_worker_ready, weak=False)
    signals.task_failure.connect(lifeline.on_task_failure, weak=False)
    lifeline.on_first_task(signals)
    from celery.bin.celery import main as celery

    sys.exit(celery())


# Spawned children of the standard library's multiprocessing import this file again, as __mp_main__.
if __name__ == '__main__':
    main()
