"""A stand-in for the `celery` script, as the main module."""

import os
import sys
import types


def celery_script():
    """A module for `sys.modules['__main__']`: what code of the project's sees there in a worker, in place of our program."""
    main = types.ModuleType('__main__')
    script = os.path.join(os.path.dirname(sys.executable or ''), 'celery')
    if os.path.isfile(script):
        main.__file__ = script
    return main
