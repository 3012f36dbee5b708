import json
import os
import sys
import types
import unittest

from support import PROGRAMS, ProjectCase, posix_only

import lifeline


class Recorded(lifeline.Lifeline):
    """What it was told to do, in place of doing it to this process."""

    def __init__(self):
        lifeline.Lifeline.__init__(self, lifeline.Reports(None))
        self.heard = []

    def stop_soon(self, *_):
        self.heard.append('stop')

    def cold(self):
        self.heard.append('cold')

    def mute(self):
        self.heard.append('mute')


class LifelineTest(unittest.TestCase):
    def heard(self, *chunks):
        reader, writer = os.pipe()
        for chunk in chunks:
            os.write(writer, chunk)
        os.close(writer)
        recorded = Recorded()
        recorded.listen(reader)
        os.close(reader)
        return recorded.heard

    def test_words_and_the_end_of_the_line(self):
        for chunks, expected in (
            ((), ['mute', 'stop']),
            ((b'stop\n',), ['stop', 'mute', 'stop']),
            ((b'st', b'op\r\ncold\n'), ['stop', 'cold', 'mute', 'stop']),
            # In two reads of 4096 bytes.
            ((b'x' * 4094 + b'\nstop\n',), ['stop', 'mute', 'stop']),
            ((b'nonsense\nstop',), ['mute', 'stop']),
        ):
            self.assertEqual(self.heard(*chunks), expected, chunks)

    def test_a_lost_descriptor_is_the_end(self):
        reader, writer = os.pipe()
        os.close(reader)
        os.close(writer)
        recorded = Recorded()
        recorded.listen(reader)
        self.assertEqual(recorded.heard, ['mute', 'stop'])


class ReportsTest(unittest.TestCase):
    def test_one_line_behind_the_word(self):
        reader, writer = os.pipe()
        reports = lifeline.Reports(None)
        reports('ready', node='x')
        reports.word, reports.fd = 'secret ', writer
        reports('ready', node='celery@ü')
        os.close(writer)
        text = os.read(reader, 4096).decode('ascii')
        os.close(reader)
        self.assertTrue(text.startswith('secret ') and text.endswith('\n'), text)
        self.assertEqual(json.loads(text[7:]), {'type': 'ready', 'node': 'celery@ü'})
        # The supervisor is gone: no reason to fail.
        reports('ready')


class DrainTest(unittest.TestCase):
    def test_names_of_requests(self):
        requests = [types.SimpleNamespace(name='b', id=2), types.SimpleNamespace(name='a', id=1)]
        self.assertEqual(lifeline.Drain.names(requests), ['a[1]', 'b[2]'])

    def test_a_set_that_always_changes(self):
        class Changing:
            def __iter__(self):
                raise RuntimeError('Set changed size during iteration')

        self.assertEqual(lifeline.Drain.names(Changing()), ['?'])


class SignalsTest(ProjectCase):
    @posix_only
    def test_ignored_signals_are_reset(self):
        code = """
        import signal, sys
        sys.path.append(sys.argv[1])
        import lifeline
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, lambda *_: None)
        lifeline.reset_signals()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
        assert callable(signal.getsignal(signal.SIGHUP))
        """
        status, _, err = self.run_python(code, PROGRAMS)
        self.assertEqual(status, 0, err)

    def test_standard_input_becomes_the_null_device(self):
        code = """
        import os, sys
        sys.path.append(sys.argv[1])
        import lifeline
        fd = lifeline.take_standard_input()
        assert os.read(0, 10) == b'', 'the null device'
        assert os.read(fd, 10) == b''
        """
        status, _, err = self.run_python(code, PROGRAMS)
        self.assertEqual(status, 0, err)

    def test_importing_the_bypass_leaves_our_folder_off_the_path(self):
        before = list(sys.path)
        self.assertTrue(callable(lifeline.import_bypass(PROGRAMS)))
        self.assertEqual([entry for entry in sys.path if entry != PROGRAMS], [e for e in before if e != PROGRAMS])


if __name__ == '__main__':
    unittest.main()
