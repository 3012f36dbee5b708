import unittest

from support import ProjectCase

from _poolwise.app import unimported_tasks
from _poolwise.source.assignments import parse


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
                found = unimported_tasks._first_task('shop.jobs', file, parse(file), names)
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


if __name__ == '__main__':
    unittest.main()
