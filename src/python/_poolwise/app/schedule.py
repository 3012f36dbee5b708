"""What beat sends, and to which queue each task goes: Celery's own router is asked."""

import os
import sys
from datetime import timedelta


def queues_fact(app):
    """The queues of a worker that is started without -Q."""
    queues = app.amqp.queues
    return [str(name) for name in (getattr(queues, 'consume_from', None) or queues)]


def schedule_fact(app, sources, places):
    """BeatScheduleFact; the queue is None where the router can't tell."""
    found = []
    for entry, item in dict(app.conf.beat_schedule or {}).items():
        task = item.get('task') if isinstance(item, dict) else getattr(item, 'task', None)
        options = (item.get('options') if isinstance(item, dict) else getattr(item, 'options', None)) or {}
        if isinstance(task, str):
            where = sources.where(str(entry), str(entry), None)
            one = {'entry': str(entry), 'task': task, 'queue': _queue(app, task, options), 'where': where}
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
    """{registered task: queue}."""
    names = [str(name) for name in app.tasks if not str(name).startswith('celery.')]
    return {name: _queue(app, name, {}) for name in sorted(names)}


def _queue(app, task, options):
    own = app.tasks.get(task)
    given = {name: getattr(own, name, None) for name in ('queue', 'exchange', 'routing_key')}
    given.update((name, options[name]) for name in given if options.get(name) is not None)
    if given['queue'] is None and (given['exchange'] or given['routing_key']):
        return None
    try:
        # A router may be a function of the project's.
        routed = app.amqp.router.route({name: value for name, value in given.items() if value is not None}, task)
    except Exception:
        return None
    queue = routed.get('queue')
    name = getattr(queue, 'name', queue)
    return str(name) if name else None


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
