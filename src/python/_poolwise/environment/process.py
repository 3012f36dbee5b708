"""Limits of a process that is started here: user, open files, processes, memory; and PID 1.

Part of stage `python`. Imports no third-party code. Runs on Python 2.7, too.
"""

import os
import re

from _poolwise.cgroup import group_folders, read_number
from _poolwise.environment.other_user import user_for_worker
from _poolwise.files import read_text

#: A higher limit does not concern a worker: what uses it is not counted.
_MAX_RELEVANT_LIMIT = 5000


def process_fact():
    # Windows has none of these limits. Under Wine a Windows program sees Linux's files, which are about other
    # processes.
    posix = os.name == 'posix'
    return {
        # Celery's default concurrency.
        'cpuCount': getattr(os, 'cpu_count', lambda: None)(),
        'user': _user() if posix else None,
        'forceRoot': bool(os.environ.get('C_FORCE_ROOT')),
        'openFiles': _open_files() if posix else None,
        'processLimits': _process_limits() if posix else [],
        'memory': _memory() if posix else None,
        'init': _init() if posix else None,
    }


def _user():
    return {
        'uid': os.getuid(),
        'euid': os.geteuid(),
        'gid': os.getgid(),
        'egid': os.getegid(),
        'groups': [_group_name(gid) for gid in (os.getgid(), os.getegid())],
        'runAs': user_for_worker(os.getcwd()),
    }


def _group_name(gid):
    """None where the group does not exist, which Celery treats like root."""
    import grp

    try:
        return grp.getgrgid(gid)[0]
    except KeyError:
        return None


def _open_files():
    """The soft limit of a worker that is started from the same shell.

    Node raises its soft limit to the hard limit, and its children inherit that. The first ancestor that is not Node
    (npx is) still has the limit of the shell; where the hard limit here is lower (prlimit, systemd's LimitNOFILE), that
    ancestor's does not count.
    """
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    except (ImportError, ValueError, OSError):
        return None
    own, hard = (value if 0 <= value < 1 << 62 else None for value in (soft, hard))
    node, parent = _program(os.getppid()), os.getppid()
    for _ in range(10):
        parent = _parent_of(parent)
        if not parent or node is None:
            break
        if _program(parent) != node:
            match = re.search(r'^Max open files\s+(\d+)', read_text('/proc/%d/limits' % parent) or '', re.M)
            return {'limit': _lower(int(match.group(1)), hard) if match else own}
    return {'limit': own}


def _lower(limit, other):
    return limit if other is None else min(limit, other)


def _program(pid):
    try:
        return os.readlink('/proc/%d/exe' % pid)
    except (AttributeError, OSError):
        return None


def _stat(pid):
    # The name is in parentheses and can contain blanks and parentheses.
    return (read_text('/proc/%s/stat' % pid) or '').rpartition(')')[2].split()


def _parent_of(pid):
    fields = _stat(pid)
    return int(fields[1]) if len(fields) > 1 else 0


def _process_limits():
    """Limits on the number of processes, and how much of each is used, poolwise's own processes not counted."""
    found = []
    try:
        import resource

        limit = resource.getrlimit(resource.RLIMIT_NPROC)[0]
    except (ImportError, AttributeError, ValueError, OSError):
        limit = -1
    # The kernel exempts root, and processes with CAP_SYS_ADMIN (21) or CAP_SYS_RESOURCE (24).
    if 0 <= limit < _MAX_RELEVANT_LIMIT and os.geteuid() != 0 and not _capable((21, 24)):
        used = _tasks_of_user(os.getuid())
        found.append({'kind': 'user', 'where': 'ulimit -u', 'limit': limit, 'used': max(0, used - _own_tasks())})
    for controller in ('', 'pids'):
        for folder in group_folders('/sys/fs/cgroup', '/proc/self/cgroup', controller):
            limit, used = (read_number(os.path.join(folder, name)) for name in ('pids.max', 'pids.current'))
            if limit is not None and used is not None and limit < _MAX_RELEVANT_LIMIT:
                where = os.path.join(folder, 'pids.max')
                found.append({'kind': 'group', 'where': where, 'limit': limit, 'used': max(0, used - _own_tasks())})
    return found


def _capable(bits):
    match = re.search(r'^CapEff:\s*([0-9a-f]+)', read_text('/proc/self/status') or '', re.M)
    return bool(match) and any(int(match.group(1), 16) >> bit & 1 for bit in bits)


def _pids():
    try:
        return [name for name in os.listdir('/proc') if name.isdigit()]
    except OSError:
        return []


def _threads(pid):
    fields = _stat(pid)
    return int(fields[17]) if len(fields) > 17 else 0


def _tasks_of_user(uid):
    """Threads of the user's processes. Those of other containers are not visible: a lower bound."""
    total = 0
    for pid in _pids():
        status = read_text('/proc/%s/status' % pid) or ''
        if re.search(r'^Uid:\s*%d\s' % uid, status, re.M):
            total += _threads(pid)
    return total


def _own_tasks():
    """Threads of Node and its descendants, which do not run beside a worker."""
    parents = {int(pid): _parent_of(pid) for pid in _pids()}
    top, total = os.getppid(), 0
    for pid in parents:
        above, steps = pid, 0
        while above not in (top, 0, 1) and steps < 50:
            above, steps = parents.get(above, 0), steps + 1
        total += _threads(pid) if above == top else 0
    return total


def _memory():
    """The least memory that the host and each control group have left; None where the system does not report it."""
    info = dict(re.findall(r'^(\w+):\s*(\d+) kB$', read_text('/proc/meminfo') or '', re.M))
    if 'MemAvailable' not in info:
        return None
    free = (int(info['MemAvailable']) + int(info.get('SwapFree', 0))) * 1024
    places = [{'where': 'the host', 'availableBytes': free}]
    files = (
        ('', 'memory.max', 'memory.current', 'inactive_file'),
        ('memory', 'memory.limit_in_bytes', 'memory.usage_in_bytes', 'total_inactive_file'),
    )
    for controller, limit_file, usage_file, cache in files:
        for folder in group_folders('/sys/fs/cgroup', '/proc/self/cgroup', controller):
            limit, used = (read_number(os.path.join(folder, name)) for name in (limit_file, usage_file))
            if limit is None or used is None or limit >= 1 << 60:
                continue
            match = re.search(r'^%s (\d+)$' % cache, read_text(os.path.join(folder, 'memory.stat')) or '', re.M)
            # Cached files count as used, and are dropped when memory is needed.
            free = limit - used + (int(match.group(1)) if match else 0)
            places.append({'where': os.path.join(folder, limit_file), 'availableBytes': free})
    least = min(places, key=lambda place: place['availableBytes'])
    return dict(least, availableBytes=max(0, least['availableBytes']) + _resident('self') + _resident(os.getppid()))


def _resident(pid):
    """Bytes that a process of poolwise holds, and that are free when a worker runs."""
    fields = (read_text('/proc/%s/statm' % pid) or '').split()
    return int(fields[1]) * os.sysconf('SC_PAGE_SIZE') if len(fields) > 1 else 0


#: Programs that run as PID 1 and reap orphans, and the words of files that request one.
_INITS = re.compile(
    r'\b(tini|dumb-init|docker-init|catatonit|s6-\w+|runit|supervisord|systemd)\b|^\s*init:\s*true', re.M
)
_CONTAINER_FILE = re.compile(r'^(Dockerfile|Containerfile|(docker-)?compose)([.-].*)?$', re.I)


def _init():
    """PID 1 of this namespace; None where it is not visible."""
    words = (read_text('/proc/1/cmdline') or '').strip('\0').split('\0')
    if not words[0] or not hasattr(os, 'getppid'):
        return None
    line = ' '.join(words)
    # With setproctitle it is `[celeryd: celery@host:MainProcess] -active- (worker ...)`.
    worker = bool(re.search(r'(^|[/\s])celery\b.*\sworker\b|^\[celeryd: .*\(.*worker\b', line))
    ours = os.getppid() == 1
    return {
        'name': (read_text('/proc/1/comm') or '').strip(),
        'isWorker': worker,
        'isPoolwise': ours,
        'namedInFiles': _names_init() if ours else False,
    }


def _names_init():
    try:
        names = [name for name in os.listdir('.') if _CONTAINER_FILE.match(name)]
    except OSError:
        return False
    return any(_INITS.search(read_text(name) or '') for name in names)
