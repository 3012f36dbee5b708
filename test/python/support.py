"""Small projects on disk, and the modules under test on sys.path."""

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'src', 'python')
PROGRAMS = os.path.normpath(PROGRAMS)

if PROGRAMS not in sys.path:
    # Last: none of the programs may hide a module that a test imports.
    sys.path.append(PROGRAMS)

from _poolwise.errors import Places
from _poolwise.source.assignments import parse
from _poolwise.source.own_files import OwnFiles

try:
    import celery
except ImportError:
    celery = None

needs_celery = unittest.skipIf(celery is None, 'Celery is not installed for this interpreter')
posix_only = unittest.skipIf(os.name == 'nt', 'POSIX only')
linux_only = unittest.skipUnless(sys.platform.startswith('linux'), 'Linux only')


def dedent(text):
    return textwrap.dedent(text).lstrip('\n')


class ProjectCase(unittest.TestCase):
    """A test with a project folder of its own: self.root, self.places."""

    def setUp(self):
        self.root = os.path.realpath(tempfile.mkdtemp(prefix='poolwise-unittest-'))
        self.addCleanup(shutil.rmtree, self.root, True)
        self.places = Places(self.root)

    def write(self, files):
        """{path with /: text} as files of the project."""
        # A run of poolwise reads each file once; a test writes some of them again.
        parse.cache_clear()
        for path, text in files.items():
            full = self.path(path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, 'w', encoding='utf-8') as file:
                file.write(dedent(text))

    def path(self, path):
        return os.path.join(self.root, *path.split('/'))

    def own_files(self, other=(), complete=True):
        """OwnFiles of every Python file that is there; `other` are no production code."""
        listed = [
            os.path.relpath(os.path.join(folder, name), self.root).replace(os.sep, '/')
            for folder, _, names in os.walk(self.root)
            for name in names
            if name.endswith('.py')
        ]
        production = [path for path in listed if path not in other]
        return OwnFiles(self.places, {'production': production, 'other': list(other), 'complete': complete})

    @contextlib.contextmanager
    def importable(self):
        """The project first on sys.path; what was imported meanwhile is forgotten afterwards."""
        before, modules = list(sys.path), set(sys.modules)
        sys.path.insert(0, self.root)
        importlib.invalidate_caches()
        try:
            yield
        finally:
            sys.path[:] = before
            for name in set(sys.modules) - modules:
                file = getattr(sys.modules[name], '__file__', None) or ''
                if file.startswith(self.root + os.sep):
                    del sys.modules[name]

    def run_python(self, code, *args, **options):
        """A process of this interpreter in the project's folder: (exit code, stdout, stderr)."""
        return run([sys.executable, '-B', '-c', dedent(code), *args], cwd=self.root, **options)


def run(argv, cwd, stdin='', env=None):
    environment = dict(os.environ, **(env or {}))
    environment.pop('DJANGO_SETTINGS_MODULE', None)
    process = subprocess.Popen(
        argv,
        cwd=cwd,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        universal_newlines=True,
    )
    try:
        out, err = process.communicate(stdin, timeout=120)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return process.returncode, out, err
