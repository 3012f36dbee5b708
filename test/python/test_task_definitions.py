import unittest

from support import ProjectCase

from _poolwise.app.task_definitions import defined


class DefinedTest(ProjectCase):
    def test_sources(self):
        for source, expected in (
            ('@shared_task\ndef f(): pass\n', True),
            ('@app.task\ndef f(): pass\n', True),
            ('@app.task(bind=True)\ndef f(self): pass\n', True),
            ('@my_periodic_task\ndef f(): pass\n', True),
            ('f = app.task(g)\n', True),
            ('app.register_task(Sum())\n', True),
            ('app.tasks.register(Sum())\n', True),
            ('# shared_task(f)\n', False),
            ('from celery import shared_task\n', False),
            ('@property\ndef task(self): pass\n', False),
            ('x = task.delay()\n', False),
        ):
            with self.subTest(source):
                self.write({'shop.py': source})
                self.assertEqual(defined(self.places), expected)

    def test_files_that_are_not_the_projects_tasks(self):
        text = '@shared_task\ndef f(): pass\n'
        self.write({'tests/test_a.py': text, 'venv/pyvenv.cfg': '', '.tox/b.py': text, 'setup.py': text})
        self.assertFalse(defined(self.places))


if __name__ == '__main__':
    unittest.main()
