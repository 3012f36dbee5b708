"""Was a table of processes once; one interpreter answers all of it."""

import os
import sys
import unittest

from support import ProjectCase, linux_only

from _poolwise.environment import interpreter


class LimitsTest(ProjectCase):
    def limits(self, files):
        self.write(files)
        listing = self.path('listing')
        return [
            interpreter._smallest(interpreter._cpu_quotas(self.root, listing)),
            interpreter._smallest(interpreter._memory_limits(self.root, listing)),
        ]

    def test_no_groups(self):
        self.assertEqual(self.limits({}), [None, None])

    def test_v2_without_a_limit(self):
        files = {'listing': '0::/a', 'a/cpu.max': 'max 100000', 'a/memory.max': 'max'}
        self.assertEqual(self.limits(files), [None, None])

    def test_v2_of_this_group(self):
        files = {'listing': '0::/a/b', 'a/b/cpu.max': '150000 100000', 'a/b/memory.max': '1000'}
        self.assertEqual(self.limits(files), [1.5, 1000])

    def test_v2_takes_the_smallest_of_the_parents(self):
        files = {
            'listing': '0::/a/b',
            'a/b/cpu.max': '400000 100000',
            'a/cpu.max': '50000 100000',
            'memory.max': '77',
        }
        self.assertEqual(self.limits(files), [0.5, 77])

    def test_v2_in_a_container(self):
        self.assertEqual(self.limits({'listing': '0::/../../host/path', 'cpu.max': '100000 100000'}), [1, None])

    def test_v1(self):
        files = {
            'listing': '4:cpu,cpuacct:/x\n3:memory:/x',
            'cpu,cpuacct/x/cpu.cfs_quota_us': '25000',
            'cpu,cpuacct/x/cpu.cfs_period_us': '100000',
            'memory/x/memory.limit_in_bytes': '2048',
        }
        self.assertEqual(self.limits(files), [0.25, 2048])

    def test_v1_without_a_limit(self):
        files = {
            'listing': '4:cpu:/\n3:memory:/',
            'cpu/cpu.cfs_quota_us': '-1',
            'cpu/cpu.cfs_period_us': '100000',
            'memory/memory.limit_in_bytes': '9223372036854771712',
        }
        self.assertEqual(self.limits(files), [None, None])


class PackagesTest(ProjectCase):
    def found(self, files):
        self.write(files)
        found = {}
        interpreter._scan(self.root, found)
        return {key: [value['version'], value['requires']] for key, value in found.items()}

    def test_names(self):
        table = (
            ('Foo_Bar-1.2.dist-info/METADATA', '', {'foo-bar': ['1.2', []]}),
            ('zope.event-5.0.dist-info/METADATA', '', {'zope-event': ['5.0', []]}),
            ('ruamel.yaml.clib-0.2.8-py3.8.egg-info/PKG-INFO', '', {'ruamel-yaml-clib': ['0.2.8', []]}),
            ('my-old-pkg-1.0-py3.8.egg-info/PKG-INFO', '', {'my-old-pkg': ['1.0', []]}),
            ('proj.egg-info/PKG-INFO', 'Name: proj\nVersion: 0.3\n', {'proj': ['0.3', []]}),
            # What pip left half removed.
            ('~elery-5.7.0.dist-info/METADATA', '', {}),
            ('celery/__init__.py', '', {}),
            ('x.txt', '', {}),
        )
        for path, text, expected in table:
            with self.subTest(path):
                self.setUp()
                self.assertEqual(self.found({path: text}), expected)

    def test_what_celery_requires(self):
        metadata = 'Name: celery\nRequires-Dist: kombu>=5.7\n\nRequires-Dist: not this\n'
        found = self.found({'celery-5.7.0.dist-info/METADATA': metadata})
        self.assertEqual(found, {'celery': ['5.7.0', ['kombu>=5.7']]})

    def test_what_an_egg_requires(self):
        requires = 'amqp<2.7\n\n[redis]\nredis>=3\n[:python_version < "3.8"]\nfoo\n'
        found = self.found({'kombu-4.6.11-py3.8.egg-info/requires.txt': requires})
        wanted = ['amqp<2.7', "redis>=3; extra == 'redis'", 'foo; python_version < "3.8"']
        self.assertEqual(found, {'kombu': ['4.6.11', wanted]})

    def test_a_linked_egg_is_followed(self):
        self.write({'src/proj.egg-info/PKG-INFO': 'Version: 2.0\n'})
        self.assertEqual(self.found({'proj.egg-link': self.path('src') + '\n.'}), {'proj': ['2.0', []]})

    def test_an_unpacked_egg(self):
        self.write({'shop-1.4-py3.8.egg/EGG-INFO/PKG-INFO': 'Version: 1.4\n'})
        found = {}
        interpreter._scan(self.path('shop-1.4-py3.8.egg'), found)
        self.assertEqual(found['shop']['version'], '1.4')

    def test_the_first_on_the_path_wins(self):
        self.write({'a/shop-1.0.dist-info/METADATA': '', 'b/shop-2.0.dist-info/METADATA': ''})
        found = {}
        for folder in ('a', 'b'):
            interpreter._scan(self.path(folder), found)
        self.assertEqual(found['shop']['version'], '1.0')
        self.assertEqual(found['shop']['location'], self.path('a'))

    def test_a_folder_that_is_none(self):
        self.assertEqual(self.found({}), {})
        interpreter._scan(self.path('python.zip'), {})


class PythonFactTest(unittest.TestCase):
    def test_this_interpreter(self):
        fact = interpreter.python_fact()
        self.assertEqual(fact['version'], list(sys.version_info[:3]))
        self.assertEqual(fact['executable'], sys.executable)
        self.assertEqual(fact['isVirtualEnvironment'], sys.prefix != sys.base_prefix)
        self.assertGreaterEqual(fact['usableCpus'], 1)

    @linux_only
    def test_usable_cpus_are_those_of_the_affinity(self):
        self.assertEqual(interpreter.python_fact()['usableCpus'], len(os.sched_getaffinity(0)))


if __name__ == '__main__':
    unittest.main()
