"""How the project's own code calls its tasks: awaited results, and delays."""

import ast

from _poolwise.app.in_transactions import in_transactions
from _poolwise.app.unbound_results import default_app_has_backend, unbound_results
from _poolwise.source.names_read import text_of

#: Only files with one of these words are parsed. `eta` alone is part of every `Meta`.
_WORDS = (
    '.delay(',
    '.apply_async(',
    '.send_task(',
    '.retry(',
    'AsyncResult',
    'countdown',
    'eta=',
    'chord',
    'group(',
    'chain(',
)
_SENDS = ('delay', 'apply_async', 'send_task', 'AsyncResult')
#: Reading one asks the result backend.
_READS = ('status', 'state', 'result', 'info', 'traceback', 'ready', 'successful', 'failed')
_WAITS = ('get', 'wait', 'join', 'collect', 'join_native')
_DELAYED = ('apply_async', 'retry', 'signature', 'set', 'subtask', 'send_task')
_UNITS = {'weeks': 604800, 'days': 86400, 'hours': 3600, 'minutes': 60, 'seconds': 1}


def usage_fact(files, app=None):
    """TaskUsageFact. app: to tell whether a result without an app has its backend."""
    awaited, delay, sends, unbound, inside, queues = [], None, None, [], [], {}
    queued, plain = set(), set()
    known = frozenset(getattr(app, 'tasks', ()))
    for file, tree in files.with_words(_WORDS, production=True):
        awaited += [{'file': file.shown, 'line': line, 'how': how, 'task': task} for line, how, task in _awaited(tree)]
        inside += [{'file': file.shown, 'line': line} for line in in_transactions(tree)]
        unbound += [{'file': file.shown, 'line': line} for line in unbound_results(tree, app)]
        for queue, line in _queues(tree, known):
            queues.setdefault(queue, {'queue': queue, 'file': file.shown, 'line': line})
        for function, queue in _sent_functions(tree):
            (queued if queue else plain).add(function)
        line = None if sends else _first_send(tree)
        if line:
            sends = {'file': file.shown, 'line': line}
        for line, seconds in _delays(tree):
            if delay is None or seconds > delay['seconds']:
                delay = {'seconds': seconds, 'file': file.shown, 'line': line}
    for queue in _consumed_later(files) if queues else ():
        queues = {name: place for name, place in queues.items() if queue not in (name, None)}
    if unbound and default_app_has_backend(files):
        unbound = []
    return {
        'awaited': awaited[:20],
        'delay': delay,
        'sends': sends,
        'unbound': unbound[:20],
        'inTransactions': inside[:20],
        'queues': list(queues.values())[:20],
        'calls': {'queued': sorted(queued), 'plain': sorted(plain)},
    }


def _first_send(tree):
    """The line of the first call that sends a task, but for those of the worker's own process."""
    own = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and _is_run_by_the_worker(node)
        for inner in ast.walk(node)
    }
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, 'attr', '') in ('delay', 'apply_async', 'send_task')
        and id(node) not in own
    ]
    return min(lines) if lines else None


def _is_run_by_the_worker(function):
    """`@worker_ready.connect`, and `connect` of the other signals of the worker's main process."""
    for decorator in function.decorator_list:
        target = getattr(decorator, 'func', decorator)
        signal = getattr(target, 'value', None)
        name = getattr(signal, 'id', None) or getattr(signal, 'attr', '')
        if getattr(target, 'attr', '') == 'connect' and name in ('worker_init', 'worker_ready', 'celeryd_after_setup'):
            return True
    return False


def _sent_functions(tree):
    """(name of the task's function, whether the call names a queue) of `pay.delay()` and `pay.apply_async(…)`."""
    for node in ast.walk(tree):
        called = getattr(node.func, 'attr', '') if isinstance(node, ast.Call) else ''
        if called in ('delay', 'apply_async', 's', 'si', 'signature'):
            task = node.func.value
            name = getattr(task, 'attr', None) or getattr(task, 'id', None)
            if name:
                yield name, called == 'apply_async' and any(one.arg in ('queue', None) for one in node.keywords)


def _queues(tree, known):
    """(queue, line) of each queue that a call names, without tasks of others: `pay.apply_async(queue='fast')`."""
    for node in ast.walk(tree):
        called = getattr(node.func, 'attr', '') if isinstance(node, ast.Call) else ''
        if called == 'apply_async' or (called == 'send_task' and node.args and text_of(node.args[0]) in known):
            for keyword in node.keywords:
                queue = text_of(keyword.value) if keyword.arg == 'queue' else None
                if queue:
                    yield queue, node.lineno


def _consumed_later(files):
    """The queues of `control.add_consumer("mail")` in functions, as for worker_ready; None: no literal."""
    for _, tree in files.with_words(('add_consumer',), production=True):
        for scope in ast.walk(tree):
            for node in _inside(scope) if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)) else ():
                if isinstance(node, ast.Call) and getattr(node.func, 'attr', '') == 'add_consumer':
                    given = [keyword.value for keyword in node.keywords if keyword.arg == 'queue']
                    yield text_of((node.args[:1] or given or [node])[0])


def named_serializers(files):
    """[{serializer, file, line}] of the serializers that calls name: `pay.apply_async(serializer='pickle')`."""
    found = {}
    for file, tree in files.with_words(('.apply_async(',), production=True):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, 'attr', '') == 'apply_async':
                for keyword in node.keywords:
                    name = text_of(keyword.value) if keyword.arg == 'serializer' else None
                    if name:
                        found.setdefault(name, {'serializer': name, 'file': file.shown, 'line': node.lineno})
    return list(found.values())


def _awaited(tree):
    chords = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or '').split('.')[0] == 'celery'
        for alias in node.names
        if alias.name == 'chord'
    }
    found = []
    for scope in ast.walk(tree):
        if isinstance(scope, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef)):
            kept, looked_up = {}, set()
            for node in _inside(scope):
                if isinstance(node, ast.Assign) and _sends(node.value):
                    names = {item.id for item in node.targets if isinstance(item, ast.Name)}
                    kept.update((name, _task(node.value)) for name in names)
                    looked_up |= names if _looks_up(node.value) else set()
            for node in _inside(scope):
                if isinstance(node, ast.Attribute) and node.attr in _READS:
                    holder = node.value
                    if _looks_up(holder) or (isinstance(holder, ast.Name) and holder.id in looked_up):
                        found.append((node.lineno, node.attr, ''))
                if not isinstance(node, ast.Call):
                    continue
                function = node.func
                if isinstance(function, ast.Name) and function.id in chords:
                    found.append((node.lineno, 'chord', ''))
                if isinstance(function, ast.Attribute) and function.attr in _WAITS:
                    holder = function.value
                    if _sends(holder):
                        found.append((node.lineno, function.attr, _task(holder)))
                    elif isinstance(holder, ast.Name) and holder.id in kept:
                        found.append((node.lineno, function.attr, kept[holder.id]))
    return sorted(found)


def _inside(scope):
    """The nodes of a function or module, without those of nested functions."""
    queue = list(ast.iter_child_nodes(scope))
    while queue:
        node = queue.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            queue.extend(ast.iter_child_nodes(node))


def _sends(node):
    if not isinstance(node, ast.Call):
        return False
    # group(add.s(1), add.s(2))()
    if isinstance(node.func, ast.Call) and getattr(node.func.func, 'id', '') in ('group', 'chain', 'chord'):
        return True
    return getattr(node.func, 'attr', getattr(node.func, 'id', '')) in _SENDS


def _task(call):
    """The function that `pay.delay()` sends; '' for another form, and for a call with its own ignore_result."""
    function = call.func
    if getattr(function, 'attr', '') not in ('delay', 'apply_async'):
        return ''
    if function.attr == 'apply_async' and any(keyword.arg in (None, 'ignore_result') for keyword in call.keywords):
        return ''
    return getattr(function.value, 'attr', getattr(function.value, 'id', ''))


def _looks_up(node):
    return isinstance(node, ast.Call) and getattr(node.func, 'attr', getattr(node.func, 'id', '')) == 'AsyncResult'


def _delays(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, 'attr', '') in _DELAYED:
            for keyword in node.keywords:
                if keyword.arg == 'countdown':
                    seconds = _number(keyword.value)
                elif keyword.arg == 'eta' and isinstance(keyword.value, ast.BinOp):
                    seconds = _duration(keyword.value.right)
                else:
                    continue
                if seconds:
                    yield node.lineno, seconds


def _duration(node):
    """The seconds of timedelta(hours=2); None unless it is written in literal numbers."""
    if not isinstance(node, ast.Call) or getattr(node.func, 'attr', getattr(node.func, 'id', '')) != 'timedelta':
        return None
    parts = [(_UNITS.get(keyword.arg), _number(keyword.value)) for keyword in node.keywords]
    parts += list(zip((86400, 1), (_number(argument) for argument in node.args)))
    if not parts or any(unit is None or number is None for unit, number in parts):
        return None
    return sum(unit * number for unit, number in parts)


def _number(node):
    """The value of a number, product or sum: 60 * 60 * 24."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Add)):
        left, right = _number(node.left), _number(node.right)
        if left is None or right is None:
            return None
        return left * right if isinstance(node.op, ast.Mult) else left + right
    value = getattr(node, 'n', None) if type(node).__name__ == 'Num' else getattr(node, 'value', None)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
