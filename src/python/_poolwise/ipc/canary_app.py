"""A Celery app with one task, to inspect the task registry of a pool's child."""

from celery import Celery
from celery.app import trace

app = Celery('poolwise-canary', broker='memory://')


@app.task(name='poolwise.canary')
def canary():
    return 42


def registry():
    """The number of entries that a pool child needs to run a task. Fails like Celery does where they are missing."""
    tasks, accept, hostname = trace._localized
    return len((tasks, accept, hostname))
