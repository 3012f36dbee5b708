"""Executes the project's own modules as if they ran on another platform.

The interpreter is not patched, because the standard library and installed packages would break. The project's own
modules get their own __import__, which returns stand-ins for sys, os and platform.
"""

import builtins
import os
import platform
import sys
from importlib.machinery import PathFinder, SourceFileLoader
from types import ModuleType

_SYSTEMS = {'win32': 'Windows', 'darwin': 'Darwin', 'linux': 'Linux'}
#: Functions that the os module lacks on Windows, and that code looks for with hasattr().
_POSIX_ONLY = frozenset(
    'fork forkpty uname getuid geteuid getgid setuid setgid setsid getpgid killpg sched_getaffinity'.split()
)


def install(target, places):
    """From now on, the project's own modules see `target` (a value of sys.platform) as their platform."""
    stand_ins = _stand_ins(target)
    real_import = builtins.__import__

    def import_(name, globals=None, locals=None, fromlist=(), level=0):  # noqa: A002 (the names of __import__)
        module = real_import(name, globals, locals, fromlist, level)
        # `import os.path` returns os; `from os.path import join` returns os.path, which needs no stand-in.
        if level == 0 and (name in stand_ins or not fromlist):
            stand_in = stand_ins.get(getattr(module, '__name__', None))
            # A module of the project can have the same name.
            return stand_in[1] if stand_in and stand_in[0] is module else module
        return module

    scope = dict(vars(builtins), __import__=import_)

    class Loader(SourceFileLoader):
        def exec_module(self, module):
            module.__dict__['__builtins__'] = scope
            exec(self.get_code(module.__name__), module.__dict__)

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            spec = PathFinder.find_spec(name, path, target)
            if spec is not None and type(spec.loader) is SourceFileLoader and places.own(spec.origin):
                spec.loader = Loader(spec.loader.name, spec.loader.path)
                return spec
            return None

        @staticmethod
        def invalidate_caches():
            PathFinder.invalidate_caches()

    sys.meta_path.insert(0, Finder)


def _stand_ins(target):
    """{name: (the real module, its stand-in)}."""
    windows = target == 'win32'
    system = _SYSTEMS[target]

    def uname():
        return platform.uname()._replace(system=system)

    seen_platform = {
        'system': lambda: system,
        'platform': lambda aliased=0, terse=0: {'Windows': 'Windows-10', 'Darwin': 'macOS', 'Linux': 'Linux'}[system],
        'uname': uname,
    }
    seen_sys = {'platform': target}
    hidden = frozenset()
    if windows:
        hidden = _POSIX_ONLY
        seen_sys['getwindowsversion'] = lambda: (10, 0, 19045, 2, '')
    return {
        'sys': (sys, _StandIn(sys, seen_sys, frozenset())),
        'os': (os, _StandIn(os, {'name': 'nt' if windows else 'posix'}, hidden)),
        'platform': (platform, _StandIn(platform, seen_platform, frozenset())),
    }


class _StandIn(ModuleType):
    """The real module with some names replaced (`seen`) and some removed (`hidden`)."""

    def __init__(self, real, seen, hidden):
        ModuleType.__init__(self, real.__name__, real.__doc__)
        ModuleType.__getattribute__(self, '__dict__').update(_real=real, _seen=seen, _hidden=hidden)

    def __getattribute__(self, name):
        own = ModuleType.__getattribute__(self, '__dict__')
        if name in own['_seen']:
            return own['_seen'][name]
        if name in own['_hidden']:
            raise AttributeError('module %r has no attribute %r' % (own['__name__'], name))
        return getattr(own['_real'], name)

    def __setattr__(self, name, value):
        setattr(ModuleType.__getattribute__(self, '__dict__')['_real'], name, value)

    def __delattr__(self, name):
        delattr(ModuleType.__getattribute__(self, '__dict__')['_real'], name)

    def __dir__(self):
        return dir(ModuleType.__getattribute__(self, '__dict__')['_real'])
