import os
import sys
import unittest

from support import PROGRAMS, ProjectCase

from _poolwise.app import load
from _poolwise.errors import HERE, Places, describe, describe_stack, failure_class


class PlacesTest(ProjectCase):
    def test_own_files(self):
        self.write({'shop/tasks.py': '', 'lib/site-packages/kombu/__init__.py': ''})
        for path, own in (('shop/tasks.py', True), ('lib/site-packages/kombu/__init__.py', False)):
            self.assertEqual(self.places.own(self.path(path)), own, path)
        for file in (os.__file__, os.path.join(HERE, 'probe.py'), '<string>', '', None, 'no/such/file.py'):
            self.assertFalse(self.places.own(file), file)

    def test_our_own_files_are_never_the_projects(self):
        places = Places(os.path.dirname(PROGRAMS))
        self.assertEqual(HERE, os.path.realpath(PROGRAMS))
        self.assertFalse(places.own(os.path.join(PROGRAMS, '_poolwise', 'app', 'load.py')))

    def test_shown_relative_to_the_root_with_slashes(self):
        self.write({'shop/tasks.py': ''})
        self.assertEqual(self.places.shown(self.path('shop/tasks.py')), 'shop/tasks.py')
        self.assertEqual(self.places.shown(self.root), self.root)
        self.assertEqual(self.places.shown('<string>'), '<string>')
        self.assertEqual(self.places.shown(os.__file__), os.__file__)

    def test_a_folder_with_the_same_beginning_is_another(self):
        self.write({'app/a.py': '', 'apple/b.py': ''})
        self.assertFalse(Places(self.path('app')).own(self.path('apple/b.py')))


CIRCLE = {
    'shop.py': 'import shop_a\n',
    'shop_a.py': 'from shop_b import b\na = 1\n',
    'shop_b.py': 'from shop_a import a\n',
}


class FailureTest(ProjectCase):
    def failure(self, files, module='shop', settings=None):
        self.write(files)
        with self.importable():
            try:
                __import__(module)
            except BaseException as error:
                return describe(error, self.places), failure_class(error, settings)
        raise AssertionError('the import did not fail')

    def test_classes(self):
        table = (
            ('syntax-error', {'shop.py': 'def broken(:\n'}, None),
            ('missing-module', {'shop.py': 'import not_there_at_all\n'}, None),
            ('missing-name', {'shop.py': 'from os import not_there\n'}, None),
            ('exception', {'shop.py': '1 / 0\n'}, None),
            ('exception', {'shop.py': 'raise ImportError("of its own")\n'}, None),
            ('django-settings-missing', {'shop.py': 'import conf_gone.settings\n'}, 'conf_gone.settings'),
            ('missing-module', {'shop.py': 'import conf_gone.settings\n'}, 'config.settings'),
            ('circular-import', CIRCLE, None),
            ('circular-import', {'shop.py': 'import shop_c\n', 'shop_c.py': 'import shop\nshop.late\n'}, None),
        )
        for expected, files, settings in table:
            with self.subTest(files=files):
                self.assertEqual(self.failure(files, settings=settings)[1], expected)

    @unittest.skipIf(sys.version_info < (3, 8), 'Python says so from 3.8 on')
    def test_a_circular_import_that_is_caught_below_the_module_that_runs(self):
        self.write(
            {
                'outer_c.py': 'import inner_c\nname = 1\n',
                'inner_c.py': 'try:\n    from outer_c import name\nexcept ImportError as error:\n    caught = error\n',
            }
        )
        with self.importable():
            import outer_c  # noqa: F401

            self.assertEqual(failure_class(sys.modules['inner_c'].caught, None), 'circular-import')

    def test_our_own_frames_are_left_out(self):
        self.write({'broken_c.py': '1 / 0\n'})
        with self.importable():
            try:
                load._import('broken_c', self.places)
            except ZeroDivisionError as error:
                files = [frame['file'] for frame in describe(error, self.places)['frames']]
        self.assertEqual(files[-1], 'broken_c.py')
        self.assertFalse([file for file in files if '_poolwise' in file], files)

    def test_the_projects_innermost_frame_is_the_place(self):
        error, _ = self.failure({'shop.py': 'import json\n\njson.loads("{")\n'})
        self.assertEqual(error['type'], 'json.decoder.JSONDecodeError')
        self.assertEqual((error['at']['file'], error['at']['line']), ('shop.py', 3))
        self.assertEqual(error['at']['text'], 'json.loads("{")')
        self.assertTrue(error['at']['own'])
        self.assertFalse(any('importlib' in frame['file'] for frame in error['frames']))

    def test_a_syntax_error_is_placed_in_its_file(self):
        error, _ = self.failure({'shop.py': 'x = 1\ny = (\n'})
        self.assertEqual(error['at']['file'], 'shop.py')
        self.assertIn(error['at']['line'], (2, 3))

    def test_a_message_that_can_not_be_made(self):
        error, _ = self.failure(
            {
                'shop.py': """
                class Odd(Exception):
                    def __str__(self):
                        raise ValueError

                raise Odd()
                """
            }
        )
        self.assertEqual((error['type'], error['message']), ('shop.Odd', '<no message: its __str__ raised>'))

    def test_a_running_stack_ends_where_it_is(self):
        error = describe_stack(sys._getframe(), 'still running', self.places)
        self.assertEqual((error['type'], error['message']), ('Hung', 'still running'))
        self.assertEqual(error['frames'][-1]['function'], 'test_a_running_stack_ends_where_it_is')

    def test_frames_are_limited(self):
        error, _ = self.failure({'shop.py': 'def f(n):\n    return 1 / n if n == 0 else f(n - 1)\n\n\nf(100)\n'})
        self.assertEqual(len(error['frames']), 40)
        self.assertEqual(error['type'], 'ZeroDivisionError')


if __name__ == '__main__':
    unittest.main()
