"""Creates the transport and the result backend of an app, without connecting."""

import importlib.util
import re

#: The modules that a transport imports. kombu sets a missing one to None and fails later, with a message that does not
#: name it: "'NoneType' object has no attribute 'Redis'".
_MODULES = {
    'redis': ['redis'],
    'rediss': ['redis'],
    'sentinel': ['redis'],
    'valkey': ['valkey'],
    'sqs': ['boto3', 'botocore', 'urllib3'],
    'sqla': ['sqlalchemy'],
    'sqlalchemy': ['sqlalchemy'],
    'db': ['sqlalchemy'],
    'mongodb': ['pymongo'],
    'zookeeper': ['kazoo'],
    'consul': ['consul'],
    'etcd': ['etcd'],
    'confluentkafka': ['confluent_kafka'],
    'gcpubsub': ['google.cloud.pubsub_v1', 'google.cloud.monitoring_v3'],
    'azureservicebus': ['azure.servicebus'],
    'azurestoragequeues': ['azure.storage.queue'],
    'librabbitmq': ['librabbitmq'],
    'cache': ['pylibmc', 'memcache'],
    'elasticsearch': ['elasticsearch'],
    'cassandra': ['cassandra'],
    'django-db': ['django_celery_results'],
    'django-cache': ['django_celery_results'],
}


def broker(app):
    scheme = None
    try:
        connection = app.connection_for_write()
        scheme = str(connection.transport_cls or '')
        url = app.conf.broker_write_url or app.conf.broker_url
        scheme = _scheme(url[0] if isinstance(url, (list, tuple)) and url else url) or scheme or 'amqp'
        # The property imports the transport's module and creates the transport.
        _check_client(connection.transport)
    except Exception as error:
        return _failed(scheme or _scheme(_first_url(app)) or 'amqp', error)
    return _fine(scheme)


def _check_client(transport):
    """kombu's Redis transport looks at the version of redis-py only when it opens a channel.

    VersionMismatch from Channel._get_client, which connects to nothing and uses only this attribute of the channel.
    """
    get_client = getattr(getattr(transport, 'Channel', None), '_get_client', None)
    if get_client is None:
        return
    from kombu.exceptions import VersionMismatch

    try:
        get_client(_NoChannel())
    except VersionMismatch:
        raise
    except Exception:
        # Another transport's, which needs more of its channel.
        pass


class _NoChannel:
    global_keyprefix = None


def backend(app):
    """None without a result backend."""
    url = app.conf.result_backend or app.backend_cls
    if not url:
        return None
    scheme = _scheme(url) or (url if isinstance(url, str) else type(url).__name__)
    # From 5.5 on the database backend creates its tables when it is created.
    app.conf.database_create_tables_at_setup = False
    try:
        class_name = _backend(app, url)
    except Exception as error:
        return _failed(scheme, error)
    return None if class_name == 'DisabledBackend' else _fine(scheme)


def _backend(app, url):
    """The name of the backend's class."""
    from celery.app import backends

    cls, _ = backends.by_url(url, app.loader)
    # FilesystemBackend writes a file when it is created; the others only store their address.
    return cls.__name__ if cls.__name__ == 'FilesystemBackend' else type(app.backend).__name__


def _first_url(app):
    url = app.conf.broker_url
    return url[0] if isinstance(url, (list, tuple)) and url else url


def _scheme(url):
    match = re.match(r'^([A-Za-z][\w+.-]*)://', url) if isinstance(url, str) else None
    return match.group(1) if match else None


def _fine(scheme):
    return {'scheme': scheme, 'imported': True, 'error': None, 'missingModule': None}


def _failed(scheme, error):
    return {
        'scheme': scheme,
        'imported': False,
        'error': ('%s: %s' % (type(error).__name__, str(error).strip()))[:1000],
        'missingModule': _missing(scheme, error),
    }


def _missing(scheme, error):
    if isinstance(error, ModuleNotFoundError) and error.name:
        return error.name
    known = _MODULES.get(scheme) or _MODULES.get(re.split(r'[+]', scheme)[0]) or []
    absent = [module for module in known if not _installed(module)]
    # memcached has two clients, and one is enough.
    return absent[0] if absent and (scheme != 'cache' or len(absent) == len(known)) else None


def _installed(module):
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False
