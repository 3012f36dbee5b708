"""A Celery app with one task, for looking at the task registry of a pool's child."""

from celery import Celery
from celery.app import trace

app = Celery('poolwise-canary', broker='memory://')


@app.task(name='poolwise.canary')
def canary():
    return 42


def registry():
    """What a pool child needs to run any task. Unpacked as Celery does it, so that it fails as Celery fails."""
    tasks, accept, hostname = trace._localized
    return len((tasks, accept, hostname))
