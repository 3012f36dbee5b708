"""Reading files: regular ones only, and only up to a size. Runs on Python 2.7, too."""

import os
import stat

#: Larger source files are generated data, whose parsing takes seconds.
MOST_SOURCE = 1024 * 1024
_CHUNK = 1024 * 1024
#: Opening a named pipe must not wait for its writer. Windows has no such flag, and no such files.
_FLAGS = os.O_RDONLY | getattr(os, 'O_NONBLOCK', 0) | getattr(os, 'O_BINARY', 0) | getattr(os, 'O_CLOEXEC', 0)


def read_bytes(path, most=MOST_SOURCE):
    """The bytes of a file. EnvironmentError: it isn't a regular file, has more than `most`, or can't be read.

    A device is not even opened, which may act by itself; a path may change, so what was opened is looked at again.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise EnvironmentError('not a regular file: %s' % path)
    handle = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise EnvironmentError('not a regular file: %s' % path)
        chunks, size = [], 0
        while size <= most:
            # The size of a file in /proc is 0.
            chunk = os.read(handle, min(_CHUNK, most + 1 - size))
            if not chunk:
                return b''.join(chunks)
            chunks.append(chunk)
            size += len(chunk)
    finally:
        os.close(handle)
    raise EnvironmentError('larger than %d bytes: %s' % (most, path))


def read_text(path, most=MOST_SOURCE):
    """The text of a file, or None."""
    try:
        text = read_bytes(path, most).decode('utf-8', 'replace')
    except (EnvironmentError, ValueError, TypeError):
        return None
    # As io.open() gives it.
    return text.replace('\r\n', '\n').replace('\r', '\n')
