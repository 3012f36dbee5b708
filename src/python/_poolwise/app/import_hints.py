"""What the project's folder has to say about an exception: the missing variable that `.env` holds, a file's example."""

import os
import re

from _poolwise.app.causes import first_cause
from _poolwise.app.missing_variables import all_missing, of_pydantic
from _poolwise.files import read_text

_EXAMPLE = re.compile(
    r'[._-]*(?:example|sample|dist|template|tmpl|default)s?(?=$|[._-])|^(?:example|sample)[._-]', re.I
)
_ENV_FILE = re.compile(r'^\.?env(?:\.[\w.-]+)?$|\.env$', re.I)
_MOST_BYTES = 1 << 18

#: How the libraries that read variables name a missing one: django-environ, python-decouple, environs, Starlette.
_MESSAGES = re.compile(
    r"Set the (\w+) environment variable|^(\w+) not found\. Declare it as envvar|"
    r"[Ee]nvironment variable:? ['\"`]?([A-Z][A-Z0-9_]+)|\b([A-Z][A-Z0-9_]{2,})['\"`]? environment variable|"
    r"Config '(\w+)' is missing|"
    r"\b([A-Z][A-Z0-9]*_[A-Z0-9_]+|SECRET|TOKEN)['\"`]? (?:is|are) "
    r"(?:not (?:set|defined|configured)|unset|missing|required)\b|"
    r"\b([A-Z][A-Z0-9_]{2,})['\"`]? must be (?:set|defined)\b|\b([A-Z][A-Z0-9_]{2,})['\"`]? env(?:ironment)? var"
)
_READS = re.compile(r'(?:environ\.get\(|getenv\(|environ\[)\s*[\'"](\w+)[\'"]')
_CONFIG = re.compile(r'\b(?:config|env(?:\.\w+)?)\(\s*[\'"]([A-Z][A-Z0-9_]+)[\'"]')
#: Between the reading of a variable and the sys.exit() of a module that misses it.
_LINES_ABOVE = 12
#: URL = os.environ.get("SHOP_URL"), without a default: a later line fails with the name.
_ASSIGNED = re.compile(
    r'^[ \t]*(\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?:os\.)?(?:environ\.get|getenv)\([ \t]*[\'"](\w+)[\'"][ \t]*\)', re.M
)
#: A comment, or one word or quotation; a shell reads `$`, backquotes and blanks in its own way.
_SHELL_LINE = re.compile(
    r'^\s*(?:#.*|(?:export\s+)?[A-Za-z_]\w*=(?:\'[^\']*\'|"[^"$`\\]*"|[^\s\'"$`\\()<>&|;]*)\s*(?:\s#.*)?)?$'
)
#: settings.py.dev is copied like an example.
_FOR_DEVELOPMENT = re.compile(r'[._-](?:dev|devel|development)$', re.I)


def hint(error, described, files, places):
    """ImportHint of an exception, or None."""
    cause = first_cause(error)
    for one in (cause, error):
        name = _variable(one, described, places)
        if name:
            return _about_variables(all_missing(name, one, described, places), described, places)
    for one in (cause, error):
        if isinstance(one, ModuleNotFoundError) and one.name:
            found = _about_module(one.name, described, files, places)
        elif isinstance(one, FileNotFoundError) and isinstance(one.filename, str):
            found = _about_file(os.path.abspath(one.filename), places)
        else:
            continue
        if found:
            return found
    return None


def hint_of_exit(described, places):
    """Of a module that ends the process by itself: the variable that it reads in the lines above."""
    at = described['at']
    if not at or not at['own'] or 'exit' not in (at.get('text') or ''):
        return None
    source = read_text(os.path.join(places.root, *at['file'].split('/')), _MOST_BYTES) or ''
    above = source.split('\n')[max(0, at['line'] - _LINES_ABOVE) : at['line'] - 1]
    for line in reversed(above):
        read = _READS.search(line) or _CONFIG.search(line)
        if read:
            return None if read.group(1) in os.environ else _about_variable(read.group(1), described, places)
    return None


def _variable(error, described, places):
    """The environment variable that is missing."""
    if isinstance(error, KeyError) and len(error.args) == 1 and isinstance(error.args[0], str):
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        if last is not None and last.tb_frame.f_globals.get('__name__') == 'os':
            return error.args[0]
    message = str(error)[:2000]
    match = _MESSAGES.search(message)
    if match:
        return next(group for group in match.groups() if group)
    missing = of_pydantic(error)
    if missing:
        return missing[0]
    # os.environ.get("DEBUG").lower(), int(os.getenv("PORT")): the variable is not set, and the error is about None.
    if isinstance(error, (AttributeError, TypeError)) and 'None' in message:
        text = (described['at'] or {}).get('text') or ''
        read = _READS.search(text)
        for name in [read.group(1)] if read else _read_before(text, described['at'], places):
            if name not in os.environ:
                return name
    return None


def _read_before(text, at, places):
    """The variables whose values the line uses by the names that they were assigned to in its file."""
    if not at or not at['own']:
        return []
    source = read_text(os.path.join(places.root, *at['file'].split('/')), _MOST_BYTES) or ''
    used = set(re.findall(r'\w+', text))
    return [variable for name, variable in _ASSIGNED.findall(source) if name in used]


def _about_variables(names, described, places):
    """Of the first, where a file holds it; with all the names, where there are several."""
    found = _about_variable(names[0], described, places)
    if found['file']:
        # One file mostly holds them all; only what it lacks is worth a word.
        return found
    rest = [name for name in names[1:] if not _about_variable(name, described, places)['file']]
    return dict(found, names=[names[0], *rest]) if rest else found


def _about_variable(name, described, places):
    found = {'kind': 'variable', 'name': name, 'file': None, 'line': None, 'shell': True, 'example': None}
    holds = re.compile(r'^\s*(?:export\s+)?\w*%s\s*=' % re.escape(name), re.I)
    for file in _env_files(described, places):
        example = _EXAMPLE.search(os.path.basename(file)) is not None
        if found['file'] or (example and found['example']):
            continue
        line = _line_of(file, holds)
        if line and example:
            found['example'] = places.shown(file)
        elif line:
            found.update(file=places.shown(file), line=line, shell=_is_shell(file))
    return found


def _is_shell(file):
    """Whether `. ./.env` sets what the file says: Compose and python-dotenv also take `HOSTS=localhost 127.0.0.1`."""
    lines = (read_text(file, _MOST_BYTES) or '').replace('\r\n', '\n').split('\n')
    return all(_SHELL_LINE.match(line) for line in lines)


def _env_files(described, places):
    """Those beside the file that raised, in the folders above it, and in the project's folder."""
    folders = [places.root]
    at = described['at']
    if at and at['own']:
        folder = os.path.dirname(os.path.join(places.root, *at['file'].split('/')))
        while len(folder) > len(places.root):
            folders.append(folder)
            folder = os.path.dirname(folder)
    folders += [os.path.join(places.root, '.envs'), os.path.join(places.root, '.envs', '.local')]
    for folder in folders:
        try:
            names = sorted(os.listdir(folder), key=lambda name: (len(name), name))
        except OSError:
            continue
        for name in names:
            file = os.path.join(folder, name)
            if (_ENV_FILE.search(name) or os.path.dirname(file).find('.envs') > 0) and os.path.isfile(file):
                yield file


def _line_of(file, pattern):
    for number, line in enumerate((read_text(file, _MOST_BYTES) or '').split('\n'), 1):
        if pattern.match(line[:1000]):
            return number
    return None


def _about_module(name, described, files, places):
    """A module that is not there: it has an example, or it is the project's own, in a folder that is not searched."""
    parts = name.split('.')
    at = described['at']
    near = os.path.dirname(os.path.join(places.root, *at['file'].split('/'))) if at and at['own'] else places.root
    targets = [os.path.join(places.root, *parts), os.path.join(near, parts[-1])]
    for target in targets:
        found = _about_file(target + '.py', places)
        if found:
            return found
    path = '/'.join(parts)
    for file in files.paths:
        folder = next(
            (file[: -len(end)] for end in ('/%s.py' % path, '/%s/__init__.py' % path) if file.endswith(end)), None
        )
        if folder:
            return {'kind': 'own-module', 'name': name, 'folder': folder}
    return None


def _about_file(path, places):
    """The example from which a missing file is made: settings.example.py, .env.sample."""
    folder, name = os.path.split(path)
    # An installed package brings no examples for the project.
    if os.path.exists(path) or not (folder + os.sep).startswith(places.root + os.sep):
        return None
    try:
        beside = sorted(os.listdir(folder))
    except OSError:
        return None
    for other in beside:
        if other != name and name.strip('._-') in _made_from(other):
            return {'kind': 'example', 'file': places.shown(path), 'example': places.shown(os.path.join(folder, other))}
    return None


def _made_from(example):
    """The names of the files that are made from an example; none if it is none."""
    return [
        pattern.sub('', example).strip('._-') for pattern in (_EXAMPLE, _FOR_DEVELOPMENT) if pattern.search(example)
    ]
