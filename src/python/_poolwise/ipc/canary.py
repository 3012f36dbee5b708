"""Runs in the children that ipc.py starts. They import this module, so it imports little and has no side effects."""

import json
import logging
import traceback


def use_semaphores(connection, free, signal, seconds):
    """Acquires and releases `free`, releases `signal`; sends "done", "silent" or the error."""
    try:
        if free.acquire(True, seconds):
            free.release()
            signal.release()
            answer = 'done'
        else:
            answer = 'silent'
    except BaseException as error:
        answer = measured(error)
    connection.send_bytes(json.dumps(answer).encode('ascii'))
    connection.close()


def double(number):
    return number * 2


def start_child(connection, initializer, initargs):
    """Initializer of the pool's children. billiard only logs the error that ends one: send it to the parent."""
    from billiard import util

    handler = _ToParent()
    handler.connection = connection
    util.get_logger().addHandler(handler)
    if initializer is not None:
        initializer(*initargs)


class _ToParent(logging.Handler):
    connection = None

    def emit(self, record):
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self.connection.send_bytes(json.dumps(measured(error)).encode('ascii'))


class PoolErrors:
    """Errors of the pool's children, read in the parent."""

    def __init__(self, reader):
        self.reader = reader

    def first(self):
        try:
            return json.loads(self.reader.recv_bytes().decode('ascii')) if self.reader.poll(0) else None
        except (EOFError, OSError):
            return None


def measured(error):
    """MeasuredError of an exception."""
    frames = [
        '%s:%s' % (frame.f_globals.get('__name__'), frame.f_code.co_name)
        for frame, _ in traceback.walk_tb(error.__traceback__)
    ]
    return {
        'type': type(error).__name__,
        'message': str(error)[:1000],
        'errno': getattr(error, 'errno', None),
        'winerror': getattr(error, 'winerror', None),
        'frames': frames[-20:],
    }
