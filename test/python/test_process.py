import os
import subprocess
import sys
import threading
import unittest

from support import PROGRAMS, ProjectCase, linux_only, posix_only

from _poolwise.environment import process


class ProcessTest(ProjectCase):
    def test_the_shape(self):
        fact = process.process_fact()
        self.assertEqual(fact['cpuCount'], os.cpu_count())
        self.assertEqual(fact['user'] is None, os.name == 'nt')
        self.assertIsInstance(fact['processLimits'], list)

    @posix_only
    def test_the_user(self):
        user = process._user()
        self.assertEqual((user['uid'], user['egid']), (os.getuid(), os.getegid()))
        self.assertEqual(len(user['groups']), 2)
        self.assertIsNone(process._group_name(4123456789 % (1 << 31)))

    @linux_only
    def test_the_parent_and_the_threads_of_this_process(self):
        self.assertEqual(process._parent_of(os.getpid()), os.getppid())
        before, done = process._threads(os.getpid()), threading.Event()
        thread = threading.Thread(target=done.wait)
        thread.start()
        self.assertEqual(process._threads(os.getpid()), before + 1)
        done.set()
        thread.join()

    @linux_only
    def test_a_lower_limit_of_this_process_counts(self):
        code = 'import sys; sys.path.append(sys.argv[1]); from _poolwise.environment import process; '
        code += 'print(process._open_files()["limit"])'
        lower = 'import resource, os, sys; resource.setrlimit(resource.RLIMIT_NOFILE, (25, 25)); '
        lower += 'os.execv(sys.executable, sys.argv[1:])'
        argv = [sys.executable, '-c', lower, sys.executable, '-c', code, PROGRAMS]
        self.assertEqual(subprocess.check_output(argv).decode().strip(), '25')

    @linux_only
    def test_what_is_not_there_counts_nothing(self):
        self.assertEqual((process._parent_of(0), process._threads(0), process._resident(0)), (0, 0, 0))

    @linux_only
    def test_memory_is_available(self):
        memory = process._memory()
        self.assertGreater(memory['availableBytes'], 0)
        self.assertTrue(memory['where'])

    @linux_only
    def test_own_tasks_are_those_below_the_parent(self):
        self.assertGreaterEqual(process._own_tasks(), 2)
        self.assertGreaterEqual(process._tasks_of_user(os.getuid()), 2)

    def named(self, files):
        self.write(files)
        before = os.getcwd()
        os.chdir(self.root)
        try:
            return process._names_init()
        finally:
            os.chdir(before)

    def test_files_that_ask_for_an_init(self):
        table = (
            ({'Dockerfile': 'ENTRYPOINT ["tini", "--"]\n'}, True),
            ({'docker-compose.yml': 'services:\n  worker:\n    init: true\n'}, True),
            ({'compose.prod.yaml': 'entrypoint: dumb-init celery\n'}, True),
            ({'Dockerfile': 'CMD celery -A shop worker\n'}, False),
            ({'notes.txt': 'use tini\n'}, False),
            ({'compose.yml': 'worker:\n  init: false\n'}, False),
            ({}, False),
        )
        for files, expected in table:
            with self.subTest(files=files):
                self.setUp()
                self.assertEqual(self.named(files), expected)


if __name__ == '__main__':
    unittest.main()
