"""Runs `celery <arguments>` so that it can be stopped without losing running tasks, on every operating system.

    python lifeline.py -A proj worker --pool=solo

Standard input is the lifeline. The line `stop`, or the end of the input because the supervisor is gone, starts a warm
stop: take no more tasks, finish those that run, exit. The line `cold` starts a cold stop: exit now. The worker itself
gets the null device as its standard input.

Runs on Python 3.6 to 3.14 and Celery 4.4 to 5.7, with only the standard library and Celery.
"""

import _thread
import json
import os
import signal
import sys
import time
from collections import deque

# gevent and eventlet can replace these later. The lifeline needs a real thread with real blocking calls: a green thread
# does not run while a task keeps the interpreter busy.
start_thread = _thread.start_new_thread
allocate_lock = _thread.allocate_lock
read, write, sleep, now = os.read, os.write, time.sleep, time.monotonic

WINDOWS = sys.platform == 'win32'
#: Seconds after which an idle consumer loop counts as stuck, in a broker that does not answer. It runs its pending
#: calls at least every 2 seconds.
LOOP_TIMEOUT = 6.0
#: Seconds between two looks at the running tasks.
POLL_INTERVAL = 0.05
#: A report must fit into one atomic write.
MAX_NAMES = 12


class Reports:
    """Lines for the supervisor on stderr, the one channel that every launcher passes on.

    On Windows, the launcher of a virtual environment passes the standard streams to the interpreter, but no other
    handle. Each line starts with a secret word that the supervisor has chosen, and by which it removes the line from
    the log.
    """

    def __init__(self, word):
        self.word = word
        # A duplicate: the worker can redirect its stderr.
        self.fd = os.dup(2) if word else None

    def __call__(self, kind, **fields):
        if self.fd is None:
            return
        fields['type'] = kind
        try:
            write(self.fd, (self.word + json.dumps(fields) + '\n').encode('ascii'))
        except OSError:
            pass


class Lifeline:
    def __init__(self, report):
        self.report = report
        self.worker = None
        self.ready = False
        self.main_thread = _thread.get_ident()
        self.stopping = allocate_lock()
        self.signalled = False
        self.calls = deque()
        self.wake_read = self.wake_write = None

    # -- reading the lifeline

    def listen(self, fd):
        received = b''
        while True:
            try:
                chunk = read(fd, 4096)
            except OSError:
                # The end of the input is a broken pipe on Windows.
                chunk = b''
            if not chunk:
                self.mute()
                return self.stop_soon()
            received += chunk
            while b'\n' in received:
                line, received = received.split(b'\n', 1)
                if line.strip() == b'stop':
                    self.stop_soon()
                elif line.strip() == b'cold':
                    self.cold()

    def mute(self):
        """Sends the output to the null device once nothing reads it.

        Celery writes "Warm shutdown" from its signal handler. Up to 5.6 a broken pipe there raises out of the handler,
        is taken for a lost broker connection, and the worker never stops.
        """
        null = os.open(os.devnull, os.O_WRONLY)
        for fd in (1, 2):
            os.dup2(null, fd)

    def stop_soon(self, *_):
        """Starts the warm stop, once. Can be called from a signal handler."""
        if self.stopping.acquire(False):
            start_thread(self.stop, ())

    # -- stopping

    def stop(self):
        try:
            self.quiesce()
        except Exception as exc:  # an unknown Celery must stop, too
            self.report('trouble', text=repr(exc)[:500])
        if not self.signalled:
            self.warm()

    def quiesce(self):
        """Takes no more tasks, returns those that have not started, and waits for those that have.

        Celery's own warm stop is not exactly-once: on prefork over Redis, a task that starts around the signal can be
        both run and returned; before Celery 5.3, solo raises the shutdown inside the running task. With no task left
        neither happens, so the signal comes last.
        """
        consumer = getattr(self.worker, 'consumer', None)
        if consumer is None or not self.ready:
            return
        drain = Drain(self, consumer)
        reported, reported_at = None, 0.0
        while not self.signalled:
            begun = drain.names(drain.state.active_requests)
            if begun and begun != reported and now() - reported_at > 1.0:
                reported, reported_at = begun, now()
                self.report('waiting', count=len(begun), tasks=begun[:MAX_NAMES])
            idle = not drain.running()
            drain.push(idle)
            if idle and drain.stuck_for() > LOOP_TIMEOUT:
                return
            sleep(POLL_INTERVAL)

    def warm_from_within(self, consumer, maybe_shutdown):
        """The warm stop from within the loop, which does not have to wait for its next turn (up to 4 seconds)."""
        self.warm()
        if consumer.hub is None:
            # What the loop calls on its next turn.
            maybe_shutdown()
        else:
            write(self.wake_write, b'.')

    def warm(self):
        """Celery's own warm stop."""
        self.signalled = True
        if WINDOWS:
            # os.kill() is TerminateProcess there for all but the two console events.
            if hasattr(signal, 'raise_signal'):
                signal.raise_signal(signal.SIGINT)
            else:
                _thread.interrupt_main()
            return
        # To the main thread: a signal that this thread takes does not wake the main loop from its poll, which then
        # prints "Warm shutdown" and stays. SIGTERM is warm unless REMAP_SIGTERM says otherwise, as on Heroku.
        remapped = os.environ.get('REMAP_SIGTERM') == 'SIGQUIT'
        signal.pthread_kill(self.main_thread, signal.SIGINT if remapped else signal.SIGTERM)

    def cold(self):
        self.stopping.acquire(False)
        if not WINDOWS:
            signal.pthread_kill(self.main_thread, signal.SIGQUIT)
            return
        # Windows has no SIGQUIT: the second SIGINT is Celery's cold stop.
        if not self.signalled:
            self.warm()
            sleep(0.2)
        self.warm()

    # -- calls in the worker's own thread

    def call(self, consumer, function):
        if consumer.hub is None:
            # The blocking loop runs these before it waits for the next message.
            consumer.call_soon(function)
        else:
            # Not hub.call_soon(): before kombu 5.6 it does not wake the poll, and is not thread-safe.
            self.calls.append(function)
            write(self.wake_write, b'.')

    def watch(self, hub):
        """Adds our pipe to the event loop. A lost broker connection empties the hub; each tick adds it again."""
        self.wake_read, self.wake_write = os.pipe()

        def run_calls():
            # The current ones only: those that they add wait for the next turn, after pending acknowledgements.
            for _ in range(len(self.calls)):
                self.calls.popleft()()

        def woken(*_):
            read(self.wake_read, 4096)
            run_calls()

        def on_tick(*_):
            if self.wake_read not in hub.readers:
                hub.add_reader(self.wake_read, woken)
            # Before the next poll, which starts the next task with solo.
            run_calls()

        hub.on_tick.add(on_tick)
        on_tick()

    # -- Celery's signals

    def on_worker_init(self, sender=None, **_):
        self.worker = sender
        self.report('loaded')
        if WINDOWS:
            # Windows has no SIGHUP.
            return
        # On SIGHUP Celery executes sys.argv again: `celery` is not a path, the running tasks would be killed and the
        # lifeline lost. The supervisor restarts the worker instead.
        from celery.apps import worker as program

        def hang_up_means_stop(*_, **__):
            signal.signal(signal.SIGHUP, self.stop_soon)

        program.install_worker_restart_handler = hang_up_means_stop
        program.install_HUP_not_supported_handler = hang_up_means_stop

    def on_worker_ready(self, sender=None, **_):
        if sender.hub is not None:
            self.watch(sender.hub)
        self.ready = True
        self.report('ready', node=str(sender.hostname))

    def on_first_task(self, signals):
        def seen(request=None, **_):
            signals.task_received.disconnect(seen)
            self.report('task-seen', task=str(request.name), id=str(request.id))

        signals.task_received.connect(seen, weak=False)


class Drain:
    """Leaves a worker without tasks. `settle` and what it calls run in the worker's own thread."""

    def __init__(self, lifeline, consumer):
        from celery.worker import state

        self.lifeline, self.consumer, self.state = lifeline, consumer, state
        self.cancelled = None
        self.empty_passes = 0
        self.asked_at = None

    def running(self):
        # Reserved tasks that are not active yet are on their way to a pool child.
        return self.names(self.state.active_requests) or self.names(self.state.reserved_requests)

    @staticmethod
    def names(requests):
        for _ in range(20):
            try:
                return sorted('%s[%s]' % (request.name, request.id) for request in list(requests))
            except RuntimeError:
                # The set has changed during the iteration.
                continue
        return ['?']

    def push(self, idle):
        new_consumer = self.consumer.task_consumer is not self.cancelled
        if self.asked_at is None and (new_consumer or idle):
            self.asked_at = now()
            self.lifeline.call(self.consumer, self.settle)

    def stuck_for(self):
        return 0.0 if self.asked_at is None else now() - self.asked_at

    def settle(self):
        try:
            task_consumer = self.consumer.task_consumer
            if task_consumer is not self.cancelled:
                # Messages that are already here stay unacknowledged and return to the queue with the channel.
                task_consumer.on_message = lambda message: None
                task_consumer.cancel()
                self.cancelled = task_consumer
            self.give_back()
        except Exception as exc:
            # The connection is lost. The loop connects again and gets a new task consumer.
            self.lifeline.report('trouble', text=repr(exc)[:500])
        # The acknowledgement of a task is a pending call, too: one more pass sends it.
        self.empty_passes = self.empty_passes + 1 if not self.running() else 0
        self.asked_at = None
        if self.empty_passes > 2:
            if not self.lifeline.signalled:
                self.lifeline.warm_from_within(self.consumer, self.state.maybe_shutdown)
        elif self.empty_passes:
            self.asked_at = now()
            self.lifeline.call(self.consumer, self.settle)

    def give_back(self):
        """Drops tasks that wait for a free pool child. They are unacknowledged and return to the queue."""
        waiting = getattr(getattr(self.lifeline.worker, 'semaphore', None), '_waiting', None)
        while waiting:
            self.forget(waiting.popleft()[1][0])
        for bucket in list(self.consumer.task_buckets.values()):
            if bucket:
                bucket.clear_pending()
        self.give_back_threads()

    def give_back_threads(self):
        queue = getattr(getattr(self.consumer.pool, 'executor', None), '_work_queue', None)
        kept = []
        while queue is not None and not queue.empty():
            try:
                item = queue.get_nowait()
            except Exception:
                break
            request = self.request_of(item)
            if request is None:
                kept.append(item)
            else:
                self.forget(request)
        for item in kept:
            queue.put(item)

    def request_of(self, item):
        # Python 3.14 keeps function, arguments and keywords in one tuple, `task`.
        arguments = item.task[1] if hasattr(item, 'task') else getattr(item, 'args', ())
        for argument in arguments:
            owner = getattr(argument, '__self__', None)
            if owner is not None and owner in self.state.reserved_requests:
                return owner
        return None

    def forget(self, request):
        self.state.reserved_requests.discard(request)
        self.state.requests.pop(request.id, None)


def take_standard_input():
    """Returns a descriptor for the lifeline; descriptor 0 becomes the null device.

    A thread that reads sys.stdin holds its lock across a fork, and every pool child waits for that lock forever. On
    Windows a child that inherits a pipe with a pending read hangs while its interpreter starts.
    """
    fd = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    return fd


def reset_signals():
    """Undoes ignored signals: a program that a script starts with `&` inherits an ignored SIGINT."""
    for name in ('SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGHUP'):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == 'SIGINT' else signal.SIG_DFL)


def own_the_console(lifeline):
    """Windows: ignores Ctrl+C, and takes Ctrl+Break for a warm stop.

    Ctrl+C reaches every process of the console, the pool's children included. The supervisor gets it too and sends
    `stop`; a second interrupt would be Celery's cold stop. Celery has no handler for SIGBREAK (Ctrl+Break, or the
    console closes), which would end it at once.
    """
    import ctypes

    ctypes.windll.kernel32.SetConsoleCtrlHandler(None, True)
    signal.signal(signal.SIGBREAK, lifeline.stop_soon)


def import_bypass(folder):
    """Imports bypass_launcher() without leaving our folder on sys.path, where it could hide modules of the project."""
    sys.path.insert(0, folder)
    try:
        from _poolwise.celery.launcher_bypass import bypass_launcher
    finally:
        sys.path.remove(folder)
    return bypass_launcher


def main():
    # Python puts the script's folder first; a worker that is started with `celery` does not have it.
    here = os.path.dirname(os.path.realpath(__file__))
    if sys.path and os.path.realpath(sys.path[0]) == here:
        del sys.path[0]
    bypass_launcher = import_bypass(here)
    sys.argv[0] = 'celery'
    report = Reports(os.environ.pop('POOLWISE_LIFELINE', None))
    lifeline = Lifeline(report)
    reset_signals()
    if WINDOWS:
        own_the_console(lifeline)
    start_thread(lifeline.listen, (take_standard_input(),))

    # In the order of celery.__main__: nothing that uses threads or sockets is imported before gevent or eventlet can
    # patch it.
    from celery import maybe_patch_concurrency

    maybe_patch_concurrency()
    from celery import signals

    signals.worker_init.connect(lifeline.on_worker_init, weak=False)
    # Before the pool exists, but not earlier: it imports billiard.
    signals.worker_init.connect(lambda **_: bypass_launcher(), weak=False)
    signals.worker_ready.connect(lifeline.on_worker_ready, weak=False)
    lifeline.on_first_task(signals)
    from celery.bin.celery import main as celery

    sys.exit(celery())


# Spawned children of the standard library's multiprocessing import this file again, as __mp_main__.
if __name__ == '__main__':
    main()
