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
                self.assertEqual(defined(self.own_files()), expected)

    def test_files_that_are_not_the_projects_tasks(self):
        text = '@shared_task\ndef f(): pass\n'
        self.write({'tests/test_a.py': text, 'setup.py': text})
        self.assertIs(defined(self.own_files(other=['tests/test_a.py', 'setup.py'])), False)

    def test_nothing_in_what_was_read(self):
        self.write({'shop.py': ''})
        self.assertIsNone(defined(self.own_files(complete=False)))


if __name__ == '__main__':
    unittest.main()
