"""Task classes that the project sends and that no app has registered: since Celery 4 a class does not register itself.

Read from the modules that the worker has imported, and from the source that sends. In doubt a class is left out.
"""

import ast
import os
import re
import sys

from _poolwise.real_path import real_path
from _poolwise.source.assignments import absolute, parse
from _poolwise.source.sends import METHODS, WORDS, dotted, import_roots, module_file, module_name

_OWN_WAY = ('delay', 'apply_async')


def unregistered(app, places, files, sends):
    """[{name, module, file, line, usedAt}] of task classes of the worker's modules."""
    import celery

    if celery.VERSION[0] < 4 or app.conf.task_always_eager:
        return []
    classes = _classes(places, files)
    if not classes:
        return []
    used = _Uses(classes, places, files).used
    found = []
    for cls in classes:
        where = used.get(cls) or (sends.names.get(cls.name) if cls.name else None)
        tree = parse(sys.modules[cls.__module__].__file__)
        line = next((node.lineno for node in _definitions(tree) if node.name == cls.__name__), None)
        if where and line:
            file = places.shown(sys.modules[cls.__module__].__file__)
            found.append({'name': cls.__name__, 'module': cls.__module__, 'file': file, 'line': line, 'usedAt': where})
    return sorted(found, key=lambda one: (one['file'], one['line']))


def _definitions(tree):
    return [node for node in tree.body if isinstance(node, ast.ClassDef)] if tree else []


def _classes(places, files):
    """The project's own task classes with a run() that belong to no registered task."""
    from celery import Task, _state

    # Not `tasks`: that would finalize the project's other apps.
    tasks = [task for app in list(_state._get_active_apps()) for task in list(app._tasks.values())]
    bases = {cls for task in tasks for cls in type(task).__mro__}
    names = {task.name for task in tasks}
    found = []
    for name, module in sorted(sys.modules.items()):
        if not places.own(getattr(module, '__file__', None)):
            continue
        for cls in list(vars(module).values()):
            # The metaclass of an old base class may register what it makes.
            if type(cls) is not type or not issubclass(cls, Task) or cls.__module__ != name or cls in bases:
                continue
            if cls.name not in names and _is_concrete(cls, Task) and not _registers(cls.__name__, files):
                found.append(cls)
    return list(dict.fromkeys(found))


def _is_concrete(cls, task):
    inherited = [one for one in cls.__mro__ if one is not task and not one.__module__.startswith('celery.')]
    overridden = any(name in vars(one) for one in inherited for name in _OWN_WAY)
    return not vars(cls).get('abstract') and cls.run is not task.run and not overridden


def _registers(name, files):
    """Some file, which another worker may import, registers the class."""
    call = re.compile(rb'\bregister(?:_task)?[ \t]*\(\s*(?:\w+\.)*' + name.encode() + rb'\b')
    return any(call.search(file.source) for file in files.having([name]))


class _Uses:
    """`used`: {class: `file:line` that sends it}."""

    def __init__(self, classes, places, files):
        self.used, self.roots = {}, import_roots(places)
        #: {(file, name): class} of the classes, and of their instances.
        self.classes, self.instances = {}, {}
        for module in list(sys.modules.values()):
            file = getattr(module, '__file__', None)
            if places.own(file):
                for name, value in list(vars(module).items()):
                    for table, key in ((self.classes, value), (self.instances, type(value))):
                        if type(key) is type and key in classes:
                            table[real_path(file), name] = key
        for file, tree in files.with_words(WORDS, production=True):
            self._look(file, tree)

    def _look(self, file, tree):
        own_name = module_name(file.place, self.roots)
        bound = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                origin = absolute(node, own_name, file.place)
                bound.update({alias.asname or alias.name: (origin, alias.name) for alias in node.names})
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.name if alias.asname else alias.name.partition('.')[0]
                    bound[alias.asname or name] = (name, None)
        self._scope(file, tree, bound, {})

    def _scope(self, file, scope, bound, outer):
        """`pay = Pay()` in a function holds in that function, and in those that are in it."""
        nodes, inner = _nodes(scope)
        local = dict(outer)
        # An argument may be anything.
        local.update({node.arg: None for node in nodes if isinstance(node, ast.arg)})
        for node in nodes:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        # Assigned in two ways: not known.
                        made = self._made(file, node.value, bound)
                        local[target.id] = made if local.get(target.id, made) is made else None
        for node in nodes:
            if isinstance(node, ast.Call) and getattr(node.func, 'attr', '') in METHODS:
                cls = self._sent(file, node.func.value, bound, local)
                if cls is not None:
                    self.used.setdefault(cls, '%s:%d' % (file.shown, node.lineno))
        for one in inner:
            self._scope(file, one, bound, local)

    def _sent(self, file, node, bound, local):
        if isinstance(node, ast.Name) and node.id in local:
            return local[node.id]
        if isinstance(node, ast.Call):
            return self._made(file, node, bound)
        return self._find(self.instances, file, node, bound) or self._find(self.classes, file, node, bound)

    def _made(self, file, node, bound):
        return self._find(self.classes, file, node.func, bound) if isinstance(node, ast.Call) else None

    def _find(self, table, file, node, bound):
        chain = dotted(node)
        if not chain:
            return None
        if chain[0] not in bound:
            return table.get((real_path(file.place), chain[0])) if len(chain) == 1 else None
        origin, name = bound[chain[0]]
        parts = [*origin.split('.'), *([name] if name else []), *chain[1:]]
        target = module_file(parts[:-1], [*self.roots, os.path.dirname(file.place)])
        return table.get((real_path(target), parts[-1])) if target else None


def _nodes(scope):
    """The nodes of a module or a function without those of the functions in it, and these functions."""
    nodes, inner, queue = [], [], list(ast.iter_child_nodes(scope))
    while queue:
        node = queue.pop(0)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            inner.append(node)
        else:
            nodes.append(node)
            queue.extend(ast.iter_child_nodes(node))
    return nodes, inner
