import sys
import unittest

from support import ProjectCase, linux_only

from _poolwise.environment.shared_memory import shared_memory


class SharedMemoryTest(ProjectCase):
    @linux_only
    def test_a_folder(self):
        fact = shared_memory(self.root)
        self.assertEqual((fact['path'], fact['exists'], fact['writable']), (self.root, True, True))
        self.assertGreater(fact['freeBytes'], 0)
        # A folder on which nothing is mounted.
        self.assertIsNone(fact['mount'])

    @linux_only
    def test_a_missing_folder(self):
        fact = shared_memory(self.path('nowhere'))
        self.assertEqual((fact['exists'], fact['writable'], fact['freeBytes']), (False, False, None))

    @linux_only
    def test_a_mount(self):
        self.assertIn(' / ', shared_memory('/')['mount'])

    @unittest.skipIf(sys.platform.startswith('linux'), 'elsewhere than on Linux')
    def test_elsewhere(self):
        self.assertIsNone(shared_memory())


if __name__ == '__main__':
    unittest.main()
