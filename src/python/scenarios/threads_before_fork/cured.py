import threading
import time

from celery import Celery
from celery.signals import worker_process_init
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('cured')
configure(app)
lock = threading.Lock()
prices = {}


def refresh():
    while True:
        with lock:
            time.sleep(1)
            prices['apple'] = 3
        time.sleep(0.001)


# After the fork, in each child: the thread and its lock are in the same process.
@worker_process_init.connect
def start_refreshing(**_):
    threading.Thread(target=refresh, daemon=True).start()


@app.task
def price_of(fruit):
    with lock:
        note('done')
        return prices[fruit]


send_when_ready(lambda: [price_of.delay('apple') for _ in range(TASKS)])
