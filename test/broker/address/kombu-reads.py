"""Reads broker URLs with the real kombu, as a transport would on connecting. URLs on stdin, answers on stdout, JSON."""
import json
import logging
import sys

from kombu import Connection

logging.disable(logging.CRITICAL)


def read(url):
    try:
        connection = Connection(url)
        transport = connection.transport
        if transport.driver_type == 'redis':
            return redis(connection)
        if transport.driver_type == 'amqp':
            return amqp(connection)
        return {'contact': 'other'}
    except Exception as error:
        return {'error': '%s: %s' % (type(error).__name__, error)}


def redis(connection):
    channel = connection.transport.Channel.__new__(connection.transport.Channel)
    channel.connection = connection.transport
    found = channel._connparams()
    return {
        'contact': 'redis',
        'host': found.get('host'),
        'port': found.get('port'),
        'socketPath': found.get('path'),
        'database': found['db'],
        'username': found.get('username'),
        'password': found.get('password'),
        'tls': 'SSL' in found['connection_class'].__name__,
        'verifies': bool(found.get('ssl_cert_reqs')),
    }


def amqp(connection):
    defaults = connection.transport.default_connection_params
    return {
        'contact': 'amqp',
        'host': connection.hostname or defaults['hostname'],
        'port': connection.port or defaults['port'],
        'vhost': connection.virtual_host,
        'username': connection.userid or defaults['userid'],
        'password': connection.password or defaults['password'],
        'tls': bool(connection.ssl),
    }


json.dump([read(url) for url in json.load(sys.stdin)], sys.stdout)
