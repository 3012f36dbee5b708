import os
import subprocess
import sys
import unittest

from support import PROGRAMS

CODE = """
import os, sys
sys.path.append(sys.argv[1])
from multiprocessing import util
from _poolwise.ipc.temporary_folder import remove_temporary_folder
remove_temporary_folder()
print(util.get_temp_dir())
remove_temporary_folder()
remove_temporary_folder()
sys.stdout.flush()
os._exit(0)
"""


class TemporaryFolderTest(unittest.TestCase):
    def test_it_is_removed(self):
        folder = subprocess.check_output([sys.executable, '-c', CODE, PROGRAMS]).decode().strip()
        self.assertIn('pymp-', folder)
        self.assertFalse(os.path.exists(folder))


if __name__ == '__main__':
    unittest.main()
