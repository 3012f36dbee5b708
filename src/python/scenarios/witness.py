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
    from celery.signals import worker_init, worker_ready

    def ready(**_):
        note('ready')
        send()

    worker_init.connect(lambda **_: watch_standard_input(), weak=False)
    worker_ready.connect(ready, weak=False)


def watch_standard_input():
    """On Windows nobody can ask another process to leave: there the end of the standard input asks it."""
    if sys.platform != 'win32':
        return
    # Of our own: pool children that inherit a pipe on which somebody waits hang while they start.
    fd = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)

    def wait():
        try:
            while os.read(fd, 1024):
                pass
        except OSError:
            pass
        leave()

    threading.Thread(target=wait, daemon=True).start()


def leave():
    from billiard import active_children
    from celery.worker import state

    state.should_stop = 0
    time.sleep(2)
    for child in active_children():
        child.terminate()
    os._exit(0)
