"""ConfigurationFact: how the project's settings, its schedule and its code fit together."""

import os
import sys

from _poolwise.app import schedule, unread_settings, usage
from _poolwise.source.assignments import Sources
from _poolwise.source.own_files import OwnFiles


def configuration_fact(app, module, places, config_error):
    sources, files = Sources(app, module, places), OwnFiles(places)
    fact = {
        'names': unread_settings.names_fact(app, sources, places, files, config_error),
        'queues': [],
        'schedule': [],
        'routes': {},
        'queuesNamed': [],
        'ownPackages': _own_packages(places),
        'awaited': [],
        'delay': None,
    }
    if config_error is None:
        # Before the routes: the router creates queues.
        fact['queues'] = schedule.queues_fact(app)
        fact['schedule'] = schedule.schedule_fact(app, sources)
        fact['routes'] = schedule.routes_fact(app)
        others = {queue for queue in fact['routes'].values() if queue and queue not in fact['queues']}
        fact['queuesNamed'] = schedule.named_elsewhere(others, places.root) if others else []
        fact.update(usage.usage_fact(files))
    return fact


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
