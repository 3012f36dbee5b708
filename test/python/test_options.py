import unittest

from support import needs_celery

from _poolwise.celery.options import installed, options_fact


class OptionsTest(unittest.TestCase):
    def test_installed_modules(self):
        found = installed(['json', 'not_there_at_all', 'json.not.there'])
        # What can't be looked for isn't called missing.
        self.assertEqual(found, ['json', 'json.not.there'])

    @needs_celery
    def test_the_workers_options(self):
        options = {name: option for option in options_fact()['options'] for name in option['names']}
        self.assertEqual(options['--pool']['value'], 'choice')
        self.assertLessEqual({'prefork', 'solo', 'threads'}, set(options['--pool']['choices']))
        self.assertIn(options['--concurrency']['value'], ('int', 'text'))
        self.assertEqual(options['--autoscale']['value'], 'autoscale')
        self.assertEqual(options['--task-events']['value'], 'none')
        self.assertEqual(options['--time-limit']['value'], 'float')
        self.assertTrue(options['--loglevel']['ignoreCase'])
        self.assertFalse(options['--pool']['ignoreCase'])
        self.assertEqual(options['--app']['of'], 'celery')


if __name__ == '__main__':
    unittest.main()
