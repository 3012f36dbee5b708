"""Starts the project's own worker, with its own pool, on a broker inside of this process, and runs one task through it.

Usage: python prove.py JSON, where JSON holds nonce, root, app, options (of `celery worker`), and two
deadlines: until the worker is ready, and from then on until the task's answer.

The worker is Celery's own, from the command line on: which pool an option, a variable or a setting gives is for Celery to
say. The canary is celery.accumulate, which every app has, in every child. No queue of the project's is touched, nothing
is stored. Spawned pool children import this file as well: it does nothing by itself.
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

# Real ones, before gevent or eventlet replaces them: the deadline must come although nothing else does.
_start_thread, _sleep, _now = threading._start_new_thread, time.sleep, time.time


def main():
    order = json.loads(sys.argv[1])
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or '.') != HERE] + [HERE]
    from _poolwise.channel import Channel

    sys.path.remove(HERE)
    sys.path.insert(0, order['root'])
    trial = Trial(Channel(order['nonce']), float(order['deadline']), float(order['answer']))
    sys.argv = ['celery', '-A', order['app'], 'worker'] + order['options']
    trial.run()


class Trial:
    def __init__(self, channel, seconds, answer):
        self.channel, self.seconds, self.answer, self.pid = channel, seconds, answer, os.getpid()
        self.done = False
        self.pool, self.ready, self.complaints = None, False, []

    def run(self):
        self.channel.begin('worker')
        _start_thread(self._watch, ())
        from celery import signals

        signals.celeryd_init.connect(self._isolate, weak=False)
        signals.after_setup_logger.connect(self._listen, weak=False)
        signals.worker_ready.connect(self._send, weak=False)
        try:
            from celery.__main__ import main as celery_main

            celery_main()
            self._finish('failed', error=self._said() or 'the worker ended before it ran a task')
        except SystemExit as error:
            self._finish('failed', error=self._said() or 'the worker ended with exit code %s' % (error.code,))
        except BaseException as error:
            self._finish('failed', error='%s: %s' % (type(error).__name__, error))

    def _isolate(self, sender=None, conf=None, **_):
        """Before anything connects: the broker is in this process's memory, results go nowhere."""
        for name in ('CELERY_BROKER_URL', 'CELERY_BROKER_READ_URL', 'CELERY_BROKER_WRITE_URL'):
            os.environ[name] = 'memory://'
        os.environ['CELERY_RESULT_BACKEND'] = 'disabled://'
        conf.update(
            broker_url='memory://',
            broker_read_url='memory://',
            broker_write_url='memory://',
            broker_transport_options={},
            broker_use_ssl=False,
            result_backend='disabled://',
            task_create_missing_queues=True,
            task_routes=None,
            worker_send_task_events=False,
        )
        self._hook()

    def _hook(self):
        """What comes back from the pool, in the process that sent it there: every pool takes its callbacks here."""
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
        logger.addHandler(_Complaints(self.complaints))

    def _send(self, sender=None, **_):
        pool = type(sender.controller.pool)
        self.pool = '%s:%s' % (pool.__module__, pool.__name__)
        self.channel.begin('canary')
        self.started, self.ready = _now(), True
        sender.app.send_task('celery.accumulate', (ANSWER,), {'index': 0}, queue=QUEUE, ignore_result=True)

    def _watch(self):
        began = _now()
        while _now() < (self.started + self.answer if self.ready else began + self.seconds):
            _sleep(0.1)
        self._finish('silent')

    def _said(self):
        return self.complaints[-1] if self.complaints else None

    def _finish(self, status, error=None):
        # A forked child of the pool is a copy of all this.
        if self.done or os.getpid() != self.pid:
            return
        self.done = True
        value = {'status': status, 'pool': self.pool, 'ready': self.ready, 'complaints': self.complaints[-5:]}
        if status == 'ran':
            value['ms'] = int((_now() - self.started) * 1000)
        if error is not None:
            value['error'] = error[:1000]
        self.channel.fact('poolTrial', value)
        self.channel.end('worker')
        _end_children()
        os._exit(0)


class _Complaints(logging.Handler):
    """The errors that the worker logs."""

    def __init__(self, said):
        logging.Handler.__init__(self, logging.ERROR)
        self.said = said

    def emit(self, record):
        try:
            self.said.append(record.getMessage()[:500])
        except Exception:
            pass


def _text(error):
    return '%s: %s' % (type(error).__name__, error)


def _end_children():
    """Nothing that the worker started outlives this process; a warm stop would wait for what may hang."""
    try:
        import billiard

        children = billiard.active_children()
    except Exception:
        return
    for child in children:
        try:
            os.kill(child.pid, 9)
        except Exception:
            # Gone already.
            pass


if __name__ == '__main__':
    main()
