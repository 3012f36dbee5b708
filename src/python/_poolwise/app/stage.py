"""Stage `app`: imports and configures the project's app as `celery -A … worker` does."""

import logging
import os
import sys
import traceback
import warnings

from _poolwise.app import (
    after_import,
    async_tasks,
    beat_scheduler,
    describe,
    endless_retries,
    late_handlers,
    process_state,
    queue_declarations,
    schedule,
    script_names,
    sent_names,
    serializers,
    settings,
    shared_tasks,
    target,
    task_definitions,
    unimported_tasks,
    unread_settings,
    unregistered_classes,
    usage,
)
from _poolwise.app import django as django_project
from _poolwise.app.causes import ConfigErrors, describe_with_cause
from _poolwise.app.celery_script import celery_script
from _poolwise.app.command_line import CommandLine
from _poolwise.app.import_hints import hint, hint_of_exit
from _poolwise.app.import_times import ImportTimes
from _poolwise.app.load import NotFound, load_app
from _poolwise.app.own_clock import OwnClock
from _poolwise.celery import drivers
from _poolwise.errors import describe as describe_error
from _poolwise.errors import failure_class
from _poolwise.source.assignments import Sources
from _poolwise.source.own_files import OwnFiles
from _poolwise.source.sends import Sends

#: Modules that matter for the choice of a pool: native threads, CUDA, clients that do not survive a fork, blocking C.
NOTABLE = (
    'torch tensorflow jax cupy numpy pandas grpc psycopg2 psycopg asyncpg pymongo requests httpx aiohttp boto3 '
    'sqlalchemy django flask fastapi gevent eventlet selenium playwright cv2 PIL sklearn transformers '
    'concurrent.futures.process'
).split()


#: The module that proves that the project uses a package: kombu imports django.utils wherever Django is installed.
_PROOF = {'django': 'django.conf'}


class AppStage:
    """Announces each step, so that the step is known in which the process crashes, exits or hangs."""

    def __init__(self, channel, name, target_platform, listed_files, places, commands):
        self.channel, self.name, self.target, self.places = channel, name, target_platform, places
        self.files = OwnFiles(places, listed_files)
        self.warnings = []
        self.swallowed = _Swallowed(places)
        self.settings_at_start = os.environ.get('DJANGO_SETTINGS_MODULE')
        self.green_at_start = process_state.green_at_start()
        self.now = OwnClock().now
        self.import_times = ImportTimes(self.now)
        self.config_errors = ConfigErrors()
        self.late_handlers = late_handlers.LateHandlers()
        self.commands, self.sends = commands, None

    def run(self):
        # As in `celery -A … worker`, for code that looks at them.
        sys.argv = ['celery', '-A', self.name, 'worker']
        sys.modules['__main__'] = celery_script()
        sys.path.insert(0, os.getcwd())
        warnings.showwarning = self._warned
        logging.getLogger('celery.utils.dispatch.signal').addHandler(self.swallowed)
        if self.target:
            target.install(self.target, self.places)
        self.command_line = CommandLine(dict(os.environ))
        self.command_line.before_import()
        before = set(sys.modules)
        self.seen = after_import.AfterImport(self.places)
        self.config_errors.watch()
        self.late_handlers.watch()
        self.import_times.start()
        started = self.now()
        loaded = self._attempt(started, lambda: load_app(self.name, self.places))
        if loaded is None:
            return
        app, module = loaded
        self._loaded(started)
        self._after(app, module, started, before)

    def _after(self, app, module, started, before):
        self.channel.begin('config')
        config_error = self._attempt(started, lambda: self._configure(app))
        if config_error is None:
            return
        config_error = config_error[0]
        variables, senders = {}, {}
        self.channel.begin('tasks')
        if config_error is None:
            variables, senders = self.command_line.replace(app)
            if self._attempt(started, lambda: self._worker_imports(app)) is None:
                return
            self._loaded(started)
        self.import_times.stop()
        self.channel.begin('after-import')
        if self.target:
            self.channel.absent('afterImport', 'another system is the target')
        elif config_error is None:
            self._look('afterImport', lambda: self.seen.fact(app))
        self.channel.begin('settings')
        names = [] if config_error else describe.task_names(app)
        self.channel.fact(
            'app',
            {
                'app': self.name,
                'main': app.main if isinstance(app.main, str) else None,
                'module': module,
                'file': self.places.shown(getattr(sys.modules.get(module), '__file__', None)),
                'tasks': names,
                'taskOptions': {} if config_error else describe.task_options(app),
                'taskImportError': (self.swallowed.errors or [None])[0],
                'configError': config_error,
                'settings': {} if config_error else settings.settings_fact(app, module, self.places, variables),
                'senders': settings.senders_fact(app, module, self.places, senders),
                'django': describe.django_fact(app, self.settings_at_start),
                'process': process_state.process_fact(self.green_at_start, self.files),
                'notableImports': self._notable(before),
                'warnings': self.warnings[:50],
                'userOptions': describe.user_options(app),
                'asyncTasks': [] if config_error else async_tasks.async_tasks(app, self.places),
                'endlessRetries': [] if config_error else endless_retries.endless_retries(app, self.places),
            },
        )
        if config_error is None:
            self.channel.begin('broker-driver')
            self.channel.fact('broker-driver', drivers.broker(app))
            self.channel.begin('backend-driver')
            self.channel.fact('backend-driver', drivers.backend(app))
        self.channel.begin('scan')
        self._look('taskModules', lambda: self._task_modules(app, module, names))
        self.channel.begin('look')
        self._look_at_settings(app, module, config_error)
        if config_error is None:
            self._look('lateHandlers', lambda: self.late_handlers.found(app, self.places, self.files))
            self._look('scriptNames', lambda: script_names.script_names(app, self.places))
            self._look('sentNames', lambda: sent_names.sent_names(app, self._sends()))
            self._look(
                'sharedTasks',
                lambda: shared_tasks.shared_tasks_fact(app, module, self.files, self._sends(), self.places),
            )
            # Last: a scheduler's module may do anything when it is imported.
            self._look('beatSchedulers', lambda: beat_scheduler.schedulers_fact(app, self.commands['schedulers']))
            self._look('taskUsage', lambda: usage.usage_fact(self.files, app))

    def _look_at_settings(self, app, module, config_error):
        made = []

        def sources():
            if not made:
                made.append(Sources(app, module, self.places))
            return made[0]

        self._look('settingNames', lambda: unread_settings.names_fact(app, sources(), self.files, config_error))
        self._look(
            'djangoProject',
            lambda: django_project.django_project_fact(app, module, config_error, self.places, self.files, sources),
        )
        if config_error is None:
            # Before the routes: the router creates queues.
            self._look('queues', lambda: schedule.queues_fact(app))
            self._look('beatSchedule', lambda: schedule.schedule_fact(app, sources(), self.places))
            self._look('routes', lambda: schedule.routes_fact(app))
            # After the routes: the router has created the queues that they name.
            self._look('queueDeclarations', lambda: queue_declarations.declarations_fact(app))
            self._look('serializers', lambda: serializers.serializers_fact(app, usage.named_serializers(self.files)))

    def _task_modules(self, app, module, names):
        return {
            'unimported': unimported_tasks.unimported(
                app, module, self.places, self.files, self._sends(), self.commands['others']
            ),
            'unregistered': unregistered_classes.unregistered(app, self.places, self.files, self._sends()),
            'defined': bool(names) or task_definitions.defined(self.files),
        }

    def _sends(self):
        if self.sends is None:
            self.sends = Sends(self.places, self.files)
        return self.sends

    def _look(self, name, action):
        """Sends a fact; an error in it leaves the other facts alone."""
        try:
            self.channel.fact(name, action())
        except Exception:
            self.channel.broken(name, traceback.format_exc()[-4000:])

    def _notable(self, before):
        proofs = {name: _PROOF.get(name, name) for name in NOTABLE}
        return [name for name in NOTABLE if proofs[name] in sys.modules and proofs[name] not in before]

    def _loaded(self, started):
        slowest = self.import_times.slowest(self.places)
        self.channel.fact('appImport', {'status': 'loaded', 'durationMs': self._ms(started), 'slowest': slowest})

    def _attempt(self, started, action):
        """The result of the action, or None where the project's code raised or exited; then appImport says why."""
        try:
            return action()
        except NotFound as error:
            value = {'status': 'not-found', 'missing': error.missing, 'name': error.name, 'similar': error.similar}
        except SystemExit as error:
            code = 0 if error.code is None else error.code if isinstance(error.code, int) else 1
            described = describe_error(error, self.places)
            value = {
                'status': 'exited',
                'code': code,
                'error': described,
                'hint': hint_of_exit(described, self.places) if code else None,
            }
        except BaseException as error:
            value = self._raised(error, started)
        self.channel.fact('appImport', value)
        return None

    def _raised(self, error, started):
        in_settings = self.config_errors.error
        error = in_settings or error
        described = describe_with_cause(error, self.places)
        value = {
            'status': 'raised',
            'failure': failure_class(error, os.environ.get('DJANGO_SETTINGS_MODULE')),
            'error': described,
            'durationMs': self._ms(started),
            'hint': hint(error, described, self.files, self.places),
        }
        return dict(value, during='settings') if in_settings else value

    def _configure(self, app):
        """[None], or [the error] with which Celery rejects the configuration when it first reads it."""
        from celery.exceptions import ImproperlyConfigured

        try:
            _ = app.conf.task_always_eager
        except ImproperlyConfigured as error:
            return [describe_error(error, self.places)]
        return [None]

    def _worker_imports(self, app):
        """Imports what a worker imports before it starts. An error in a task module stops both."""
        app.loader.init_worker()
        for module in self.commands['include']:
            self._include(app, module)
        app.finalize()
        return True

    def _include(self, app, module):
        """What a worker imports for -I; a module that only some of the commands name may be missing here."""
        try:
            app.loader.import_task_module(module)
        except ImportError:
            if module in self.commands['required']:
                raise

    def _ms(self, started):
        return int((self.now() - started) * 1000)

    def _warned(self, message, category, filename, lineno, file=None, line=None):
        shown = '%s: %s (%s:%s)' % (category.__name__, message, self.places.shown(filename), lineno)
        if shown not in self.warnings:
            self.warnings.append(shown[:500])


class _Swallowed(logging.Handler):
    """Errors of signal receivers (app.on_after_configure and others), which Celery only logs."""

    def __init__(self, places):
        logging.Handler.__init__(self)
        self.places, self.errors = places, []

    def emit(self, record):
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, BaseException):
            self.errors.append(describe_error(error, self.places))
