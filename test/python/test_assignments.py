import ast
import types
import unittest

from support import ProjectCase, needs_celery

from _poolwise.source import assignments


class ReadingTest(ProjectCase):
    def test_what_can_not_be_parsed(self):
        self.write({'bad.py': 'def (', 'zero.py': 'x = "\0"\n', 'good.py': 'x = 1\n'})
        self.assertIsNone(assignments.parse(self.path('bad.py')))
        self.assertIsNone(assignments.parse(self.path('zero.py')))
        self.assertIsNone(assignments.parse(self.path('missing.py')))
        self.assertIsInstance(assignments.parse(self.path('good.py')), ast.Module)

    def test_the_module_of_a_from_import(self):
        for source, name, file, expected in (
            ('from a.b import c', 'shop.tasks', 'shop/tasks.py', 'a.b'),
            ('from . import c', 'shop.tasks', 'shop/tasks.py', 'shop'),
            ('from .base import *', 'shop.settings.dev', 'shop/settings/dev.py', 'shop.settings.base'),
            ('from ..base import c', 'shop.settings.dev', 'shop/settings/dev.py', 'shop.base'),
            ('from .base import *', 'shop.settings', 'shop/settings/__init__.py', 'shop.settings.base'),
        ):
            node = ast.parse(source).body[0]
            self.assertEqual(assignments.absolute(node, name, file), expected, source)

    def found(self, source, function=assignments._settings_in):
        pairs = [pair for node in ast.walk(ast.parse(source)) for pair in function(node)]
        return sorted((name, assignments._literal(value)) for name, value in pairs)

    def test_settings_in_source(self):
        for source, expected in (
            ('broker_url = "redis://"', [('broker_url', 'redis://')]),
            ('A = B = 1', [('A', 1), ('B', 1)]),
            ('task_acks_late: bool = True', [('task_acks_late', True)]),
            ('task_acks_late: bool', []),
            ('app.conf.task_time_limit = 5', [('task_time_limit', 5)]),
            ('app.conf["task_time_limit"] = 5', [('task_time_limit', 5)]),
            ('other["task_time_limit"] = 5', []),
            ('app.conf.update(worker_pool="solo", **{})', [('worker_pool', 'solo')]),
            ('app.conf.update({"worker_pool": "solo"})', [('worker_pool', 'solo')]),
            ('other.update(worker_pool="solo")', []),
            ('app.add_defaults({"worker_pool": "solo"})', [('worker_pool', 'solo')]),
            ('Celery("shop", broker="redis://", backend="rpc://", task_time_limit=5)',
             [('broker_url', 'redis://'), ('result_backend', 'rpc://'), ('task_time_limit', 5)]),
            ('app.config_from_object({"worker_pool": "solo"})', [('worker_pool', 'solo')]),
        ):  # fmt: skip
            with self.subTest(source):
                self.assertEqual(self.found(source), expected)

    def test_a_dictionary_anywhere(self):
        for source, expected in (
            ('f({"worker_pool": "solo"})', [('worker_pool', 'solo')]),
            ('x = dict(worker_pool="solo")', [('worker_pool', 'solo')]),
            ('settings.from_mapping(worker_pool="solo")', [('worker_pool', 'solo')]),
            ('f(worker_pool="solo")', []),
        ):
            self.assertEqual(self.found(source, assignments._loosely), expected, source)

    def test_what_is_no_literal_is_unknown(self):
        value = ast.parse('x = os.environ["X"]').body[0].value
        self.assertIs(assignments._literal(value), assignments._UNKNOWN)


@needs_celery
class SourcesTest(ProjectCase):
    def test_where_a_setting_is_set(self):
        from celery import Celery

        self.write(
            {
                'shop_base.py': 'task_time_limit = 5\n',
                'shop_conf.py': """
                import sys

                from shop_base import *

                worker_pool = 'solo'
                if sys.platform == 'nowhere':
                    worker_pool = 'threads'
                """,
                'shop_app.py': 'extra = {"celery": {"worker_concurrency": 3}}\n',
            }
        )
        with self.importable():
            import shop_app
            import shop_conf  # noqa: F401

            app = shop_app.app = Celery('shop', set_as_current=False)
            app.config_from_object('shop_conf')
            sources = assignments.Sources(app, 'shop_app', self.places)
            for name, value, expected in (
                ('worker_pool', 'solo', 'shop_conf.py:5'),
                ('worker_pool', 'threads', 'shop_conf.py:7'),
                ('worker_pool', 'unknown', 'shop_conf.py:7'),
                ('task_time_limit', 5, 'shop_base.py:1'),
                ('worker_concurrency', 3, 'shop_app.py:1'),
                ('broker_url', None, None),
            ):
                self.assertEqual(sources.where(name, name, value), expected, name)

    def test_the_module_of_the_configuration(self):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        for source, expected in (
            (None, None),
            ('os', 'os'),
            ('os:environ', 'os'),
            ('nowhere.settings.Config', 'nowhere.settings'),
            (types, 'types'),
            (ProjectCase, 'support'),
        ):
            app._config_source = source
            self.assertEqual(assignments._config_module(app), expected, source)


if __name__ == '__main__':
    unittest.main()
