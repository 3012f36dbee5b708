"""Task modules of the project that the worker doesn't import. In doubt a module is left out."""

import ast
import importlib.util
import os
import sys
import time

from _poolwise.source.assignments import absolute, parse

_MOST_FILES = 2000
_MOST_SECONDS = 3.0
SKIPPED_FOLDERS = frozenset(
    'node_modules site-packages dist-packages __pycache__ tests test testing docs doc migrations examples build dist '
    'venv env virtualenv'.split()
)
SKIPPED_FILES = frozenset(('setup.py', 'conftest.py', 'tests.py', 'manage.py', 'noxfile.py', 'fabfile.py'))


def unimported(app, app_module, places):
    """[{module, file, line}] of the task modules that aren't loaded after the worker's own imports."""
    app_names = _names_of(app, app_module)
    # By file as well: with another entry on sys.path the same file has another name.
    loaded = {
        os.path.realpath(file) for file in (getattr(m, '__file__', None) for m in list(sys.modules.values())) if file
    }
    found = []
    for module, file in _project_modules(app_module, places):
        if module in sys.modules or os.path.realpath(file) in loaded:
            continue
        line = _first_task(module, file, app_names)
        if line is not None:
            found.append({'module': module, 'file': places.shown(file), 'line': line})
    return found


def _names_of(app, app_module):
    """(module, name) pairs by which the project's other files get at this very app."""
    pairs = set()
    for name, module in list(sys.modules.items()):
        if name == app_module or name == app_module.partition('.')[0] or app_module.startswith(name + '.'):
            for attribute, value in list(getattr(module, '__dict__', {}).items()):
                if value is app:
                    pairs.add((name, attribute))
    return pairs


def _project_modules(app_module, places):
    """(module, file) of what is plainly meant for this app: its own package's and that of Django's installed apps."""
    deadline = time.monotonic() + _MOST_SECONDS
    count = 0
    for package, folder in _packages(app_module, places):
        for path, folders, files in os.walk(folder):
            folders[:] = sorted(f for f in folders if _wanted(os.path.join(path, f), f))
            inner = os.path.relpath(path, folder)
            parts = [package] + ([] if inner == '.' else inner.split(os.sep))
            for file in sorted(files):
                if not _may_hold_tasks(file):
                    continue
                count += 1
                if count > _MOST_FILES or time.monotonic() > deadline:
                    return
                name = file[:-3]
                module = '.'.join(parts if name == '__init__' else [*parts, name])
                if all(part.isidentifier() for part in module.split('.')):
                    yield module, os.path.join(path, file)


def _may_hold_tasks(file):
    test = file.startswith('test_') or file.endswith('_test.py')
    return file.endswith('.py') and not file.startswith('.') and not test and file not in SKIPPED_FILES


def _wanted(path, name):
    if name.startswith('.') or name in SKIPPED_FOLDERS or os.path.exists(os.path.join(path, 'pyvenv.cfg')):
        return False
    # Without __init__.py it is as likely a pile of scripts as a package.
    return os.path.isfile(os.path.join(path, '__init__.py'))


def _packages(app_module, places):
    names = [app_module.partition('.')[0]]
    folders = {}
    for name in names + _django_apps():
        for folder in _folders(name):
            folder = os.path.realpath(folder)
            if places.own(os.path.join(folder, '__init__.py')):
                folders.setdefault(folder, name)
    # A package inside another one is walked once, with the outer one.
    outer = sorted(folders)
    for folder in outer:
        if not any(folder != other and folder.startswith(other + os.sep) for other in outer):
            yield folders[folder], folder


def _django_apps():
    apps = sys.modules.get('django.apps')
    if apps is not None and apps.apps.ready:
        return [config.name for config in apps.apps.get_app_configs()]
    conf = sys.modules.get('django.conf')
    try:
        # Django was never set up: the worker has none of its apps. Names of AppConfig classes stand for their package.
        names = list(conf.settings.INSTALLED_APPS) if conf is not None and conf.settings.configured else []
    except Exception:
        return []
    return [name.partition('.apps.')[0] for name in names if isinstance(name, str)]


def _folders(name):
    module = sys.modules.get(name)
    if module is not None:
        return list(getattr(module, '__path__', ()))
    try:
        # Finds a package without importing it (but its parents).
        spec = importlib.util.find_spec(name)
    except Exception:
        return []
    return list(spec.submodule_search_locations or ()) if spec else []


def _first_task(module, file, app_names):
    """Line of the first function that is decorated as a task of this app, or None."""
    try:
        with open(file, 'rb') as source:
            if b'task' not in source.read():
                return None
    except OSError:
        return None
    tree = parse(file)
    if tree is None:
        return None
    shared, apps, celery = set(), set(), set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            origin = absolute(node, module, file)
            for alias in node.names:
                if origin in ('celery', 'celery.app') and alias.name == 'shared_task':
                    shared.add(alias.asname or alias.name)
                if (origin, alias.name) in app_names:
                    apps.add(alias.asname or alias.name)
        elif isinstance(node, ast.Import):
            celery.update(alias.asname or alias.name for alias in node.names if alias.name == 'celery')
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for decorator in node.decorator_list:
                target = decorator.func if isinstance(decorator, ast.Call) else decorator
                if isinstance(target, ast.Name) and target.id in shared:
                    return node.lineno
                if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                    if target.attr == 'task' and target.value.id in apps:
                        return node.lineno
                    if target.attr == 'shared_task' and target.value.id in celery:
                        return node.lineno
    return None
