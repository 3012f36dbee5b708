import os
import unittest

from support import needs_celery

from _poolwise.app.endless_retries import endless_retries
from _poolwise.errors import Places

HERE = os.path.dirname(os.path.abspath(__file__))


def plain(self):
    pass


def retries(self):
    raise self.retry(countdown=1)


def limits_the_call(self):
    raise self.retry(max_retries=5)


def unlimited_call(self):
    raise self.retry(max_retries=None)


def passes_options(self, **options):
    raise self.retry(**options)


def counts(self):
    if self.request.retries < 5:
        raise self.retry()


@needs_celery
class EndlessRetriesTest(unittest.TestCase):
    def found(self, function, root=HERE, **options):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        app.task(name='shop.task', bind=True, shared=False, **options)(function)
        app.finalize()
        return [(one['how'], one['line']) for one in endless_retries(app, Places(root))]

    def test_a_call_of_retry(self):
        self.assertEqual(self.found(retries, max_retries=None), [('retry', retries.__code__.co_firstlineno)])
        self.assertEqual(len(self.found(unlimited_call, max_retries=None)), 1)

    def test_autoretry(self):
        line = plain.__code__.co_firstlineno
        self.assertEqual(self.found(plain, max_retries=None, autoretry_for=(OSError,)), [('autoretry_for', line)])
        kwargs = {'max_retries': 5}
        self.assertEqual(self.found(plain, max_retries=None, autoretry_for=(OSError,), retry_kwargs=kwargs), [])

    def test_limited(self):
        self.assertEqual(self.found(retries), [])
        self.assertEqual(self.found(plain, autoretry_for=(OSError,)), [])
        for function in (plain, limits_the_call, passes_options, counts):
            self.assertEqual(self.found(function, max_retries=None), [], function.__name__)

    def test_not_the_projects_own(self):
        self.assertEqual(self.found(retries, root=os.path.join(HERE, 'nowhere'), max_retries=None), [])


if __name__ == '__main__':
    unittest.main()
