import os
import shutil
import tempfile
import unittest

from _poolwise.environment import other_user


@unittest.skipUnless(os.name == 'posix', 'Windows has no such users')
class OtherUserTest(unittest.TestCase):
    def setUp(self):
        # Not below a folder that only root may enter.
        self.folder = tempfile.mkdtemp(dir='/tmp')
        self.addCleanup(shutil.rmtree, self.folder)

    @unittest.skipIf(not hasattr(os, 'geteuid') or os.geteuid() == 0, 'as root')
    def test_a_user_who_is_not_root_cannot_change(self):
        self.assertIsNone(other_user.user_for_worker(self.folder))

    @unittest.skipUnless(hasattr(os, 'geteuid') and os.geteuid() == 0, 'only root can ask')
    def test_a_folder_that_only_root_can_read(self):
        os.chmod(self.folder, 0o700)
        self.assertIsNone(other_user.user_for_worker(self.folder))

    @unittest.skipUnless(hasattr(os, 'geteuid') and os.geteuid() == 0, 'only root can ask')
    def test_the_owner(self):
        import pwd

        owner = pwd.getpwnam('daemon')
        os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        os.chmod(self.folder, 0o700)
        self.assertTrue(other_user._can_read(owner.pw_uid, owner.pw_gid, [self.folder]))
        nobody = pwd.getpwnam('nobody')
        self.assertFalse(other_user._can_read(nobody.pw_uid, nobody.pw_gid, [self.folder]))


if __name__ == '__main__':
    unittest.main()
