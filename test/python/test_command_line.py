import os
import unittest
from unittest import mock

from support import ProjectCase, needs_celery

from _poolwise.app import settings
from _poolwise.app.command_line import CommandLine


@needs_celery
class CommandLineTest(ProjectCase):
    def app(self, **given):
        from celery import Celery

        return Celery('shop', set_as_current=False, **given)

    def replaced(self, app, environment):
        with mock.patch.dict(os.environ, environment):
            line = CommandLine(dict(os.environ))
            line.before_import()
            variables, senders = line.replace(app)
            worker = settings.settings_fact(app, 'shop', self.places, variables)
            return worker, settings.senders_fact(app, 'shop', self.places, senders)

    def test_the_worker_takes_its_broker_from_BROKER_URL(self):
        worker, senders = self.replaced(self.app(broker='redis://h/0'), {'BROKER_URL': 'redis://h/7'})
        self.assertEqual(worker['broker_url'], {'value': 'redis://h/7', 'origin': 'variable', 'where': 'BROKER_URL'})
        self.assertEqual(worker['broker_read_url'], worker['broker_url'])
        self.assertEqual(senders['broker_url']['value'], 'redis://h/0')

    def test_its_own_variable_comes_before_that_of_the_prefix(self):
        variables = {'CELERY_BROKER': 'redis://h/1', 'BROKER_URL': 'redis://h/7'}
        self.assertEqual(self.replaced(self.app(), variables)[0]['broker_url']['where'], 'BROKER_URL')
        self.assertEqual(
            self.replaced(self.app(), {'CELERY_BROKER': 'redis://h/1'})[0]['broker_url']['where'], 'CELERY_BROKER'
        )

    def test_without_a_broker_of_its_own_a_sender_has_none(self):
        senders = self.replaced(self.app(), {'BROKER_URL': 'redis://h/7'})[1]
        self.assertEqual((senders['broker_url']['value'], senders['broker_url']['origin']), (None, 'default'))

    def test_an_empty_variable_is_none(self):
        worker, senders = self.replaced(self.app(broker='redis://h/0'), {'BROKER_URL': ''})
        self.assertEqual((worker['broker_url']['value'], senders), ('redis://h/0', {}))

    def test_the_result_backend(self):
        worker, senders = self.replaced(self.app(backend='redis://h/0'), {'RESULT_BACKEND': 'redis://h/1'})
        self.assertEqual(worker['result_backend']['where'], 'RESULT_BACKEND')
        self.assertEqual(senders['result_backend']['value'], 'redis://h/0')


if __name__ == '__main__':
    unittest.main()
