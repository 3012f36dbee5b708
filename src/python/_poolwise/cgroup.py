"""Control groups of this process. Runs on Python 2.7, too."""

import os
import re

from _poolwise.files import read_text


def group_folders(root, listing, controller):
    """The folders below `root` (/sys/fs/cgroup) with this process's limits, its parents' included.

    listing: /proc/self/cgroup. controller: '' for version 2, or the name of a version 1 controller.
    """
    for line in (read_text(listing) or '').splitlines():
        parts = line.split(':', 2)
        if len(parts) != 3 or controller not in parts[1].split(','):
            continue
        mounts = [os.path.join(root, name) for name in {parts[1], controller or 'unified'}]
        steps = [step for step in parts[2].split('/') if step and step != '..']
        for mount in mounts:
            # In a container the path is the host's and the mount is the group itself: try every depth.
            for depth in range(len(steps), -1, -1):
                yield os.path.join(mount, *steps[:depth])


def read_number(path):
    text = (read_text(path) or '').strip()
    return int(text) if re.match(r'^-?\d+$', text) else None
