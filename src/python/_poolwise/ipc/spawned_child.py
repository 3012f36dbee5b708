"""The imports of a spawned pool child, as in celery.concurrency.prefork.process_initializer.

The signal worker_process_init is not sent: the project must not start any work here.
"""

import json


def import_app(writer, app, root, set_forked_variable):
    from _poolwise.errors import Places, describe

    try:
        if set_forked_variable:
            # Celery 5.7 sets both before it imports the tasks.
            import os

            from celery.app import base

            os.environ['FORKED_BY_MULTIPROCESSING'] = '1'
            base.USING_EXECV = True
        app.loader.init_worker()
        app.set_current()
        app.finalize()
        own = [name for name in app.tasks if not str(name).startswith('celery.')]
        answer = {'status': 'imported', 'tasks': len(own)}
    except BaseException as error:
        answer = {'status': 'raised', 'error': describe(error, Places(root))}
    writer.send_bytes(json.dumps(answer).encode('ascii'))
