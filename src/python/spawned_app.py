"""Imports the app in a spawned child, as a pool of a worker would. Usage: python spawned_app.py JSON (nonce, app, root,
startMethod, announce, deadline).

A process of its own, run only where the worker spawns: the app is imported twice for it.
"""

import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    order = json.loads(sys.argv[1])
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or '.') != HERE] + [HERE]
    from _poolwise.channel import Channel
    from _poolwise.errors import Places, describe

    channel = Channel(order['nonce'])
    channel.begin('import')
    app = _app(order, Places(order['root']))
    if app is None:
        channel.absent('spawnedApp', 'the app can not be imported here either')
    else:
        channel.begin('spawn')
        channel.fact(
            'spawnedApp', dict(_spawn(order, app, Places(order['root']), describe), startMethod=order['startMethod'])
        )
    channel.end('spawned-app')
    # Exit handlers of billiard's would wait for a child that hangs.
    os._exit(0)


def _app(order, places):
    """The app, as a worker has it when it starts its pool."""
    from _poolwise.app.celery_script import celery_script
    from _poolwise.app.load import load_app

    sys.argv = ['celery', '-A', order['app'], 'worker']
    sys.modules['__main__'] = celery_script()
    sys.path.insert(0, places.root)
    try:
        app = load_app(order['app'], places)[0]
        app.loader.init_worker()
        app.finalize()
        # WorkController.setup_includes: children import every module that has tasks.
        modules = {task.__class__.__module__ for task in app.tasks.values()}
        app.conf.include = tuple(set(app.conf.include) | modules)
    except BaseException:
        # app.imports has said why.
        return None
    return app


def _spawn(order, app, places, describe):
    import billiard

    from _poolwise.ipc.spawned_child import import_app

    billiard.set_start_method(order['startMethod'], force=True)
    reader, writer = billiard.Pipe(False)
    child = billiard.Process(target=import_app, args=(writer, app, order['root'], order['announce']))
    try:
        child.start()
    except Exception as error:
        return {'status': 'not-pickled', 'error': describe(error, places)}
    # Only the child may hold the writing end, or its death isn't seen.
    writer.close()
    try:
        if not reader.poll(float(order['deadline'])):
            os.kill(child.pid, 9)
            return {'status': 'hung', 'afterMs': int(float(order['deadline']) * 1000)}
        answer = json.loads(reader.recv_bytes().decode('ascii'))
        child.join(1)
        return answer
    except EOFError:
        child.join(1)
        return {'status': 'ended', 'code': child.exitcode}


if __name__ == '__main__':
    main()
