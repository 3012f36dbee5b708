"""Makes billiard start its children with the base interpreter, not with the launcher of a virtual environment.

In a virtual environment on Windows, Scripts\\python.exe reads pyvenv.cfg, starts the base interpreter as its child and
waits. billiard starts sys.executable, the launcher, and duplicates the pool's semaphores into that process; the
interpreter that needs them never gets them. multiprocessing had the same bug. Since Python 3.7.3 it starts the base
interpreter, with __PYVENV_LAUNCHER__ in its environment, which names the virtual environment:
https://bugs.python.org/issue35797
"""

import os
import sys


def bypass_launcher():
    """True if children bypass the launcher from now on; False without a launcher, or where billiard bypasses it."""
    base, launcher = getattr(sys, '_base_executable', None), sys.executable
    if sys.platform != 'win32' or not base or same_file(base, launcher):
        return False
    from billiard import popen_spawn_win32, spawn

    # The project has set an interpreter, or this billiard knows of launchers.
    if not same_file(spawn.get_executable(), launcher) or hasattr(popen_spawn_win32, 'WINENV'):
        return False
    create_process = popen_spawn_win32.CreateProcess

    def create_child(executable, command, process, thread, inherit, flags, environment, *rest):
        # For this child only: in our own environment, every Python that a task starts would believe that it belongs to
        # this virtual environment. The child removes the variable from its environment.
        environment = dict(os.environ if environment is None else environment)
        environment['__PYVENV_LAUNCHER__'] = launcher
        return create_process(executable, command, process, thread, inherit, flags, environment, *rest)

    popen_spawn_win32.CreateProcess = create_child
    spawn.set_executable(base)
    return True


def same_file(one, other):
    return os.path.normcase(one) == os.path.normcase(other)
