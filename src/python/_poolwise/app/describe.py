"""The tasks of a loaded app, its options, and how it is bound to Django."""

import os
import sys


def task_names(app):
    return sorted(str(name) for name in app.tasks if not str(name).startswith('celery.'))


#: (option, attribute of a task, setting that is its default): see Task.bind.
_OPTIONS = (
    ('timeLimit', 'time_limit', 'task_time_limit'),
    ('softTimeLimit', 'soft_time_limit', 'task_soft_time_limit'),
    ('acksLate', 'acks_late', 'task_acks_late'),
    ('rejectOnWorkerLost', 'reject_on_worker_lost', 'task_reject_on_worker_lost'),
    ('ignoreResult', 'ignore_result', 'task_ignore_result'),
    ('queue', 'queue', None),
    ('serializer', 'serializer', 'task_serializer'),
    ('rateLimit', 'rate_limit', 'task_default_rate_limit'),
)


def task_options(app):
    """{task: {option: value}} of the options that tasks set themselves."""
    found = {}
    # A look-up in the configuration takes its time, and an app may have very many tasks.
    options = [(key, own, getattr(app.conf, setting, None) if setting else None) for key, own, setting in _OPTIONS]
    for name in task_names(app):
        own = {}
        task = app.tasks[name]
        for key, attribute, default in options:
            value = getattr(task, attribute, None)
            if value is not None and value != default and isinstance(value, (bool, int, float, str)):
                own[key] = str(value) if key == 'rateLimit' else value
        if own and _of_library(app.tasks[name]):
            own['ofLibrary'] = True
        if own:
            found[name] = own
    return found


def _of_library(task):
    file = getattr(sys.modules.get(type(task).__module__), '__file__', None) or ''
    return any(part in ('site-packages', 'dist-packages') for part in file.split(os.sep))


def django_fact(app, settings_at_start):
    """DjangoFact, or None where the project does not use Django or Django is not installed."""
    settings_module = os.environ.get('DJANGO_SETTINGS_MODULE') or None
    if settings_module is None and 'django.conf' not in sys.modules:
        return None
    try:
        import django
    except ImportError:
        return None
    fixup = any(type(fixup).__name__ == 'DjangoFixup' for fixup in getattr(app, '_fixups', ()))
    source = getattr(app, '_config_source', None)
    return {
        'version': django.get_version(),
        'settingsModule': settings_module,
        'fixupInstalled': fixup,
        'configFromSettings': source == 'django.conf:settings' or type(source).__name__ == 'LazySettings',
        'namespace': getattr(app, 'namespace', None) or None,
        # Celery() reads the variable once, when it is called.
        'settingsSetTooLate': settings_module is not None and not settings_at_start and not fixup,
        'beatApp': _has_beat_app(),
    }


def _has_beat_app():
    from django.conf import settings

    try:
        # By its name, or by its AppConfig.
        return any(str(app).partition('.')[0] == 'django_celery_beat' for app in settings.INSTALLED_APPS)
    except Exception:
        # Settings that can't be loaded are reported by other checks.
        return False


def user_options(app):
    """Names of the options that the app adds to `celery worker`; `*` where only its parser knows them."""
    found = []
    for group in ('worker', 'preload'):
        for option in (getattr(app, 'user_options', None) or {}).get(group) or ():
            found.extend(getattr(option, 'opts', None) or ['*'])
    return sorted({str(name) for name in found})
