import json
import unittest

from support import PROGRAMS, ProjectCase, needs_celery

#: As the stage `app` does it: the app is imported, its configuration read, then the task modules are imported.
RUN = """
    import json, os, sys
    sys.path[:0] = [sys.argv[1], os.getcwd()]
    from _poolwise.app.late_handlers import LateHandlers
    from _poolwise.errors import Places
    from _poolwise.source.own_files import OwnFiles
    late = LateHandlers()
    late.watch()
    from shop import app
    app.conf.task_always_eager
    app.loader.init_worker()
    app.finalize()
    listed = {'production': ['shop.py', 'tasks.py'], 'other': [], 'complete': True}
    places = Places(os.getcwd())
    print(json.dumps(late.found(app, places, OwnFiles(places, listed))))
"""
APP = 'from celery import Celery\napp = Celery("shop", broker="memory://", include=["tasks"])\n'
HANDLER = 'def fill(sender, **kwargs):\n    sender.add_periodic_task(9, None)\n'
ON_CONFIGURE = '@app.on_after_configure.connect\n' + HANDLER
ON_FINALIZE = '@app.on_after_finalize.connect\ndef fill(sender, **kwargs): pass\n'


@needs_celery
class LateHandlersTest(ProjectCase):
    def late(self, app, tasks=''):
        self.write({'shop.py': app, 'tasks.py': 'from shop import app\n' + tasks})
        code, out, err = self.run_python(RUN, PROGRAMS)
        self.assertEqual(code, 0, err)
        return json.loads(out)

    def test_in_a_module_that_is_imported_later(self):
        expected = {'function': 'fill', 'file': 'tasks.py', 'line': 2, 'schedules': True}
        self.assertEqual(self.late(APP, ON_CONFIGURE), [expected])

    def test_behind_a_setting_that_was_read(self):
        found = self.late(APP + 'zone = app.conf.timezone\n' + ON_CONFIGURE.replace('(9, None)', ''))
        self.assertEqual([(one['file'], one['line']) for one in found], [('shop.py', 4)])

    def test_one_that_fills_no_schedule(self):
        handler = '@app.on_after_configure.connect\ndef greet(sender, **kwargs):\n    print(sender)\n'
        self.assertEqual([one['schedules'] for one in self.late(APP, handler)], [False])

    def test_in_time(self):
        safe = ON_CONFIGURE.replace('sender.add_periodic_task(9, None)', 'pass')
        for title, app, tasks in (
            ('in the module of the app', APP + 'app.conf.timezone = "UTC"\n' + safe, ''),
            ('imported at the end of it', APP + 'import tasks\n', safe),
            ('the later signal', APP, ON_FINALIZE),
            ('both signals', APP, '@app.on_after_finalize.connect\n' + safe),
            ('called by the project', APP, safe + 'fill(app)\n'),
            ('of another app', APP, 'app = type(app)("x", set_as_current=False)\n' + safe),
            ('read again', APP + 'app.conf.timezone\n' + safe + 'app.config_from_object({"timezone": "UTC"})\n', ''),
        ):
            with self.subTest(title):
                self.assertEqual(self.late(app, tasks), [])


if __name__ == '__main__':
    unittest.main()
