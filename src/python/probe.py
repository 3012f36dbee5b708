"""Describes the interpreter, its packages, Celery and the project's app.

Usage: python probe.py JSON

    nonce, root             the prefix of every line of output; the project's folder
    stages                  any of python, packages, celery, app, key_settings, options
    app, target             what `celery -A` names; the sys.platform to import it for, if not this one's
    importSeconds           seconds after which an import counts as hung
    maxImportSeconds        the same for an import that still uses the CPU
    include, required       modules that worker commands import by -I; those that all of them do
    others                  what the project's other worker commands name by -A and -I
    web                     stage key_settings: the process is a web process, not a worker
    options, modules        stage options: whether to list Celery's options; modules to look for

Output: lines of JSON on the original stdout, each behind the nonce (see _poolwise/channel.py).

This file parses on every Python, 2.7 included: an interpreter that is too old is reported as such, not as a
SyntaxError.
"""

import json
import os
import sys

OLDEST = (3, 6)
HERE = os.path.dirname(os.path.abspath(__file__))


def too_old(job):
    """Answers for an interpreter that is too old for Celery and for the rest of our code."""
    from _poolwise.environment import interpreter

    because = 'Python %d.%d.%d is older than %d.%d' % (tuple(sys.version_info[:3]) + OLDEST)
    events = {
        'python': lambda: {'fact': 'python', 'value': interpreter.python_fact()},
        'packages': lambda: {'fact': 'packages', 'value': interpreter.packages_fact()},
        'celery': lambda: {'absent': 'celery', 'because': because},
        'app': lambda: {'absent': 'appImport', 'because': because},
        'key_settings': lambda: {'absent': 'keySettings', 'because': because},
    }
    for stage in job['stages']:
        for event in ({'begin': stage}, events[stage](), {'end': stage}):
            os.write(1, ('\n' + job['nonce'] + json.dumps(event) + '\n').encode('ascii'))


def main():
    job = json.loads(sys.argv[1])
    # Our folder is on sys.path only while our own modules are imported: it must not hide any of the project's.
    sys.path[:] = [HERE] + [entry for entry in sys.path if os.path.abspath(entry or '.') != HERE]
    if sys.version_info < OLDEST:
        too_old(job)
        return
    from _poolwise import stages

    stages.preload(job['stages'])
    sys.path.remove(HERE)
    stages.run(job)


if __name__ == '__main__':
    main()
