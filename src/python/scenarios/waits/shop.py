import os

from billiard import Pipe
from billiard.connection import wait
from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)
AT_ONCE = int(os.environ['SHOP_AT_ONCE'])


@app.task
def wait_for_many():
    pipes = [Pipe() for _ in range(70)]
    pipes[69][1].send('ready')
    readers = [reader for reader, _ in pipes]
    ready = [one for start in range(0, 70, AT_ONCE) for one in wait(readers[start : start + AT_ONCE], timeout=0.1)]
    assert ready == [readers[69]]
    note('done')


send_when_ready(lambda: [wait_for_many.delay() for _ in range(TASKS)])
