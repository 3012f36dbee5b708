"""Django settings that are meant for Celery but not in force, and whether the web process loads the app."""

import ast
import os
import re
import sys

from _poolwise.files import read_text
from _poolwise.real_path import real_path
from _poolwise.source.assignments import absolute
from _poolwise.source.names_read import text_of

#: Settings whose loss matters. Others can be leftovers, or belong to another library.
RELEVANT = (
    'broker_url broker_read_url broker_write_url broker_transport broker_transport_options broker_use_ssl '
    'result_backend imports include beat_schedule beat_scheduler task_queues task_routes task_default_queue '
    'task_serializer result_serializer accept_content task_always_eager task_acks_late task_reject_on_worker_lost '
    'task_time_limit task_soft_time_limit task_ignore_result worker_pool worker_concurrency '
    'worker_prefetch_multiplier worker_max_tasks_per_child worker_max_memory_per_child'
).split()


def django_project_fact(app, module, config_error, places, files, sources):
    """DjangoProjectFact, or None where Django is not configured. `sources` is a function."""
    if not _is_configured():
        return None
    settings = _settings(app)
    found = _Look(_maker(app, module, places), places, files, module).found
    return dict(found, unread=[] if config_error or settings is None else _unread(app, settings, sources()))


def _maker(app, module, places):
    """The module that makes the app, if the worker is started with one that only imports it."""
    if _makes(app, sys.modules.get(module)):
        return module
    for name, one in sorted(sys.modules.items()):
        if places.own(getattr(one, '__file__', None) or '') and _makes(app, one):
            return name
    return module


def _makes(app, module):
    names = [name for name, value in vars(module).items() if value is app] if module else []
    if not names:
        return False
    text = read_text(getattr(module, '__file__', None)) or ''
    return any(re.search(r'^%s\s*(?::[^=\n]+)?=[^=]' % name, text, re.M) for name in names)


def _settings(app):
    source = getattr(app, '_config_source', None)
    if source != 'django.conf:settings' and type(source).__name__ != 'LazySettings':
        return None
    return sys.modules['django.conf'].settings


def _is_configured():
    conf = sys.modules.get('django.conf')
    return conf is not None and conf.settings.configured


def _unread(app, settings, sources):
    """[{name, setting, where}] of Django settings that are named like Celery's, while Celery uses its default.

    The values decide: versions differ in the names that they read, and one setting can be used to build another
    (BROKER_URL for CELERY_BROKER_URL).
    """
    from celery.app import defaults

    explicit = getattr(getattr(settings, '_wrapped', None), '_explicit_settings', None) or ()
    found = []
    for name in sorted(explicit):
        new = _meant(name, defaults)
        if new not in RELEVANT or new not in defaults.DEFAULTS:
            continue
        try:
            value, effective, default = getattr(settings, name), getattr(app.conf, new), defaults.DEFAULTS[new]
            ignored = bool(value) and value != default and value != effective and effective == default
        except Exception:
            continue
        # Celery makes its URL of broker_host and the like when they are set.
        if ignored and not (new == 'broker_url' and app.conf.get('broker_host')):
            found.append({'name': name, 'setting': new, 'where': sources.where(name, name, None)})
    return found


def _meant(name, defaults):
    """The Celery setting that a Django setting is for, by its old name or the prefix CELERY_; or None."""
    old = defaults._TO_NEW_KEY.get(name)
    if old is not None:
        return old
    return name[len('CELERY_') :].lower() if name.startswith('CELERY_') else None


class _Look:
    """`file:line` of an import of the app's module, and of a shared_task; None where there is none.

    Any file counts: a URL configuration, an AppConfig, a view. A module that no file imports is loaded by workers only.
    """

    def __init__(self, app_module, places, files, entry=None):
        self.module = app_module
        self.package, _, self.last = app_module.rpartition('.')
        self.found = {'loadedBy': None, 'sharedTask': None, 'complete': True}
        app_file = getattr(sys.modules.get(app_module), '__file__', None) or ''
        settings_module = os.environ.get('DJANGO_SETTINGS_MODULE') or ''
        # config/__init__.py makes the app itself: config.settings can't be imported without it.
        if settings_module == app_module or settings_module.startswith(app_module + '.'):
            self.found['loadedBy'] = places.shown(app_file)
        worker_only = {
            real_path(getattr(sys.modules.get(name), '__file__', None) or '') for name in (app_module, entry)
        }
        # Every process imports the package of its settings.
        if entry and settings_module.startswith(entry + '.'):
            worker_only.discard(real_path(getattr(sys.modules.get(entry), '__file__', None) or ''))
        roots = _import_roots()
        for file, tree in files.with_words(['shared_task', self.last]):
            if real_path(file.place) not in worker_only:
                self._look(_module(file.place, roots), file, tree)
            if self.found['loadedBy'] and self.found['sharedTask']:
                break
        self.found['complete'] = files.complete

    def _look(self, name, file, tree):
        for node in ast.walk(tree):
            if self.found['loadedBy'] is None and self._imports(node, name, file.place):
                self.found['loadedBy'] = '%s:%d' % (file.shown, node.lineno)
            if self.found['sharedTask'] is None and file.production and is_shared_task(node):
                self.found['sharedTask'] = '%s:%d' % (file.shown, node.lineno)

    def _imports(self, node, name, file):
        if isinstance(node, ast.Import):
            return any(alias.name == self.module for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            origin = absolute(node, name, file)
            named = any(alias.name in (self.last, '*') for alias in node.names)
            return origin == self.module or (origin == self.package and named)
        # import_module('config.celery'), and whatever else names it.
        words = node.args if isinstance(node, ast.Call) else ()
        return any(text_of(word) == self.module for word in words)


def is_shared_task(node):
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if getattr(target, 'id', None) == 'shared_task' or getattr(target, 'attr', None) == 'shared_task':
            return True
    return False


def _import_roots():
    """The entries of sys.path, the deepest first."""
    return sorted({real_path(entry) for entry in sys.path if entry and os.path.isdir(entry)}, key=len, reverse=True)


def _module(file, roots):
    """The name by which a file is imported from the first fitting entry of sys.path."""
    real = real_path(file)
    root = next((root for root in roots if real.startswith(root.rstrip(os.sep) + os.sep)), None)
    parts = (os.path.relpath(real, root) if root else os.path.basename(real))[:-3].split(os.sep)
    return '.'.join(parts[:-1] if parts[-1] == '__init__' else parts)
