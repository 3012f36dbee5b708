import os
import sys
import unittest

import support  # noqa: F401

from _poolwise.celery.launcher_bypass import bypass_launcher, same_file


class LauncherBypassTest(unittest.TestCase):
    def test_same_file(self):
        self.assertTrue(same_file(sys.executable, sys.executable))
        self.assertFalse(same_file(sys.executable, sys.executable + 'w'))
        self.assertEqual(same_file('A', 'a'), os.path.normcase('A') == os.path.normcase('a'))

    @unittest.skipIf(sys.platform == 'win32', 'elsewhere than on Windows')
    def test_there_are_no_launchers_elsewhere(self):
        before = set(sys.modules)
        self.assertFalse(bypass_launcher())
        self.assertEqual(set(sys.modules), before)


if __name__ == '__main__':
    unittest.main()
