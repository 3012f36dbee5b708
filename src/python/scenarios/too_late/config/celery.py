import os

from celery import Celery
from harness import configure, send_when_ready
from run_settings import TASKS

app = Celery('config')
# Celery looked for it when the app was made.
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'config.settings')
configure(app)
app.autodiscover_tasks()
send_when_ready(lambda: [app.send_task('shop.tasks.add', (n, n)) for n in range(TASKS)])
