"""Finds the app that `celery -A` finds, and keeps the reason where it cannot.

Celery's find_app() reports a circular import as "module has no attribute 'celery'" and drops ImportErrors. Here the
module is imported directly, and the app is then looked for in Celery's order.
"""

import importlib
import importlib.util
import os
import traceback
from types import ModuleType


class NotFound(Exception):
    """The module or the attribute that -A names doesn't exist."""

    def __init__(self, missing, name, similar):
        super().__init__(name)
        self.missing, self.name, self.similar = missing, name, similar


def load_app(name, places):
    """(app, module name). Raises NotFound, or whatever importing the module raises."""
    from celery import Celery

    module, found = _symbol(name, places)
    if isinstance(found, ModuleType) and ':' not in name:
        module, found = _in_module(found, name, Celery, places)
    if not isinstance(found, Celery):
        raise NotFound('attribute', name.replace(':', '.').rpartition('.')[2] or name, _apps_in(module, Celery))
    # celery.current_app, for one, is a proxy.
    app = found._get_current_object() if hasattr(type(found), '_get_current_object') else found
    return app, module.__name__


def _symbol(name, places):
    """The module, and the object that -A names: `module:attribute`, `module.attribute` or `module`."""
    if ':' in name:
        module_name, _, attribute = name.partition(':')
        module = _import(module_name, places)
        return module, _attribute(module, attribute) if attribute else module
    parent, _, last = name.rpartition('.')
    if parent:
        module = _import(parent, places)
        if hasattr(module, last):
            return module, getattr(module, last)
        if not hasattr(module, '__path__'):
            raise NotFound('attribute', last, _similar(last, vars(module)))
    module = _import(name, places)
    return module, module


def _attribute(module, attribute):
    try:
        return getattr(module, attribute)
    except AttributeError:
        raise NotFound('attribute', attribute, _similar(attribute, vars(module))) from None


def _in_module(module, name, celery_class, places):
    """(module, app), looked for in Celery's order."""
    for attribute in ('app', 'celery'):
        found = getattr(module, attribute, None)
        if found is not None and not isinstance(found, ModuleType):
            if not isinstance(found, celery_class):
                # Celery uses it nevertheless (a Flask app called `app`), and fails.
                raise NotFound('attribute', attribute, _apps_in(module, celery_class))
            return module, found
    apps = _apps_in(module, celery_class)
    submodule = module.__name__ + '.celery'
    if hasattr(module, '__path__') and importlib.util.find_spec(submodule) is not None:
        try:
            return _in_module(_import(submodule, places), submodule, celery_class, places)
        except (ImportError, NotFound):
            # Celery continues with any app in the package itself; only then is the error irrelevant.
            if not apps:
                raise
    if not apps:
        raise NotFound('attribute', 'celery', [])
    return module, getattr(module, apps[0])


def _apps_in(module, celery_class):
    return [name for name, value in list(vars(module).items()) if isinstance(value, celery_class)]


def _import(name, places):
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        missing = error.name or ''
        named = missing and (name == missing or name.startswith(missing + '.'))
        # Raised by a file of the project, it is that file's import that fails, even if the name is the same.
        if named and not any(places.own(f.f_code.co_filename) for f, _ in traceback.walk_tb(error.__traceback__)):
            raise NotFound('module', missing, _similar_modules(missing, places.root)) from None
        raise
    except (TypeError, ValueError):
        # An empty or a relative name: '', '.tasks'.
        if not name or name.startswith('.'):
            raise NotFound('module', name, []) from None
        raise


def _similar_modules(missing, root):
    as_path = missing.replace('/', '.').replace('\\', '.')
    if as_path.endswith('.py'):
        return [as_path[:-3]]
    parent, _, last = as_path.rpartition('.')
    folder = os.path.join(root, *parent.split('.')) if parent else root
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    modules = [n[:-3] for n in names if n.endswith('.py')]
    modules += [n for n in names if os.path.isfile(os.path.join(folder, n, '__init__.py'))]
    return [(parent + '.' if parent else '') + match for match in _similar(last, modules)]


def _similar(name, candidates):
    # Imported here: it takes as long as the rest of this module, and is rarely needed.
    import difflib

    return difflib.get_close_matches(name, [c for c in candidates if not c.startswith('__')], 3, 0.5)
