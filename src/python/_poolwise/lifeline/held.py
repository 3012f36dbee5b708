"""What a worker holds: the messages that it has received and not acknowledged.

Whether a message is acknowledged is asked of the transport, not of Celery's request: with solo and early
acknowledgement, Celery calls the request acknowledged while the acknowledgement itself waits until the task has ended.
"""


def copied(collection):
    """A list of what another thread may change at the same time."""
    for _ in range(50):
        try:
            return list(collection)
        except RuntimeError:
            # It has changed during the iteration.
            continue
    return []


def request_name(request):
    return '%s[%s]' % (request.name, request.id)


def message_name(message):
    """`task[id]`; the headers are those of task message protocol 2, which Celery 4 introduced."""
    headers = getattr(message, 'headers', None) or {}
    properties = getattr(message, 'properties', None) or {}
    return '%s[%s]' % (headers.get('task', '?'), headers.get('id') or properties.get('correlation_id') or '?')


def task_channel(consumer):
    return getattr(getattr(consumer, 'task_consumer', None), 'channel', None)


class Held:
    """A look at one moment.

    `names`: `task[id]` by delivery tag. `messages`: by delivery tag, of virtual transports (Redis, SQS and the like),
    which keep them. `gone`: tasks that run and whose messages the broker has already forgotten.
    """

    def __init__(self, channel, requests):
        self.messages = delivered(channel)
        self.names = {tag: message_name(message) for tag, message in self.messages.items()}
        self.gone = []
        for request in requests:
            message = getattr(request, 'message', None)
            tag = getattr(message, 'delivery_tag', None) or request.id
            if tag in self.messages or not getattr(message or request, 'acknowledged', False):
                # Not among the messages: of AMQP, whose channel keeps no list, or of a connection that was lost.
                self.names[tag] = request_name(request)
            else:
                self.gone.append(request_name(request))


def delivered(channel):
    qos = getattr(channel, '_qos', None)
    unacknowledged = getattr(qos, '_delivered', None) or {}
    # Acknowledged, and not removed from the list yet.
    dirty = set(copied(getattr(qos, '_dirty', None) or ()))
    return {tag: message for tag, message in copied(unacknowledged.items()) if tag not in dirty}
