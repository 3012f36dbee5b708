"""Tasks whose function is a coroutine function, and which nothing awaits."""

import ast
import inspect
import os
import re
import textwrap

#: A __call__ with one of these words may run coroutines.
_AWAITS = re.compile(r'await|async|iscoroutine|anyio|trio|loop')


def async_tasks(app, places):
    """[{task, file, line}] of the tasks that a worker calls without awaiting what they return."""
    if _tracer_replaced():
        return []
    found = []
    for name, task in sorted(app.tasks.items()):
        if str(name).startswith('celery.') or _may_await(type(task)):
            continue
        function = _innermost(getattr(task, '_orig_run', None) or task.run)
        if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
            code = getattr(inspect.unwrap(function), '__code__', None)
            own = code is not None and places.own(code.co_filename)
            found.append(
                {
                    'task': str(name),
                    'file': places.shown(code.co_filename) if own else None,
                    'line': code.co_firstlineno if own else None,
                }
            )
    return found


def _innermost(function):
    """The project's function below Celery's own wrappers (pydantic=True), which return what it returns."""
    import celery

    package = os.path.join(celery.__path__[0], '')
    for _ in range(5):
        inner = getattr(function, '__wrapped__', None)
        if inner is None or not getattr(getattr(function, '__code__', None), 'co_filename', '').startswith(package):
            break
        function = inner
    return function


def _may_await(cls):
    """Whether the task's class has a __call__, which a worker calls in place of run(), that may run coroutines.

    One that only opens a context, like the ContextTask of Flask's documentation, returns the coroutine.
    """
    from celery import Task

    call = next(vars(one)['__call__'] for one in cls.__mro__ if '__call__' in vars(one))
    if call is vars(Task)['__call__']:
        return False
    try:
        source = textwrap.dedent(inspect.getsource(call))
        returned = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Return)]
    except (OSError, TypeError, SyntaxError, ValueError):
        return True
    return _AWAITS.search(source) is not None or not any(_calls_the_task(value) for value in returned)


def _calls_the_task(node):
    """`self.run(…)`, `super().__call__(…)`, and nothing around it."""
    function = node.func if isinstance(node, ast.Call) else None
    return isinstance(function, ast.Attribute) and function.attr in ('run', '__call__')


def _tracer_replaced():
    """celery-aio-pool replaces the function that calls tasks: https://github.com/the-wondersmith/celery-aio-pool"""
    from celery.app import trace

    return trace.build_tracer.__module__ != 'celery.app.trace'
