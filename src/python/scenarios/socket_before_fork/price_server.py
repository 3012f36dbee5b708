"""Answers each line with itself, at once, over the connection that it came by."""

import socket
import threading

listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen(8)
address = listener.getsockname()


def answer(connection):
    with connection:
        for line in connection.makefile('rb'):
            connection.sendall(line)


def serve():
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,), daemon=True).start()


def start():
    threading.Thread(target=serve, daemon=True).start()
