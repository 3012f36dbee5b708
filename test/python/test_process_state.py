import os
import sys
import unittest

from support import ProjectCase

from _poolwise.app.celery_script import celery_script
from _poolwise.app.process_state import green_at_start, process_fact
from _poolwise.app.schedule import _own_packages


class ProcessStateTest(ProjectCase):
    def test_nothing_is_patched_here(self):
        self.assertEqual(green_at_start(), [])

    def test_the_variable_of_spawned_children(self):
        before = os.environ.pop('FORKED_BY_MULTIPROCESSING', None)
        try:
            self.assertFalse(process_fact([])['forkedByMultiprocessing'])
            os.environ['FORKED_BY_MULTIPROCESSING'] = '1'
            self.assertTrue(process_fact(['gevent'])['forkedByMultiprocessing'])
        finally:
            os.environ.pop('FORKED_BY_MULTIPROCESSING')
            if before is not None:
                os.environ['FORKED_BY_MULTIPROCESSING'] = before
        self.assertEqual(process_fact(['gevent'])['greenAtStart'], ['gevent'])

    def test_the_main_module_of_a_worker(self):
        main = celery_script()
        self.assertEqual(main.__name__, '__main__')
        script = os.path.join(os.path.dirname(sys.executable), 'celery')
        self.assertEqual(getattr(main, '__file__', None), script if os.path.isfile(script) else None)

    def test_the_projects_own_packages(self):
        self.write({'shop/__init__.py': '', 'server.py': '', 'docs/index.md': ''})
        self.assertEqual(_own_packages(self.places), ['server', 'shop'])


if __name__ == '__main__':
    unittest.main()
