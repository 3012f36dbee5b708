"""Removes what a scenario left in a broker of the user. Runs in the folder of the sandbox."""

import os
import sys

from kombu import Connection

sys.path.insert(0, os.getcwd())
import run_settings


def main():
    with Connection(run_settings.BROKER, connect_timeout=5) as connection:
        channel = connection.default_channel
        if connection.transport.driver_type == 'redis':
            client = channel.client
            for key in list(client.scan_iter(match=run_settings.QUEUE + '*', count=1000)):
                client.delete(key)
            return
        for remove, name in (
            (channel.queue_delete, run_settings.QUEUE),
            (channel.exchange_delete, run_settings.QUEUE),
            (channel.exchange_delete, run_settings.QUEUE + '-control.pidbox'),
            (channel.exchange_delete, 'reply.' + run_settings.QUEUE + '-control.pidbox'),
            (channel.exchange_delete, run_settings.QUEUE + '-events'),
        ):
            try:
                remove(name)
            except connection.channel_errors:
                # It was never declared: RabbitMQ closes the channel.
                channel = connection.channel()


if __name__ == '__main__':
    main()
