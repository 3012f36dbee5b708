from celery import Celery
from harness import configure, send_when_ready
from run_settings import TASKS

app = Celery('cured', include=['prices'])
configure(app)

send_when_ready(lambda: [app.send_task('prices.add', (n, n)) for n in range(TASKS)])
