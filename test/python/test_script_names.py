import sys
import unittest

from support import ProjectCase, needs_celery

from _poolwise.app.script_names import script_names

MAIN = "\nif __name__ == '__main__':\n    %s\n"


@needs_celery
class ScriptNamesTest(ProjectCase):
    def found(self, body, main='None', decorator='@app.task(shared=False)'):
        source = 'from celery import Celery\n\napp = Celery(%s, set_as_current=False)\n\n\n%s\ndef add():\n    pass\n'
        self.write({'script_shop.py': source % (main, decorator) + body})
        with self.importable():
            import script_shop

            script_shop.app.finalize()
            try:
                return script_names(script_shop.app, self.places)
            finally:
                del sys.modules['script_shop']

    def test_a_script_that_sends_its_own_task(self):
        found = self.found(MAIN % 'add.delay()')
        expected = {
            'task': 'script_shop.add',
            'asScript': '__main__.add',
            'sends': True,
            'file': 'script_shop.py',
            'line': 11,
        }
        self.assertEqual(found, [expected])

    def test_a_script_that_starts_the_worker(self):
        self.assertEqual([one['sends'] for one in self.found(MAIN % 'app.worker_main()')], [False])
        # The name of the app stands for __main__.
        self.assertEqual(self.found(MAIN % 'app.worker_main()', main='"script_shop"'), [])

    def test_what_is_left_alone(self):
        self.assertEqual(self.found(''), [])
        self.assertEqual(self.found('\n\ndef view():\n    add.delay()\n'), [])
        self.assertEqual(self.found(MAIN % 'add()'), [])
        self.assertEqual(self.found(MAIN % 'add.delay()', decorator='@app.task(name="shop.add", shared=False)'), [])


if __name__ == '__main__':
    unittest.main()
