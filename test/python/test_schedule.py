import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import schedule


class NamedElsewhereTest(ProjectCase):
    def test_manifests_that_name_a_queue(self):
        for files, expected in (
            ({'deploy.yaml': 'args: [worker, -Q, slow]\n'}, ['slow']),
            ({'worker.env': 'WORKER_QUEUES=fast,slow\n'}, ['fast', 'slow']),
            ({'notes.md': 'the slow way\n'}, []),
            ({'deploy.yaml': 'args: [-Q, slow-lane]\n'}, []),
            ({'shop.py': 'QUEUES = "slow"\n'}, []),
            ({'node_modules/deploy.yaml': '-Q slow\n'}, []),
        ):
            with self.subTest(files=files):
                self.setUp()
                self.write(files)
                self.assertEqual(schedule.named_elsewhere({'slow', 'fast'}, self.root), expected)


@needs_celery
class QueuesTest(unittest.TestCase):
    def app(self, **settings):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        app.conf.update(settings)

        @app.task(name='shop.own', queue='slow', shared=False)
        def own():
            pass

        @app.task(name='shop.plain', shared=False)
        def plain():
            pass

        app.finalize()
        return app

    def test_the_default_queue(self):
        app = self.app(task_default_queue='jobs')
        self.assertEqual(schedule.queues_fact(app), ['jobs'])
        self.assertEqual(schedule.routes_fact(app), {'shop.own': 'slow', 'shop.plain': 'jobs'})

    def test_routes(self):
        routes = {'shop.plain': {'queue': 'fast'}}
        self.assertEqual(schedule.routes_fact(self.app(task_routes=routes))['shop.plain'], 'fast')

    def test_a_router_that_fails(self):
        def router(name, args, kwargs, options, task=None, **_):
            raise ValueError

        self.assertIsNone(schedule.routes_fact(self.app(task_routes=[router]))['shop.plain'])

    def test_what_beat_sends(self):
        app = self.app(
            beat_schedule={
                'a': {'task': 'shop.plain', 'schedule': 5},
                'b': {'task': 'shop.plain', 'schedule': 5, 'options': {'queue': 'fast'}},
                'c': {'task': 'shop.unknown', 'schedule': 5, 'options': {'exchange': 'x'}},
            }
        )

        class Nowhere:
            def where(self, *_):
                return None

        found = {one['entry']: one['queue'] for one in schedule.schedule_fact(app, Nowhere())}
        self.assertEqual(found, {'a': 'celery', 'b': 'fast', 'c': None})


if __name__ == '__main__':
    unittest.main()
