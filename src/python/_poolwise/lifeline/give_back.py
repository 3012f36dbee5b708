"""Returns what a worker holds to the queue, before the worker is killed.

AMQP returns unacknowledged messages when the connection ends, so there is nothing to do. Redis keeps them for the
visibility timeout, an hour by default. The main thread may be busy in a task, so a connection of its own does this.
"""

from .broker import own_connection

#: A message that these have delivered returns without us: when the connection ends, or after a timeout of the service.
RETURN_BY_THEMSELVES = ('amqp', 'memory', 'sqs', 'gcpubsub', 'azureservicebus')


def give_back(worker, channel, held):
    """Returns what is held, the last delivered first, so that the order stays.

    On Redis, restoring moves a message in one transaction, if it is still unacknowledged: a task that ends meanwhile
    either has acknowledged it, and nothing is returned, or acknowledges nothing.

    @returns the names of the tasks that return
    """
    connection = own_connection(worker)
    try:
        if connection.transport.driver_type in RETURN_BY_THEMSELVES:
            return list(held.names.values())
        own = connection.channel()
        if channel is not None:
            # The types of the exchanges, by which the queues of a message are found.
            own.connection.state = channel.connection.state
        return [held.names[tag] for tag in reversed(list(held.names)) if restore(own, tag, held.messages.get(tag))][
            ::-1
        ]
    finally:
        connection.release()


def restore(own, tag, message):
    if hasattr(own.qos, 'restore_by_tag'):
        if own.client.hget(own.unacked_key, tag) is None:
            return False
        own.qos.restore_by_tag(tag, client=own.client)
        return True
    if message is None or not own.do_restore or not own.qos.restore_at_shutdown:
        return False
    own._restore(message)
    return True
