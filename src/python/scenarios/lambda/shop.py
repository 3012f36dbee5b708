from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)
# Spawned children get the app pickled, with all that was configured.
app.conf.task_annotations = {'*': {'on_failure': lambda self, *args: None}}


@app.task
def add(x, y):
    note('done')
    return x + y


send_when_ready(lambda: [add.delay(n, n) for n in range(TASKS)])
