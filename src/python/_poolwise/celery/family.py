"""Stage `celery`: the installed Celery, billiard and kombu, imported as the `celery` script does."""

import os
import sys
from importlib.machinery import PathFinder

from _poolwise.files import read_text


def celery_fact(places):
    """(CeleryFact, None), or (None, the reason) where Celery is not installed."""
    first, installed, folder = _look(places)
    if installed is None:
        return None, 'celery is not installed for this interpreter' + (
            '; `import celery` finds ' + places.shown(first) if first else ''
        )
    before = list(sys.path)
    sys.path.insert(0, folder)
    try:
        fact = _import(installed)
    finally:
        sys.path[:] = before
    fact['shadowedBy'] = places.shown(first) if first != installed else None
    return fact, None


def _look(places):
    """(file that `import celery` finds in the project's folder, file of the installed package, its sys.path entry)."""
    first = None
    for entry in [os.getcwd(), *sys.path]:
        spec = PathFinder.find_spec('celery', [entry or os.getcwd()])
        # A folder without __init__.py hides nothing: a package further down sys.path wins.
        if spec is None or not spec.origin or spec.origin == 'namespace':
            continue
        first = first or spec.origin
        if os.path.isfile(os.path.join(os.path.dirname(spec.origin), 'app', 'base.py')):
            return first, spec.origin, entry
    return first, None, None


def _import(file):
    from _poolwise.errors import describe

    fact = {
        'version': _version_in_source(file),
        'file': file,
        'billiardVersion': None,
        'kombuVersion': None,
        'defaultStartMethod': None,
        'billiardBypassesLauncher': False,
        'importError': None,
    }
    for step in (_celery, _billiard, _kombu, _celery_class):
        try:
            step(fact)
        except Exception as error:
            fact['importError'] = fact['importError'] or describe(error, _NoPlaces)
    return fact


def _celery(fact):
    import celery

    fact['version'] = celery.__version__


def _billiard(fact):
    import billiard

    fact['billiardVersion'] = billiard.__version__
    fact['billiardBypassesLauncher'] = _bypasses_launcher(billiard.__file__)
    fact['defaultStartMethod'] = billiard.get_start_method()


def _kombu(fact):
    import kombu

    fact['kombuVersion'] = kombu.__version__


def _celery_class(fact):
    # `import celery` is lazy: an old Celery fails on a new Python only here.
    try:
        from celery import Celery

        _ = Celery.__name__
    except ImportError:
        # "cannot import name 'Celery'" hides an AttributeError of the module that has it: old kombu with a new
        # importlib-metadata, https://github.com/celery/celery/issues/7783
        import celery.app.base  # noqa: F401

        raise


class _NoPlaces:
    """Places for frames of Celery and its family, none of which is the project's."""

    own = staticmethod(lambda file: False)
    shown = staticmethod(lambda file: file)


def _version_in_source(file):
    import re

    match = re.search(r"^__version__ = ['\"]([^'\"]+)", read_text(file) or '', re.M)
    return match.group(1) if match else ''


def _bypasses_launcher(billiard_file):
    # In a virtual environment on Windows, python.exe is a launcher that starts the base interpreter as its child. To
    # pass handles to the interpreter, it has to be started directly, as multiprocessing does since Python 3.7.3:
    # https://bugs.python.org/issue35797
    source = os.path.join(os.path.dirname(billiard_file), 'popen_spawn_win32.py')
    return '_base_executable' in (read_text(source) or '')
