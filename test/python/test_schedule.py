import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import schedule


@needs_celery
class QueuesTest(ProjectCase):
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

        self.write({'shop/__init__.py': '', 'jobs.py': '', 'notes/a.txt': ''})
        fact = schedule.schedule_fact(app, Nowhere(), self.places)
        found = {one['entry']: one['queue'] for one in fact['entries']}
        self.assertEqual(found, {'a': 'celery', 'b': 'fast', 'c': None})
        self.assertEqual(fact['ownPackages'], ['jobs', 'shop'])


if __name__ == '__main__':
    unittest.main()
