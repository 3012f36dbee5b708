import os
import unittest

from support import ProjectCase, posix_only

from _poolwise import files
from _poolwise.files import read_bytes, read_text
from _poolwise.source.assignments import parse


class FilesTest(ProjectCase):
    def test_a_text(self):
        with open(self.path('dos.ini'), 'wb') as file:
            file.write(b'\xef\xbb\xbfa\r\nb\xff')
        self.assertEqual(read_text(self.path('dos.ini')), '\ufeffa\nb\ufffd')

    def test_nothing_that_is_no_file(self):
        for path in (self.root, self.path('missing'), None, '\0'):
            self.assertIsNone(read_text(path))

    def test_up_to_a_size(self):
        self.write({'a.py': 'x' * 11})
        self.assertEqual(read_bytes(self.path('a.py'), 11), b'x' * 11)
        self.assertIsNone(read_text(self.path('a.py'), 10))

    @posix_only
    def test_no_pipe_and_no_device(self):
        os.mkfifo(self.path('pipe.py'))
        os.symlink('/dev/zero', self.path('zero.py'))
        for name in ('pipe.py', 'zero.py'):
            self.assertIsNone(read_text(self.path(name)))
            self.assertIsNone(parse(self.path(name)))

    @posix_only
    def test_a_file_that_turns_into_a_pipe(self):
        self.write({'regular': ''})
        os.mkfifo(self.path('pipe'))
        regular = os.stat(self.path('regular'))
        stat, files.os.stat = os.stat, lambda path: regular
        try:
            self.assertIsNone(read_text(self.path('pipe')))
        finally:
            files.os.stat = stat

    @unittest.skipUnless(os.path.exists('/proc/self/status'), 'needs /proc')
    def test_a_file_of_the_system_whose_size_is_0(self):
        self.assertIn('Name:', read_text('/proc/self/status'))


if __name__ == '__main__':
    unittest.main()
