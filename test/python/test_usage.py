import unittest

from support import ProjectCase, celery, needs_celery

from _poolwise.app.usage import named_serializers, usage_fact


class UsageTest(ProjectCase):
    def fact(self, source):
        self.write({'shop.py': source})
        return usage_fact(self.own_files())

    def test_results_that_are_awaited(self):
        for source, expected in (
            ('add.delay(1).get()\n', ['get']),
            ('r = add.delay(1)\nr.get()\n', ['get']),
            ('r = add.apply_async()\nr.wait(1)\n', ['wait']),
            ('group(add.s(1), add.s(2))().get()\n', ['get']),
            ('r = chain(add.s(1), add.s(2))()\nr.get()\n', ['get']),
            ('AsyncResult(x).get()\n', ['get']),
            ('r = app.AsyncResult(x)\nreturn_({"s": r.status, "r": r.ready()})\n', ['ready', 'status']),
            ('r = add.delay(1)\nprint(r.id, r.status_code)\n', []),
            ('from celery import chord\nchord(x)(y)\n', ['chord']),
            ('chord(x)  # of music\n', []),
            ('add.delay(1)\n', []),
            ('d.get("a.delay(")\n', []),
            # Another function's variable.
            ('def f():\n    r = add.delay()\n\n\ndef g(r):\n    r.get()\n', []),
        ):
            with self.subTest(source):
                self.assertEqual([one['how'] for one in self.fact(source)['awaited']], expected)

    def test_tasks_whose_results_are_awaited(self):
        for source, expected in (
            ('add.delay(1).get()\n', 'add'),
            ('r = tasks.add.apply_async((1,))\nr.get()\n', 'add'),
            ('add.apply_async(ignore_result=False).get()\n', ''),
            ('add.apply_async(**options).get()\n', ''),
            ('add.s(1).delay().get()\n', ''),
            ('AsyncResult(x).get()\n', ''),
        ):
            with self.subTest(source):
                self.assertEqual([one['task'] for one in self.fact(source)['awaited']], [expected])

    @needs_celery
    def test_queues_that_calls_name(self):
        class App:
            def __init__(self):
                self.tasks = {'shop.add': None}
                self.conf = None

        for source, expected in (
            ("add.apply_async((1,), queue='fast')\n", ['fast']),
            ("add.s(1).apply_async(queue='fast')\nadd.apply_async(queue='slow')\n", ['fast', 'slow']),
            ("app.send_task('shop.add', queue='fast')\n", ['fast']),
            # Another project's task, and a name that only the run knows.
            ("app.send_task('billing.pay', queue='fast')\n", []),
            ('add.apply_async(queue=queue)\n', []),
            ("add.apply_async(queue='fast')\ndef f(w):\n    w.control.add_consumer('fast')\n", []),
            ("add.apply_async(queue='fast')\ndef f(w):\n    w.control.add_consumer(name)\n", []),
            ("add.apply_async(queue='fast')\ndef f(w):\n    w.control.add_consumer('slow')\n", ['fast']),
            # When the module is imported, no worker is there.
            ("add.apply_async(queue='fast')\napp.control.add_consumer('fast')\n", ['fast']),
            ("store.get(queue='fast')\nadd.delay(1)\n", []),
        ):
            with self.subTest(source):
                self.write({'shop.py': source})
                found = usage_fact(self.own_files(), App())['queues']
                self.assertEqual([one['queue'] for one in found], expected)

    def test_functions_that_calls_send(self):
        source = "add.delay(1)\nshop.tasks.pay.apply_async(queue='fast')\nship.s(1)\npay.apply_async(**options)\nx()\n"
        self.assertEqual(self.fact(source)['calls'], {'queued': ['pay'], 'plain': ['add', 'ship']})

    def test_serializers_that_calls_name(self):
        self.write({'shop.py': "add.apply_async((1,), serializer='pickle')\nadd.apply_async(serializer=name)\n"})
        found = named_serializers(self.own_files())
        self.assertEqual(found, [{'serializer': 'pickle', 'file': 'shop.py', 'line': 1}])

    def test_results_without_an_app(self):
        class App:
            pass

        imported = 'from celery.result import AsyncResult\n\n\n'
        for source, expected in (
            (imported + 'def f(x):\n    return AsyncResult(x).status\n', [5]),
            (imported + 'def f(x):\n    return AsyncResult(id=x)\n', [5]),
            (imported + 'def f(x):\n    return AsyncResult(x, app=app)\n', []),
            (imported + 'AsyncResult(x).get()\n', []),
            (imported + '@app.task\ndef f(x):\n    return AsyncResult(x)\n', []),
            ('def f(x):\n    return app.AsyncResult(x)\n', []),
        ):
            with self.subTest(source):
                self.write({'shop.py': source})
                found = usage_fact(self.own_files(), App())['unbound'] if celery else []
                self.assertEqual([one['line'] for one in found], expected if celery else [])

    @unittest.skipUnless(celery, 'Celery is not installed')
    def test_the_default_app_may_have_a_backend_of_its_own(self):
        source = 'from celery.result import AsyncResult\n\n\ndef f(x):\n    return AsyncResult(x).status\n'
        for worker, found in (
            ('backend = "redis://"\n', 1),
            ('CELERY_RESULT_BACKEND = "redis://"\n', 1),
            ('import os\n\nbackend = os.environ.get("CELERY_RESULT_BACKEND")\n', 0),
        ):
            with self.subTest(worker):
                self.write({'shop.py': source, 'worker.py': worker})
                files = self.own_files()
                self.assertEqual(len(usage_fact(files, object())['unbound']), found)

    def test_what_is_sent_inside_a_transaction(self):
        imported = 'from django.db import transaction\n\n\n'
        for source, expected in (
            (imported + 'with transaction.atomic():\n    add.delay(1)\n', [5]),
            (imported + '@transaction.atomic\ndef f():\n    add.apply_async()\n', [6]),
            (imported + 'with transaction.atomic(using="x"):\n    if a:\n        add.delay(1)\n', [6]),
            (imported + 'with transaction.atomic():\n    transaction.on_commit(lambda: add.delay(1))\n', []),
            (imported + 'with transaction.atomic():\n    transaction.on_commit(add.delay)\n', []),
            (imported + 'with transaction.atomic():\n    add.delay_on_commit(1)\n', []),
            (imported + 'with transaction.atomic():\n    pass\nadd.delay(1)\n', []),
            ('with session.atomic():\n    add.delay(1)\n', []),
        ):
            with self.subTest(source):
                found = self.fact(source)['inTransactions']
                self.assertEqual([one['line'] for one in found], expected)

    def test_the_first_place_that_sends(self):
        sends = self.fact('def f():\n    add.apply_async()\n\n\nadd.delay(1)\n')['sends']
        self.assertEqual(sends, {'file': 'shop.py', 'line': 2})
        self.assertIsNone(self.fact('delay(1)\n"add.delay(1)"\n')['sends'])
        for signal in ('worker_ready', 'signals.worker_ready'):
            own = '@%s.connect\ndef f(**_):\n    add.delay(1)\n' % signal
            self.assertIsNone(self.fact(own)['sends'])
        self.assertIsNotNone(self.fact('@task_success.connect\ndef f(**_):\n    add.delay(1)\n')['sends'])

    def test_the_longest_delay(self):
        for source, seconds in (
            ('add.apply_async(countdown=60 * 60)\n', 3600),
            ('add.apply_async(countdown=1)\nadd.apply_async(countdown=7)\n', 7),
            ('self.retry(countdown=30 + 5)\n', 35),
            ('add.apply_async(eta=now() + timedelta(hours=2))\n', 7200),
            ('add.apply_async(eta=now() + timedelta(1, 5))\n', 86405),
            ('add.apply_async(eta=now() + timedelta(hours=n))\n', None),
            ('add.apply_async(countdown=n)\n', None),
            ('add.apply_async(countdown=True)\n', None),
            ('f(countdown=9)\n', None),
        ):
            with self.subTest(source):
                delay = self.fact(source)['delay']
                self.assertEqual(delay and delay['seconds'], seconds)

    def test_the_place(self):
        self.assertEqual(
            self.fact('\nadd.delay(1).get()\n')['awaited'],
            [{'file': 'shop.py', 'line': 1, 'how': 'get', 'task': 'add'}],
        )

    def test_tests_may_wait(self):
        self.write({'tests/test_shop.py': 'add.delay(1).get()\n'})
        self.assertEqual(usage_fact(self.own_files(other=['tests/test_shop.py']))['awaited'], [])


if __name__ == '__main__':
    unittest.main()
