"""Ends the process when an import hangs, and reports where it was."""

import _thread
import faulthandler
import linecache
import os
import sys
import time

from _poolwise.errors import describe_stack

# Taken before the project can replace them: gevent's monkey patching does.
_sleep, _now, _cpu, _current_frames = time.sleep, time.monotonic, time.process_time, sys._current_frames

#: Seconds of CPU time to look back on, and the smallest share of them that counts as busy. A process on a loaded
#: machine gets little CPU time; one that waits for a network or a lock takes next to none.
_WINDOW, _BUSY_SHARE = 5.0, 0.03

#: Seconds within which an import that goes on has loaded at least one more module, even from a slow disk or on a
#: machine that is busy with something else.
_ADVANCE_WINDOW = 20.0

#: Seconds that a reader has to kill a process that hangs, before it ends by itself.
_FAREWELL = 2.0


def start(channel, seconds, max_seconds, places):
    """Watches the calling thread from now on.

    After `seconds` the process ends, with a `hung` event that holds the thread's stack; an import that still uses the
    CPU or still loads modules gets up to `max_seconds`. `advancing` in the event: it still loads modules.
    """
    main = _thread.get_ident()
    # Reading a source line imports the tokenizer, which must not wait for an import that hangs.
    linecache.getline(__file__, 1)
    started = _now()

    def watch():
        samples = [(_now(), _cpu())]
        loaded, loaded_at = len(sys.modules), None
        while True:
            _sleep(min(0.25, seconds))
            now, used = _now(), _cpu()
            samples.append((now, used))
            while samples[0][0] < now - _WINDOW:
                samples.pop(0)
            if len(sys.modules) > loaded:
                loaded, loaded_at = len(sys.modules), now
            if now - started < seconds:
                continue
            busy = used - samples[0][1] >= _BUSY_SHARE * (now - samples[0][0])
            # A limit below the window is the user's own, and short.
            advancing = loaded_at is not None and now - loaded_at < min(_ADVANCE_WINDOW, max_seconds / 2)
            if now - started >= max_seconds or not (busy or advancing):
                break
            faulthandler.dump_traceback_later(_WINDOW, exit=True, file=channel.fd)
        passed = now - started
        frame = _current_frames().get(main)
        at = describe_stack(frame, 'still running after %d s' % passed, places) if frame else None
        channel.write(hung={'afterMs': int(passed * 1000), 'at': at, 'advancing': advancing})
        # Whoever reads this kills the process together with all that it has started, which is found by its parent.
        _sleep(_FAREWELL)
        os._exit(0)

    _thread.start_new_thread(watch, ())
    # C code that holds the interpreter lock stops the thread above as well; this timer needs no lock.
    faulthandler.dump_traceback_later(seconds + _WINDOW, exit=True, file=channel.fd)
