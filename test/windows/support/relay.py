"""Runs a program and hands its standard streams on: `python relay.py program arguments...`

Node.js for Windows can't use a pipe that was made outside of Windows (EBADF at its first process.stdout); Python can.
"""
import os
import subprocess
import sys
import threading

child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def hand_on(source, sink):
    while True:
        data = os.read(source, 65536)
        if not data:
            break
        while data:
            data = data[os.write(sink, data):]


def feed():
    try:
        hand_on(0, child.stdin.fileno())
    except OSError:
        # The program is gone, or whoever fed us.
        pass
    child.stdin.close()


threading.Thread(target=feed, daemon=True).start()
readers = [
    threading.Thread(target=hand_on, args=(child.stdout.fileno(), 1)),
    threading.Thread(target=hand_on, args=(child.stderr.fileno(), 2)),
]
for reader in readers:
    reader.start()
code = child.wait()
for reader in readers:
    # Whatever outlives the program may keep its pipes open.
    reader.join(10)
os._exit(code & 0xFF)
