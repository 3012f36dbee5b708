"""Tasks without a limit of retries that are retried: by autoretry_for, or by code that does not count."""

import ast
import inspect
import textwrap


def endless_retries(app, places):
    """[{task, how, file, line}] of the project's own tasks; `how` is autoretry_for or retry."""
    found = []
    for name, task in sorted(app.tasks.items()):
        if str(name).startswith('celery.') or getattr(task, 'max_retries', 3) is not None:
            continue
        function = inspect.unwrap(getattr(task, '_orig_run', None) or task.run)
        code = getattr(function, '__code__', None)
        if code is None or not places.own(code.co_filename):
            continue
        how = _retried(task, function)
        if how:
            file = places.shown(code.co_filename)
            found.append({'task': str(name), 'how': how, 'file': file, 'line': code.co_firstlineno})
    return found


def _retried(task, function):
    if getattr(task, '_orig_run', None) is not None:
        # It is given to retry(): see celery.app.autoretry.
        return None if (getattr(task, 'retry_kwargs', None) or {}).get('max_retries') is not None else 'autoretry_for'
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return None
    # Code that looks at self.request.retries has a limit of its own.
    if any(isinstance(node, ast.Attribute) and node.attr == 'retries' for node in ast.walk(tree)):
        return None
    return 'retry' if any(_is_endless(node) for node in ast.walk(tree)) else None


def _is_endless(node):
    """`self.retry(…)` without max_retries."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != 'retry':
        return False
    return isinstance(node.func.value, ast.Name) and not any(
        keyword.arg in (None, 'max_retries') and not _is_none(keyword.value) for keyword in node.keywords
    )


def _is_none(node):
    return getattr(node, 'value', node) is None
