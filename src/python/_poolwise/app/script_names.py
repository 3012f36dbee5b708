"""Tasks whose name depends on how their module is started: a script has the name `__main__`."""

import ast
import sys

from _poolwise.source.assignments import parse

_SENDING = ('delay', 'apply_async')
_STARTING = ('worker_main', 'start')


def script_names(app, places):
    """[{task, asScript, file, line}]: modules that send their own tasks, or start the worker, when run as a script.

    Celery calls a task after its module; that of a script is `__main__`, for which the app's own name stands, if it
    has one.
    """
    found = []
    for name, module in sorted(sys.modules.items()):
        file = getattr(module, '__file__', None)
        if not places.own(file) or not file.endswith('.py'):
            continue
        mine = {task.run.__name__: task for task in _tasks_of(app, name)}
        if mine:
            found.extend(_in_file(app, name, file, mine, places))
    return found[:20]


def _tasks_of(app, module):
    """The tasks that are named after their module; explicit names do not change."""
    for name, task in sorted(app.tasks.items()):
        function = getattr(task, 'run', None)
        if getattr(function, '__module__', None) == module and name == '%s.%s' % (
            module,
            getattr(function, '__name__', ''),
        ):
            yield task


def _in_file(app, module, file, mine, places):
    tree = parse(file)
    for block in tree.body if tree is not None else ():
        if not _is_main(block):
            continue
        for node in ast.walk(block):
            function = node.func if isinstance(node, ast.Call) else None
            if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
                continue
            if function.attr in _SENDING and function.value.id in mine:
                names = [function.value.id]
            elif (
                function.attr in _STARTING
                and not app.main
                and getattr(sys.modules[module], function.value.id, None) is app
            ):
                names = sorted(mine)
            else:
                continue
            for name in names:
                as_script = '%s.%s' % (app.main or '__main__', name)
                if as_script not in app.tasks:
                    yield {
                        'task': mine[name].name,
                        'asScript': as_script,
                        'sends': function.attr in _SENDING,
                        'file': places.shown(file),
                        'line': node.lineno,
                    }


def _is_main(node):
    """if __name__ == '__main__':"""
    test = node.test if isinstance(node, ast.If) else None
    return isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == '__name__'
