"""The settings that the checks read: their values as Celery sees them, and where they are set."""

import os

from _poolwise.source.assignments import Sources

NAMES = (
    'broker_url broker_read_url broker_write_url broker_transport broker_transport_options broker_use_ssl '
    'broker_user broker_password broker_port broker_vhost '
    'broker_heartbeat broker_connection_timeout broker_connection_retry broker_connection_retry_on_startup '
    'broker_connection_max_retries broker_pool_limit broker_login_method broker_failover_strategy '
    'result_backend result_backend_transport_options result_expires redis_backend_use_ssl redis_max_connections '
    'worker_pool worker_concurrency worker_prefetch_multiplier worker_autoscaler worker_max_tasks_per_child '
    'worker_max_memory_per_child worker_pool_start_method worker_pool_restarts worker_proc_alive_timeout '
    'worker_hijack_root_logger worker_send_task_events worker_cancel_long_running_tasks_on_connection_loss '
    'worker_soft_shutdown_timeout worker_detect_quorum_queues worker_consumer '
    'task_time_limit task_soft_time_limit task_acks_late task_acks_on_failure_or_timeout '
    'task_acks_on_timeout task_reject_on_worker_lost task_retry_on_worker_lost '
    'task_always_eager task_serializer task_default_queue task_queues task_routes task_create_missing_queues '
    'task_ignore_result task_publish_retry task_publish_retry_policy task_default_rate_limit task_track_started '
    'accept_content result_accept_content result_serializer timezone enable_utc beat_schedule beat_scheduler '
    'beat_schedule_filename include imports'
).split()

#: Environment variables that take precedence over the configuration.
VARIABLES = {
    'broker_url': ['CELERY_BROKER_URL'],
    'broker_read_url': ['CELERY_BROKER_READ_URL', 'CELERY_BROKER_URL'],
    'broker_write_url': ['CELERY_BROKER_WRITE_URL', 'CELERY_BROKER_URL'],
    'result_backend': ['CELERY_RESULT_BACKEND'],
}


#: Looked for in the source even if the app doesn't have it: set, but without a value or not by this process.
_SOUGHT = ('broker_url', 'result_backend')


def settings_fact(app, module, places, replaced=None):
    """{name: Setting}; replaced: {setting: the variable that the command line takes it from}."""
    sources = Sources(app, module, places)
    found = {}
    for name in NAMES:
        try:
            value = getattr(app.conf, name)
        except (AttributeError, KeyError):
            # Unknown to this version.
            continue
        origin, where, key = _origin(app, name, value, sources, replaced or {})
        found[name] = {'value': _json(_SHORTENED.get(name, _same)(value)), 'origin': origin, 'where': where}
        if key not in (None, name):
            found[name]['written'] = key
    return found


def senders_fact(app, module, places, values):
    """The settings of a process that sends tasks, where the worker's are replaced by a variable of the command line."""
    sources = Sources(app, module, places)
    return {
        name: {
            'value': _json(value),
            'origin': 'configured' if value else 'default',
            'where': _sought(app, name, value, sources),
        }
        for name, value in values.items()
    }


def _sought(app, name, value, sources):
    keys = app.conf._to_keys(name) if hasattr(app.conf, '_to_keys') else [name]
    return next((where for where in (sources.where(name, key, value) for key in keys) if where), None)


def _origin(app, name, value, sources, replaced):
    asked = 'broker_url' if name in ('broker_read_url', 'broker_write_url') else name
    if asked in replaced and value == getattr(app.conf, asked):
        return 'variable', replaced[asked], None
    for variable in VARIABLES.get(name, ()):
        if os.environ.get(variable) and os.environ[variable] == value:
            return 'variable', variable, None
    key = _configured_key(app, name)
    if key is None and name in ('broker_read_url', 'broker_write_url'):
        key = _configured_key(app, 'broker_url')
    if key is None and name == 'broker_url':
        key = _configured_key(app, 'broker_host')
    if key is None:
        return 'default', _sought(app, name, value, sources) if name in _SOUGHT else None, None
    return 'configured', sources.where(name, key, value), key


def _configured_key(app, name):
    """The name under which the project sets it, in Celery's order: with namespace, new name, old name."""
    conf = app.conf
    keys = list(conf._to_keys(name)) if hasattr(conf, '_to_keys') else [name]
    # Old names such as BROKER_URL: `_keys` converts from old to new ones and back.
    converted = [convert(name) for convert in getattr(conf, '_keys', None) or ()]
    keys += [key for key in converted if key is not None and key not in keys]
    # Some versions also use Django's TIME_ZONE.
    if name == 'timezone' and conf.timezone is not None:
        keys.append('TIME_ZONE')
    for settings in list(conf.maps)[:-1]:
        for key in keys:
            try:
                settings[key]
            except Exception:
                continue
            return key
    # Celery 4 merges Celery(…) arguments and app.conf assignments into its defaults.
    preset = getattr(app, '_preconf', None) or {}
    return next((key for key in keys if key in preset), None)


def _same(value):
    return value


def _schedule(value):
    return {
        str(entry): (item.get('task') if isinstance(item, dict) else getattr(item, 'task', None))
        for entry, item in dict(value or {}).items()
    }


def _queues(value):
    if isinstance(value, dict):
        return list(value)
    return [getattr(queue, 'name', queue) for queue in value] if value else value


_SHORTENED = {'beat_schedule': _schedule, 'task_queues': _queues}


def _json(value, depth=0):
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        # JSON has no infinity.
        return value if value == value and abs(value) != float('inf') else repr(value)
    if depth < 6:
        if isinstance(value, dict):
            return {str(key): _json(item, depth + 1) for key, item in value.items()}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [_json(item, depth + 1) for item in value]
    # A lazy string of Django.
    if type(value).__name__ == '__proxy__':
        return str(value)
    try:
        return repr(value)[:300]
    except Exception:
        return '<%s>' % type(value).__name__
