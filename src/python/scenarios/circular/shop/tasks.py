from shop.celery import app
from witness import note


@app.task
def add(x, y):
    note('done')
    return x + y
