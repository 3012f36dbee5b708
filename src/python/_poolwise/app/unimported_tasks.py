"""Task modules of the project that the worker doesn't import. In doubt a module is left out."""

import ast
import importlib.util
import os
import sys

from _poolwise.app.outside_tasks import Outside, named_like_a_test
from _poolwise.real_path import real_path
from _poolwise.source.assignments import absolute, parse
from _poolwise.source.import_graph import ImportGraph
from _poolwise.source.sends import module_name


def unimported(app, app_module, places, files, sends=None, others=()):
    """[{module, file, line, usedAt, installed}] of the task modules that aren't loaded after the worker's own imports.

    `usedAt`: the `file:line` that sends one of the tasks. `installed`: whether it is in the app's own package or in an
    installed app of Django's. `others`: the modules that the project's other worker commands name.
    """
    app_names = _names_of(app, app_module)
    # By file as well: with another entry on sys.path the same file has another name.
    loaded = {real_path(file) for file in (getattr(m, '__file__', None) for m in list(sys.modules.values())) if file}
    in_packages = _in_packages(app_module, places, files)
    outside = Outside(app, files, places, sends, in_packages)
    graph = ImportGraph(places)
    elsewhere = graph.reached([graph.file_of(name) for name in others])
    found = []
    for file in files.having(['task']):
        real = real_path(file.place)
        if real in loaded or real in elsewhere or not (file.production or named_like_a_test(file)):
            continue
        module = in_packages(file)
        name = module or module_name(file.place, outside.roots)
        if name in sys.modules:
            continue
        line, shared = _first_task(name, file.place, parse(file.place), app_names)
        if line is None:
            continue
        about = {'usedAt': outside.used(file, name), 'installed': True} if module else outside.about(file, name, shared)
        if about is not None:
            found.append(dict(about, module=name, file=file.shown, line=line))
    # What is sent comes first: its messages are lost for certain.
    return sorted(found, key=lambda one: one['usedAt'] is None)


def _names_of(app, app_module):
    """(module, name) pairs by which the project's other files get at this very app."""
    pairs = set()
    for name, module in list(sys.modules.items()):
        if name == app_module or name == app_module.partition('.')[0] or app_module.startswith(name + '.'):
            for attribute, value in list(getattr(module, '__dict__', {}).items()):
                if value is app:
                    pairs.add((name, attribute))
    return pairs


def _in_packages(app_module, places, files):
    """A function: the module that a file is in what is plainly meant for this app, or None.

    That is the app's own package and those of Django's installed apps.
    """
    packages = [
        (package, [] if folder == places.root else os.path.relpath(folder, places.root).split(os.sep))
        for package, folder in _packages(app_module, places)
    ]

    def module_of(file):
        folders = file.path.split('/')
        name = folders.pop()
        for package, top in packages:
            if folders[: len(top)] != top:
                continue
            # Without __init__.py a folder is as likely a pile of scripts as a package.
            if any('/'.join(folders[:depth]) not in files.packages for depth in range(len(top) + 1, len(folders) + 1)):
                return None
            parts = [package, *folders[len(top) :], *([] if name == '__init__.py' else [name[:-3]])]
            return '.'.join(parts) if all(part.isidentifier() for part in '.'.join(parts).split('.')) else None
        return None

    return module_of


def _packages(app_module, places):
    names = [app_module.partition('.')[0]]
    folders = {}
    for name in names + _django_apps():
        for folder in _folders(name):
            folder = real_path(folder)
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


def _first_task(module, file, tree, app_names):
    """(line, whether it is shared) of the first function that is decorated as a task of this app, or (None, None)."""
    if tree is None:
        return None, None
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
                    return node.lineno, True
                if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                    if target.attr == 'task' and target.value.id in apps:
                        return node.lineno, False
                    if target.attr == 'shared_task' and target.value.id in celery:
                        return node.lineno, True
    return None, None
