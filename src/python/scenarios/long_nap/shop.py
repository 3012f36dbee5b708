"""One long task that is acknowledged late. What the broker makes of it is told by the environment."""

import os
import time

from celery import Celery
from harness import configure, note, send_when_ready
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
    note('done')


# Of two workers only one sends.
sends = 0 if 'SHOP_VISIBILITY_TIMEOUT' in os.environ and 'SHOP_SENDS' not in os.environ else TASKS
send_when_ready(lambda: [bill.delay() for _ in range(sends)])
