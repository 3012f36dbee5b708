"""The stages of the probe, in order."""

import faulthandler
import json
import os
import traceback

from _poolwise import watchdog
from _poolwise.channel import Channel
from _poolwise.errors import Places


def preload(stages):
    """Imports the modules that the stages need, and no others, while our folder is still on sys.path."""
    for stage in stages:
        for name in _MODULES[stage]:
            __import__(name)


def run(job):
    """Runs the stages of a job and ends the process.

    job: the arguments of probe.py, which describes them.
    """
    channel = Channel(job['nonce'])
    places = Places(job.get('root') or os.getcwd())
    # A crash writes its stack to the private descriptor, between the events.
    faulthandler.enable(channel.fd)
    probe = _Probe(channel, job, places, _listed_files() if 'app' in job['stages'] else None)
    for stage in job['stages']:
        channel.begin(stage)
        try:
            getattr(probe, stage)()
        except Exception:
            channel.broken(stage, traceback.format_exc()[-4000:])
        channel.end(stage)
    # Exit handlers and threads of the project must not run.
    os._exit(0)


def _listed_files():
    """The project's Python files, which come as JSON on stdin: a command line on Windows holds no more than 32 K.

    What the project reads from stdin afterwards is empty, as it is for a service.
    """
    parts = []
    while True:
        part = os.read(0, 1 << 16)
        if not part:
            break
        parts.append(part)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    text = b''.join(parts).decode('ascii')
    return json.loads(text) if text else {'production': [], 'other': [], 'complete': False}


class _Probe:
    """One method per stage."""

    def __init__(self, channel, job, places, listed_files):
        self.channel, self.job, self.places, self.listed_files = channel, job, places, listed_files
        self._family = None

    def python(self):
        from _poolwise.environment.interpreter import python_fact

        self.channel.fact('python', python_fact())

    def packages(self):
        from _poolwise.environment.interpreter import packages_fact

        self.channel.fact('packages', packages_fact())

    def celery(self):
        fact, because = self._celery_fact()
        if fact is None:
            self.channel.absent('celery', because)
        else:
            self.channel.fact('celery', fact)

    def app(self):
        fact, _ = self._celery_fact()
        if fact is None or fact['importError'] is not None:
            because = 'Celery is not installed' if fact is None else 'Celery itself cannot be imported'
            self.channel.absent('appImport', because)
            return
        seconds = float(self.job['importSeconds'])
        watchdog.start(self.channel, seconds, float(self.job.get('maxImportSeconds') or seconds), self.places)
        from _poolwise.app.stage import AppStage

        commands = {key: self.job.get(key) or [] for key in ('include', 'required', 'others', 'schedulers')}
        AppStage(self.channel, self.job['app'], self.job.get('target'), self.listed_files, self.places, commands).run()

    def key_settings(self):
        fact, _ = self._celery_fact()
        if fact is None or fact['importError'] is not None:
            self.channel.absent('keySettings', 'Celery cannot be imported')
            return
        seconds = float(self.job['importSeconds'])
        watchdog.start(self.channel, seconds, float(self.job.get('maxImportSeconds') or seconds), self.places)
        from _poolwise.app.key_settings import key_settings

        try:
            self.channel.fact('keySettings', key_settings(self.job['app'], self.places, bool(self.job.get('web'))))
        except BaseException as error:
            self.channel.absent('keySettings', '%s: %s' % (type(error).__name__, str(error)[:500]))

    def options(self):
        """The command line options of the installed Celery, and which of `modules` are installed."""
        from _poolwise.celery.options import installed, options_fact

        self.channel.fact('installedModules', installed(self.job.get('modules', [])))
        fact, because = self._celery_fact()
        if fact is None or not self.job.get('options'):
            self.channel.absent('celeryOptions', because or 'not asked')
            return
        self.channel.fact('celeryOptions', options_fact())

    def _celery_fact(self):
        from _poolwise.celery.family import celery_fact

        if self._family is None:
            self._family = celery_fact(self.places)
        return self._family


_MODULES = {
    'python': ['_poolwise.environment.interpreter'],
    'packages': ['_poolwise.environment.interpreter'],
    'celery': ['_poolwise.celery.family'],
    'app': ['_poolwise.celery.family', '_poolwise.app.stage', '_poolwise.app.target'],
    'key_settings': ['_poolwise.celery.family', '_poolwise.app.key_settings'],
    'options': ['_poolwise.celery.family', '_poolwise.celery.options'],
}
