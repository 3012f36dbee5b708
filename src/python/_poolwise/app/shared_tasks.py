"""Which app a task of shared_task belongs to where the project sends it: the one of the process that sends."""

import re
import sys

from _poolwise.app.django import is_shared_task
from _poolwise.real_path import real_path
from _poolwise.source.assignments import parse
from _poolwise.source.import_graph import ImportGraph

#: The code makes an app, or may get at one in a way that cannot be followed.
_MAY_LOAD = re.compile(
    rb'(?<!def )\b\w*[Cc]elery\w*[ \t]*\(|import[ \t(]+[^\n]*\bCelery\b|current_app|import_module\('
    rb'|__import__\(|import_string\(|find_modules\(|walk_packages\(|iter_modules\('
)
_WEB = re.compile(rb'\b(?:FastAPI|Flask|Starlette|Quart|Sanic|Litestar|APIFlask|Bottle|web\.Application)[ \t]*\(')
_MOST_FILES = 500


def shared_tasks_fact(app, app_module, files, sends, places):
    """{withoutApp, otherApp}: see SharedTasksFact."""
    shared = {}
    sent = [send for send in sends.tasks if send.name in _shared_in(send.target, shared)]
    return {
        'withoutApp': _without_app(app_module, files, sent, places) if sent else [],
        'otherApp': _other_app(app, sent, places),
    }


def _shared_in(file, known):
    """The functions of a file that shared_task decorates."""
    if file not in known:
        tree = parse(file)
        known[file] = {node.name for node in tree.body if is_shared_task(node)} if tree else set()
    return known[file]


def _without_app(app_module, files, sent, places):
    """[{entry, sent, task}] of web applications that send shared tasks and import no app."""
    production = {real_path(file.place): file for file in files.all() if file.production}
    if len(production) > _MOST_FILES or not files.complete:
        return []
    graph = ImportGraph(places)
    app_file = real_path(getattr(sys.modules.get(app_module), '__file__', None) or '')
    imported = {other for file in production for other in graph.imported_by(file) if other != file}
    found = []
    for entry, file in sorted(production.items()):
        reached = graph.reached([entry]) if entry not in imported else ()
        if app_file in reached or not any(_has(production, one, _WEB) for one in reached):
            continue
        sends = [send for send in sent if real_path(send.file.place) in reached]
        if sends and not any(_has(production, one, _MAY_LOAD) for one in reached):
            found.append({'entry': file.shown, 'sent': sends[0].where, 'task': sends[0].name})
    return found


def _has(production, real, pattern):
    file = production.get(real)
    return file is not None and pattern.search(file.source) is not None


def _other_app(app, sent, places):
    """{name, file, sent, task}: another app, for another broker, that the app's own modules make after it."""
    from celery import _state

    current = _state.get_current_app()
    if hasattr(type(current), '_get_current_object'):
        current = current._get_current_object()
    if current is app or not sent:
        return None
    holder = _holder(current, places)
    loaded = {real_path(getattr(module, '__file__', None) or '') for module in list(sys.modules.values())}
    mine = [send for send in sent if send.target in loaded]
    if holder is None or not mine:
        return None
    try:
        if current.conf.broker_url == app.conf.broker_url:
            return None
    except Exception:
        return None
    return {'name': holder[0], 'file': holder[1], 'sent': mine[0].where, 'task': mine[0].name}


def _holder(app, places):
    """The name of an app in a module of the project, and the module's file."""
    for _, module in sorted(sys.modules.items()):
        file = getattr(module, '__file__', None)
        if places.own(file):
            for name, value in list(vars(module).items()):
                if value is app:
                    return name, places.shown(file)
    return None
