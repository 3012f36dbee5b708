"""Tasks that the project sends under another name than the worker has: one file, imported by two names."""

import sys

from _poolwise.real_path import real_path


def sent_names(app, sends):
    """[{task, sentAs, file, line}]: the worker's module is `mailing.tasks`, the sender's `plugins.mailing.tasks`."""
    modules = {}
    for name, module in list(sys.modules.items()):
        file = getattr(module, '__file__', None)
        if file and name != '__main__':
            modules.setdefault(real_path(file), set()).add(name)
    found = []
    for send in sends.tasks:
        names = modules.get(send.target, ())
        sent_as = '%s.%s' % (send.module, send.name)
        # The name by which a relative import finds the module is that of the importing file.
        if send.relative or not names or send.module in names or sent_as in app.tasks:
            continue
        registered = sorted('%s.%s' % (name, send.name) for name in names)
        # An explicit name doesn't depend on the module.
        task = next((name for name in registered if name in app.tasks), None)
        if task:
            found.append({'task': task, 'sentAs': sent_as, 'file': send.file.shown, 'line': send.line})
    return found[:20]
