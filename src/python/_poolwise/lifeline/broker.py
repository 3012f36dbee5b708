"""The lifeline's own connection to the broker: the main thread may be busy, or wait for an answer of the worker's."""

from .originals import start_thread, wait_until


def own_connection(worker):
    connection = getattr(getattr(worker, 'consumer', None), 'connection', None)
    return connection.clone() if connection else worker.app.connection_for_read()


def within(seconds, call):
    """The result of a call that a broker may never answer, and an exception that it has raised."""
    results = []

    def run():
        try:
            results.append((call(), None))
        except Exception as exc:
            results.append((None, exc))

    start_thread(run, ())
    wait_until(lambda: results, seconds)
    return results[0] if results else (None, None)


def answers(worker, seconds):
    def connect():
        connection = own_connection(worker)
        try:
            # Redis is asked something only by a channel.
            connection.channel().close()
            return True
        finally:
            connection.release()

    return within(seconds, connect)[0] is True
