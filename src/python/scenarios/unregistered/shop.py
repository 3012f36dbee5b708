"""The app alone: nothing imports its tasks."""

from celery import Celery
from place import TASKS
from witness import configure, send_when_ready

app = Celery('shop')
configure(app)

send_when_ready(lambda: [app.send_task('prices.add', (n, n)) for n in range(TASKS)])
