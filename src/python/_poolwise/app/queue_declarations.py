"""The queues as the app declares them to RabbitMQ."""


def declarations_fact(app):
    """[QueueDeclaration] of every queue that the app knows and declares."""
    found = []
    for name, queue in list(app.amqp.queues.items()):
        given = _arguments(queue)
        if given is not None and not queue.no_declare:
            found.append(
                {
                    'name': str(name),
                    'durable': bool(queue.durable),
                    'autoDelete': bool(queue.auto_delete),
                    'exclusive': bool(queue.exclusive),
                    'arguments': given,
                }
            )
    return found


def _arguments(queue):
    """As kombu sends them (Channel.prepare_queue_arguments); None for values that can't be compared from outside."""
    from kombu.transport.base import to_rabbitmq_queue_arguments

    options = ('expires', 'message_ttl', 'max_length', 'max_length_bytes', 'max_priority')
    given = to_rabbitmq_queue_arguments(queue.queue_arguments or {}, **{name: getattr(queue, name) for name in options})
    found = {str(key): value for key, value in dict(given or {}).items() if value is not None}
    return found if all(isinstance(value, (bool, int, str)) for value in found.values()) else None
