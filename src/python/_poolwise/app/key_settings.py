"""Stage `key_settings`: to which broker and queue this environment's settings send tasks."""

import os
import sys

from _poolwise.app.celery_script import celery_script
from _poolwise.app.load import load_app


def key_settings(name, places, is_web):
    """KeySettings. Raises whatever loading the app or its settings raises.

    Django's web process loads the settings first: a module of the app that sets DJANGO_SETTINGS_MODULE is too late.
    """
    sys.argv = ['celery', '-A', name, 'worker']
    sys.modules['__main__'] = celery_script()
    sys.path.insert(0, os.getcwd())
    if is_web and os.environ.get('DJANGO_SETTINGS_MODULE'):
        from django.conf import settings

        _ = settings.INSTALLED_APPS
    app, _ = load_app(name, places)
    options = app.conf.broker_transport_options or {}
    # What sends writes, and what a worker reads.
    return {
        'settingsModule': os.environ.get('DJANGO_SETTINGS_MODULE') or None,
        'writes': _broker(app.connection_for_write()),
        'reads': _broker(app.connection_for_read()),
        'queue': app.conf.task_default_queue,
        'keyPrefix': str(options.get('global_keyprefix') or ''),
    }


def _broker(connection):
    """transport://host:port/virtual host, without user and password; nothing connects."""
    info = connection.info()
    host, port, vhost = info.get('hostname') or 'localhost', info.get('port'), str(info.get('virtual_host') or '')
    if host in ('127.0.0.1', '::1'):
        host = 'localhost'
    if info.get('transport') in ('redis', 'rediss', 'sentinel'):
        port, vhost = port or 6379, vhost.strip('/') or '0'
    return '%s://%s%s/%s' % (info.get('transport'), host, ':%s' % port if port else '', vhost)
