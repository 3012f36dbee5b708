import unittest

from support import needs_celery

from _poolwise.celery import drivers


class DriversTest(unittest.TestCase):
    def test_schemes(self):
        for url, expected in (
            ('redis://localhost', 'redis'),
            ('sqla+sqlite:///x', 'sqla+sqlite'),
            ('redis', None),
            ('', None),
            (None, None),
        ):
            self.assertEqual(drivers._scheme(url), expected)

    def test_the_missing_module(self):
        error = AttributeError("'NoneType' object has no attribute 'Redis'")
        self.assertEqual(drivers._missing('redis', ModuleNotFoundError(name='redis')), 'redis')
        self.assertIsNone(drivers._missing('amqp', error))
        self.assertFalse(drivers._installed('not_there_at_all'))
        self.assertFalse(drivers._installed('not_there.at_all'))
        self.assertTrue(drivers._installed('json.decoder'))

    def app(self, **settings):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        app.conf.update(settings)
        return app

    @needs_celery
    def test_a_transport_of_kombus_own(self):
        fact = drivers.broker(self.app(broker_url='memory://'))
        self.assertEqual(fact, {'scheme': 'memory', 'imported': True, 'error': None, 'missingModule': None})

    @needs_celery
    def test_an_unknown_transport(self):
        fact = drivers.broker(self.app(broker_url='carrier-pigeon://x'))
        self.assertEqual((fact['scheme'], fact['imported']), ('carrier-pigeon', False))
        self.assertIn('carrier-pigeon', fact['error'])

    @needs_celery
    def test_a_client_that_kombu_refuses(self):
        try:
            import kombu.transport.redis as transport
            import redis
        except ImportError:
            self.skipTest('redis-py is not installed')
        app, version = self.app(broker_url='redis://localhost:1/0'), redis.VERSION
        self.assertTrue(drivers.broker(app)['imported'])
        transport.redis.VERSION = (2, 10, 6)
        try:
            fact = drivers.broker(app)
        finally:
            transport.redis.VERSION = version
        self.assertEqual((fact['imported'], fact['missingModule']), (False, None))
        self.assertIn('VersionMismatch: Redis transport requires redis-py versions', fact['error'])

    @needs_celery
    def test_backends(self):
        self.assertIsNone(drivers.backend(self.app()))
        self.assertIsNone(drivers.backend(self.app(result_backend='disabled://')))
        self.assertTrue(drivers.backend(self.app(result_backend='rpc://'))['imported'])
        unknown = drivers.backend(self.app(result_backend='carrier-pigeon://'))
        self.assertFalse(unknown['imported'])


if __name__ == '__main__':
    unittest.main()
