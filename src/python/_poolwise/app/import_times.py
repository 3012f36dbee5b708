"""The modules in which an import spends its time, not counting the time of the modules that they import."""

import sys
from importlib.machinery import ExtensionFileLoader, SourceFileLoader

_MAX_MODULES = 5
#: Faster modules do not explain a slow import.
_MIN_MS = 50


class ImportTimes:
    """Measures from start() to stop(), by wrapping exec_module() of the loaders."""

    def __init__(self, now):
        self.now = now
        self.own, self.running = {}, []
        self.wrapped = []

    def start(self):
        for loader in (SourceFileLoader, ExtensionFileLoader):
            self.wrapped.append((loader, loader.__dict__.get('exec_module')))
            loader.exec_module = self._timed(loader.exec_module)

    def stop(self):
        for loader, before in self.wrapped:
            if before is None:
                del loader.exec_module
            else:
                loader.exec_module = before
        self.wrapped = []

    def slowest(self, places):
        """[{module, file, ms}], the slowest first."""
        ordered = sorted(self.own.items(), key=lambda item: -item[1])[:_MAX_MODULES]
        return [
            {
                'module': name,
                'file': places.shown(getattr(sys.modules.get(name), '__file__', None)),
                'ms': int(s * 1000),
            }
            for name, s in ordered
            if s * 1000 >= _MIN_MS
        ]

    def _timed(self, execute):
        own, running, now = self.own, self.running, self.now

        def exec_module(loader, module):
            started = now()
            # Seconds spent in modules that this one imports.
            inner = [0.0]
            running.append(inner)
            try:
                return execute(loader, module)
            finally:
                took = now() - started
                running.pop()
                own[module.__name__] = own.get(module.__name__, 0.0) + took - inner[0]
                if running:
                    running[-1][0] += took

        return exec_module
