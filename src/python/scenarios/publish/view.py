"""A web view's last line: send a task, then answer. The broker and the result backend are down."""

import os
import sys
import time

from celery import Celery
from harness import configure
from run_settings import BROKER

app = Celery('shop')
configure(app, result_backend=BROKER)
if 'SHOP_FAIL_FAST' in os.environ:
    app.conf.update(
        # The publisher tries once.
        task_publish_retry=False,
        broker_transport_options={'socket_connect_timeout': 1, 'max_retries': 0},
        # The result backend is asked before the task is sent; by itself it tries twenty times, a second apart.
        result_backend_transport_options={'retry_policy': {'max_retries': 0, 'interval_start': 0, 'timeout': 1}},
        redis_socket_connect_timeout=1,
    )


@app.task
def import_portfolio():
    pass


began = time.monotonic()
try:
    import_portfolio.delay()
finally:
    sys.stderr.write(f'the view was blocked for {time.monotonic() - began:.1f} s\n')
