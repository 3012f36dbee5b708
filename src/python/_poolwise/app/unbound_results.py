"""AsyncResult(id) without an app: it has the backend of the current app.

The current app belongs to the thread that made it (celery._state). In any other thread, such as one that answers a
request, it is the default app, which has no result backend unless the project's app was made the default, or the
default app has one of its own: the variable CELERY_RESULT_BACKEND (celery.app.utils.Settings), or celeryconfig.py.
"""

import ast
import importlib.util
import os

from _poolwise.source.names_read import text_of

_VARIABLE = 'CELERY_RESULT_BACKEND'


def default_app_has_backend(files):
    """Whether the default app may have one. A project that reads the variable sets it where it is started."""
    if os.environ.get(_VARIABLE) or importlib.util.find_spec('celeryconfig') is not None:
        return True
    return any(
        text_of(node) == _VARIABLE
        for _, tree in files.with_words((_VARIABLE,), production=True)
        for node in ast.walk(tree)
    )


def unbound_results(tree, app):
    """The lines of such calls in functions of a file that has no tasks: a worker makes its app the default."""
    if app is None or _is_default(app) or _has_tasks(tree):
        return []
    names = _names(tree)
    return sorted(
        {
            node.lineno
            for function in ast.walk(tree)
            if names and isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
            for node in ast.walk(function)
            if isinstance(node, ast.Call) and _is_unbound(node, names)
        }
    )


def _is_default(app):
    from celery import _state

    return _state.default_app is app


def _names(tree):
    """What the file calls celery.result.AsyncResult."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == 'celery.result'
        for alias in node.names
        if alias.name == 'AsyncResult'
    }


def _is_unbound(call, names):
    return (
        isinstance(call.func, ast.Name)
        and call.func.id in names
        and len(call.args) < 2
        and not any(keyword.arg in (None, 'app', 'backend') for keyword in call.keywords)
    )


def _has_tasks(tree):
    return any(
        getattr(getattr(decorator, 'func', decorator), 'attr', getattr(getattr(decorator, 'func', decorator), 'id', ''))
        in ('task', 'shared_task')
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        for decorator in node.decorator_list
    )
