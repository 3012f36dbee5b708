"""os.path.realpath, remembered: it asks the system about each folder of a path, and there are a thousand modules."""

import os

_known = {}


def real_path(path):
    """The path without symbolic links. For one process: a link that changes afterwards isn't seen."""
    if not os.path.isabs(path):
        # Another one after os.chdir().
        return os.path.realpath(path)
    known = _known.get(path)
    if known is None:
        known = _known[path] = _resolve(path)
    return known


def _resolve(path):
    folder, name = os.path.split(path)
    # Windows has short names and other letter case besides; at a root there is nothing to take apart.
    if os.name == 'nt' or name in ('', '.', '..') or folder == path or os.path.islink(path):
        return os.path.realpath(path)
    return os.path.join(real_path(folder), name)
