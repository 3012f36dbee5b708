from billiard import Process
from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)


@app.task
def add_in_a_process(x, y):
    def add():
        note('done')

    process = Process(target=add)
    process.start()
    process.join()


send_when_ready(lambda: [add_in_a_process.delay(n, n) for n in range(TASKS)])
