import time

from celery import Celery
from place import TASKS
from witness import configure, note, send_when_ready

app = Celery('shop')
configure(app)


@app.task
def nap():
    """Longer than the time limit of these runs."""
    note('begun')
    time.sleep(2.5)
    note('done')


send_when_ready(lambda: [nap.delay() for _ in range(TASKS)])
