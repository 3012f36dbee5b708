import socket
import time

import price_server
from celery import Celery
from harness import configure, note, send_when_ready
from run_settings import TASKS

app = Celery('shop')
configure(app)
price_server.start()
# Made when the module is imported, before the pool's children are forked: all of them have this one.
connection = socket.create_connection(price_server.address, timeout=5)


@app.task
def ask(number):
    question = b'%06d\n' % number
    connection.sendall(question)
    time.sleep(0.3 if number % 2 else 0.1)
    answer = connection.recv(len(question))
    if answer != question:
        raise RuntimeError(f'asked {question.decode().strip()}, and was answered {answer.decode().strip()}')
    note('done')


send_when_ready(lambda: [ask.delay(n) for n in range(TASKS)])
