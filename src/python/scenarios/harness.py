"""Runs beside the program of a scenario: sends the tasks, and records what becomes of them.

Records are empty files in the folder `notes`, because a task may run in any process. `run_settings.py`, written for
each run, holds the URL of the broker and the other values of the run.
"""

import os
import sys
import threading
import time
import uuid

import run_settings

FOLDER = os.path.dirname(os.path.abspath(__file__))
NOTES = os.path.join(FOLDER, 'notes')

if run_settings.START_METHOD is not None:
    import billiard

    # The default on Windows and macOS.
    billiard.set_start_method(run_settings.START_METHOD, force=True)
if run_settings.BYPASS_LAUNCHER:
    import billiard.spawn

    # In a Windows virtual environment `python.exe` is a launcher; the interpreter behind it lacks the pool's handles.
    # Scenarios about something else start the interpreter itself, as CPython's own multiprocessing does.
    billiard.spawn.set_executable(sys._base_executable)
    os.environ['__PYVENV_LAUNCHER__'] = sys.executable


def note(what):
    """Records that this happened."""
    name = f'{what}-{os.getpid()}-{uuid.uuid4().hex[:8]}'
    os.close(os.open(os.path.join(NOTES, name), os.O_CREAT | os.O_EXCL | os.O_WRONLY))


def noted(what):
    """How often this was recorded, by any process of the run."""
    return sum(name.startswith(what + '-') for name in os.listdir(NOTES))


def configure(app, **settings):
    """Sets the broker of this run, and queues that only this run uses."""
    app.conf.update(broker_url=run_settings.BROKER, **settings)
    if run_settings.QUEUE is not None:
        app.conf.update(
            task_default_queue=run_settings.QUEUE,
            control_exchange=run_settings.QUEUE + '-control',
            event_exchange=run_settings.QUEUE + '-events',
        )
    if run_settings.QUEUE is not None and run_settings.BROKER.startswith('redis'):
        # A prefix for all keys, so that purge_broker.py finds them.
        options = dict(settings.get('broker_transport_options') or {}, global_keyprefix=run_settings.QUEUE + '.')
        app.conf.broker_transport_options = options


def send_when_ready(send):
    """Calls `send` in the worker once it is ready: only that process can reach an embedded broker."""
    from celery.signals import worker_ready

    def ready(**_):
        note('ready')
        send()

    worker_ready.connect(ready, weak=False)


def exit_when_over():
    """Watches for the end of the run: on Windows the processes that a program started cannot all be found."""
    over, still_there = os.path.join(NOTES, 'over'), os.path.join(FOLDER, 'run_settings.py')
    while os.path.exists(still_there) and not os.path.exists(over):
        time.sleep(0.2)
    from billiard import process

    if process.current_process()._parent_pid is None:
        # Children first, and no new ones: a half-started child whose parent exits may wait forever.
        process.BaseProcess.start = lambda self: time.sleep(60)
        time.sleep(1.5)
    os._exit(0)


if sys.platform == 'win32':
    threading.Thread(target=exit_when_over, daemon=True).start()
