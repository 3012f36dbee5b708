import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import unimported_tasks
from _poolwise.source.assignments import parse
from _poolwise.source.sends import Sends


class FirstTaskTest(ProjectCase):
    def test_the_first_task_of_a_module(self):
        names = {('shop.celery', 'app'), ('shop', 'celery_app')}
        for source, line in (
            ('from celery import shared_task\n\n\n@shared_task\ndef f(): pass\n', True),
            ('from celery import shared_task as job\n\n\n@job(bind=True)\ndef f(): pass\n', True),
            ('import celery\n\n\n@celery.shared_task\ndef f(): pass\n', True),
            ('from shop.celery import app\n\n\n@app.task\ndef f(): pass\n', True),
            ('from .celery import app as shop_app\n\n\n@shop_app.task\ndef f(): pass\n', True),
            ('from . import celery_app\n\n\n@celery_app.task()\nasync def f(): pass\n', True),
            ('from other.celery import app\n\n\n@app.task\ndef f(): pass\n', False),
            ('from shop.celery import app\n\n\n@app.command\ndef task(): pass\n', False),
            ('x = "no task"\n', False),
            ('def broken(task:\n', False),
        ):
            with self.subTest(source):
                self.write({'shop/jobs.py': source})
                file = self.path('shop/jobs.py')
                found, _ = unimported_tasks._first_task('shop.jobs', file, parse(file), names)
                self.assertEqual(found is not None, line)
                if found is not None:
                    self.assertIn(found, (4, 5))

    def test_modules_that_are_loaded_are_not_missed(self):
        task = 'from celery import shared_task\n\n\n@shared_task\ndef f(): pass\n'
        self.write(
            {
                'unseen/__init__.py': '',
                'unseen/main.py': '',
                'unseen/jobs.py': task,
                'unseen/inner/__init__.py': '',
                'unseen/inner/tasks.py': task,
                'unseen/tests/__init__.py': '',
                'unseen/tests/tasks.py': task,
                'unseen/scripts/tasks.py': task,
            }
        )
        with self.importable():
            __import__('unseen.main')
            files = self.own_files(other=['unseen/tests/__init__.py', 'unseen/tests/tasks.py'])
            found = unimported_tasks.unimported(object(), 'unseen.main', self.places, files)
        self.assertEqual([one['module'] for one in found], ['unseen.jobs', 'unseen.inner.tasks'])
        self.assertEqual(found[0]['file'], 'unseen/jobs.py')


TASK = 'from celery import shared_task\n\n\n@shared_task\ndef f(): pass\n'
OWN = 'from core_u.app import app\n\n\n@app.task\ndef f(): pass\n'


@needs_celery
class OutsideTest(ProjectCase):
    """Task modules outside of core_u, the app's own package."""

    def unimported(self, files, others=(), other=()):
        source = 'from celery import Celery\n\napp = Celery("core_u", set_as_current=False)\n'
        self.write(dict({'core_u/__init__.py': '', 'core_u/app.py': source}, **files))
        with self.importable():
            from core_u.app import app

            listed = self.own_files(other=other)
            sends = Sends(self.places, listed)
            found = unimported_tasks.unimported(app, 'core_u.app', self.places, listed, sends, others)
        return [(one['file'], one['usedAt'], one['installed']) for one in found]

    def test_sent_by_other_code(self):
        for sender in (
            'from reports_u.jobs import f\nf.delay()\n',
            'from reports_u import jobs as j\nj.f.apply_async()\n',
            'import reports_u.jobs\nreports_u.jobs.f.s().apply_async()\n',
            'app.send_task("reports_u.jobs.f")\n',
        ):
            with self.subTest(sender):
                files = {'reports_u/__init__.py': '', 'reports_u/jobs.py': TASK, 'api_u.py': sender}
                where = 'api_u.py:%d' % sender.count('\n')
                self.assertEqual(self.unimported(files), [('reports_u/jobs.py', where, False)])

    def test_called_or_unused(self):
        files = {
            'reports_u/__init__.py': '',
            'reports_u/jobs.py': TASK,
            'api_u.py': 'from reports_u.jobs import f\nf()\n',
        }
        self.assertEqual(self.unimported(files), [])
        self.assertEqual(self.unimported({'reports_u/views.py': 'from .jobs import f\nf.delay()\n'}), [])

    def test_a_task_of_this_very_app(self):
        files = {'reports_u/__init__.py': '', 'reports_u/jobs.py': OWN, 'scripts/jobs.py': OWN}
        self.assertEqual(self.unimported(files), [('reports_u/jobs.py', None, False)])

    def test_the_worker_of_another_command_has_it(self):
        files = {
            'reports_u/__init__.py': '',
            'reports_u/jobs.py': OWN,
            'reports_u/more.py': 'from . import jobs\n',
            'worker_u.py': 'from core_u.app import app\nimport reports_u.more\n',
        }
        self.assertEqual(self.unimported(files, others=['worker_u']), [])
        self.assertEqual(len(self.unimported(files)), 1)

    def test_a_shared_task_of_a_project_with_several_apps(self):
        files = {
            'other_u.py': 'from celery import Celery\n\napp = Celery("other")\n',
            'reports_u/__init__.py': '',
            'reports_u/jobs.py': TASK,
            'api_u.py': 'from reports_u.jobs import f\nf.delay()\n',
        }
        self.assertEqual(self.unimported(files), [])
        sender = {'core_u/views.py': 'from reports_u.jobs import f\nf.delay()\n'}
        self.assertEqual(self.unimported(sender), [('reports_u/jobs.py', 'core_u/views.py:2', False)])

    def test_another_app_that_is_imported_by_the_same_name(self):
        files = {
            'b_u/core_u/__init__.py': '',
            'b_u/core_u/app.py': 'from celery import Celery\n\napp = Celery("b")\n',
            'b_u/__init__.py': '',
            'b_u/jobs.py': OWN,
            'b_u/api.py': 'from jobs import f\nf.delay()\n',
        }
        self.assertEqual(self.unimported(files), [])

    def test_a_file_that_is_only_called_like_a_test(self):
        files = {'core_u/test_search.py': TASK, 'core_u/test_pay.py': TASK + '\n\ndef test_f(): pass\n'}
        self.assertEqual(self.unimported(files, other=list(files)), [('core_u/test_search.py', None, True)])


if __name__ == '__main__':
    unittest.main()
