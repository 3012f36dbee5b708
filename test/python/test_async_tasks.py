import asyncio
import functools
import unittest

from support import PROGRAMS, needs_celery

from _poolwise.app.async_tasks import async_tasks
from _poolwise.errors import Places


def run_async(function):
    @functools.wraps(function)
    def plain(*args, **kwargs):
        return asyncio.new_event_loop().run_until_complete(function(*args, **kwargs))

    return plain


@needs_celery
class AsyncTasksTest(unittest.TestCase):
    def setUp(self):
        from celery import Celery

        self.app = Celery('shop', set_as_current=False)

    def found(self):
        self.app.finalize()
        return [one['task'] for one in async_tasks(self.app, Places(PROGRAMS))]

    def task(self, function, name, **options):
        return self.app.task(name=name, shared=False, **options)(function)

    def test_a_coroutine_function(self):
        async def refresh():
            pass

        async def pages():
            yield 1

        def plain():
            pass

        self.task(refresh, 'refresh')
        self.task(refresh, 'bound', bind=True)
        self.task(refresh, 'retried', autoretry_for=(OSError,))
        self.task(pages, 'pages')
        self.task(plain, 'plain')
        self.task(functools.partial(plain), 'partial')
        self.assertEqual(self.found(), ['bound', 'pages', 'refresh', 'retried'])

    def test_its_place_in_the_project(self):
        import os

        async def refresh():
            pass

        self.task(refresh, 'refresh')
        self.app.finalize()
        found = async_tasks(self.app, Places(os.path.dirname(os.path.abspath(__file__))))
        self.assertEqual(
            found, [{'task': 'refresh', 'file': 'test_async_tasks.py', 'line': refresh.__code__.co_firstlineno}]
        )

    def test_a_decorator_that_runs_it(self):
        async def refresh():
            pass

        self.task(run_async(refresh), 'refresh')
        self.assertEqual(self.found(), [])

    def test_a_task_class_that_runs_it(self):
        from celery import Task

        class Running(Task):
            abstract = True

            def __call__(self, *args, **kwargs):
                return asyncio.new_event_loop().run_until_complete(self.run(*args, **kwargs))

        async def refresh():
            pass

        self.task(refresh, 'refresh', base=Running)
        self.assertEqual(self.found(), [])

    def test_a_task_class_that_only_opens_a_context(self):
        from celery import Task

        class Context(Task):
            abstract = True

            def __call__(self, *args, **kwargs):
                with open(__file__):
                    return self.run(*args, **kwargs)

        class Unclear(Task):
            abstract = True

            def __call__(self, *args, **kwargs):
                return run_it(self.run(*args, **kwargs))

        def run_it(work):
            return work

        async def refresh():
            pass

        self.task(refresh, 'context', base=Context)
        self.task(refresh, 'unclear', base=Unclear)
        self.assertEqual(self.found(), ['context'])

    def test_a_tracer_that_runs_it(self):
        from celery.app import trace

        async def refresh():
            pass

        def build_tracer():
            pass

        before, trace.build_tracer = trace.build_tracer, build_tracer
        self.addCleanup(setattr, trace, 'build_tracer', before)
        self.task(refresh, 'refresh')
        self.assertEqual(self.found(), [])


if __name__ == '__main__':
    unittest.main()
