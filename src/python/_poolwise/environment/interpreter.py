"""Stages `python` and `packages`: the interpreter, its limits and the installed packages.

Imports no third-party code. Runs on Python 2.7, too.
"""

import os
import re
import sys

from _poolwise.cgroup import group_folders, read_number
from _poolwise.environment.process import process_fact
from _poolwise.files import read_text


def python_fact():
    import platform

    # real_prefix: virtualenv before version 20.
    base_prefix = getattr(sys, 'real_prefix', None) or getattr(sys, 'base_prefix', sys.prefix)
    return {
        'executable': sys.executable or '',
        'baseExecutable': getattr(sys, '_base_executable', None) or sys.executable or '',
        'version': list(sys.version_info[:3]),
        'implementation': platform.python_implementation().lower(),
        'prefix': sys.prefix,
        'basePrefix': base_prefix,
        'sysPlatform': sys.platform,
        'machine': platform.machine(),
        'isVirtualEnvironment': sys.prefix != base_prefix,
        'externallyManaged': _externally_managed(),
        'isConda': os.path.isdir(os.path.join(sys.prefix, 'conda-meta')),
        'uid': os.getuid() if hasattr(os, 'getuid') else None,
        'usableCpus': _usable_cpus(),
        'cpuQuota': _smallest(_cpu_quotas()),
        'memoryLimitBytes': _smallest(_memory_limits()),
        'process': process_fact(),
    }


def _externally_managed():
    """The system's package manager owns this Python, and its pip refuses to install (PEP 668)."""
    import sysconfig

    paths = sysconfig.get_paths()
    return sys.prefix == getattr(sys, 'base_prefix', sys.prefix) and os.path.exists(
        os.path.join(paths.get('stdlib') or '', 'EXTERNALLY-MANAGED')
    )


def _usable_cpus():
    try:
        return len(os.sched_getaffinity(0))
    except (AttributeError, OSError):
        return getattr(os, 'cpu_count', lambda: None)() or 1


def _smallest(values):
    return min(values) if values else None


# Any level of the control group tree can have a limit, so all parents are read. Hybrid systems have a v2 line in
# /proc/self/cgroup but only v1 files, so both versions are.


def _cpu_quotas(root='/sys/fs/cgroup', listing='/proc/self/cgroup'):
    quotas = []
    for folder in group_folders(root, listing, ''):
        words = (read_text(os.path.join(folder, 'cpu.max')) or '').split()
        if len(words) == 2 and words[0].isdigit() and words[1].isdigit() and int(words[1]):
            quotas.append(int(words[0]) / float(words[1]))
    for folder in group_folders(root, listing, 'cpu'):
        quota = read_number(os.path.join(folder, 'cpu.cfs_quota_us'))
        period = read_number(os.path.join(folder, 'cpu.cfs_period_us'))
        # v1 writes -1 for "no limit".
        if quota and period and quota > 0:
            quotas.append(quota / float(period))
    return quotas


def _memory_limits(root='/sys/fs/cgroup', listing='/proc/self/cgroup'):
    limits = []
    for controller, name in (('', 'memory.max'), ('memory', 'memory.limit_in_bytes')):
        for folder in group_folders(root, listing, controller):
            limit = read_number(os.path.join(folder, name))
            # v1 writes the largest multiple of the page size for "no limit".
            if limit is not None and 0 < limit < 1 << 60:
                limits.append(limit)
    return limits


# Listing folders takes a millisecond; importlib.metadata takes 100.
_INFO = re.compile(
    r'^(?P<name>[A-Za-z0-9][\w.]*?(?:-[A-Za-z_][\w.]*)*)-(?P<version>\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$'
)
_PLAIN_EGG_INFO = re.compile(r'^(?P<name>[A-Za-z0-9][\w.-]*)\.egg-info$')
_WITH_REQUIREMENTS = frozenset(('celery', 'kombu', 'billiard', 'amqp'))


def packages_fact():
    found = {}
    for folder in list(sys.path):
        _scan(folder or os.getcwd(), found)
    return found


def _scan(folder, found):
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        # A zip file, or an entry that does not exist.
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith('.egg-link'):
            # Made by `setup.py develop`: the first line is the folder with the egg-info.
            target = (read_text(path) or '').splitlines()[:1]
            if target and os.path.isdir(target[0].strip()):
                _scan(target[0].strip(), found)
        elif name.endswith(('.dist-info', '.egg-info')):
            _add(path, name, folder, found)
        elif name == 'EGG-INFO':
            _add(path, os.path.basename(folder).rpartition('.egg')[0] + '.egg-info', folder, found)


def _add(path, name, folder, found):
    match = _INFO.match(name) or _PLAIN_EGG_INFO.match(name)
    if not match:
        return
    version = match.groupdict().get('version') or _version_in(path)
    key = re.sub(r'[-_.]+', '-', match.group('name')).lower()
    # The first on sys.path is imported.
    if key in found or not version:
        return
    requires = _requirements(path) if key in _WITH_REQUIREMENTS else []
    found[key] = {'name': match.group('name'), 'version': version, 'location': folder, 'requires': requires}


def _version_in(path):
    text = read_text(os.path.join(path, 'PKG-INFO')) or read_text(path) or ''
    match = re.search(r'^Version: *(\S+)', text, re.M)
    return match.group(1) if match else None


def _requirements(path):
    metadata = read_text(os.path.join(path, 'METADATA'))
    if metadata is not None:
        head = metadata.split('\n\n', 1)[0]
        return [line.split(':', 1)[1].strip() for line in head.splitlines() if line.startswith('Requires-Dist:')]
    return _egg_requirements(read_text(os.path.join(path, 'requires.txt')) or '')


def _egg_requirements(text):
    """requires.txt, with its [extra:marker] sections, in the syntax of Requires-Dist."""
    found, suffix = [], ''
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith('['):
            extra, _, marker = line.strip('[]').partition(':')
            conditions = [marker] if marker else []
            suffix = ' and '.join(conditions + (["extra == '%s'" % extra] if extra else []))
        elif line:
            found.append(line + ('; ' + suffix if suffix else ''))
    return found
