import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import unread_settings
from _poolwise.source.assignments import Sources


class PackagesTest(ProjectCase):
    def test_distributions_that_need_celery(self):
        self.write(
            {
                'a-1.0.dist-info/METADATA': 'Name: a\nRequires-Dist: celery>=5\n',
                'b-1.0.dist-info/METADATA': 'Name: b\nRequires-Dist: celery-like\nRequires-Dist: kombu\n',
                'django_celery_beat-2.0.dist-info/METADATA': '',
            }
        )
        for info, expected in (('a-1.0', True), ('django_celery_beat-2.0', True)):
            info += '.dist-info'
            self.assertEqual(unread_settings._needs_celery(self.path(info), info), expected)
        self.write({'c-1.0.dist-info/METADATA': 'Name: c\nRequires-Dist: kombu\n'})
        self.assertFalse(unread_settings._needs_celery(self.path('c-1.0.dist-info'), 'c-1.0.dist-info'))

    def test_their_packages(self):
        self.write(
            {
                'a.dist-info/top_level.txt': 'one\ntwo\n',
                'b.dist-info/RECORD': 'three/__init__.py,sha256=x,1\nfour.py,sha256=y,2\nb.dist-info/RECORD,,\n',
            }
        )
        self.assertEqual(unread_settings._top_level(self.path('a.dist-info')), ['one', 'two'])
        self.assertEqual(set(unread_settings._top_level(self.path('b.dist-info'))), {'three', 'four.py'})

    def test_files(self):
        self.write({'pkg/a.py': '', 'pkg/sub/b.py': '', 'pkg/c.txt': '', 'single.py': ''})
        self.assertEqual(len(list(unread_settings._python_files(self.path('pkg')))), 2)
        self.assertEqual(list(unread_settings._python_files(self.path('single.py'))), [self.path('single.py')])


class NamesTest(unittest.TestCase):
    def test_constants_of_a_module_or_a_class(self):
        import types

        module = types.ModuleType('conf')
        exec('import os\nA = 1\n_b = 2\ndef f(): pass\nclass C: pass\n', module.__dict__)
        self.assertEqual(unread_settings._constants(module), [('A', 1)])

        class Base:
            a, b = 1, 2

        class Config(Base):
            b = 3

            @property
            def c(self):
                return 4

        self.assertEqual(unread_settings._constants(Config), [('a', 1), ('b', 3)])
        instance = Config()
        instance.d = 5
        self.assertEqual(dict(unread_settings._constants(instance))['d'], 5)

    def test_near_names(self):
        known = ['worker_concurrency', 'task_acks_late']
        for name, expected in (
            ('worker_concurency', True),
            ('task_ack_late', True),
            ('DATABASES', False),
            ('x', False),
        ):
            self.assertEqual(unread_settings._may_be_near(name, known), expected, name)


@needs_celery
class UnreadTest(ProjectCase):
    def fact(self, source, namespace=None, more='', complete=True):
        from celery import Celery

        self.write({'unread_conf.py': source, 'more.py': more})
        with self.importable():
            import sys

            import unread_conf  # noqa: F401

            app = Celery('shop', set_as_current=False)
            app.config_from_object('unread_conf', namespace=namespace)
            _ = app.conf.task_always_eager
            try:
                sources = Sources(app, 'unread_conf', self.places)
                return unread_settings.names_fact(app, sources, self.own_files(complete=complete), None)
            finally:
                del sys.modules['unread_conf']

    def test_a_misspelt_setting(self):
        fact = self.fact('broker_url = "memory://"\nworker_concurency = 3\n')
        self.assertEqual(
            [(one['name'], one['where']) for one in fact['unread']], [('worker_concurency', 'unread_conf.py:2')]
        )
        self.assertIn('worker_concurrency', fact['known'])

    def test_a_misspelt_old_name(self):
        fact = self.fact('BROKER_URL = "memory://"\nCELERYD_CONCURENCY = 3\nCELERYBEAT_SCCHEDULE = {}\n')
        self.assertEqual([one['name'] for one in fact['unread']], ['CELERYBEAT_SCCHEDULE', 'CELERYD_CONCURENCY'])
        self.assertEqual(fact['old']['CELERYD_CONCURRENCY'], 'worker_concurrency')
        self.assertEqual(fact['style'], 'old')

    def test_the_form_of_the_names(self):
        self.assertEqual(self.fact('broker_url = "memory://"\nCELERYD_CONCURENCY = 3\n')['style'], 'new')
        self.assertIsNone(self.fact('CELERYD_CONCURENCY = 3\n')['style'])
        self.assertNotIn('old', self.fact('CELERY_BROKER_URL = "memory://"\n', namespace='CELERY'))

    def test_a_misspelt_prefix(self):
        fact = self.fact(
            'BROKER_URL = "memory://"\nCELERYD_CONCURRENCY = 3\nCELERY_IMPORTS = ()\nCLERY_TIMEZONE = "UTC"\n'
            'ADMINS = 1\n'
        )
        self.assertEqual([one['name'] for one in fact['unread']], ['CLERY_TIMEZONE'])

    def test_a_setting_that_the_project_reads_itself(self):
        fact = self.fact('broker_url = "memory://"\nworker_concurency = 3\n', more='print(conf.worker_concurency)\n')
        self.assertEqual(fact['unread'], [])

    def test_whether_every_file_was_read(self):
        source = 'broker_url = "memory://"\nworker_concurency = 3\n'
        self.assertTrue(self.fact(source)['complete'])
        self.assertFalse(self.fact(source, complete=False)['complete'])

    def test_a_name_without_its_namespace_s_prefix(self):
        fact = self.fact('CELERY_BROKER_URL = "memory://"\nCELERY_TASK_ACKS_LATES = True\n', namespace='CELERY')
        self.assertEqual([one['name'] for one in fact['unread']], ['CELERY_TASK_ACKS_LATES'])

    def test_names_that_were_meant_for_celery(self):
        known = 'CELERY_BROKER_URL = "memory://"\nCELERY_TASK_ACKS_LATE = True\n'
        source = known + 'CELERY_BACKEND_URL = "x"\nCELERY_SCHEDULE = {}\n'
        fact = self.fact(source, namespace='CELERY')
        self.assertEqual([one['name'] for one in fact['unread']], ['CELERY_BACKEND_URL', 'CELERY_SCHEDULE'])
        self.assertTrue(all(one['meant'] and not one['sure'] for one in fact['unread']))

    def test_unless_the_project_reads_them(self):
        source = 'CELERY_BROKER_URL = "memory://"\nCELERY_BACKEND_URL = "x"\n'
        for more in ('print(settings.CELERY_BACKEND_URL)\n', 'getattr(settings, "CELERY_BACKEND_URL")\n'):
            self.assertEqual(self.fact(source, namespace='CELERY', more=more)['unread'], [])

    def test_what_celery_lists_itself(self):
        message = '\nCannot mix:\n\nCELERY_TASK_SERIALIZER   -> task_serializer\nFOO -> bar baz\n'
        fact = unread_settings.names_fact(None, _Nowhere(), None, {'message': message})
        self.assertEqual(fact['mixed'], [{'name': 'CELERY_TASK_SERIALIZER', 'use': 'task_serializer', 'where': None}])


class _Nowhere:
    """Sources of a project that sets nothing."""

    def where(self, name, key, value):
        return None


if __name__ == '__main__':
    unittest.main()
