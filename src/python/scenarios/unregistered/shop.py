"""The app alone: nothing imports its tasks."""

from celery import Celery
from harness import configure, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)

send_when_ready(lambda: [app.send_task('prices.add', (n, n)) for n in range(TASKS)])
