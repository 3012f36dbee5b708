"""The pool is chosen by the setting that the environment variable SHOP_POOL names, when there is one."""

import os
import time

from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)
if 'SHOP_POOL' in os.environ:
    app.conf.worker_pool = os.environ['SHOP_POOL']


@app.task
def wait():
    time.sleep(float(os.environ.get('SHOP_SECONDS', 0.2)))
    note('done')


send_when_ready(lambda: [wait.delay() for _ in range(TASKS)])
