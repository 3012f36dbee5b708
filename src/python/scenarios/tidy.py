"""Removes what a scenario left in a broker that isn't its own. Runs in the folder of the project."""

import os
import sys

from kombu import Connection

sys.path.insert(0, os.getcwd())
import place


def main():
    with Connection(place.BROKER, connect_timeout=5) as connection:
        channel = connection.default_channel
        if connection.transport.driver_type == 'redis':
            client = channel.client
            for key in list(client.scan_iter(match=place.QUEUE + '*', count=1000)):
                client.delete(key)
            return
        for remove, name in (
            (channel.queue_delete, place.QUEUE),
            (channel.exchange_delete, place.QUEUE),
            (channel.exchange_delete, place.QUEUE + '-control.pidbox'),
            (channel.exchange_delete, 'reply.' + place.QUEUE + '-control.pidbox'),
            (channel.exchange_delete, place.QUEUE + '-events'),
        ):
            try:
                remove(name)
            except connection.channel_errors:
                # Never made: RabbitMQ closes the channel for that.
                channel = connection.channel()


if __name__ == '__main__':
    main()
