from celery import Celery
from shop.tasks import add
from place import TASKS
from witness import configure, send_when_ready

app = Celery('shop')
configure(app)
send_when_ready(lambda: [add.delay(n, n) for n in range(TASKS)])
