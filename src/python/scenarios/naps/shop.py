import time

from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import SLOWDOWN, TASKS

app = Celery('shop')
configure(app)


@app.task
def nap():
    """Longer than the time limit of these runs, which is 1 s: a busy machine notices late that it has passed."""
    note('begun')
    time.sleep(2.5 * SLOWDOWN)
    note('done')


send_when_ready(lambda: [nap.delay() for _ in range(TASKS)])
