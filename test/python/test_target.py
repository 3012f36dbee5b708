import json
import unittest

from support import PROGRAMS, ProjectCase

from _poolwise.app.target import _StandIn

READS = """
import json, os, os.path, platform, sys
from os import path
from sys import platform as name
seen = [name, sys.platform, os.name, platform.system(), hasattr(os, 'fork'), path is os.path, os.path.join('a', 'b')]
"""


class TargetTest(ProjectCase):
    def seen(self, target):
        self.write({'shop.py': READS})
        code = """
        import json, sys
        sys.path[:0] = [sys.argv[1], sys.argv[2]]
        from _poolwise.app.target import install
        from _poolwise.errors import Places
        install(sys.argv[3], Places(sys.argv[2]))
        import shop, os, asyncio
        print(json.dumps([shop.seen, sys.platform, os.name]))
        """
        status, out, err = self.run_python(code, PROGRAMS, self.root, target)
        self.assertEqual(status, 0, err)
        return json.loads(out)

    def test_the_project_sees_the_target_and_the_rest_what_is_there(self):
        import os
        import sys

        for target, name, system, forks in (
            ('win32', 'nt', 'Windows', False),
            ('darwin', 'posix', 'Darwin', hasattr(os, 'fork')),
            ('linux', 'posix', 'Linux', hasattr(os, 'fork')),
        ):
            seen, platform, real_name = self.seen(target)
            self.assertEqual(seen[:6], [target, target, name, system, forks, True])
            self.assertEqual(seen[6], os.path.join('a', 'b'))
            self.assertEqual((platform, real_name), (sys.platform, os.name))

    def test_a_stand_in_writes_through(self):
        import types

        real = types.ModuleType('real')
        real.a, real.b = 1, 2
        stand_in = _StandIn(real, {'a': 'seen'}, frozenset(['b']))
        self.assertEqual(stand_in.a, 'seen')
        with self.assertRaisesRegex(AttributeError, "module 'real' has no attribute 'b'"):
            _ = stand_in.b
        stand_in.c = 3
        self.assertEqual(real.c, 3)
        del stand_in.c
        self.assertFalse(hasattr(real, 'c'))
        self.assertIn('a', dir(stand_in))


if __name__ == '__main__':
    unittest.main()
