"""Stands beside a scenario's program: sends it its tasks, and writes down what becomes of them.

What happened is told by empty files in the folder `notes`: tasks may run in any process, a file is made by one of them.
`place.py`, written for each run, says where the broker is and what else this run was given.
"""

import os
import sys
import threading
import time
import uuid

import place

NOTES = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'notes')

if place.START_METHOD is not None:
    import billiard

    # What Windows and macOS do by themselves.
    billiard.set_start_method(place.START_METHOD, force=True)
if place.BYPASS_LAUNCHER:
    import billiard.spawn

    # On Windows `python.exe` of a virtual environment only starts the interpreter, which then lacks the pool's handles.
    # A scenario about something else starts the interpreter itself, as CPython's own multiprocessing does.
    billiard.spawn.set_executable(sys._base_executable)
    os.environ['__PYVENV_LAUNCHER__'] = sys.executable


def note(what):
    """Writes down that this happened."""
    name = '%s-%d-%s' % (what, os.getpid(), uuid.uuid4().hex[:8])
    os.close(os.open(os.path.join(NOTES, name), os.O_CREAT | os.O_EXCL | os.O_WRONLY))


def configure(app, **settings):
    """The broker of this run, in queues of its own."""
    app.conf.update(broker_url=place.BROKER, **settings)
    if place.QUEUE is not None:
        app.conf.update(
            task_default_queue=place.QUEUE,
            control_exchange=place.QUEUE + '-control',
            event_exchange=place.QUEUE + '-events',
        )
    if place.QUEUE is not None and place.BROKER.startswith('redis'):
        # All keys, so that they can be found and removed.
        options = dict(settings.get('broker_transport_options') or {}, global_keyprefix=place.QUEUE + '.')
        app.conf.broker_transport_options = options


def send_when_ready(send):
    """Calls `send` in the worker itself, once it is ready: an embedded broker is reached from nowhere else."""
    from celery.signals import worker_ready

    def ready(**_):
        note('ready')
        send()

    worker_ready.connect(ready, weak=False)


def leave_when_told():
    """On Windows nobody can find all that a program has started: there each process looks whether it is over."""
    told, place_of_run = os.path.join(NOTES, 'over'), os.path.join(os.path.dirname(NOTES), 'place.py')
    while os.path.exists(place_of_run) and not os.path.exists(told):
        time.sleep(0.2)
    from billiard import process

    if process.current_process()._parent_pid is None:
        # Children first, and no new ones: one that is only half started when its parent leaves may wait for ever.
        process.BaseProcess.start = lambda self: time.sleep(60)
        time.sleep(1.5)
    os._exit(0)


if sys.platform == 'win32':
    threading.Thread(target=leave_when_told, daemon=True).start()
