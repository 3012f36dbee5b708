import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import beat_scheduler


@needs_celery
class BeatSchedulerTest(ProjectCase):
    def fact(self, *named, **settings):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        app.conf.update(settings)
        return beat_scheduler.schedulers_fact(app, named)

    def test_celery_s_own(self):
        (own,) = self.fact()
        self.assertEqual((own['name'], own['error']), ('celery.beat:PersistentScheduler', None))

    def test_what_is_not_installed(self):
        own, other = self.fact('no_such.schedulers:Scheduler', beat_scheduler='no-such.schedulers:Scheduler')
        self.assertEqual((own['missingModule'], other['missingModule']), ('no-such', 'no_such'))

    def test_no_such_class(self):
        self.assertIn('PersistentSchedule', self.fact(beat_scheduler='celery.beat:PersistentSchedule')[0]['error'])

    def test_a_module(self):
        import celery.beat  # noqa: F401

        self.assertIn('no class', self.fact(beat_scheduler='celery.beat')[0]['error'])

    def test_an_app_that_django_does_not_have(self):
        text = "Model class a_beat.models.Solar doesn't declare an explicit app_label and isn't in INSTALLED_APPS."
        self.assertEqual(beat_scheduler._missing_app(RuntimeError(text)), 'a_beat')
        self.assertIsNone(beat_scheduler._missing_app(RuntimeError('another')))


if __name__ == '__main__':
    unittest.main()
