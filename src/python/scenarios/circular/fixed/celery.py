from celery import Celery
from harness import configure, send_when_ready
from run_settings import TASKS

app = Celery('fixed', include=['fixed.tasks'])
configure(app)
send_when_ready(lambda: [app.send_task('fixed.tasks.add', (n, n)) for n in range(TASKS)])
