"""The calls that gevent and eventlet replace. The lifeline needs a real thread with real blocking calls: a green thread
does not run while a task keeps the interpreter busy. Imported before anything can replace them.
"""

import _thread
import os
import time

start_thread = _thread.start_new_thread
allocate_lock = _thread.allocate_lock
thread_id = _thread.get_ident
read, write, sleep, now = os.read, os.write, time.sleep, time.monotonic


def wait_until(condition, seconds):
    """Whether it came true within that time."""
    end = now() + seconds
    while not condition():
        if now() > end:
            return False
        sleep(0.02)
    return True
