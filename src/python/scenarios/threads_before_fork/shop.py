import threading
import time

from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)
lock = threading.Lock()
prices = {}


def refresh():
    """Runs for as long as the process does. A pool child that is forked meanwhile gets the lock, but not the thread."""
    while True:
        with lock:
            time.sleep(1)
            prices['apple'] = 3
        time.sleep(0.001)


threading.Thread(target=refresh, daemon=True).start()


@app.task
def price_of(fruit):
    with lock:
        note('done')
        return prices[fruit]


send_when_ready(lambda: [price_of.delay('apple') for _ in range(TASKS)])
