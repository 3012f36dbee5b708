import os
import sys
import unittest

from support import PROGRAMS, ProjectCase, celery, needs_celery

from _poolwise.celery import family


class FamilyTest(ProjectCase):
    def test_the_version_in_the_source(self):
        for text, expected in (
            ("SERIES = 'x'\n__version__ = '5.7.0'\n", '5.7.0'),
            ('__version__ = "4.4.7"\n', '4.4.7'),
            ('nothing = 1\n', ''),
        ):
            self.write({'celery/__init__.py': text})
            self.assertEqual(family._version_in_source(self.path('celery/__init__.py')), expected)

    def test_a_billiard_that_bypasses_the_launcher(self):
        billiard = self.path('billiard/__init__.py')
        self.write({'billiard/__init__.py': ''})
        self.assertFalse(family._bypasses_launcher(billiard))
        self.write({'billiard/popen_spawn_win32.py': 'executable = sys.executable\n'})
        self.assertFalse(family._bypasses_launcher(billiard))
        self.write({'billiard/popen_spawn_win32.py': 'executable = sys._base_executable\n'})
        self.assertTrue(family._bypasses_launcher(billiard))

    @unittest.skipIf(celery is not None, 'Celery is installed for this interpreter')
    def test_not_installed(self):
        self.assertEqual(family.celery_fact(self.places), (None, 'celery is not installed for this interpreter'))
        self.write({'celery.py': ''})
        # The folder in which the project's commands run.
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.places.root)
        _, because = family.celery_fact(self.places)
        self.assertTrue(because.endswith('`import celery` finds celery.py'), because)

    @needs_celery
    def test_installed(self):
        fact, because = family.celery_fact(self.places)
        self.assertIsNone(because)
        self.assertEqual(fact['version'], celery.__version__)
        self.assertTrue(os.path.samefile(fact['file'], celery.__file__))
        self.assertIsNone(fact['importError'])
        self.assertIsNone(fact['shadowedBy'])

    @needs_celery
    def test_hidden_by_a_file_of_the_project(self):
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.places.root)
        self.write({'celery.py': ''})
        self.assertEqual(family.celery_fact(self.places)[0]['shadowedBy'], 'celery.py')

    @needs_celery
    def test_a_folder_without_init_hides_nothing(self):
        self.write({'celery/notes.txt': ''})
        self.assertIsNone(family.celery_fact(self.places)[0]['shadowedBy'])

    @unittest.skipIf(sys.version_info < (3, 7), 'a module has no __getattr__ before 3.7')
    def test_the_error_behind_a_name_that_cannot_be_imported(self):
        lazy = """
            __version__ = '4.4.7'
            def __getattr__(name):
                if name != 'Celery':
                    raise AttributeError(name)
                from celery.app.base import Celery
                return Celery
        """
        self.write({'site/celery/__init__.py': lazy, 'site/celery/app/__init__.py': ''})
        self.write({'site/celery/app/base.py': 'Celery = {}.entry_points\n'})
        code = """
            import sys
            sys.path[:0] = sys.argv[1:]
            from _poolwise.celery import family
            try:
                family._celery_class({})
            except Exception as error:
                print(type(error).__name__, error)
        """
        _, out, err = self.run_python(code, self.path('site'), PROGRAMS)
        self.assertEqual(out.strip(), "AttributeError 'dict' object has no attribute 'entry_points'", err)


if __name__ == '__main__':
    unittest.main()
