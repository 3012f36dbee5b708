import json
import multiprocessing
import unittest

import support  # noqa: F401

from _poolwise.ipc import canary


class CanaryTest(unittest.TestCase):
    def test_an_error_as_it_is_measured(self):
        try:
            canary.double(None)
        except TypeError as error:
            found = canary.measured(error)
        self.assertEqual((found['type'], found['errno'], found['winerror']), ('TypeError', None, None))
        self.assertEqual(found['frames'][-1], '_poolwise.ipc.canary:double')
        self.assertEqual(canary.measured(OSError(13, 'denied'))['errno'], 13)
        self.assertEqual(len(canary.measured(ValueError('x' * 5000))['message']), 1000)

    def answer(self, free, signal):
        reader, writer = multiprocessing.Pipe(False)
        with reader:
            canary.use_semaphores(writer, free, signal, 0.05)
            return json.loads(reader.recv_bytes().decode('ascii'))

    def test_semaphores(self):
        signal = multiprocessing.Semaphore(0)
        self.assertEqual(self.answer(multiprocessing.Semaphore(1), signal), 'done')
        self.assertTrue(signal.acquire(False))
        self.assertEqual(self.answer(multiprocessing.Semaphore(0), signal), 'silent')
        self.assertEqual(self.answer(None, signal)['type'], 'AttributeError')

    def test_errors_of_children(self):
        reader, writer = multiprocessing.Pipe(False)
        errors = canary.PoolErrors(reader)
        self.assertIsNone(errors.first())
        writer.send_bytes(json.dumps(canary.measured(ValueError('x'))).encode('ascii'))
        self.assertEqual(errors.first()['type'], 'ValueError')
        writer.close()
        self.assertIsNone(errors.first())
        reader.close()


if __name__ == '__main__':
    unittest.main()
