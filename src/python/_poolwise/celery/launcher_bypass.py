"""Lets billiard start its children by the interpreter itself, where python.exe is only a launcher.

In a virtual environment on Windows Scripts\\python.exe reads pyvenv.cfg, starts the base interpreter as a child of its own
and waits. billiard starts sys.executable, the launcher, and duplicates the pool's semaphores into that process; the
interpreter that is to use them never gets them. multiprocessing had the same fault and has started the base interpreter
since Python 3.7.3, with __PYVENV_LAUNCHER__ in the child's environment, by which it knows whose interpreter it is:
https://bugs.python.org/issue35797
"""

import os
import sys


def bypass_launcher():
    """True when children now bypass a launcher, False where there is none or billiard does so itself."""
    base, launcher = getattr(sys, '_base_executable', None), sys.executable
    if sys.platform != 'win32' or not base or same_file(base, launcher):
        return False
    from billiard import popen_spawn_win32, spawn

    # Somebody has chosen an interpreter, or a newer billiard knows of launchers.
    if not same_file(spawn.get_executable(), launcher) or hasattr(popen_spawn_win32, 'WINENV'):
        return False
    create_process = popen_spawn_win32.CreateProcess

    def create_child(executable, command, process, thread, inherit, flags, environment, *rest):
        # For this child alone. In our own environment every Python that a task starts would take itself for a part of
        # this virtual environment; the interpreter that is started here removes it from its own.
        environment = dict(os.environ if environment is None else environment)
        environment['__PYVENV_LAUNCHER__'] = launcher
        return create_process(executable, command, process, thread, inherit, flags, environment, *rest)

    popen_spawn_win32.CreateProcess = create_child
    spawn.set_executable(base)
    return True


def same_file(one, other):
    return os.path.normcase(one) == os.path.normcase(other)
