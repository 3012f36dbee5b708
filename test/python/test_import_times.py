import time
import unittest
from importlib.machinery import ExtensionFileLoader, SourceFileLoader

from support import ProjectCase

from _poolwise.app.import_times import ImportTimes


class ImportTimesTest(ProjectCase):
    def test_time_belongs_to_the_module_that_spends_it(self):
        self.write(
            {
                'outer.py': 'import slow_inner\nimport quick_inner\n',
                'slow_inner.py': 'import time\ntime.sleep(0.25)\n',
                'quick_inner.py': '',
            }
        )
        times = ImportTimes(time.perf_counter)
        times.start()
        try:
            with self.importable():
                __import__('outer')
                slowest = times.slowest(self.places)
        finally:
            times.stop()
        self.assertEqual((slowest[0]['module'], slowest[0]['file']), ('slow_inner', 'slow_inner.py'))
        self.assertGreaterEqual(slowest[0]['ms'], 240)
        self.assertLess(times.own['outer'], times.own['slow_inner'])

    def test_the_loaders_are_left_as_they_were(self):
        before = [loader.exec_module for loader in (SourceFileLoader, ExtensionFileLoader)]
        times = ImportTimes(time.perf_counter)
        times.start()
        self.assertNotEqual([loader.exec_module for loader in (SourceFileLoader, ExtensionFileLoader)], before)
        times.stop()
        self.assertEqual([loader.exec_module for loader in (SourceFileLoader, ExtensionFileLoader)], before)
        self.assertNotIn('exec_module', SourceFileLoader.__dict__)

    def test_an_import_that_fails_is_counted_too(self):
        self.write({'fails.py': 'import time\ntime.sleep(0.06)\n1 / 0\n'})
        times = ImportTimes(time.perf_counter)
        times.start()
        try:
            with self.importable(), self.assertRaises(ZeroDivisionError):
                __import__('fails')
        finally:
            times.stop()
        self.assertEqual([one['module'] for one in times.slowest(self.places)], ['fails'])
        self.assertEqual(times.running, [])


if __name__ == '__main__':
    unittest.main()
