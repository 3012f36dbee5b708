import socket

from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('cured')
configure(app)


@app.task
def ask():
    """Looks after its own time: clients of services and databases have timeouts."""
    reader, writer = socket.socketpair()
    with reader, writer:
        reader.settimeout(1)
        try:
            reader.recv(1)
        except socket.timeout:
            note('done')


send_when_ready(lambda: [ask.delay() for _ in range(TASKS)])
