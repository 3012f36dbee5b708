"""Imports the app in a spawned child, as a worker's pool does.

Usage: python spawned_app.py JSON

    nonce, root, app        the prefix of every line of output; the project's folder; what `celery -A` names
    startMethod             billiard's start method
    setForkedVariable       whether to set FORKED_BY_MULTIPROCESSING in the child, as Celery does from 5.7 on
    childSeconds            the time limit of the child

It runs in a process of its own, and only where the worker spawns its children: the app is imported twice.
"""

import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    job = json.loads(sys.argv[1])
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or '.') != HERE] + [HERE]
    from _poolwise.channel import Channel
    from _poolwise.errors import Places, describe

    channel = Channel(job['nonce'])
    channel.begin('import')
    app = _app(job, Places(job['root']))
    if app is None:
        channel.absent('spawnedApp', 'the app cannot be imported here either')
    else:
        channel.begin('spawn')
        channel.fact(
            'spawnedApp', dict(_spawn(job, app, Places(job['root']), describe), startMethod=job['startMethod'])
        )
    channel.end('spawned-app')
    # billiard's exit handlers would wait for a child that hangs.
    os._exit(0)


def _app(job, places):
    """The app as it is in a worker that starts its pool; None where it cannot be imported."""
    from _poolwise.app.celery_script import celery_script
    from _poolwise.app.load import load_app

    sys.argv = ['celery', '-A', job['app'], 'worker']
    sys.modules['__main__'] = celery_script()
    sys.path.insert(0, os.getcwd())
    try:
        app = load_app(job['app'], places)[0]
        app.loader.init_worker()
        app.finalize()
        # As WorkController.setup_includes does: children import every module that defines tasks.
        modules = {task.__class__.__module__ for task in app.tasks.values()}
        app.conf.include = tuple(set(app.conf.include) | modules)
    except BaseException:
        # The check app.imports reports it.
        return None
    return app


def _spawn(job, app, places, describe):
    import billiard

    from _poolwise.ipc.spawned_child import import_app

    billiard.set_start_method(job['startMethod'], force=True)
    reader, writer = billiard.Pipe(False)
    child = billiard.Process(target=import_app, args=(writer, app, job['root'], job['setForkedVariable']))
    try:
        child.start()
    except Exception as error:
        return {'status': 'not-pickled', 'error': describe(error, places)}
    # With a second writer, the death of the child would not end the pipe.
    writer.close()
    try:
        if not reader.poll(float(job['childSeconds'])):
            os.kill(child.pid, 9)
            return {'status': 'hung', 'afterMs': int(float(job['childSeconds']) * 1000)}
        answer = json.loads(reader.recv_bytes().decode('ascii'))
        child.join(1)
        return answer
    except EOFError:
        child.join(1)
        return {'status': 'ended', 'code': child.exitcode}


if __name__ == '__main__':
    main()
