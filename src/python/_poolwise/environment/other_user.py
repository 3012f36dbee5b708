"""The user that a worker can change to with --uid, where this process is root.

Part of stage `python`. Imports no third-party code. Runs on Python 2.7, too.
"""

import os
import sys

#: Users that packages of Celery and systems create for such a purpose.
_USUAL = ('celery', 'nobody')


def user_for_worker(folder):
    """A user who can read the project and Celery: its owner, or a usual one. None: there is none."""
    if os.geteuid() != 0 or not hasattr(os, 'fork'):
        return None
    import pwd

    for user in [os.stat(folder).st_uid] + list(_USUAL):
        try:
            found = pwd.getpwuid(user) if isinstance(user, int) else pwd.getpwnam(user)
        except KeyError:
            continue
        if found.pw_uid != 0 and _can_read(found.pw_uid, found.pw_gid, [folder] + _places()):
            return found.pw_name
    return None


def _places():
    """The interpreter, and Celery's package where there is one."""
    packages = [os.path.join(entry, 'celery') for entry in sys.path if entry]
    return [sys.executable] + [package for package in packages if os.path.isdir(package)][:1]


def _can_read(uid, gid, paths):
    """Asked of the system, as that user: rights depend on every folder above."""
    # Not os.fork and os.waitpid: where gevent has patched them, its loop waits for the child as well, and for ever.
    import posix

    child = posix.fork()
    if child == 0:
        try:
            os.setgroups([gid])
            os.setgid(gid)
            os.setuid(uid)
            readable = all(os.access(path, os.R_OK | os.X_OK) for path in paths)
            os._exit(0 if readable else 1)
        except BaseException:
            # A container may have root without the right to change the user.
            os._exit(1)
    return posix.waitpid(child, 0)[1] == 0
