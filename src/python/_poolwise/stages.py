"""The stages of the probe, in order, and the watch over the one that runs the project's code."""

import _thread
import faulthandler
import linecache
import os
import sys
import time
import traceback

from _poolwise.channel import Channel
from _poolwise.errors import Places, describe_stack

# Taken before the project may replace them (gevent's monkey patching does).
_sleep, _now, _cpu, _current_frames = time.sleep, time.monotonic, time.process_time, sys._current_frames


def preload(stages):
    """Imports our own files while our folder is still on sys.path: only what the stages need."""
    for stage in stages:
        for name in _FILES[stage]:
            __import__(name)


def run(order):
    channel = Channel(order['nonce'])
    places = Places(order.get('root') or os.getcwd())
    # A crash leaves its stack on the private descriptor, between our lines.
    faulthandler.enable(channel.fd)
    for stage in order['stages']:
        channel.begin(stage)
        try:
            _STAGES[stage](channel, order, places)
        except Exception:
            channel.broken(stage, traceback.format_exc()[-4000:])
        channel.end(stage)
    # Without this, atexit handlers and threads of the project's would have the last word.
    os._exit(0)


def _python(channel, order, places):
    from _poolwise.environment.interpreter import python_fact

    channel.fact('python', python_fact())


def _packages(channel, order, places):
    from _poolwise.environment.interpreter import packages_fact

    channel.fact('packages', packages_fact())


def _celery(channel, order, places):
    from _poolwise.celery.family import celery_fact

    fact, because = celery_fact(places)
    order['celery'] = fact
    if fact is None:
        channel.absent('celery', because)
    else:
        channel.fact('celery', fact)


def _app(channel, order, places):
    if 'celery' not in order:
        from _poolwise.celery.family import celery_fact

        order['celery'] = celery_fact(places)[0]
    if order['celery'] is None or order['celery']['importError'] is not None:
        because = 'Celery is not installed' if order['celery'] is None else 'Celery itself can not be imported'
        channel.absent('appImport', because)
        return
    _watch(channel, float(order['deadline']), float(order.get('most') or order['deadline']), places)
    from _poolwise.app.stage import AppStage

    AppStage(channel, order, places).run()


def _options(channel, order, places):
    """What the installed Celery accepts on a command line, for the project's own worker commands."""
    from _poolwise.celery.family import celery_fact
    from _poolwise.celery.options import installed, options_fact

    channel.fact('installedModules', installed(order.get('modules', [])))
    fact, because = celery_fact(places)
    if fact is None or not order.get('options'):
        channel.absent('celeryOptions', because or 'not asked')
        return
    channel.fact('celeryOptions', options_fact())


_STAGES = {'python': _python, 'packages': _packages, 'celery': _celery, 'app': _app, 'options': _options}
_FILES = {
    'python': ['_poolwise.environment.interpreter'],
    'packages': ['_poolwise.environment.interpreter'],
    'celery': ['_poolwise.celery.family'],
    'app': ['_poolwise.celery.family', '_poolwise.app.stage', '_poolwise.app.target'],
    'options': ['_poolwise.celery.family', '_poolwise.celery.options'],
}


#: Seconds that are looked at, and the share of them on a CPU that shows that the import goes on. A share, and a small one:
#: on a busy machine a process gets little, while one that waits for a network or a lock takes next to none.
_WINDOW, _BUSY_SHARE = 5.0, 0.03


def _watch(channel, seconds, most, places):
    """Says where the main thread is when the deadline passes, and ends the process.

    An import that is still busy then gets more time, `most` seconds in all.
    """
    main = _thread.get_ident()
    # Reading a source line imports the tokenizer, which mustn't wait for an import that hangs.
    linecache.getline(__file__, 1)
    started = _now()

    def watch():
        seen = [(_now(), _cpu())]
        while True:
            _sleep(min(0.25, seconds))
            now, used = _now(), _cpu()
            seen.append((now, used))
            while seen[0][0] < now - _WINDOW:
                seen.pop(0)
            if now - started < seconds:
                continue
            if now - started >= most or used - seen[0][1] < _BUSY_SHARE * (now - seen[0][0]):
                break
            faulthandler.dump_traceback_later(_WINDOW, exit=True, file=channel.fd)
        passed = now - started
        frame = _current_frames().get(main)
        at = describe_stack(frame, 'still running after %d s' % passed, places) if frame else None
        channel.write(hung={'afterMs': int(passed * 1000), 'at': at})
        os._exit(0)

    _thread.start_new_thread(watch, ())
    # A C function that keeps the interpreter lock stops the thread above, too; this one needs no lock.
    faulthandler.dump_traceback_later(seconds + _WINDOW, exit=True, file=channel.fd)
