"""The schedulers that beat would use: each is looked up as beat does it (celery.beat.Service.get_scheduler)."""

import re


def schedulers_fact(app, named):
    """[BeatSchedulerFact] of beat_scheduler, and of the schedulers that commands name."""
    own = getattr(app.conf, 'beat_scheduler', None)
    names = [name for name in [own, *named] if isinstance(name, str) and name]
    return [_scheduler(name) for name in dict.fromkeys(names)]


def _scheduler(name):
    from celery.utils.imports import load_extension_class_names, symbol_by_name

    try:
        cls = symbol_by_name(name, aliases=dict(load_extension_class_names('celery.beat_schedulers')))
        error = None if callable(cls) else TypeError("'%s' is no class" % name)
    except Exception as failure:
        error = failure
    missing = error.name if isinstance(error, ModuleNotFoundError) else None
    return {
        'name': name,
        'error': ('%s: %s' % (type(error).__name__, error))[:500] if error else None,
        'missingModule': missing,
        'missingApp': _missing_app(error) if error else None,
    }


def _missing_app(error):
    """Django refuses models of an app that isn't installed."""
    found = re.search(r"Model class ([\w.]+)\.models\.\w+ doesn't declare an explicit app_label", str(error))
    return found.group(1) if found else None
