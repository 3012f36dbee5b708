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

    def test_more_patterns_than_are_tried(self):
        routes = {'x%d.*' % number: {'queue': 'other'} for number in range(2000)}
        self.assertEqual(schedule.routes_fact(self.app(task_routes=[routes])), {'shop.own': None, 'shop.plain': None})

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

    def test_the_shortest_interval(self):
        from datetime import timedelta

        from celery.schedules import crontab
        from celery.schedules import schedule as every

        class Nowhere:
            def where(self, *_):
                return None

        def seconds(given, **options):
            entry = {'task': 'shop.plain', 'schedule': given, 'options': options}
            app = self.app(beat_schedule={'a': entry})
            return schedule.schedule_fact(app, Nowhere(), self.places)['entries'][0].get('everySeconds')

        self.assertEqual(seconds(5), 5)
        self.assertEqual(seconds(2.5), 2.5)
        self.assertEqual(seconds(timedelta(minutes=2)), 120)
        self.assertEqual(seconds(every(30)), 30)
        self.assertEqual(seconds(crontab()), 60)
        self.assertEqual(seconds(crontab(minute='*/15')), 900)
        self.assertIsNone(seconds(crontab(minute=0, hour=3)))
        self.assertIsNone(seconds(5, expires=4))


if __name__ == '__main__':
    unittest.main()
