import os
import unittest

from support import PROGRAMS, ProjectCase, needs_celery

from _poolwise.app.sent_names import sent_names
from _poolwise.app.shared_tasks import shared_tasks_fact
from _poolwise.source.import_graph import ImportGraph
from _poolwise.source.sends import Sends

TASK = 'from celery import shared_task\n\n\n@shared_task\ndef pay(): pass\n'


class SendsTest(ProjectCase):
    def sends(self, files):
        self.write(files)
        return Sends(self.places, self.own_files())

    def test_a_task_and_the_file_that_has_it(self):
        for source, module, relative in (
            ('from shop_s.tasks import pay\npay.delay()\n', 'shop_s.tasks', False),
            ('from shop_s import tasks as t\nt.pay.apply_async()\n', 'shop_s.tasks', False),
            ('import shop_s.tasks\nshop_s.tasks.pay.si().delay()\n', 'shop_s.tasks', False),
            ('def f():\n    from .tasks import pay as p; p.delay()\n', 'shop_s.tasks', True),
            ('from tasks import pay\npay.delay()\n', 'tasks', False),
        ):
            with self.subTest(source):
                files = {'shop_s/__init__.py': '', 'shop_s/tasks.py': TASK, 'shop_s/views.py': source}
                (send,) = self.sends(files).tasks
                self.assertEqual((send.module, send.name, send.relative), (module, 'pay', relative))
                self.assertEqual(send.target, self.path('shop_s/tasks.py'))
                self.assertEqual(send.where, 'shop_s/views.py:2')

    def test_a_folder_that_the_file_adds(self):
        source = 'import sys\nsys.path.insert(0, "jobs_s")\nfrom work import pay\npay.delay()\n'
        (send,) = self.sends({'jobs_s/work.py': TASK, 'cli.py': source}).tasks
        self.assertEqual(send.target, self.path('jobs_s/work.py'))

    def test_a_folder_that_manage_py_adds(self):
        manage = 'import os, sys\nsys.path.append(os.path.join(os.path.dirname(__file__), "apps_s"))\n'
        files = {
            'manage.py': manage,
            'apps_s/mail/tasks.py': TASK,
            'views.py': 'from mail.tasks import pay\npay.delay()\n',
        }
        (send,) = self.sends(files).tasks
        self.assertEqual((send.module, send.target), ('mail.tasks', self.path('apps_s/mail/tasks.py')))

    def test_what_is_no_task_of_a_module(self):
        for source in (
            'x.delay()\n',
            'import os\nos.path.s()\n',
            'from .gone import pay\npay.delay()\n',
            'self.pay.delay()\n',
        ):
            self.assertEqual(self.sends({'views.py': source}).tasks, [], source)

    def test_tasks_sent_by_their_name(self):
        source = 'app.send_task("shop.pay")\nsignature("shop.bill")\napp.send_task(name)\n'
        self.assertEqual(self.sends({'views.py': source}).names, {'shop.pay': 'views.py:1', 'shop.bill': 'views.py:2'})


class ImportGraphTest(ProjectCase):
    def test_what_a_file_reaches(self):
        self.write(
            {
                'pkg_g/__init__.py': 'from . import first\n',
                'pkg_g/first.py': '',
                'pkg_g/main.py': 'def f():\n    from .lazy import x\nNAMES = ["pkg_g.named"]\n',
                'pkg_g/lazy.py': 'import os\n',
                'pkg_g/named.py': '',
                'pkg_g/other.py': 'import pkg_g.main\n',
            }
        )
        reached = ImportGraph(self.places).reached([self.path('pkg_g/main.py')])
        names = sorted(os.path.basename(file) for file in reached if self.places.own(file))
        self.assertEqual(names, ['__init__.py', 'first.py', 'lazy.py', 'main.py', 'named.py'])


@needs_celery
class NamesTest(ProjectCase):
    def names(self, sender, task='@app.task(shared=False)\ndef w(): pass\n'):
        source = 'from celery import Celery\n\napp = Celery("jobs_n", set_as_current=False)\n'
        self.write({'jobs_n/__init__.py': '', 'jobs_n/app.py': source, 'cli.py': sender})
        self.write({'jobs_n/work.py': 'from jobs_n.app import app\n\n\n' + task})
        with self.importable():
            import jobs_n.work

            jobs_n.work.app.finalize()
            found = sent_names(jobs_n.work.app, Sends(self.places, self.own_files()))
        return [(one['task'], one['sentAs'], one['line']) for one in found]

    def test_another_name_of_the_same_file(self):
        sender = 'import sys\nsys.path.insert(0, "jobs_n")\nfrom work import w\nw.delay()\n'
        self.assertEqual(self.names(sender), [('jobs_n.work.w', 'work.w', 4)])
        self.assertEqual(self.names(sender, '@app.task(name="w", shared=False)\ndef w(): pass\n'), [])
        self.assertEqual(self.names('from jobs_n.work import w\nw.delay()\n'), [])


@needs_celery
class SharedTasksTest(ProjectCase):
    def fact(self, files, app_file='worker_a.py'):
        self.write(
            {'worker_a.py': 'from celery import Celery\napp = Celery("a", broker="redis://", set_as_current=False)\n'}
        )
        self.write(dict({'jobs_a.py': TASK}, **files))
        with self.importable():
            import worker_a

            files = self.own_files()
            sends = Sends(self.places, files)
            fact = shared_tasks_fact(worker_a.app, 'worker_a', files, sends, self.places)
        return fact['withoutApp']

    def test_a_web_application_without_the_app(self):
        web = 'from fastapi import FastAPI\nfrom jobs_a import pay\nweb = FastAPI()\ndef f():\n    pay.delay()\n'
        self.assertEqual(self.fact({'web_a.py': web}), [{'entry': 'web_a.py', 'sent': 'web_a.py:5', 'task': 'pay'}])
        # A function with the word in its name makes no app.
        named = self.fact({'web_a.py': web + 'def test_celery(word):\n    pass\n'})
        self.assertEqual([one['task'] for one in named], ['pay'])
        for loaded in (
            web + 'import worker_a\n',
            web.replace('jobs_a', 'jobs_b'),
            web + 'from make import make_celery\nmake_celery(web)\n',
            web.replace('FastAPI(', 'Thing('),
            web.replace('pay.delay()', 'pay()'),
        ):
            with self.subTest(loaded):
                self.assertEqual(self.fact({'web_a.py': loaded}), [])

    def test_an_application_that_another_file_starts(self):
        web = 'from fastapi import FastAPI\nfrom jobs_a import pay\nweb = FastAPI()\ndef f():\n    pay.delay()\n'
        self.assertEqual(self.fact({'web_a.py': web, 'run_a.py': 'import worker_a\nfrom web_a import web\n'}), [])
        self.assertEqual([one['entry'] for one in self.fact({'run_a.py': 'from web_a import web\n'})], ['run_a.py'])

    def test_another_app_that_was_made_last(self):
        code = """
            import json, sys
            sys.path[:0] = sys.argv[1:]
            from _poolwise.app.shared_tasks import shared_tasks_fact
            from _poolwise.errors import Places
            from _poolwise.source.own_files import OwnFiles
            from _poolwise.source.sends import Sends
            import two_apps, jobs_a
            places = Places(sys.argv[1])
            listed = ['two_apps.py', 'jobs_a.py', 'api.py']
            files = OwnFiles(places, {'production': listed, 'other': [], 'complete': True})
            for app in (two_apps.one, two_apps.two):
                print(json.dumps(shared_tasks_fact(app, 'two_apps', files, Sends(places, files), places)['otherApp']))
        """
        source = 'from celery import Celery\n\none = Celery("a", broker="redis://a")\ntwo = Celery("b", broker="redis://%s")\n'
        self.write({'jobs_a.py': TASK, 'api.py': 'from jobs_a import pay\npay.delay()\n'})
        for broker, expected in (
            ('b', '{"name": "two", "file": "two_apps.py", "sent": "api.py:2", "task": "pay"}'),
            ('a', 'null'),
        ):
            self.write({'two_apps.py': source % broker})
            _, out, err = self.run_python(code, self.root, PROGRAMS)
            self.assertEqual(out.split('\n')[:2], [expected, 'null'], err)


if __name__ == '__main__':
    unittest.main()
