import os

from celery import Celery
from harness import configure

app = Celery('shop')
configure(app)
if 'SHOP_TIMEOUT' in os.environ:
    seconds = float(os.environ['SHOP_TIMEOUT'])
    app.conf.broker_transport_options = {'socket_timeout': seconds, 'socket_connect_timeout': seconds}


@app.task
def add(x, y):
    return x + y
