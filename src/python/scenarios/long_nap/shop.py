"""One long task that is acknowledged late. Environment variables say how long, and what the broker does meanwhile."""

import os
import time

from celery import Celery
from harness import configure, note, noted, send_when_ready
from run_settings import TASKS

app = Celery('shop')
settings = {'task_acks_late': True, 'worker_prefetch_multiplier': 1}
if 'SHOP_VISIBILITY_TIMEOUT' in os.environ:
    settings['broker_transport_options'] = {'visibility_timeout': int(os.environ['SHOP_VISIBILITY_TIMEOUT'])}
if 'SHOP_HEARTBEAT' in os.environ:
    settings['broker_heartbeat'] = float(os.environ['SHOP_HEARTBEAT'])
configure(app, **settings)


@app.task
def bill():
    note('begun')
    time.sleep(float(os.environ['SHOP_SECONDS']))
    if noted('ready') < workers:
        # On a busy machine the second worker starts later; it must find the task unfinished.
        while noted('ready') < workers:
            time.sleep(0.1)
        time.sleep(3)
    note('done')


workers = 2 if 'SHOP_VISIBILITY_TIMEOUT' in os.environ else 1
# Of two workers only one sends.
sends = 0 if workers == 2 and 'SHOP_SENDS' not in os.environ else TASKS
send_when_ready(lambda: [bill.delay() for _ in range(sends)])
