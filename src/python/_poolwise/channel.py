"""The output channel of a program, separate from what the project prints.

stdout is duplicated to a private descriptor, and descriptor 1 becomes a second stderr. Prints, a closed or replaced
sys.stdout and output of C libraries do not mix with the answers, and each line is written at once: it survives a crash.
"""

import json
import os


class Channel(object):
    def __init__(self, nonce):
        # Children do not inherit a descriptor made by os.dup() (PEP 446).
        self.fd = os.dup(1)
        self.prefix = '\n' + nonce
        self.pid = os.getpid()
        try:
            os.dup2(2, 1)
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def write(self, **event):
        # A forked copy: the project has turned itself into a daemon. Only the original process answers.
        if os.getpid() != self.pid:
            os._exit(0)
        data = (self.prefix + json.dumps(event) + '\n').encode('ascii')
        while data:
            try:
                data = data[os.write(self.fd, data) :]
            except OSError:
                # The project has closed every descriptor. The exit code reports it.
                os._exit(CLOSED)

    def begin(self, stage):
        self.write(begin=stage)

    def end(self, stage):
        self.write(end=stage)

    def fact(self, name, value):
        self.write(fact=name, value=value)

    def absent(self, name, because):
        self.write(absent=name, because=because)

    def broken(self, name, error):
        self.write(broken=name, error=error)


#: Exit code of a process whose private descriptor was closed. src/probes/python/exit.ts knows it.
CLOSED = 117
