"""/dev/shm, where Linux keeps named semaphores. Explains a failure that ipc.py has measured."""

import os
import sys


def shared_memory(path='/dev/shm'):
    if not sys.platform.startswith('linux'):
        return None
    fact = {
        'path': path,
        'exists': os.path.isdir(path),
        'writable': os.access(path, os.W_OK | os.X_OK),
        'freeBytes': None,
        'freeInodes': None,
        'mount': _mount_of(path),
    }
    try:
        stat = os.statvfs(path)
        fact['freeBytes'] = stat.f_bavail * stat.f_frsize
        # 0 inodes in total: the file system does not count them.
        fact['freeInodes'] = stat.f_favail if stat.f_files else None
    except OSError:
        pass
    return fact


def _mount_of(path):
    try:
        with open('/proc/mounts', encoding='utf-8', errors='replace') as mounts:
            # The last mount on a folder is the visible one.
            found = [line.strip() for line in mounts if line.split(' ')[1:2] == [path]]
    except OSError:
        return None
    return found[-1] if found else None
