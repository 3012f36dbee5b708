import os
import unittest

from support import ProjectCase

from _poolwise.source import own_files
from _poolwise.source.own_files import OwnFiles


class OwnFilesTest(ProjectCase):
    def names(self, files, words, other=(), **options):
        self.write(files)
        return [file.path for file, _ in self.own_files(other).with_words(words, **options)]

    def test_only_files_that_have_a_word(self):
        files = {'a.py': 'x.delay()\n', 'b.py': 'y = 1\n', 'shop/c.py': 'x.delay()\n', 'bad.py': 'x.delay(\n'}
        self.assertEqual(self.names(files, ['.delay(']), ['a.py', 'shop/c.py'])

    def test_a_folder_s_files_come_before_its_folders(self):
        files = dict.fromkeys(('a/b.py', 'a/c/d.py', 'z.py', 'a/x.py'), 'word\n')
        self.assertEqual(self.names(files, ['word']), ['z.py', 'a/b.py', 'a/x.py', 'a/c/d.py'])

    def test_other_code_is_left_out_where_asked(self):
        files = dict.fromkeys(('shop.py', 'tests/a.py'), 'delay = 1\n')
        self.assertEqual(self.names(files, ['delay'], ['tests/a.py'], production=True), ['shop.py'])
        self.assertEqual(self.names(files, ['delay'], ['tests/a.py']), ['shop.py', 'tests/a.py'])

    def test_only_listed_files_are_read(self):
        self.write({'a.py': 'word\n', 'build/b.py': 'word\n'})
        files = OwnFiles(self.places, {'production': ['a.py', 'gone.py'], 'other': [], 'complete': True})
        self.assertEqual([file.path for file in files.all()], ['a.py'])
        self.assertTrue(files.complete)

    def test_an_incomplete_list(self):
        self.write({'a.py': ''})
        self.assertFalse(self.own_files(complete=False).complete)

    def test_more_than_is_read(self):
        self.write({'a.py': 'x' * 100, 'b.py': 'x'})
        limit = own_files._MAX_BYTES
        own_files._MAX_BYTES = 50
        try:
            files = self.own_files()
            self.assertEqual([file.path for file in files.all()], ['a.py'])
            self.assertFalse(files.complete)
        finally:
            own_files._MAX_BYTES = limit

    def test_packages(self):
        self.write({'shop/__init__.py': '', 'shop/jobs/__init__.py': '', 'scripts/a.py': ''})
        self.assertEqual(self.own_files().packages, {'shop', 'shop/jobs'})

    def test_how_a_file_is_shown(self):
        self.write({'shop/a.py': ''})
        [file] = self.own_files().all()
        self.assertEqual((file.shown, file.place), ('shop/a.py', os.path.join(self.root, 'shop', 'a.py')))


if __name__ == '__main__':
    unittest.main()
