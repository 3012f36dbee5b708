from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS


def on_failure(self, *args):
    """At the top of a module it is pickled by its name."""


app = Celery('cured')
configure(app)
app.conf.task_annotations = {'*': {'on_failure': on_failure}}


@app.task
def add(x, y):
    note('done')
    return x + y


send_when_ready(lambda: [add.delay(n, n) for n in range(TASKS)])
