"""What a loaded app says of itself: its tasks, and how it is bound to Django."""
import os
import sys


def task_names(app):
    return sorted(str(name) for name in app.tasks if not str(name).startswith('celery.'))


def django_fact(app, settings_at_start):
    """DjangoFact, or None when this isn't a Django project or Django isn't installed."""
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
        # Celery() looks at the variable once, when it is called.
        'settingsSetTooLate': settings_module is not None and not settings_at_start and not fixup,
    }
