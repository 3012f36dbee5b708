"""The folders of the control groups that this process is in, and the small files of the system.

A part of stage `python`. Imports no third-party code; runs on Python 2.7, too.
"""

import io
import os
import re


def group_folders(root, listing, controller):
    for line in (read_text(listing) or '').splitlines():
        parts = line.split(':', 2)
        if len(parts) != 3 or controller not in parts[1].split(','):
            continue
        mounts = [os.path.join(root, name) for name in {parts[1], controller or 'unified'}]
        steps = [step for step in parts[2].split('/') if step and step != '..']
        for mount in mounts:
            # In a container the path is the host's and the mount is the group itself: every depth is tried.
            for depth in range(len(steps), -1, -1):
                yield os.path.join(mount, *steps[:depth])


def read_number(path):
    text = (read_text(path) or '').strip()
    return int(text) if re.match(r'^-?\d+$', text) else None


def read_text(path):
    try:
        with io.open(path, encoding='utf-8', errors='replace') as file:
            return file.read()
    except (EnvironmentError, ValueError):
        return None
