from celery import Celery
from place import TASKS
from witness import configure, send_when_ready

app = Celery('fixed', include=['fixed.tasks'])
configure(app)
send_when_ready(lambda: [app.send_task('fixed.tasks.add', (n, n)) for n in range(TASKS)])
