"""Runs a program with another /dev/shm, in a mount namespace that was made for it: with_shm.py HOW PROGRAM ARGUMENTS.

The shared memory of the machine isn't touched.
"""

import os
import subprocess
import sys

SHM = '/dev/shm'


def mount(*words):
    subprocess.check_call(('mount', *words))


def full():
    mount('-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', SHM)
    with open(os.path.join(SHM, 'filler'), 'wb') as filler:
        filler.write(b'.' * 4096)


def read_only():
    mount('-t', 'tmpfs', '-o', 'ro', 'tmpfs', SHM)


def missing():
    # A /dev with what every program needs, and no shm in it.
    small = os.path.join(os.getcwd(), 'dev')
    os.mkdir(small)
    mount('-t', 'tmpfs', 'tmpfs', small)
    for name in ('null', 'zero', 'random', 'urandom', 'tty'):
        os.close(os.open(os.path.join(small, name), os.O_CREAT | os.O_WRONLY))
        mount('--bind', '/dev/' + name, os.path.join(small, name))
    mount('--rbind', small, '/dev')


def normal():
    mount('-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', SHM)


if __name__ == '__main__':
    {'full': full, 'read-only': read_only, 'missing': missing, 'normal': normal}[sys.argv[1]]()
    os.execvp(sys.argv[2], sys.argv[2:])
