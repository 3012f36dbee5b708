"""What beat sends, and to which queue each task goes: Celery's own router is asked."""

import os
import sys
import time
from datetime import timedelta

#: Seconds that the router is asked: it tries every pattern for every task.
_MOST_SECONDS = 1.0
#: More patterns than any project has; Celery compiles all of them before the first answer.
_MOST_PATTERNS = 1000


def queues_fact(app):
    """The queues of a worker that is started without -Q."""
    queues = app.amqp.queues
    return [str(name) for name in (getattr(queues, 'consume_from', None) or queues)]


def schedule_fact(app, sources, places):
    """BeatScheduleFact; the queue is None where the router can't tell."""
    found, router = [], _Router(app)
    for entry, item in dict(app.conf.beat_schedule or {}).items():
        task = item.get('task') if isinstance(item, dict) else getattr(item, 'task', None)
        options = (item.get('options') if isinstance(item, dict) else getattr(item, 'options', None)) or {}
        if isinstance(task, str):
            where = sources.where(str(entry), str(entry), None)
            one = {'entry': str(entry), 'task': task, 'queue': router.queue(task, options), 'where': where}
            seconds = _seconds(item.get('schedule') if isinstance(item, dict) else getattr(item, 'schedule', None))
            # Messages that have expired are not run: they do not pile up.
            if seconds and not options.get('expires'):
                one['everySeconds'] = seconds
            found.append(one)
    return {'entries': found, 'ownPackages': _own_packages(places)}


def _seconds(schedule):
    """The shortest time between two runs; None where it isn't known."""
    interval = getattr(schedule, 'run_every', schedule)
    if isinstance(interval, timedelta):
        return interval.total_seconds()
    if isinstance(interval, (int, float)) and not isinstance(interval, bool):
        return float(interval)
    minutes = sorted(getattr(schedule, 'minute', None) or ())
    gaps = [after - before for before, after in zip(minutes, minutes[1:])]
    return 60.0 * min(gaps) if gaps else None


def routes_fact(app):
    """{registered task: queue}; the queue is None where the router can't tell."""
    router = _Router(app)
    names = [str(name) for name in app.tasks if not str(name).startswith('celery.')]
    return {name: router.queue(name, {}) for name in sorted(names)}


class _Router:
    """Celery's router, as long as it answers in time."""

    def __init__(self, app):
        self.app = app
        self.until = time.monotonic() + _MOST_SECONDS if _patterns(app.conf.task_routes) <= _MOST_PATTERNS else 0

    def queue(self, task, options):
        if time.monotonic() > self.until:
            return None
        own = self.app.tasks.get(task)
        given = {name: getattr(own, name, None) for name in ('queue', 'exchange', 'routing_key')}
        given.update((name, options[name]) for name in given if options.get(name) is not None)
        if given['queue'] is None and (given['exchange'] or given['routing_key']):
            return None
        try:
            # A router may be a function of the project's.
            routed = self.app.amqp.router.route(
                {name: value for name, value in given.items() if value is not None}, task
            )
        except Exception:
            return None
        queue = routed.get('queue')
        name = getattr(queue, 'name', queue)
        return str(name) if name else None


def _patterns(routes):
    """How many entries the routes have: a map, or a list of maps and routers."""
    if isinstance(routes, (list, tuple)):
        return sum(_patterns(route) for route in routes)
    return len(routes) if isinstance(routes, dict) else 1


def _own_packages(places):
    """Top-level names under which the project's own modules are or can be imported."""
    found = {
        name.partition('.')[0]
        for name, module in list(sys.modules.items())
        if places.own(getattr(module, '__file__', None))
    }
    for entry in os.listdir(places.root):
        path = os.path.join(places.root, entry)
        if entry.endswith('.py'):
            found.add(entry[:-3])
        elif os.path.isfile(os.path.join(path, '__init__.py')):
            found.add(entry)
    return sorted(found)
