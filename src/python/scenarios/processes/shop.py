import multiprocessing

from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)


def half():
    note('half')


@app.task
def add_in_processes():
    halves = [multiprocessing.Process(target=half) for _ in range(2)]
    for process in halves:
        process.start()
    for process in halves:
        process.join()
    note('done')


send_when_ready(lambda: [add_in_processes.delay() for _ in range(TASKS)])
