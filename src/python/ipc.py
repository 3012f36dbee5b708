"""Measures whether processes can be started and semaphores be shared on this machine.

Usage: python ipc.py JSON

    nonce               the prefix of every line of output
    startMethod         billiard's start method; `default` for the platform's own
    stepSeconds         the time limit of each measurement
    bypassLauncher      whether to start children past the launcher of a virtual environment on Windows

It runs in a process of its own, because it starts children and may have to be killed, and runs no code of the project.
Each measurement runs in its own thread with a time limit: an invalid handle does not raise, it blocks forever.
"""

import json
import os
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    job = json.loads(sys.argv[1])
    # Spawned children inherit this sys.path and import our modules from it. Last, so that our files hide nothing.
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or '.') != HERE] + [HERE]
    from _poolwise.channel import Channel

    if sys.version_info < (3, 6):
        Channel(job['nonce']).absent('ipc', 'Python %d.%d is older than 3.6' % sys.version_info[:2])
        return
    Ipc(Channel(job['nonce']), job).run()
    # billiard's exit handlers would wait for children that were killed.
    os._exit(0)


class Ipc(object):
    def __init__(self, channel, job):
        self.channel, self.method = channel, job.get('startMethod') or 'default'
        self.step_seconds = float(job['stepSeconds'])
        self.bypass = job.get('bypassLauncher', False)
        self.pools, self.processes, self.failed = [], [], {}
        # These make billiard and Celery import the project.
        for name in ('DJANGO_SETTINGS_MODULE', 'CELERY_CONFIG_MODULE', 'CELERY_LOADER'):
            os.environ.pop(name, None)

    def run(self):
        self.channel.begin('ipc')
        from _poolwise.environment.shared_memory import shared_memory

        self.channel.fact('sharedMemory', shared_memory())
        self._measure('semaphore', self.semaphore)
        self._measure('childSpawns', self.child_spawns)
        missing = self._use_billiard()
        blocked = missing or self._because('semaphore') or self._because('childSpawns')
        self._measure('semaphoreInChild', self.semaphore_in_child, blocked)
        blocked = blocked or self._because('semaphoreInChild')
        self._measure('poolRoundTrip', self.pool_round_trip, blocked)
        blocked = blocked or self._because('poolRoundTrip')
        self._measure('taskRegistryInChild', self.task_registry_in_child, blocked)
        self.channel.end('ipc')
        self._clean_up()

    def _because(self, step):
        return self.failed.get(step)

    def _measure(self, name, action, blocked=None):
        self.channel.begin(name)
        if blocked:
            self.channel.fact(name, {'status': 'not-tried', 'because': blocked})
            return
        box = []

        def work():
            try:
                box.append(action())
            except BaseException as error:
                box.append(measured_error(error))

        started = time.time()
        thread = threading.Thread(target=work)
        thread.daemon = True
        thread.start()
        thread.join(self.step_seconds)
        ms = int((time.time() - started) * 1000)
        if not box or box[0] is SILENT:
            value = {'status': 'silent', 'afterMs': ms}
        elif box[0] is None:
            value = {'status': 'worked', 'ms': ms}
        else:
            value = {'status': 'failed', 'error': box[0], 'ms': ms}
        if value['status'] != 'worked':
            self.failed[name] = '%s %s' % (name, value['status'])
        self.channel.fact(name, value)

    def _use_billiard(self):
        """The reason why the steps that need billiard cannot run, or None."""
        method = 'spawn' if sys.platform == 'win32' else 'fork'
        try:
            import billiard

            if self.method != 'default':
                billiard.set_start_method(self.method)
            if self.bypass:
                from _poolwise.celery.launcher_bypass import bypass_launcher

                # As lifeline.py does before the pool starts.
                bypass_launcher()
            method = billiard.get_start_method()
        except Exception as error:
            return 'billiard: %s: %s' % (type(error).__name__, error)
        finally:
            self.channel.fact('startMethod', method)
        return None

    def semaphore(self):
        from _multiprocessing import SemLock

        # Kind 1 is a semaphore, and its name is unlinked at once. Nothing else holds it: a wait is a defect.
        lock = SemLock(1, 1, 1, '/poolwise-%d-%x' % (os.getpid(), int(time.time() * 1000)), True)
        if not lock.acquire(True, 1.0):
            return SILENT
        lock.release()
        return None

    def child_spawns(self):
        import subprocess

        child = subprocess.Popen(
            [sys.executable, '-S', '-c', 'import os; os.write(1, b"poolwise" * 512)'],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.processes.append(child)
        try:
            out, err = child.communicate(timeout=self.step_seconds * 0.9)
        except subprocess.TimeoutExpired:
            return SILENT
        if out != b'poolwise' * 512:
            lines = err.decode('utf-8', 'replace').strip().splitlines()
            return child_failed(child.returncode, lines[-1] if lines else 'it returned %d bytes' % len(out))
        return None

    def semaphore_in_child(self):
        import billiard

        from _poolwise.ipc.canary import use_semaphores

        free, signal = billiard.Semaphore(1), billiard.Semaphore(0)
        reader, writer = billiard.Pipe(False)
        child = billiard.Process(target=use_semaphores, args=(writer, free, signal, self.step_seconds * 0.5))
        child.start()
        self.processes.append(child)
        # With a second writer, the death of the child would not end the pipe.
        writer.close()
        try:
            answer = json.loads(reader.recv_bytes().decode('ascii'))
        except EOFError:
            child.join(1)
            return child_failed(child.exitcode, 'it ended before it answered')
        if answer == 'silent':
            return SILENT
        if answer != 'done':
            return answer
        # The child has released it: if this waits, the semaphore is not shared.
        return None if signal.acquire(True, 1.0) else SILENT

    def pool_round_trip(self):
        from _poolwise.ipc.canary import double

        answer, error = self._in_pool(double, (21,))
        return (
            error if error is not None else None if answer == 42 else child_failed(None, 'it answered %r' % (answer,))
        )

    def task_registry_in_child(self):
        from celery.app import trace
        from celery.concurrency.prefork import process_initializer

        from _poolwise.ipc.canary_app import app, registry

        # A worker does this before it starts its pool: forked children inherit the registry.
        trace.setup_worker_optimizations(app, 'canary@poolwise')
        answer, error = self._in_pool(registry, (), process_initializer, (app, 'canary@poolwise'))
        return error if error is not None else None if answer == 3 else child_failed(None, 'it answered %r' % (answer,))

    def _in_pool(self, function, args, initializer=None, initargs=()):
        """(answer, None), (None, measured error) or (None, SILENT)."""
        import billiard
        import billiard.pool

        from _poolwise.ipc.canary import PoolErrors, start_child

        reader, writer = billiard.Pipe(False)
        # threads=True is what Celery uses on Windows; threads=False needs Celery's event loop.
        pool = billiard.pool.Pool(2, initializer=start_child, initargs=(writer, initializer, initargs), threads=True)
        self.pools.append(pool)
        result = pool.apply_async(function, args)
        errors = PoolErrors(reader)
        until = time.time() + self.step_seconds * 0.9
        while time.time() < until:
            result.wait(0.02)
            if result.ready():
                try:
                    return result.get(timeout=1), None
                except Exception as error:
                    return None, measured_error(error)
            error = errors.first()
            if error is not None:
                return None, error
        return None, SILENT

    def _clean_up(self):
        from _poolwise.ipc.temporary_folder import remove_temporary_folder

        # pool.terminate() waits for threads that sleep for a second or two. Terminated handlers do not replace the
        # children that are killed below.
        for pool in self.pools:
            for name in ('_worker_handler', '_task_handler', '_result_handler', '_timeout_handler'):
                handler = getattr(pool, name, None)
                if handler is not None:
                    handler.terminate()
        workers = [worker for pool in self.pools for worker in getattr(pool, '_pool', ())]
        for process in self.processes + workers:
            try:
                process.kill() if hasattr(process, 'kill') else os.kill(process.pid, 9)
            except Exception:
                # It has ended.
                pass
        for process in self.processes + workers:
            try:
                process.wait() if hasattr(process, 'args') else process.join(0.5)
            except Exception:
                pass
        _unlink_semaphores()
        remove_temporary_folder()


#: A measurement that neither worked nor failed in time.
SILENT = object()


def _unlink_semaphores():
    """Unlinks the semaphores of spawned children: finalizers do that, and os._exit() runs none."""
    util, synchronize = sys.modules.get('billiard.util'), sys.modules.get('billiard.synchronize')
    if util is None or synchronize is None or os.name == 'nt':
        return
    for finalizer in list(util._finalizer_registry.values()):
        if getattr(finalizer, '_callback', None) is getattr(synchronize.SemLock, '_cleanup', None):
            try:
                finalizer()
            except OSError:
                pass


def measured_error(error):
    from _poolwise.ipc.canary import measured

    return measured(error)


def child_failed(code, why):
    message = why if code is None else 'exit code %s: %s' % (code, why)
    return {'type': 'ChildFailed', 'message': message[:1000], 'errno': None, 'winerror': None, 'frames': []}


if __name__ == '__main__':
    main()
