import os

from support import ProjectCase, posix_only

from _poolwise.real_path import real_path


class RealPathTest(ProjectCase):
    def setUp(self):
        super().setUp()
        os.makedirs(os.path.join(self.root, 'real', 'deep'))
        open(os.path.join(self.root, 'real', 'deep', 'tasks.py'), 'w').close()

    def assert_as_the_system_says(self, *parts):
        path = os.path.join(self.root, *parts)
        self.assertEqual(real_path(path), os.path.realpath(path))
        self.assertEqual(real_path(path), os.path.realpath(path))

    def test_files_and_folders(self):
        for parts in [
            ('real', 'deep', 'tasks.py'),
            ('real', 'deep'),
            ('real', 'none', 'tasks.py'),
            ('real', 'deep', ''),
        ]:
            self.assert_as_the_system_says(*parts)
        self.assert_as_the_system_says('real', '..', 'real', '.', 'deep', 'tasks.py')
        self.assertEqual(real_path(os.sep), os.path.realpath(os.sep))
        self.assertEqual(real_path(''), os.path.realpath(''))

    @posix_only
    def test_links(self):
        os.symlink('real', os.path.join(self.root, 'link'))
        os.symlink(os.path.join('deep', 'tasks.py'), os.path.join(self.root, 'real', 'alias.py'))
        os.symlink('loop', os.path.join(self.root, 'loop'))
        for parts in [
            ('link',),
            ('link', 'deep', 'tasks.py'),
            ('link', 'alias.py'),
            ('real', 'alias.py'),
            ('link', '..', 'real'),
        ]:
            self.assert_as_the_system_says(*parts)
        self.assert_as_the_system_says('loop', 'tasks.py')

    def test_relative_paths_follow_the_working_directory(self):
        self.addCleanup(os.chdir, os.getcwd())
        for folder in (os.path.join(self.root, 'real'), self.root):
            os.chdir(folder)
            self.assertEqual(real_path('tasks.py'), os.path.realpath('tasks.py'))
