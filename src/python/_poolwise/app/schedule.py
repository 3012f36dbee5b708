"""What beat sends, and to which queue each task goes: Celery's own router is asked."""

import os
import re

_MOST_FILES = 2000
_MOST_BYTES = 200 * 1000
_SKIPPED = frozenset('node_modules site-packages __pycache__ venv env virtualenv'.split())
_OTHER_TEXTS = re.compile(r'\.(?:py|lock|svg|js|ts|css|html|po|csv|map)$')
_NAMES_QUEUES = re.compile(r'(?:^|[\s"\'\[=])(?:-Q|--queues|\w*QUEUES?\b)', re.I)


def queues_fact(app):
    """The queues of a worker that is started without -Q."""
    queues = app.amqp.queues
    return [str(name) for name in (getattr(queues, 'consume_from', None) or queues)]


def schedule_fact(app, sources):
    """[{entry, task, queue, where}] of beat_schedule; the queue is None where the router can't tell."""
    found = []
    for entry, item in dict(app.conf.beat_schedule or {}).items():
        task = item.get('task') if isinstance(item, dict) else getattr(item, 'task', None)
        options = (item.get('options') if isinstance(item, dict) else getattr(item, 'options', None)) or {}
        if isinstance(task, str):
            where = sources.where(str(entry), str(entry), None)
            found.append({'entry': str(entry), 'task': task, 'queue': _queue(app, task, options), 'where': where})
    return found


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


def named_elsewhere(queues, root):
    """
    Those of the queues that a file beside the source names, together with -Q or the like: a manifest or a playbook
    that starts workers in a form that isn't read as a command.
    """
    left, count = set(queues), 0
    found = set()
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and name != '.git')
        for name in sorted(files):
            path = os.path.join(folder, name)
            count += 1
            if not left or count > _MOST_FILES:
                return sorted(found)
            if _OTHER_TEXTS.search(name):
                continue
            try:
                if os.path.getsize(path) > _MOST_BYTES:
                    continue
                with open(path, encoding='utf-8', errors='replace') as file:
                    text = file.read()
            except OSError:
                continue
            if _NAMES_QUEUES.search(text):
                here = {queue for queue in left if re.search(r'(?<![\w-])%s(?![\w-])' % re.escape(queue), text)}
                found, left = found | here, left - here
    return sorted(found)
