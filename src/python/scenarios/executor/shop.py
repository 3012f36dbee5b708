import os
from concurrent.futures import ProcessPoolExecutor

from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)


@app.task
def add_in_processes():
    # One waits for all of them and for a pipe: Windows waits for 63 things at the most.
    with ProcessPoolExecutor(max_workers=int(os.environ['SHOP_PROCESSES'])) as executor:
        assert executor.submit(pow, 2, 3).result() == 8
    note('done')


send_when_ready(lambda: [add_in_processes.delay() for _ in range(TASKS)])
