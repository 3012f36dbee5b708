import os
import time
import unittest

from support import ProjectCase

from _poolwise.app.own_clock import OwnClock


class OwnClockTest(ProjectCase):
    def clock(self, text):
        self.write({'schedstat': text})
        clock = OwnClock()
        clock._file = os.open(self.path('schedstat'), os.O_RDONLY)
        self.addCleanup(_close, clock._file)
        return clock

    def test_time_spent_waiting_for_a_cpu_does_not_pass(self):
        clock = self.clock('1000 2000000000 3\n')
        before = time.perf_counter()
        self.assertLess(clock.now(), time.perf_counter() - 2 + 0.001)
        self.assertGreaterEqual(clock.now(), before - 2)

    def test_time_spent_sleeping_passes(self):
        clock = OwnClock()
        before = clock.now()
        time.sleep(0.05)
        # What it waits for a CPU after it was woken is small.
        self.assertGreater(clock.now() - before, 0.04)

    def test_a_descriptor_that_the_project_closes(self):
        clock = self.clock('1000 2000000000 3\n')
        before = clock.now()
        os.close(clock._file)
        self.assertGreaterEqual(clock.now(), before)
        self.assertIsNone(clock._file)

    def test_a_system_that_does_not_tell(self):
        self.assertGreater(self.clock('').now(), 0)

    def test_a_system_without_pread(self):
        # Windows; under Wine there is a /proc all the same.
        if hasattr(os, 'pread'):
            self.addCleanup(setattr, os, 'pread', os.pread)
            del os.pread
        self.assertGreater(OwnClock().now(), 0)


def _close(descriptor):
    try:
        os.close(descriptor)
    except OSError:
        pass


if __name__ == '__main__':
    unittest.main()
