"""The state of the process after the app is imported: memory, threads, connections, CUDA, time zone.

Part of stage `app`. A prefork worker forks its children in this state.
"""

import os
import stat
import sys
import threading

_thread_list = threading.enumerate


class AfterImport:
    """Created before the app is imported: only what is new is reported."""

    def __init__(self, places):
        self.places = places
        self.threads, self.sockets = set(_thread_list()), set(_sockets())

    def fact(self, app):
        own = _own_bytes()
        return {
            'ownBytes': own,
            # Looking at every object takes time, and a small app does no harm.
            'copiedBytes': _copied_bytes() if own is not None and own > _SMALL else None,
            'threads': self._new_threads(),
            'connections': self._new_connections(app),
            'cudaInitialised': _cuda_initialised(),
            'timeZone': time_zone(app),
        }

    def _new_threads(self):
        monkey = sys.modules.get('gevent.monkey')
        if monkey is not None and getattr(monkey, 'saved', None):
            # These are greenlets, which survive a fork.
            return []
        found = [_runs(thread) for thread in _thread_list() if thread not in self.threads and thread.is_alive()]
        shown = []
        for name, function in found:
            code = getattr(function, '__code__', None)
            module = getattr(function, '__module__', None) or ''
            own = code is not None and self.places.own(code.co_filename)
            if own or module in WAITING_AFTER_FORK:
                file = self.places.shown(code.co_filename) if code else None
                shown.append(
                    {'name': name, 'file': file if own else None, 'line': code.co_firstlineno if own else None}
                )
        return shown[:5]

    def _new_connections(self, app):
        fresh = [fd for fd in _sockets() if fd not in self.sockets]
        peers = [(fd, peer) for fd, peer in ((fd, _peer(fd)) for fd in fresh) if peer]
        if not peers:
            return []
        try:
            safe = _reopened_after_fork(app)
        except _UnknownDescriptor:
            return []
        return sorted({peer for fd, peer in peers if fd not in safe})[:5]


_SMALL = 64 << 20

#: Modules of the standard library that wait, in a forked child, for threads that only the parent has.
WAITING_AFTER_FORK = frozenset(('concurrent.futures.thread', 'multiprocessing.pool', 'logging.handlers'))


def _runs(thread):
    """(name, function) of a thread; looks into Timer, partial() and methods."""
    function = getattr(thread, '_target', None)
    if isinstance(thread, threading.Timer):
        function = thread.function
    if function is None:
        function = type(thread).run
    for _ in range(5):
        function = getattr(function, '__func__', None) or getattr(function, 'func', None) or function
    return thread.name, function


def _own_bytes():
    """Private memory of this process; None where the system does not report it (Windows, macOS)."""
    try:
        with open('/proc/self/status') as file:
            for line in file:
                if line.startswith('RssAnon:'):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return None


def _copied_bytes():
    """Bytes that each forked child copies: a worker collects garbage before each fork, which writes to every object."""
    import gc

    try:
        page = os.sysconf('SC_PAGE_SIZE')
        return len({id(thing) // page for thing in gc.get_objects()}) * page
    except (AttributeError, OSError, ValueError):
        return None


def _sockets():
    try:
        names = os.listdir('/proc/self/fd' if os.path.isdir('/proc/self/fd') else '/dev/fd')
    except OSError:
        return []
    return [int(name) for name in names if name.isdigit() and _is_socket(int(name))]


def _is_socket(fd):
    try:
        return stat.S_ISSOCK(os.fstat(fd).st_mode)
    except OSError:
        return False


def _peer(fd):
    """The other end of a stream; None for datagrams (syslog, statsd), which have no answers, and for socket pairs."""
    import socket

    try:
        copy = socket.socket(fileno=os.dup(fd))
    except (OSError, TypeError):
        return None
    try:
        # Before Python 3.7, copy.type is SOCK_STREAM for every descriptor.
        if copy.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) != socket.SOCK_STREAM:
            return None
        peer = copy.getpeername()
        return peer if isinstance(peer, str) else '%s:%s' % peer[:2] if isinstance(peer, tuple) and peer else None
    except OSError:
        # It listens, or the other end has closed it.
        return None
    finally:
        copy.close()


def _reopened_after_fork(app):
    """Descriptors of connections that their owner reopens in a forked child."""
    import gc

    found = set(_django_connections(app))
    for thing in gc.get_objects():
        module = type(thing).__module__
        # redis-py and PyMongo check the process id, and kombu resets its pools in a child. All of them keep the socket
        # in an attribute of the connection; redis-py's parser keeps it until it is collected, too.
        if module in _REOPENS or module.startswith('redis._parsers.'):
            for name in ('_sock', 'sock', 'conn'):
                try:
                    found.add(getattr(thing, name).fileno())
                except Exception:
                    continue
    return found


_REOPENS = frozenset(('redis.connection', 'amqp.transport', 'pymongo.network_layer', 'pymongo.pool'))


class _UnknownDescriptor(Exception):
    """A database driver does not expose its descriptor: no connection can be told from it."""


def _django_connections(app):
    """Database connections that Celery closes in each child (DjangoWorkerFixup.on_worker_process_init)."""
    db = sys.modules.get('django.db')
    if db is None or not any(type(fixup).__name__ == 'DjangoFixup' for fixup in getattr(app, '_fixups', ())):
        return
    for alias in db.connections:
        connection = getattr(getattr(db.connections._connections, alias, None), 'connection', None)
        if connection is None or type(connection).__module__.startswith(('sqlite3', 'django.db.backends.sqlite3')):
            continue
        try:
            yield (connection if hasattr(connection, 'fileno') else connection._sock).fileno()
        except Exception:
            raise _UnknownDescriptor() from None


def _cuda_initialised():
    torch = sys.modules.get('torch')
    try:
        return bool(torch is not None and torch.cuda.is_initialized())
    except Exception:
        return False


def time_zone(app):
    """Why the configured time zone cannot be loaded as Celery loads it; None where it can."""
    # From 5.3 on a worker loads UTC, whatever is configured (when kombu.asynchronous.timer is imported).
    look_up = getattr(sys.modules.get('celery.utils.time'), 'ZoneInfo', None)
    try:
        look_up is None or look_up('UTC')
    except Exception as error:
        return _not_found('UTC', error)
    try:
        zone = app.conf.timezone
        _ = app.timezone
    except Exception as error:
        return _not_found(str(zone), error)
    return None


def _not_found(zone, error):
    known = _known_zones()
    similar = []
    if known:
        import difflib

        lower = {name.lower(): name for name in known}
        similar = [lower[name] for name in difflib.get_close_matches(zone.lower(), list(lower), 3, 0.7)]
    message = str(error.args[0]) if error.args else ''
    return {
        'zone': zone,
        'error': '%s: %s' % (type(error).__name__, message),
        'database': bool(known),
        'similar': similar,
    }


def _known_zones():
    try:
        import zoneinfo
    except ImportError:
        try:
            from backports import zoneinfo
        except ImportError:
            zoneinfo = None
    try:
        if zoneinfo is not None:
            return set(zoneinfo.available_timezones())
        import pytz

        return set(pytz.all_timezones)
    except Exception:
        return set()
