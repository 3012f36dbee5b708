from celery import shared_task
from harness import note


@shared_task
def add(x, y):
    note('done')
    return x + y
