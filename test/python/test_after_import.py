import functools
import socket
import sys
import threading
import unittest

from support import ProjectCase, linux_only, needs_celery

from _poolwise.app import after_import


class ThreadsTest(ProjectCase):
    def test_the_function_behind_a_thread(self):
        def work():
            pass

        class Holder:
            def method(self):
                pass

        for target in (work, functools.partial(work), functools.partial(functools.partial(work))):
            self.assertIs(after_import._runs(threading.Thread(target=target))[1], work)
        self.assertIs(after_import._runs(threading.Timer(1, work))[1], work)
        self.assertIs(after_import._runs(threading.Thread(target=Holder().method))[1], Holder.method)

    def test_only_new_threads_of_the_project(self):
        self.write(
            {
                'telemetry.py': """
                import threading

                stop = threading.Event()


                def send():
                    stop.wait()


                thread = threading.Thread(target=send, name='telemetry', daemon=True)
                thread.start()
                """
            }
        )
        seen = after_import.AfterImport(self.places)
        stop = threading.Event()
        thread = threading.Thread(target=stop.wait, daemon=True)
        thread.start()
        with self.importable():
            import telemetry

            try:
                self.assertEqual(seen._new_threads(), [{'name': 'telemetry', 'file': 'telemetry.py', 'line': 6}])
            finally:
                telemetry.stop.set()
                telemetry.thread.join()
                stop.set()
                thread.join()
        self.assertEqual(seen._new_threads(), [])


class SocketsTest(ProjectCase):
    def test_a_stream_has_a_peer_and_the_rest_none(self):
        with socket.socket() as server, socket.socket() as client, socket.socket(type=socket.SOCK_DGRAM) as udp:
            server.bind(('127.0.0.1', 0))
            server.listen(1)
            client.connect(server.getsockname())
            udp.connect(server.getsockname())
            self.assertEqual(after_import._peer(client.fileno()), '127.0.0.1:%d' % server.getsockname()[1])
            self.assertIsNone(after_import._peer(server.fileno()))
            self.assertIsNone(after_import._peer(udp.fileno()))

    @linux_only
    def test_what_was_open_before_is_no_new_connection(self):
        with socket.socket() as server, socket.socket() as old:
            server.bind(('127.0.0.1', 0))
            server.listen(2)
            old.connect(server.getsockname())
            seen = after_import.AfterImport(self.places)
            self.assertEqual(seen._new_connections(None), [])
            with socket.create_connection(server.getsockname()):
                self.assertEqual(seen._new_connections(None), ['127.0.0.1:%d' % server.getsockname()[1]])


class MemoryTest(unittest.TestCase):
    @linux_only
    def test_bytes(self):
        self.assertGreater(after_import._own_bytes(), 1 << 20)
        self.assertGreater(after_import._copied_bytes(), 1 << 16)


class TimeZoneTest(unittest.TestCase):
    def test_a_zone_that_does_not_exist(self):
        found = after_import._not_found('Europa/Berlin', KeyError('Europa/Berlin'))
        self.assertEqual((found['zone'], found['error']), ('Europa/Berlin', 'KeyError: Europa/Berlin'))
        if found['database']:
            self.assertIn('Europe/Berlin', found['similar'])

    @needs_celery
    def test_the_apps_zone(self):
        from celery import Celery

        app = Celery('shop', set_as_current=False)
        self.assertIsNone(after_import.time_zone(app))
        app = Celery('shop', set_as_current=False)
        app.conf.timezone = 'Europa/Berlin'
        self.assertEqual(after_import.time_zone(app)['zone'], 'Europa/Berlin')


class CudaTest(unittest.TestCase):
    def test_without_torch(self):
        self.assertNotIn('torch', sys.modules)
        self.assertFalse(after_import._cuda_initialised())


if __name__ == '__main__':
    unittest.main()
