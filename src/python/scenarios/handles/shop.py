"""The semaphores of a pool child are replaced by ones that answer as Windows does for a handle of another process.

A stand-in: everything but this object is billiard's and Celery's own.
"""

from billiard import pool
from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)


@app.task
def add(x, y):
    note('done')
    return x + y


class HandleOfAnotherProcess:
    def __enter__(self):
        return True

    def __exit__(self, *_):
        raise OSError(9, 'The handle is invalid', None, 6, None)

    def acquire(self, *_):
        raise PermissionError(13, 'Access is denied', None, 5, None)

    def release(self):
        raise OSError(9, 'The handle is invalid', None, 6, None)


class CounterOfAnotherProcess:
    @property
    def value(self):
        return HandleOfAnotherProcess().acquire()


after_fork = pool.Worker.after_fork


def after_fork_without_handles(self):
    after_fork(self)
    self.inq._rlock._semlock = HandleOfAnotherProcess()
    self.on_ready_counter = CounterOfAnotherProcess()


pool.Worker.after_fork = after_fork_without_handles
send_when_ready(lambda: [add.delay(n, n) for n in range(TASKS)])
