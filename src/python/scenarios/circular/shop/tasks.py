from harness import note

from shop.celery import app


@app.task
def add(x, y):
    note('done')
    return x + y
