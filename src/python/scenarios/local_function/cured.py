from billiard import Process
from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('cured')
configure(app)


def add(x, y):
    note('done')


@app.task
def add_in_a_process(x, y):
    process = Process(target=add, args=(x, y))
    process.start()
    process.join()


send_when_ready(lambda: [add_in_a_process.delay(n, n) for n in range(TASKS)])
