from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)


@app.task
def add(x, y):
    note('done')
    return x + y


send_when_ready(lambda: [add.delay(n, n) for n in range(TASKS)])
