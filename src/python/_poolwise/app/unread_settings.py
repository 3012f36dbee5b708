"""Settings that the project sets and that neither Celery, an extension nor the project reads.

The known names are those of the installed Celery.
"""

import os
import re
import sys
import types

from _poolwise.files import read_bytes, read_text
from _poolwise.source.names_read import names_read

#: Of installed packages.
_MAX_BYTES = 40 * 1000 * 1000
#: The list of a distribution's files.
_MOST_LISTED = 16 * 1000 * 1000


def names_fact(app, sources, files, config_error):
    """SettingNamesFact."""
    from celery.app import defaults

    fact = {'known': sorted(defaults.DEFAULTS), 'unread': [], 'complete': True, 'mixed': []}
    if config_error is not None:
        fact['mixed'] = _mixed(config_error['message'], sources)
        return fact
    readable = _readable(app, defaults)
    fact.update(_old_names(app, defaults, readable))
    candidates = _candidates(app, defaults, readable, sources)
    if candidates:
        names = {item['name'] for item in candidates}
        # CELERY_BROKER_URL is in Celery's code as an environment variable, which does not make it a setting.
        asked = [item for item in candidates if not item['use']]
        loose = {item['name'] for item in asked if item['meant'] and '_' not in item['key']}
        by_packages, complete = _read_by_packages({item['name'] for item in asked} - loose, loose)
        used = names_read(files, names) | by_packages
        fact['unread'] = [item for item in candidates if item['name'] not in used]
        fact['complete'] = complete and files.complete
    return fact


def _mixed(message, sources):
    """The lines of Celery's message: `CELERY_TASK_SERIALIZER   -> task_serializer`."""
    return [
        {'name': name, 'use': use, 'where': sources.where(name, name, None)}
        for name, use in re.findall(r'^(\w+)\s+-> (\w+)\s*$', message, re.M)
    ]


def _old_names(app, defaults, readable):
    """The old names that this app reads, with their settings, and which form the project writes.

    With a namespace a setting has one name only. Celery refuses a configuration that mixes old and new names.
    """
    if getattr(app.conf, 'prefix', None):
        return {}
    by_celery = set(getattr(app, '_preconf_set_by_auto', ()))
    # Not those of maps[0], which the command line and Celery itself set as well.
    sources = [(getattr(app, '_preconf', None) or {}), *list(app.conf.maps)[1:-1]]
    written = {name for source in sources for name in readable if name in source} - by_celery
    style = 'new' if written & set(defaults.DEFAULTS) else 'old' if written & set(defaults._TO_NEW_KEY) else None
    return {'old': dict(defaults._TO_NEW_KEY), 'style': style}


def _readable(app, defaults):
    """Every name under which this app's configuration finds a setting."""
    conf = app.conf
    to_keys = getattr(conf, '_to_keys', lambda name: (name,))
    turns = getattr(conf, '_keys', None) or ()
    found = {'TIME_ZONE', 'broker_host', 'BROKER_HOST'} | set(defaults.DEFAULTS)
    for name in defaults.DEFAULTS:
        found.update(to_keys(name))
        found.update(turn(name) for turn in turns)
    return found


def _candidates(app, defaults, readable, sources):
    prefix = (getattr(app.conf, 'prefix', None) or '').lower()
    groups = {name for name, options in defaults.NAMESPACES.items() if isinstance(options, dict)}
    old = {name.lower() for name in defaults._TO_NEW_KEY}
    found = {}
    for kind, names, dedicated in _given(app, readable):
        for name, value in names:
            if name in readable or name.startswith('_') or name in found:
                continue
            lower = name.lower()
            if kind == 'django' and not lower.startswith(prefix or 'celery'):
                continue
            # Other upper-case names belong to another library, except in a source of Celery settings alone: BROKR_URL.
            ours = dedicated and kind == 'module' and _may_be_near(lower, old)
            if name.isupper() and not lower.startswith(('celery', 'broker')) and not ours:
                continue
            key = lower[len(prefix) :] if prefix and lower.startswith(prefix) else lower
            key = key[len('celery_') :] if key.startswith('celery_') else key
            misplaced = key in defaults.DEFAULTS or lower in old
            # Names that miss the namespace are reported by app.django-namespace.
            if misplaced and kind == 'django':
                continue
            # CELERY_ENABLE_UTC = True of old examples: not read, but equal to the default.
            if misplaced and value is not None and value == defaults.DEFAULTS.get(key):
                continue
            sure = (
                dedicated
                and (name.islower() or lower.startswith('celery'))
                and key.partition('_')[0] in groups
                and '_' in key
            )
            near = _may_be_near(key, defaults.DEFAULTS) or _may_be_near(lower, old)
            # Under Django's namespace, or among the settings of Celery(…): a name that shares a word with a setting.
            meant = dedicated and _shares_a_word(key, defaults.DEFAULTS)
            where = sources.where(name, name, value) if misplaced or sure or near or meant else None
            # A name that no file of the project sets is set by an installed package.
            if where is not None:
                found[name] = {
                    'name': name,
                    'key': key,
                    'use': _form(app, key) if misplaced and key in defaults.DEFAULTS else None,
                    'sure': bool(sure),
                    'meant': bool(meant),
                    'where': where,
                }
    return [found[name] for name in sorted(found)]


def _form(app, key):
    to_keys = getattr(app.conf, '_to_keys', lambda name: (name,))
    return next(iter(to_keys(key)))


def _given(app, readable):
    """(kind, [(name, value)], whether it has only settings of Celery) of each source of settings."""
    conf = app.conf
    maps = list(conf.maps)
    yield 'given', list((getattr(app, '_preconf', None) or {}).items()), True
    yield 'given', list(maps[0].items()), True
    for source in maps[1:-1]:
        holder = getattr(source, 'obj', None)
        if holder is None:
            yield 'given', [(name, value) for name, value in list(source.items()) if isinstance(name, str)], True
        elif type(holder).__module__ == 'django.conf':
            yield 'django', [(name, None) for name in dir(holder) if name.isupper()], bool(conf.prefix)
        else:
            names = _constants(holder)
            theirs = [name for name, _ in names if name in readable or _may_be_near(name.lower(), readable)]
            yield 'module', names, len(theirs) * 2 > len(names)


def _constants(holder):
    """(name, value) pairs that a module, class or object defines, without imports and functions."""
    found = {}
    classes = () if isinstance(holder, types.ModuleType) else getattr(holder, '__mro__', type(holder).__mro__)
    for scope in [*reversed(classes), holder]:
        for name, value in list(getattr(scope, '__dict__', {}).items()):
            if not (name.startswith('_') or isinstance(value, (types.ModuleType, property)) or callable(value)):
                found[name] = value
    return sorted(found.items())


def _may_be_near(name, known):
    """A cheap filter that lets too much through; the check measures the similarity."""
    letters = set(name)
    return len(name) > 5 and any(abs(len(name) - len(one)) < 3 and len(letters ^ set(one)) < 5 for one in known)


def _shares_a_word(name, known):
    words = {word.rstrip('s') for one in known for word in one.split('_')}
    return any(len(word) > 2 and word.rstrip('s') in words for word in name.split('_'))


def _read_by_packages(names, loose):
    """(those that the installed Celery or an extension of it reads, whether all packages were read).

    Extensions use Celery's namespace. Without it the key of a loose name is any word (`schedule`): such a name counts
    as read only where a configuration is.
    """
    if not names and not loose:
        return set(), True
    words, keys = {}, {}
    for name in names | loose:
        short = re.sub('^celery_', '', name.lower())
        for form in (name, name.lower()):
            words.setdefault(form, set()).add(name)
        for form in (short, short.upper()):
            (keys if name in loose else words).setdefault(form, set()).add(name)
    patterns = [_pattern(r'(?:\.|[\'"])(%s)\b', words), _pattern(r'conf(?:ig)?(?:\.get\(|\.|\[)[\'"]?(%s)\b', keys)]
    for form, of in keys.items():
        words.setdefault(form, set()).update(of)
    found, budget = set(), _MAX_BYTES
    for folder in _extension_folders():
        for path in _python_files(folder):
            try:
                source = read_bytes(path, 4 * 1000 * 1000)
            except OSError:
                continue
            budget -= len(source)
            if budget < 0:
                return found, False
            for pattern in patterns:
                for match in pattern.finditer(source) if pattern else ():
                    found |= words[match.group(1).decode()]
    return found, True


def _pattern(form, words):
    if not words:
        return None
    return re.compile((form % '|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))).encode())


def _extension_folders():
    """The folders of Celery and of the distributions that require it."""
    folders = {os.path.dirname(sys.modules['celery'].__file__)}
    for entry in sys.path:
        try:
            infos = [name for name in os.listdir(entry) if name.endswith('.dist-info')]
        except OSError:
            continue
        for info in infos:
            place = os.path.join(entry, info)
            if not re.match(r'celery-\d', info) and _needs_celery(place, info):
                folders.update(os.path.join(entry, name) for name in _top_level(place))
    return sorted(folders)


def _needs_celery(place, info):
    if 'celery' in info.lower():
        return True
    text = read_text(os.path.join(place, 'METADATA')) or ''
    return re.search(r'^Requires-Dist: celery\b', text, re.M | re.I) is not None


def _top_level(place):
    names = (read_text(os.path.join(place, 'top_level.txt')) or '').split()
    if names:
        return names
    paths = (
        line.partition(',')[0] for line in (read_text(os.path.join(place, 'RECORD'), _MOST_LISTED) or '').splitlines()
    )
    return {path.partition('/')[0] for path in paths if path.endswith('.py')}


def _python_files(folder):
    if os.path.isfile(folder):
        yield folder
    for path, _, files in os.walk(folder):
        for name in files:
            if name.endswith('.py'):
                yield os.path.join(path, name)
