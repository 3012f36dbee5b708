"""Reads the lifeline, and stops the worker as it says."""

import os
import signal
from collections import deque

from .broker import answers, within
from .drain import Drain
from .give_back import give_back
from .held import task_channel
from .originals import allocate_lock, now, read, sleep, start_thread, thread_id, wait_until
from .process import WINDOWS, Wakeup, kill_own_group, mute_output

#: Seconds after which an idle consumer loop counts as stuck, in a broker that does not answer. It runs its pending
#: calls at least every 2 seconds.
LOOP_TIMEOUT = 3.0
#: Seconds that Celery's warm stop has when nothing runs any more, until the broker is asked whether it is there.
STOP_TIMEOUT = 2.0
#: Seconds that it has with a broker that is there. Prefork over Redis took 32.
LONG_STOP_TIMEOUT = 60.0
#: Seconds that the broker has to answer.
BROKER_TIMEOUT = 2.0
#: Seconds that a stop by force waits for the loop to take no more messages. Without an event loop (gevent, eventlet,
#: Windows) it hears us every 2 seconds.
CANCEL_TIMEOUT = 2.5
#: The same with solo while a task runs: its loop stands still, and a BRPOP that Redis hasn't answered ends in 1 second.
SOLO_CANCEL_TIMEOUT = 1.1
#: Seconds that returning messages may take, with a broker that may not answer.
RETURN_TIMEOUT = 3.0
#: Seconds between two looks at the running tasks.
POLL_INTERVAL = 0.05


class Lifeline:
    def __init__(self, report):
        self.report = report
        self.worker = None
        self.ready = False
        self.main_thread = thread_id()
        self.stopping, self.forcing = allocate_lock(), allocate_lock()
        self.signalled = False
        self.drain = None
        self.died = set()
        self.calls = deque()
        self.wakeup = None

    # -- reading the lifeline

    def begin(self, fd):
        start_thread(self.listen, (fd,))

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
                    self.force_soon()

    def mute(self):
        mute_output()

    def stop_soon(self, *_):
        """Starts the warm stop, once. Can be called from a signal handler."""
        if self.stopping.acquire(False):
            start_thread(self.stop, ())

    def force_soon(self, *_):
        """Starts the stop by force, once. Can be called from a signal handler."""
        if self.forcing.acquire(False):
            self.stopping.acquire(False)
            start_thread(self.force, ())

    # -- the warm stop

    def stop(self):
        try:
            self.quiesce()
        except Exception as exc:  # an unknown Celery must stop, too
            self.report('trouble', text=repr(exc)[:500])
        self.warm()
        self.end_what_waits_for_the_broker()

    def end_what_waits_for_the_broker(self):
        """Nothing runs. Celery's shutdown still talks to the broker, and waits for minutes for one that is away."""
        end = now() + LONG_STOP_TIMEOUT
        sleep(STOP_TIMEOUT)
        there = self.worker is not None
        while self.runs() or (there and now() < end):
            there = self.worker is not None and answers(self.worker, BROKER_TIMEOUT)
            sleep(STOP_TIMEOUT if there else POLL_INTERVAL)
        if self.forcing.acquire(False):
            self.report('stuck', broker=there)
            self.force(waits=False)

    def runs(self):
        """Whether a task may run: with an unknown Celery, too, which is left to end as it will."""
        consumer = self.consumer()
        try:
            return consumer is not None and bool(self.drain_of(consumer).active())
        except Exception:
            return True

    def consumer(self):
        return getattr(self.worker, 'consumer', None) if self.ready else None

    def drain_of(self, consumer):
        if self.drain is None:
            self.drain = Drain(self, consumer)
        return self.drain

    def quiesce(self):
        """Takes no more tasks, returns those that have not started, and waits for those that have.

        Celery's own warm stop is not exactly-once: on prefork over Redis, a task that starts around the signal can be
        both run and returned; before Celery 5.3, solo raises the shutdown inside the running task. With no task left
        neither happens, so the signal comes last.
        """
        consumer = self.consumer()
        if consumer is None:
            return None
        drain = self.drain_of(consumer)
        reported, reported_at = None, 0.0
        while not self.signalled:
            begun = drain.active()
            if begun and begun != reported and now() - reported_at > 1.0:
                reported, reported_at = begun, now()
                self.report.tasks('waiting', begun)
            idle = not drain.running()
            drain.push(idle)
            if idle and drain.stuck_for() > LOOP_TIMEOUT:
                return self.report_ended(drain)
            sleep(POLL_INTERVAL)
        return None

    def report_ended(self, drain):
        self.report.tasks('finished', [name for name in drain.ended() if name not in self.died])

    def warm_from_within(self, drain):
        """The warm stop from within the loop, which does not have to wait for its next turn (up to 4 seconds)."""
        self.report_ended(drain)
        self.report.tasks('returned', drain.held().names.values())
        self.warm()
        if drain.consumer.hub is None:
            # What the loop calls on its next turn.
            drain.state.maybe_shutdown()
        else:
            self.wakeup.wake()

    def warm(self):
        """Celery's own warm stop, once."""
        if self.signalled:
            return
        self.signalled = True
        if WINDOWS:
            # os.kill() is TerminateProcess there for all but the two console events.
            if hasattr(signal, 'raise_signal'):
                signal.raise_signal(signal.SIGINT)
            else:
                import _thread

                _thread.interrupt_main()
            return
        # To the main thread: a signal that this thread takes does not wake the main loop from its poll, which then
        # prints "Warm shutdown" and stays. SIGTERM is warm unless REMAP_SIGTERM says otherwise, as on Heroku.
        remapped = os.environ.get('REMAP_SIGTERM') == 'SIGQUIT'
        signal.pthread_kill(self.main_thread, signal.SIGINT if remapped else signal.SIGTERM)

    # -- the stop by force

    def force(self, waits=True):
        """Returns what is not acknowledged, tells what is lost, and kills the worker.

        Not Celery's cold stop: it raises inside the running task of solo and gevent, takes that for the end of the
        task, and acknowledges it; with threads it leaves the messages to the visibility timeout.
        """
        consumer = self.consumer()
        try:
            if consumer is not None:
                self.release(consumer, self.drain_of(consumer), waits)
        except Exception as exc:  # an unknown Celery must end, too
            self.report('trouble', text=repr(exc)[:500])
        self.report('killing')
        kill_own_group()

    def release(self, consumer, drain, waits):
        if waits:
            stands = drain.active() and type(consumer.pool).__module__.endswith('.solo')
            seconds = SOLO_CANCEL_TIMEOUT if stands else CANCEL_TIMEOUT
            wait_until(lambda: drain.push(True) or drain.takes_no_more(), seconds)
        channel = task_channel(consumer)
        self.report_ended(drain)
        held = drain.held()
        self.report.tasks('lost', [name for name in held.gone if name not in self.died], because='acknowledged-early')
        if not held.names:
            return
        back, error = within(RETURN_TIMEOUT, lambda: give_back(self.worker, channel, held))
        if error is not None:
            self.report('trouble', text=repr(error)[:500])
        self.report.tasks('returned', back or [])
        self.report.tasks('held', [name for name in held.names.values() if name not in set(back or [])])

    # -- calls in the worker's own thread

    def call(self, consumer, function):
        if consumer.hub is None:
            # The blocking loop runs these before it waits for the next message.
            consumer.call_soon(function)
        else:
            # Not hub.call_soon(): before kombu 5.6 it does not wake the poll, and is not thread-safe.
            self.calls.append(function)
            self.wakeup.wake()

    def watch(self, hub):
        """Adds our pipe to the event loop. A lost broker connection empties the hub; each tick adds it again."""
        self.wakeup = Wakeup()

        def run_calls():
            # The current ones only: those that they add wait for the next turn, after pending acknowledgements.
            for _ in range(len(self.calls)):
                self.calls.popleft()()

        def woken(*_):
            read(self.wakeup.reader, 4096)
            run_calls()

        def on_tick(*_):
            if self.wakeup.reader not in hub.readers:
                hub.add_reader(self.wakeup.reader, woken)
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

    def on_task_failure(self, sender=None, task_id=None, exception=None, **_):
        """Celery sends this in the main process where a pool process died and its task doesn't return."""
        if type(exception).__name__ == 'WorkerLostError':
            name = '%s[%s]' % (getattr(sender, 'name', '?'), task_id)
            self.died.add(name)
            self.report.tasks('lost', [name], because='process-died')

    def on_first_task(self, signals):
        def seen(request=None, **_):
            signals.task_received.disconnect(seen)
            self.report('task-seen', task=str(request.name), id=str(request.id))

        signals.task_received.connect(seen, weak=False)
