from celery import Celery
from celery.signals import worker_process_init
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('cured')
configure(app)
prices = {}


# In every pool child, however it was started.
@worker_process_init.connect
def load_prices(**_):
    prices.update(apple=3, pear=4)


@app.task
def price_of(fruit):
    price = prices[fruit]
    note('done')
    return price


send_when_ready(lambda: [price_of.delay('apple') for _ in range(TASKS)])
