from celery import Celery
from place import TASKS
from witness import configure, send_when_ready

app = Celery('cured', include=['prices'])
configure(app)

send_when_ready(lambda: [app.send_task('prices.add', (n, n)) for n in range(TASKS)])
