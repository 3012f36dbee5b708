import json
import os
import sys
import types
import unittest

from support import PROGRAMS, ProjectCase, posix_only

import lifeline as program
from _poolwise.lifeline import drain, give_back, held, lifeline, reports


class Recorded(lifeline.Lifeline):
    """What it was told to do, in place of doing it to this process."""

    def __init__(self):
        lifeline.Lifeline.__init__(self, reports.Reports(None))
        self.heard = []

    def stop_soon(self, *_):
        self.heard.append('stop')

    def force_soon(self, *_):
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
        report = reports.Reports(None)
        report('ready', node='x')
        report.word, report.fd = 'secret ', writer
        report('ready', node='celery@ü')
        os.close(writer)
        text = os.read(reader, 4096).decode('ascii')
        os.close(reader)
        self.assertTrue(text.startswith('secret ') and text.endswith('\n'), text)
        self.assertEqual(json.loads(text[7:]), {'type': 'ready', 'node': 'celery@ü'})
        # The supervisor is gone: no reason to fail.
        report('ready')

    def test_names_fit_into_one_atomic_write(self):
        for name in ('a[1]', 'x' * 5000, 'ü' * 5000):
            names = reports.first_names([name] * 100)
            self.assertTrue(1 <= len(names) <= 12)
            self.assertLess(len(json.dumps(names)), 3500)


class DrainTest(unittest.TestCase):
    def test_names_of_requests(self):
        requests = [types.SimpleNamespace(name='b', id=2), types.SimpleNamespace(name='a', id=1)]
        self.assertEqual(drain.Drain.names(requests), ['a[1]', 'b[2]'])

    def test_a_set_that_always_changes(self):
        class Changing:
            def __iter__(self):
                raise RuntimeError('Set changed size during iteration')

        self.assertEqual(drain.Drain.names(Changing()), [])


class SignalsTest(ProjectCase):
    @posix_only
    def test_ignored_signals_are_reset(self):
        code = """
        import signal, sys
        sys.path.append(sys.argv[1])
        from _poolwise.lifeline import process
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, lambda *_: None)
        process.reset_signals()
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
        from _poolwise.lifeline import process
        fd = process.take_standard_input()
        assert os.read(0, 10) == b'', 'the null device'
        assert os.read(fd, 10) == b''
        """
        status, _, err = self.run_python(code, PROGRAMS)
        self.assertEqual(status, 0, err)

    def test_importing_our_modules_leaves_our_folder_off_the_path(self):
        before = list(sys.path)
        self.assertTrue(all(program.import_ours(PROGRAMS)))
        self.assertEqual([entry for entry in sys.path if entry != PROGRAMS], [e for e in before if e != PROGRAMS])


def message(name, id_, tag, acknowledged=False):
    headers = {'task': name, 'id': id_}
    return types.SimpleNamespace(headers=headers, properties={}, delivery_tag=tag, acknowledged=acknowledged)


def request(name, id_, message_):
    # As with solo and early acknowledgement: the request says yes before the transport does.
    return types.SimpleNamespace(name=name, id=id_, message=message_, acknowledged=True)


class HeldTest(unittest.TestCase):
    def channel(self, delivered, dirty=()):
        qos = types.SimpleNamespace(_delivered={one.delivery_tag: one for one in delivered}, _dirty=set(dirty))
        return types.SimpleNamespace(_qos=qos)

    def test_of_a_virtual_transport(self):
        waiting, running, acknowledged = message('a', 1, 't1'), message('b', 2, 't2'), message('c', 3, 't3', True)
        requests = [request('b', 2, running), request('c', 3, acknowledged)]
        look = held.Held(self.channel([waiting, running, acknowledged], ['t3']), requests)
        self.assertEqual(look.names, {'t1': 'a[1]', 't2': 'b[2]'})
        self.assertEqual(look.gone, ['c[3]'])

    def test_of_a_channel_that_keeps_no_list(self):
        requests = [request('a', 1, message('a', 1, 7)), request('b', 2, message('b', 2, 8, True))]
        look = held.Held(None, requests)
        self.assertEqual((look.names, look.gone), ({7: 'a[1]'}, ['b[2]']))

    def test_of_a_connection_that_was_lost(self):
        look = held.Held(self.channel([]), [request('a', 1, message('a', 1, 'old'))])
        self.assertEqual((look.names, look.gone), ({'old': 'a[1]'}, []))

    def test_a_message_of_an_unknown_protocol(self):
        self.assertEqual(held.message_name(types.SimpleNamespace(headers=None, properties={})), '?[?]')


class GiveBackTest(unittest.TestCase):
    def own(self, **qos):
        put = []
        own = types.SimpleNamespace(do_restore=True, qos=types.SimpleNamespace(restore_at_shutdown=True, **qos))
        own._restore = put.append
        return own, put

    def test_a_transport_that_keeps_messages_in_memory_puts_them_back(self):
        own, put = self.own()
        self.assertTrue(give_back.restore(own, 't', 'message'))
        self.assertEqual(put, ['message'])

    def test_what_is_not_known_is_left(self):
        own, put = self.own()
        self.assertFalse(give_back.restore(own, 't', None))
        own.do_restore = False
        self.assertFalse(give_back.restore(own, 't', 'message'))
        self.assertEqual(put, [])


if __name__ == '__main__':
    unittest.main()
