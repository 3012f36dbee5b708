"""Stage `options`: the options of `celery` and `celery worker`, as the installed Celery declares them."""

import importlib.util


def options_fact():
    """CeleryOptionsFact."""
    try:
        import click  # noqa: F401
        from celery.bin.celery import celery
        from celery.bin.worker import worker
    except ImportError:
        return _argparse()
    if not hasattr(worker, 'params'):
        return _argparse()
    options = [_of_click(param, 'celery') for param in celery.params]
    options += [_of_click(param, 'worker') for param in worker.params]
    # Every click command has --help, which is not in its params.
    options += [_option(['--help'], of, 'none') for of in ('celery', 'worker')]
    return {'parser': 'click', 'options': [option for option in options if option]}


def _of_click(param, of):
    import click

    if getattr(param, 'param_type_name', '') != 'option':
        return None
    names = list(param.opts) + list(param.secondary_opts)
    kind = param.type
    if getattr(param, 'is_flag', False) or getattr(param, 'count', False):
        return _option(names, of, 'none')
    if isinstance(kind, click.Choice):
        choices = [str(choice) for choice in kind.choices]
        return _option(names, of, 'choice', choices, _ignores_case(kind, choices))
    if isinstance(kind, click.types.IntParamType):
        return _option(names, of, 'int')
    if isinstance(kind, click.types.FloatParamType):
        return _option(names, of, 'float')
    if '--concurrency' in names and param.callback is not None:
        # From 5.7 on a string, which a callback converts: a number or a word.
        words = [word for word in ('auto',) if _accepts(param, word)]
        return _option(names, of, 'text' if _accepts(param, 'poolwise') else 'int', words)
    return _option(names, of, 'autoscale' if '--autoscale' in names else 'text')


def _accepts(param, word):
    try:
        param.callback(None, param, word)
    except Exception:
        return False
    return True


def _ignores_case(kind, choices):
    """Celery's LogLevel converts its value to upper case; names of pools are compared as they are."""
    if getattr(kind, 'case_sensitive', True) is False:
        return True
    return type(kind).__name__ == 'LogLevel' and choices == [choice.upper() for choice in choices]


def _argparse():
    """Celery 4: one parser; -A and the worker's options are valid before and after `worker`."""
    from celery import Celery
    from celery.bin.worker import worker

    parser = worker(app=Celery('poolwise', set_as_current=False)).create_parser('celery worker')
    return {
        'parser': 'argparse',
        'options': [_of_argparse(action) for action in parser._actions if action.option_strings],
    }


def _of_argparse(action):
    names = list(action.option_strings)
    if action.nargs == 0:
        return _option(names, 'worker', 'none')
    if '--pool' in names:
        from celery.concurrency import ALIASES

        return _option(names, 'worker', 'choice', sorted(ALIASES))
    if '--loglevel' in names:
        from celery.utils.log import LOG_LEVELS

        return _option(names, 'worker', 'choice', [str(level) for level in LOG_LEVELS if isinstance(level, str)], True)
    if action.choices:
        return _option(names, 'worker', 'choice', [str(choice) for choice in action.choices])
    return _option(names, 'worker', {int: 'int', float: 'float'}.get(action.type, 'text'))


def _option(names, of, value, choices=(), ignore_case=False):
    return {'names': names, 'of': of, 'value': value, 'choices': list(choices), 'ignoreCase': ignore_case}


def installed(modules):
    """Those of the top-level modules that this interpreter finds, without importing them."""
    found = []
    for module in modules:
        try:
            if importlib.util.find_spec(module) is not None:
                found.append(module)
        except (ImportError, AttributeError, ValueError):
            # Something of that name is there.
            found.append(module)
    return found
