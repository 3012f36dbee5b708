import json
import unittest

from support import PROGRAMS, ProjectCase, needs_celery

RUN = """
    import json, os, sys
    sys.path[:0] = [sys.argv[1], os.getcwd()]
    from _poolwise.app.unregistered_classes import unregistered
    from _poolwise.errors import Places
    from _poolwise.source.own_files import OwnFiles
    from _poolwise.source.sends import Sends
    from shop.app import app
    app.loader.init_worker()
    app.finalize()
    places = Places(os.getcwd())
    listed = ['shop/__init__.py', 'shop/app.py', 'shop/jobs.py', 'api.py']
    files = OwnFiles(places, {'production': listed, 'other': [], 'complete': True})
    print(json.dumps(unregistered(app, places, files, Sends(places, files))))
"""
APP = 'from celery import Celery\napp = Celery("shop", broker="memory://", include=["shop.jobs"])\n'
JOBS = 'from celery import Task\nfrom shop.app import app\n\n\nclass Pay(%s):\n    %s\n    def run(self, n): return n\n'
PAY = JOBS % ('Task', 'name = "shop.pay"')
FROM = 'from shop.jobs import Pay\n'


@needs_celery
class UnregisteredTest(ProjectCase):
    def unregistered(self, jobs, api, app=APP):
        self.write({'shop/__init__.py': '', 'shop/app.py': app, 'shop/jobs.py': jobs, 'api.py': api})
        code, out, err = self.run_python(RUN, PROGRAMS)
        self.assertEqual(code, 0, err)
        return [(one['name'], one['file'], one['line'], one['usedAt']) for one in json.loads(out)]

    def test_sent(self):
        for title, jobs, api, line in (
            ('an instance', PAY, FROM + 'Pay().delay(1)\n', 2),
            ('a class', PAY, FROM + 'Pay.delay(1)\n', 2),
            ('by its module', PAY, 'from shop import jobs\njobs.Pay().apply_async((1,))\n', 2),
            ('in a function', PAY, FROM + 'def f():\n    pay = Pay()\n    pay.delay(1)\n', 4),
            ('a global instance', PAY + '\n\npay = Pay()\n', 'from shop.jobs import pay\npay.delay(1)\n', 2),
            ('by its name', PAY, 'app.send_task("shop.pay")\n', 1),
            ('without a name', JOBS % ('Task', 'x = 1'), FROM + 'Pay().delay(1)\n', 2),
            ('of app.Task', JOBS % ('app.Task', 'x = 1'), FROM + 'Pay().delay(1)\n', 2),
        ):
            with self.subTest(title):
                self.assertEqual(self.unregistered(jobs, api), [('Pay', 'shop/jobs.py', 5, 'api.py:%d' % line)])

    def test_in_order(self):
        sent = FROM + 'Pay().delay(1)\n'
        for title, jobs, api, app in (
            ('registered', PAY + 'app.register_task(Pay())\n', sent, APP),
            ('bound again', PAY + 'Pay = app.register_task(Pay())\n', FROM + 'Pay.delay(1)\n', APP),
            ('in the registry', PAY + 'for one in Task.__subclasses__():\n    app.tasks.register(one())\n', sent, APP),
            ('a base', PAY + '@app.task(base=Pay, name="x")\ndef f(): pass\n', FROM + 'Pay().delay(1)\n', APP),
            ('abstract', JOBS % ('Task', 'abstract = True'), sent, APP),
            ('called', PAY, FROM + 'Pay()(1)\nPay().run(1)\n', APP),
            ('another way to send', PAY + '    def delay(self, n): return self.run(n)\n', sent, APP),
            ('of another app', PAY, sent, APP + 'other = Celery("o", set_as_current=False)\n'),
            ('eager', PAY, sent, APP + 'app.conf.task_always_eager = True\n'),
            ('an argument of that name', PAY, FROM + 'def f(Pay):\n    Pay.delay(1)\n', APP),
            ('another thing of that name', PAY, FROM + 'def f(Pay):\n    Pay = g()\n    Pay.delay(1)\n', APP),
        ):
            if title == 'of another app':
                jobs += 'from shop.app import other\nother.register_task(Pay())\n'
            with self.subTest(title):
                self.assertEqual(self.unregistered(jobs, api, app), [])


if __name__ == '__main__':
    unittest.main()
