"""Django settings that are meant for Celery but not in force, and whether the web process loads the app."""

import ast
import os
import sys
import time

from _poolwise.source.assignments import Sources, absolute, parse
from _poolwise.source.own_files import text_of

_MOST_FILES = 3000
_MOST_SECONDS = 2.0
_SKIPPED = frozenset('node_modules site-packages dist-packages __pycache__ build dist venv env virtualenv'.split())

#: Settings whose loss matters. Others can be leftovers, or belong to another library.
RELEVANT = (
    'broker_url broker_read_url broker_write_url broker_transport broker_transport_options broker_use_ssl '
    'result_backend imports include beat_schedule beat_scheduler task_queues task_routes task_default_queue '
    'task_serializer result_serializer accept_content task_always_eager task_acks_late task_reject_on_worker_lost '
    'task_time_limit task_soft_time_limit task_ignore_result worker_pool worker_concurrency '
    'worker_prefetch_multiplier worker_max_tasks_per_child worker_max_memory_per_child'
).split()


def django_project_fact(app, module, config_error, places):
    """DjangoProjectFact, or None where the app doesn't read Django's settings."""
    settings = _settings(app)
    if settings is None:
        return None
    found = _Look(module, places).found
    return dict(found, unread=[] if config_error else _unread(app, settings, Sources(app, module, places)))


def _settings(app):
    source = getattr(app, '_config_source', None)
    if source != 'django.conf:settings' and type(source).__name__ != 'LazySettings':
        return None
    conf = sys.modules.get('django.conf')
    return conf.settings if conf is not None and conf.settings.configured else None


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

    def __init__(self, app_module, places):
        self.module, self.places = app_module, places
        self.package, _, self.last = app_module.rpartition('.')
        self.found = {'loadedBy': None, 'sharedTask': None, 'complete': True}
        app_file = getattr(sys.modules.get(app_module), '__file__', None) or ''
        settings_module = os.environ.get('DJANGO_SETTINGS_MODULE') or ''
        # config/__init__.py makes the app itself: config.settings can't be imported without it.
        if settings_module == app_module or settings_module.startswith(app_module + '.'):
            self.found['loadedBy'] = places.shown(app_file)
        try:
            for name, file in _files(places):
                if os.path.realpath(file) != os.path.realpath(app_file):
                    self._look(name, file)
                if self.found['loadedBy'] and self.found['sharedTask']:
                    break
        except _TooMany:
            self.found['complete'] = False

    def _look(self, name, file):
        text = _text(file)
        if b'shared_task' not in text and self.last.encode('utf-8') not in text:
            return
        tree = parse(file)
        for node in ast.walk(tree) if tree is not None else ():
            for key, is_it in (('loadedBy', self._imports), ('sharedTask', _is_shared_task)):
                if self.found[key] is None and is_it(node, name, file):
                    self.found[key] = '%s:%d' % (self.places.shown(file), node.lineno)

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


def _is_shared_task(node, name, file):
    if not isinstance(node, ast.FunctionDef):
        return False
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        if getattr(target, 'id', None) == 'shared_task' or getattr(target, 'attr', None) == 'shared_task':
            return True
    return False


def _files(places):
    """(module, file) of the project's own Python files; modules are named below the longest matching sys.path entry."""
    until, count = time.monotonic() + _MOST_SECONDS, 0
    roots = sorted(
        {os.path.realpath(entry) for entry in sys.path if entry and os.path.isdir(entry)}, key=len, reverse=True
    )
    for path, folders, files in os.walk(places.root):
        folders[:] = sorted(
            f
            for f in folders
            if not f.startswith('.') and f not in _SKIPPED and not os.path.exists(os.path.join(path, f, 'pyvenv.cfg'))
        )
        for name in sorted(files):
            if not name.endswith('.py'):
                continue
            count += 1
            if count > _MOST_FILES or time.monotonic() > until:
                raise _TooMany()
            file = os.path.join(path, name)
            yield _module(file, roots), file


def _module(file, roots):
    real = os.path.realpath(file)
    root = next((root for root in roots if real.startswith(root.rstrip(os.sep) + os.sep)), None)
    parts = (os.path.relpath(real, root) if root else os.path.basename(real))[:-3].split(os.sep)
    return '.'.join(parts[:-1] if parts[-1] == '__init__' else parts)


class _TooMany(Exception):
    """The project is too large to say that no file does."""


def _text(file):
    try:
        with open(file, 'rb') as source:
            return source.read()
    except OSError:
        return b''
