import os
import sys
import types
import unittest
from unittest import mock

from support import needs_celery

from _poolwise.app import describe


@needs_celery
class DescribeTest(unittest.TestCase):
    def app(self):
        from celery import Celery

        app = Celery('shop', set_as_current=False)

        @app.task(name='shop.late', shared=False, acks_late=True, rate_limit='10/m', queue='slow')
        def late():
            pass

        @app.task(name='shop.plain', shared=False)
        def plain():
            pass

        return app

    def test_tasks_and_what_they_decide_themselves(self):
        app = self.app()
        app.finalize()
        self.assertEqual(describe.task_names(app), ['shop.late', 'shop.plain'])
        self.assertEqual(
            describe.task_options(app), {'shop.late': {'acksLate': True, 'rateLimit': '10/m', 'queue': 'slow'}}
        )

    def test_a_task_of_an_installed_package(self):
        app = self.app()
        app.finalize()
        module = types.ModuleType('shop_tasks')
        module.__file__ = os.path.join('env', 'site-packages', 'shop_tasks.py')
        type(app.tasks['shop.late']).__module__ = module.__name__
        with mock.patch.dict(sys.modules, {module.__name__: module}):
            options = describe.task_options(app)
        self.assertIs(options['shop.late']['ofLibrary'], True)

    def test_the_same_value_as_the_setting_is_no_decision(self):
        app = self.app()
        app.conf.task_acks_late = True
        app.finalize()
        self.assertNotIn('acksLate', describe.task_options(app)['shop.late'])

    def test_no_django(self):
        self.assertIsNone(describe.django_fact(self.app(), None))

    def test_options_of_the_projects_own(self):
        app = self.app()
        self.assertEqual(describe.user_options(app), [])
        try:
            from click import Option
        except ImportError:
            return
        app.user_options['worker'].add(Option(['--shard', '-x']))
        app.user_options['worker'].add(object())
        self.assertEqual(describe.user_options(app), ['*', '--shard', '-x'])


if __name__ == '__main__':
    unittest.main()
