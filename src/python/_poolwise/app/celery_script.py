"""The main module of a worker, which is the `celery` script."""

import os
import sys
import types


def celery_script():
    """A module for sys.modules['__main__'], so that the project sees there what it sees in a worker."""
    main = types.ModuleType('__main__')
    script = os.path.join(os.path.dirname(sys.executable or ''), 'celery')
    if os.path.isfile(script):
        main.__file__ = script
    return main
