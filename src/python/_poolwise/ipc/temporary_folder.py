"""The temporary folder of billiard's shared memory (multiprocessing.util.get_temp_dir), named `pymp-…`."""

import shutil
import sys


def remove_temporary_folder():
    """For a process that ends by os._exit(), which runs no finalizers. Children use the folder, too: end them first."""
    process = sys.modules.get('multiprocessing.process')
    config = getattr(process.current_process(), '_config', None) if process else None
    folder = (config or {}).pop('tempdir', None)
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
