"""Environment variables that `celery` reads for its options, and hands on to the app by other variables.

celery.bin.celery, since 5.0. A process that only sends tasks does not run it, and so does not read them.
"""

import os

#: The variables of an option, first the one that click asks first: its own, then that of the prefix CELERY.
_OPTIONS = (
    ('CELERY_LOADER', ('LOADER',)),
    ('CELERY_BROKER_URL', ('BROKER_URL', 'CELERY_BROKER')),
    ('CELERY_RESULT_BACKEND', ('RESULT_BACKEND',)),
    ('CELERY_CONFIG_MODULE', ('CONFIG_MODULE', 'CELERY_CONFIG')),
)
#: The settings that such a variable replaces.
_SETTINGS = {'CELERY_BROKER_URL': 'broker_url', 'CELERY_RESULT_BACKEND': 'result_backend'}
#: Where a sender reads it.
_SENT = {'broker_url': 'broker_write_url'}


class CommandLine:
    """`given` is read before the project's code can change the environment."""

    def __init__(self, environment):
        from celery import VERSION

        self.given = {}
        for target, names in _OPTIONS if VERSION[0] >= 5 else ():
            name = next((name for name in names if environment.get(name)), None)
            if name is not None:
                self.given[target] = (name, environment[name])

    def before_import(self):
        """What decides how the configuration is found."""
        for target in ('CELERY_LOADER', 'CELERY_CONFIG_MODULE'):
            if target in self.given:
                os.environ[target] = self.given[target][1]

    def replace(self, app):
        """Replaces the settings as the worker does.

        Returns ({setting: variable}, {setting: the value of a process that sends tasks}).
        """
        variables, senders = {}, {}
        for target, setting in _SETTINGS.items():
            if target in self.given:
                name, value = self.given[target]
                senders[setting] = getattr(app.conf, _SENT.get(setting, setting))
                os.environ[target] = value
                variables[setting] = name
        return variables, senders
