"""The process that the worker runs in: its standard input, its signals, its end."""

import os
import signal
import sys

from .originals import write

WINDOWS = sys.platform == 'win32'


def take_standard_input():
    """Returns a descriptor for the lifeline; descriptor 0 becomes the null device.

    A thread that reads sys.stdin holds its lock across a fork, and every pool child waits for that lock forever. On
    Windows a child that inherits a pipe with a pending read hangs while its interpreter starts.
    """
    fd = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    return fd


def mute_output():
    """Sends the output to the null device once nothing reads it.

    Celery writes "Warm shutdown" from its signal handler. Up to 5.6 a broken pipe there raises out of the handler, is
    taken for a lost broker connection, and the worker never stops.
    """
    null = os.open(os.devnull, os.O_WRONLY)
    for fd in (1, 2):
        os.dup2(null, fd)


def reset_signals():
    """Undoes ignored signals: a program that a script starts with `&` inherits an ignored SIGINT."""
    for name in ('SIGINT', 'SIGTERM', 'SIGQUIT', 'SIGHUP'):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == 'SIGINT' else signal.SIG_DFL)


def colour_for_the_terminal():
    """Celery colours what it writes where its stderr is a terminal (celery/app/log.py). Ours is a pipe to one.

    Only Celery is told so: a library that draws on terminals would want more of it. `--no-color` stays as it is.
    """
    from celery.app import log

    log.isatty = lambda stream: True


def own_the_console(stop_soon):
    """Windows: ignores Ctrl+C, and takes Ctrl+Break for a warm stop.

    Ctrl+C reaches every process of the console, the pool's children included. The supervisor gets it too and sends
    `stop`; a second interrupt would be Celery's cold stop. Celery has no handler for SIGBREAK (Ctrl+Break, or the
    console closes), which would end it at once.
    """
    import ctypes

    ctypes.windll.kernel32.SetConsoleCtrlHandler(None, True)
    signal.signal(signal.SIGBREAK, stop_soon)


def kill_own_group():
    """Kills this process and its pool at once.

    On Windows it does nothing: once the root has exited, its children can't be found, so the supervisor kills the tree.
    """
    if WINDOWS:
        return
    if os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


class Wakeup:
    """A pipe that wakes an event loop."""

    def __init__(self):
        self.reader, self.writer = os.pipe()

    def wake(self):
        write(self.writer, b'.')
