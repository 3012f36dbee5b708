import os
import unittest

from support import ProjectCase

from _poolwise.cgroup import group_folders, read_number


class CgroupTest(ProjectCase):
    def folders(self, listing, controller):
        self.write({'listing': listing})
        found = group_folders('/cg', self.path('listing'), controller)
        return sorted({path.replace(os.sep, '/').rstrip('/') for path in found})

    def test_every_depth_of_a_group(self):
        expected = ['/cg', '/cg/a', '/cg/a/b', '/cg/unified', '/cg/unified/a', '/cg/unified/a/b']
        self.assertEqual(self.folders('0::/a/b\n', ''), expected)

    def test_only_the_controllers_own_lines(self):
        listing = '5:cpu,cpuacct:/x\n4:memory:/y\n0::/z\n'
        self.assertEqual(self.folders(listing, 'cpu'), ['/cg/cpu', '/cg/cpu,cpuacct', '/cg/cpu,cpuacct/x', '/cg/cpu/x'])
        self.assertEqual(self.folders(listing, 'memory'), ['/cg/memory', '/cg/memory/y'])
        self.assertEqual(self.folders(listing, 'pids'), [])

    def test_no_way_up_and_no_odd_lines(self):
        self.assertEqual(self.folders('0::/../..\nnonsense\n', ''), ['/cg', '/cg/unified'])

    def test_numbers(self):
        for text, expected in (('12\n', 12), ('-1', -1), ('max', None), ('', None), ('1 2', None)):
            self.write({'number': text})
            self.assertEqual(read_number(self.path('number')), expected, text)
        self.assertIsNone(read_number(self.path('missing')))


if __name__ == '__main__':
    unittest.main()
