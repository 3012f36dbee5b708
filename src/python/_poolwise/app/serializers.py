"""What is sent, and what is accepted.

kombu's own registry is asked, after the project has registered its serializers.
"""


def serializers_fact(app, calls=()):
    """SerializersFact. calls: see usage.named_serializers."""
    from kombu.serialization import registry

    conf = app.conf
    # Any other may be registered in the process that sends.
    calls = [call for call in calls if call['serializer'] in registry.name_to_type]
    names = {getattr(conf, name, None) for name in ('task_serializer', 'result_serializer')}
    names |= {getattr(task, 'serializer', None) for task in app.tasks.values()}
    names |= {call['serializer'] for call in calls}
    return {
        'accept': _accepted(conf.accept_content),
        'resultAccept': _accepted(_result_accept(conf)),
        'serializers': {name: _serializer(name) for name in sorted(name for name in names if isinstance(name, str))},
        'calls': calls,
    }


def _result_accept(conf):
    own = getattr(conf, 'result_accept_content', None)
    return conf.accept_content if own is None else own


def _accepted(names):
    """{types, error}: the content types as the consumer gets them, or the error with which the worker ends."""
    from kombu.serialization import registry

    if names is None:
        return {'types': [], 'error': 'None is not iterable'}
    found = set()
    for name in names:
        known = name if '/' in name else registry.name_to_type.get(name)
        if known is None:
            return {'types': [], 'error': 'No encoder/decoder installed for %s' % name}
        found.add(known)
    return {'types': sorted(found), 'error': None}


def _serializer(name):
    """{type, error}: the content type of its messages, and why it can't be used."""
    from kombu.exceptions import SerializerNotInstalled
    from kombu.serialization import dumps, registry

    # A library that is missing is only noticed when something is sent.
    error = None
    try:
        dumps([[], {}, {}], serializer=name)
    except (SerializerNotInstalled, ImportError) as failure:
        error = str(failure) or type(failure).__name__
    except Exception:
        # One of the project's own, that doesn't take this value.
        error = None
    return {'type': registry.name_to_type.get(name), 'error': error}
