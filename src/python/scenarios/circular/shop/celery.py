from celery import Celery
from harness import configure, send_when_ready
from run_settings import TASKS

from shop.tasks import add

app = Celery('shop')
configure(app)
send_when_ready(lambda: [add.delay(n, n) for n in range(TASKS)])
