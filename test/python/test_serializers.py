import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import serializers


@needs_celery
class SerializersTest(ProjectCase):
    def fact(self, serializer=None, **settings):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        app.conf.update(settings)
        options = {'serializer': serializer} if serializer else {}

        @app.task(name='shop.own', shared=False, **options)
        def own():
            pass

        app.finalize()
        return serializers.serializers_fact(app)

    def test_the_defaults(self):
        fact = self.fact()
        self.assertEqual(fact['accept'], {'types': ['application/json'], 'error': None})
        self.assertEqual(fact['serializers'], {'json': {'type': 'application/json', 'error': None}})

    def test_a_serializer_of_a_call_that_only_the_sender_registers(self):
        from celery import Celery

        calls = [{'serializer': 'mine', 'file': 'web.py', 'line': 1}]
        fact = serializers.serializers_fact(Celery('shop', set_as_current=False), calls)
        self.assertEqual(fact['calls'], [])
        self.assertNotIn('mine', fact['serializers'])

    def test_names_and_content_types(self):
        fact = self.fact(accept_content=['pickle', 'application/x-mine'], result_accept_content=['json'])
        self.assertEqual(fact['accept']['types'], ['application/x-mine', 'application/x-python-serialize'])
        self.assertEqual(fact['resultAccept']['types'], ['application/json'])

    def test_serializers_of_calls(self):
        from celery import Celery

        calls = [{'serializer': 'pickle', 'file': 'shop.py', 'line': 1}]
        fact = serializers.serializers_fact(Celery('shop', set_as_current=False), calls)
        self.assertEqual(fact['serializers']['pickle']['type'], 'application/x-python-serialize')
        self.assertEqual(fact['calls'], calls)

    def test_a_text_is_a_list_of_letters(self):
        self.assertEqual(self.fact(accept_content='json')['accept']['error'], 'No encoder/decoder installed for j')

    def test_a_serializer_that_nobody_registered(self):
        fact = self.fact(serializer='nope', task_serializer='json')
        self.assertIsNone(fact['serializers']['nope']['type'])
        self.assertIn('nope', fact['serializers']['nope']['error'])

    def test_a_serializer_of_the_project(self):
        from kombu.serialization import register, unregister

        register('mine', lambda value: value.upper(), str, content_type='application/x-mine')
        self.addCleanup(unregister, 'mine')
        own = self.fact(serializer='mine')['serializers']['mine']
        self.assertEqual(own, {'type': 'application/x-mine', 'error': None})


if __name__ == '__main__':
    unittest.main()
