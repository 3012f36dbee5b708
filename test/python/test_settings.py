import os
import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import settings


class ValuesTest(unittest.TestCase):
    def test_values_become_json(self):
        class Odd:
            def __repr__(self):
                raise ValueError

        for value, expected in (
            (None, None),
            (True, True),
            (1.5, 1.5),
            (float('inf'), 'inf'),
            (('a', 1), ['a', 1]),
            ({1: {2}}, {'1': [2]}),
            (Odd(), '<Odd>'),
            (object, "<class 'object'>"),
        ):
            self.assertEqual(settings._json(value), expected)

    def test_a_structure_that_holds_itself(self):
        loop = []
        loop.append(loop)
        self.assertIn('...', str(settings._json(loop)))

    def test_long_texts_of_objects_are_cut(self):
        class Long:
            def __repr__(self):
                return 'x' * 1000

        self.assertEqual(len(settings._json(Long())), 300)

    def test_schedules_and_queues_are_shortened(self):
        self.assertEqual(settings._schedule({'a': {'task': 't', 'schedule': 5}}), {'a': 't'})
        self.assertEqual(settings._schedule(None), {})
        self.assertEqual(settings._queues({'a': {}, 'b': {}}), ['a', 'b'])
        self.assertIsNone(settings._queues(None))


@needs_celery
class OriginTest(ProjectCase):
    def fact(self, app, variables=None):
        before = dict(os.environ)
        os.environ.update(variables or {})
        try:
            return settings.settings_fact(app, 'shop', self.places)
        finally:
            os.environ.clear()
            os.environ.update(before)

    def test_origins(self):
        from celery import Celery

        app = Celery('shop', broker='redis://a', set_as_current=False)
        app.conf.worker_pool = 'solo'
        fact = self.fact(app)
        self.assertEqual(fact['broker_url'], {'value': 'redis://a', 'origin': 'configured', 'where': None})
        self.assertEqual(fact['worker_pool']['origin'], 'configured')
        self.assertEqual(fact['task_acks_late'], {'value': False, 'origin': 'default', 'where': None})

    def test_a_variable(self):
        from celery import Celery

        variables = {'CELERY_BROKER_URL': 'redis://from-variable'}
        os.environ.update(variables)
        try:
            fact = self.fact(Celery('shop', set_as_current=False))
        finally:
            del os.environ['CELERY_BROKER_URL']
        self.assertEqual(
            fact['broker_url'], {'value': 'redis://from-variable', 'origin': 'variable', 'where': 'CELERY_BROKER_URL'}
        )

    def test_a_namespace(self):
        from celery import Celery

        self.write({'shop_settings.py': 'CELERY_WORKER_POOL = "solo"\nWORKER_CONCURRENCY = 3\n'})
        with self.importable():
            import shop_settings  # noqa: F401

            app = Celery('shop', set_as_current=False)
            app.config_from_object('shop_settings', namespace='CELERY')
            fact = self.fact(app)
        self.assertEqual(
            fact['worker_pool'],
            {
                'value': 'solo',
                'origin': 'configured',
                'where': 'shop_settings.py:1',
                'written': 'CELERY_WORKER_POOL',
            },
        )
        self.assertEqual(fact['worker_concurrency']['origin'], 'default')


if __name__ == '__main__':
    unittest.main()
