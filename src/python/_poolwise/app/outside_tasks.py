"""Task modules outside of the packages that plainly belong to the app. Only what the project uses is reported."""

import ast
import os
import re
import sys

from _poolwise.real_path import real_path
from _poolwise.source.names_read import text_of
from _poolwise.source.sends import import_roots

_MAKES_AN_APP = re.compile(rb'^\w+[ \t]*(?::[^=\n]*)?=[ \t]*(?:celery\.)?Celery[ \t]*\(', re.M)
_IS_A_TEST = re.compile(rb'\b(?:pytest|unittest|TestCase)\b|^[ \t]*(?:async[ \t]+)?def[ \t]+test_', re.M)
_TEST_NAME = re.compile(r'^test_\w*\.py$|_test\.py$')
_ELSEWHERE = frozenset(
    't test tests testing example examples sample samples demo demos doc docs benchmark benchmarks migrations vendor '
    '_vendor third_party template templates'.split()
)


def named_like_a_test(file):
    """`search/test_search.py` that holds a search, and no test."""
    *folders, name = file.path.split('/')
    return (
        _TEST_NAME.search(name) is not None
        and not _ELSEWHERE.intersection(folders)
        and _IS_A_TEST.search(file.source) is None
    )


class Outside:
    """Judges a task module that is neither in the app's own package nor in an installed app of Django's."""

    def __init__(self, app, files, places, sends, in_packages):
        self.files, self.in_packages = files, in_packages
        self.roots = import_roots(places)
        self.tasks = sends.tasks if sends else []
        self.names = sends.names if sends else {}
        self.several = _has_other_apps(app, files)
        self.literals = None

    def about(self, file, module, shared):
        """{usedAt, installed}, or None where the worker may not be meant to have it."""
        if not all(part.isidentifier() for part in module.split('.')):
            return None
        # Another app may be imported by the same name, from another folder.
        used = self.used(file, module, within=self.in_packages if self.several else None)
        if used:
            return {'usedAt': used, 'installed': False}
        if not shared:
            # A decorator of this very app is enough, in a package.
            return {'usedAt': None, 'installed': False} if self._is_package(file) and not self.several else None
        if self._looks_installed(file, module):
            return {'usedAt': None, 'installed': False}
        return None

    def used(self, file, module, within=None):
        """`file:line` of other code that sends one of its tasks; `within`: code that belongs to the app for certain."""
        real = real_path(file.place)
        for send in self.tasks:
            if send.target == real and _top(send.file) != _top(file) and (within is None or within(send.file)):
                return send.where
        return next((where for name, where in self.names.items() if name.rpartition('.')[0] == module), None)

    def _is_package(self, file):
        folders = file.path.split('/')[:-1]
        return bool(folders) and '/'.join(folders) in self.files.packages

    def _looks_installed(self, file, module):
        """A tasks.py beside the installed apps, whose name stands in no list: one that is switched on elsewhere is."""
        package, _, name = module.rpartition('.')
        if name != 'tasks' or not package or self.several or not self.files.complete or not self._is_package(file):
            return False
        if not self._beside_an_app(file):
            return False
        if self.literals is None:
            self.literals = {
                text_of(node)
                for _, tree in self.files.with_words(['INSTALLED', 'APPS', 'apps'])
                for node in ast.walk(tree)
            }
        return not any(text and (text == package or text.startswith(package + '.')) for text in self.literals)

    def _beside_an_app(self, file):
        apps = sys.modules.get('django.apps')
        if apps is None or not apps.apps.ready:
            return False
        beside = os.path.dirname(os.path.dirname(real_path(file.place)))
        return any(os.path.dirname(real_path(config.path)) == beside for config in apps.apps.get_app_configs())


def _top(file):
    return file.path.partition('/')[0]


def _has_other_apps(app, files):
    """Whether the project makes another Celery app, to which a shared task may belong."""
    own = {
        real_path(module.__file__)
        for module in list(sys.modules.values())
        if getattr(module, '__file__', None) and any(value is app for value in list(vars(module).values()))
    }
    return any(
        _MAKES_AN_APP.search(file.source) and real_path(file.place) not in own
        for file in files.having(['Celery'], production=True)
    )
