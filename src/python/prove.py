"""Starts the project's own worker, with its own pool, on a private broker, and runs one task in it.

Usage: python prove.py JSON

    nonce, root, app    the prefix of every line of output; the project's folder; what `celery -A` names
    workerOptions       options of `celery worker`
    broker              the address of a server that nothing else uses; memory:// for a broker in this process
    readySeconds        the time limit for the worker to become ready
    taskSeconds         the time limit for the task, from then on

The worker is started from Celery's own command line: Celery decides which pool its options, variables and settings
give. The task is celery.accumulate, which every app has. No queue of the project is read or written, and no result is
stored. Spawned pool children import this file too; importing it has no effect.
"""

import json
import logging
import os
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
QUEUE = 'poolwise.canary'
ANSWER = 42
#: Logs errors of signal receivers. Those of worker_init come before the worker's log is set up, and are in no log.
SIGNALS = 'celery.utils.dispatch.signal'

# Taken before gevent or eventlet replaces them: the time limit must hold even if nothing else runs.
_start_thread, _sleep, _now = threading._start_new_thread, time.sleep, time.time


def main():
    job = json.loads(sys.argv[1])
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or '.') != HERE] + [HERE]
    from _poolwise.channel import Channel
    from _poolwise.ipc import temporary_folder  # noqa: F401

    sys.path.remove(HERE)
    sys.path.insert(0, os.getcwd())
    trial = Trial(Channel(job['nonce']), job['broker'], float(job['readySeconds']), float(job['taskSeconds']))
    sys.argv = ['celery', '-A', job['app'], 'worker'] + job['workerOptions']
    trial.run()


class Trial:
    def __init__(self, channel, broker, ready_seconds, task_seconds):
        self.channel, self.broker, self.pid = channel, broker, os.getpid()
        self.ready_seconds, self.task_seconds = ready_seconds, task_seconds
        self.done = False
        self.pool, self.ready, self.logged_errors = None, False, []

    def run(self):
        self.channel.begin('worker')
        _start_thread(self._watch, ())
        from celery import signals

        signals.celeryd_init.connect(self._isolate, weak=False)
        signals.after_setup_logger.connect(self._listen, weak=False)
        signals.worker_ready.connect(self._send, weak=False)
        self.early = logging.StreamHandler()
        self.early.setFormatter(logging.Formatter('[%(asctime)s: %(levelname)s/%(processName)s] %(message)s'))
        logging.getLogger(SIGNALS).addHandler(self.early)
        try:
            from celery.__main__ import main as celery_main

            celery_main()
            self._finish('failed', error=self._last_error() or 'the worker ended before it ran a task')
        except SystemExit as error:
            self._finish('failed', error=self._last_error() or 'the worker ended with exit code %s' % (error.code,))
        except BaseException as error:
            self._finish('failed', error='%s: %s' % (type(error).__name__, error))

    def _isolate(self, sender=None, conf=None, **_):
        """Before anything connects: the broker is private, results are not stored."""
        for name in ('CELERY_BROKER_URL', 'CELERY_BROKER_READ_URL', 'CELERY_BROKER_WRITE_URL'):
            os.environ[name] = self.broker
        os.environ['CELERY_RESULT_BACKEND'] = 'disabled://'
        conf.update(
            broker_url=self.broker,
            broker_read_url=self.broker,
            broker_write_url=self.broker,
            broker_transport_options={},
            broker_use_ssl=False,
            result_backend='disabled://',
            task_create_missing_queues=True,
            task_routes=None,
            worker_send_task_events=False,
        )
        self._hook()

    def _hook(self):
        """Sees the result of the task in this process: every pool gets its callbacks from BasePool.apply_async."""
        from celery.concurrency.base import BasePool

        apply_async, finish = BasePool.apply_async, self._finish

        def callback(result):
            failed, value = result[0], result[1]
            finish(*(('failed', _text(getattr(value, 'exception', value))) if failed else ('ran',)))

        def error_callback(info, *_, **__):
            finish('failed', _text(getattr(info, 'exception', info)))

        def watched(pool, target, args=None, kwargs=None, **options):
            options.update(callback=callback, error_callback=error_callback)
            return apply_async(pool, target, args, kwargs, **options)

        BasePool.apply_async = watched

    def _listen(self, logger=None, **_):
        logging.getLogger(SIGNALS).removeHandler(self.early)
        logger.addHandler(_Errors(self.logged_errors))

    def _send(self, sender=None, **_):
        pool = type(sender.controller.pool)
        self.pool = '%s:%s' % (pool.__module__, pool.__name__)
        self.channel.begin('canary')
        self.started, self.ready = _now(), True
        sender.app.send_task('celery.accumulate', (ANSWER,), {'index': 0}, queue=QUEUE, ignore_result=True)

    def _watch(self):
        began = _now()
        while _now() < (self.started + self.task_seconds if self.ready else began + self.ready_seconds):
            _sleep(0.1)
        self._finish('silent')

    def _last_error(self):
        return self.logged_errors[-1] if self.logged_errors else None

    def _finish(self, status, error=None):
        # Forked children of the pool are copies of this process.
        if self.done or os.getpid() != self.pid:
            return
        self.done = True
        value = {'status': status, 'pool': self.pool, 'ready': self.ready, 'complaints': self.logged_errors[-5:]}
        if status == 'ran':
            value['ms'] = int((_now() - self.started) * 1000)
        if error is not None:
            value['error'] = error[:1000]
        self.channel.fact('poolTrial', value)
        self.channel.end('worker')
        _end_children()
        sys.modules['_poolwise.ipc.temporary_folder'].remove_temporary_folder()
        os._exit(0)


class _Errors(logging.Handler):
    """The errors that the worker logs."""

    def __init__(self, messages):
        logging.Handler.__init__(self, logging.ERROR)
        self.messages = messages

    def emit(self, record):
        try:
            self.messages.append(record.getMessage()[:500])
        except Exception:
            pass


def _text(error):
    return '%s: %s' % (type(error).__name__, error)


def _end_children():
    """Kills what the worker started. A warm stop would wait for tasks that may hang."""
    try:
        import billiard

        children = billiard.active_children()
    except Exception:
        return
    for child in children:
        try:
            os.kill(child.pid, 9)
        except Exception:
            # It has ended.
            pass


if __name__ == '__main__':
    main()
