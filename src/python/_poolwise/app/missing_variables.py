"""All the environment variables that are missing: as pydantic says it, or as the failing file reads them."""

import os
import re

from _poolwise.files import read_text

_MOST_BYTES = 1 << 18
_MOST_NAMES = 50
_OF_PYDANTIC = re.compile(r'^([\w.]+)\n\s+[Ff]ield required', re.M)
#: Libraries that stop at the first variable that is missing.
_ONE_BY_ONE = re.compile(r'^[ \t]*(?:import|from)[ \t]+(?:environ|environs|decouple|os|starlette\.config)\b', re.M)
#: env("A"), env.int("A"), config("A"), os.environ["A"]: without a default.
_REQUIRED = re.compile(
    r'\b(?:env(?:\.\w+)?\(|config\(|os\.environ\[)[ \t]*[\'"]([A-Za-z_]\w*)[\'"][ \t]*(?:,[ \t]*cast=\w+[ \t]*)?[)\]]'
    r'(?![ \t]*=[^=])'
)


def all_missing(name, error, described, places):
    """This name first, and the others that are known."""
    names = of_pydantic(error) or _read_after(described['at'], places)
    return list(dict.fromkeys([name, *names]))[:_MOST_NAMES]


def of_pydantic(error):
    """The variables of the fields that a settings class of pydantic misses: it names them all at once."""
    if not type(error).__module__.startswith('pydantic'):
        return []
    fields = _OF_PYDANTIC.findall(str(error))
    owner = _settings_class(error)
    if owner is None:
        return [field.split('.')[0] for field in fields]
    options = owner.model_config
    names = getattr(owner, 'model_fields', {})
    found = []
    for field in fields:
        parts = field.split('.')
        if not options.get('env_nested_delimiter'):
            parts = parts[:1]
        # An alias is the variable's whole name.
        prefix = options.get('env_prefix') or '' if parts[0] in names else ''
        variable = prefix + (options.get('env_nested_delimiter') or '').join(parts)
        # Found in any case; written in capitals.
        found.append(variable if options.get('case_sensitive') else variable.upper())
    return found


def _settings_class(error):
    """That of the object which pydantic-settings was making."""
    step = error.__traceback__
    while step is not None:
        for value in list(step.tb_frame.f_locals.values()):
            options = getattr(type(value), 'model_config', None)
            if (
                isinstance(options, dict)
                and 'env_prefix' in options
                and type(value).__name__ == getattr(error, 'title', None)
            ):
                return type(value)
        step = step.tb_next
    return None


def _read_after(at, places):
    """What the lines below the failing one read in the same way; a line that is indented further may not run."""
    if not at or not at['own'] or not at.get('line'):
        return []
    source = read_text(os.path.join(places.root, *at['file'].split('/')), _MOST_BYTES) or ''
    lines = source.split('\n')
    if not _ONE_BY_ONE.search(source) or at['line'] > len(lines):
        return []
    depth = _indent(lines[at['line'] - 1])
    found = []
    for line in lines[at['line'] - 1 :]:
        if line.strip() and _indent(line) < depth:
            break
        if _indent(line) == depth and not line.lstrip().startswith('#'):
            found += [
                name
                for name in _REQUIRED.findall(line)
                # env = environ.Env(DEBUG=(bool, False)) gives a default.
                if name not in os.environ and not re.search(r'\b%s\s*=\s*\(' % name, source)
            ]
    return found


def _indent(line):
    return len(line) - len(line.lstrip())
