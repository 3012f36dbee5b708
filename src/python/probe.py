"""Tells poolwise what this interpreter, its packages, Celery and the project's app are like.

Usage: python probe.py JSON, where JSON holds nonce, stages, root, app, deadline and target.

The answers are lines of JSON on what was stdout when this started, each behind the nonce.
This one file must parse on every Python there is, however old: a Python 2.7 is told by its answer,
not by a SyntaxError. Everything newer than that is in the files beside it.
"""

import json
import os
import sys

OLDEST = (3, 6)
HERE = os.path.dirname(os.path.abspath(__file__))


def too_old(order):
    """What can be said of an interpreter on which the rest doesn't run; no code of the project's is."""
    from _poolwise.environment import interpreter

    because = 'Python %d.%d.%d is older than %d.%d' % (tuple(sys.version_info[:3]) + OLDEST)
    events = {
        'python': lambda: {'fact': 'python', 'value': interpreter.python_fact()},
        'packages': lambda: {'fact': 'packages', 'value': interpreter.packages_fact()},
        'celery': lambda: {'absent': 'celery', 'because': because},
        'app': lambda: {'absent': 'appImport', 'because': because},
    }
    for stage in order['stages']:
        for event in ({'begin': stage}, events[stage](), {'end': stage}):
            os.write(1, ('\n' + order['nonce'] + json.dumps(event) + '\n').encode('ascii'))


def main():
    order = json.loads(sys.argv[1])
    # Our folder is on sys.path only while our own modules are imported: it must not hide any of the project's.
    sys.path[:] = [HERE] + [entry for entry in sys.path if os.path.abspath(entry or '.') != HERE]
    if sys.version_info < OLDEST:
        too_old(order)
        return
    from _poolwise import stages

    stages.preload(order['stages'])
    sys.path.remove(HERE)
    stages.run(order)


if __name__ == '__main__':
    main()
