from celery import Celery
from place import TASKS
from witness import configure, note, send_when_ready

app = Celery('shop')
configure(app)


@app.task(name='shop.add')
def add(x, y):
    note('done')
    return x + y


if __name__ == '__main__':
    send_when_ready(lambda: [add.delay(n, n) for n in range(TASKS)])
    app.worker_main(['worker', '-l', 'INFO', '-c', '2'])
