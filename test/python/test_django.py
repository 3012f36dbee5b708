import os
import unittest
import unittest.mock

from support import ProjectCase, needs_celery

from _poolwise.app import django


class LoadedByTest(ProjectCase):
    def found(self, files):
        self.write(dict({'conf_d/__init__.py': '', 'conf_d/celery.py': ''}, **files))
        with self.importable():
            __import__('conf_d.celery')
            return django._Look('conf_d.celery', self.places, self.own_files(other=['tests/test_jobs.py'])).found

    def test_what_loads_the_app(self):
        for source, loads in (
            ('from conf_d.celery import app\n', True),
            ('from conf_d import celery\n', True),
            ('import conf_d.celery\n', True),
            ('import_module("conf_d.celery")\n', True),
            ('from conf_d import other\n', False),
            ('from celery import Celery\n', False),
            ('x = "conf_d.celery"\n', False),
        ):
            with self.subTest(source):
                self.setUp()
                self.assertEqual(self.found({'urls_d.py': source})['loadedBy'], 'urls_d.py:1' if loads else None)

    def test_relative_imports_of_the_package(self):
        self.assertEqual(self.found({'conf_d/apps.py': 'from .celery import app\n'})['loadedBy'], 'conf_d/apps.py:1')

    @needs_celery
    def test_the_module_that_makes_the_app_of_another(self):
        self.write(
            {
                'made_d/__init__.py': 'from made_d.celery import app as celery_app\n',
                'made_d/celery.py': 'from celery import Celery\n\napp = Celery("x")\n',
                'entry_d.py': 'from made_d.celery import app\n',
            }
        )
        with self.importable():
            app = __import__('entry_d').app
            self.assertEqual(django._maker(app, 'entry_d', self.places), 'made_d.celery')
            found = django._Look('made_d.celery', self.places, self.own_files(), 'entry_d').found
            self.assertEqual(found['loadedBy'], 'made_d/__init__.py:1')
            os.remove(self.path('made_d/__init__.py'))
            found = django._Look('made_d.celery', self.places, self.own_files(), 'entry_d').found
            self.assertIsNone(found['loadedBy'])

    @needs_celery
    def test_the_package_of_the_settings_loads_the_app(self):
        self.write(
            {
                'site_d/__init__.py': 'from site_d.celery import app\n',
                'site_d/celery.py': 'from celery import Celery\n\napp = Celery("x")\n',
            }
        )
        with self.importable(), unittest.mock.patch.dict(os.environ, {'DJANGO_SETTINGS_MODULE': 'site_d.settings'}):
            __import__('site_d')
            # `-A site_d`
            found = django._Look('site_d.celery', self.places, self.own_files(), 'site_d').found
        self.assertEqual(found['loadedBy'], 'site_d/__init__.py:1')

    def test_a_shared_task(self):
        found = self.found(
            {'jobs_d.py': 'from celery import shared_task\n\n\n@shared_task(bind=True)\ndef f(self): pass\n'}
        )
        self.assertIn(found['sharedTask'], ('jobs_d.py:4', 'jobs_d.py:5'))
        self.assertTrue(found['complete'])

    def test_a_shared_task_of_a_test_does_not_count(self):
        source = 'from celery import shared_task\n\n\n@shared_task\ndef f(): pass\n'
        self.assertIsNone(self.found({'tests/test_jobs.py': source})['sharedTask'])


class SettingsTest(unittest.TestCase):
    @needs_celery
    def test_the_setting_that_is_meant(self):
        from celery.app import defaults

        for name, expected in (
            ('CELERY_TASK_ACKS_LATE', 'task_acks_late'),
            ('BROKER_URL', 'broker_url'),
            ('CELERYD_CONCURRENCY', 'worker_concurrency'),
            ('DATABASES', None),
        ):
            self.assertEqual(django._meant(name, defaults), expected, name)

    @needs_celery
    def test_an_app_without_djangos_settings(self):
        from celery import Celery

        self.assertIsNone(
            django.django_project_fact(Celery('shop', set_as_current=False), 'shop', None, None, None, None)
        )


if __name__ == '__main__':
    unittest.main()
