"""Tasks that are sent inside a transaction of Django: the worker may read the database before it is committed."""

import ast

_SENDS = ('delay', 'apply_async', 'send_task')
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def in_transactions(tree):
    """The lines of such calls. What transaction.on_commit() is given runs after the commit."""
    if not _imports_transactions(tree):
        return []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.With):
            openers = [item.context_expr for item in node.items]
        elif isinstance(node, ast.FunctionDef):
            openers = node.decorator_list
        else:
            continue
        if any(_is_atomic(one) for one in openers):
            found.update(_sends_in(node.body))
    return sorted(found)


def _imports_transactions(tree):
    return any(
        isinstance(node, ast.ImportFrom)
        and (
            node.module == 'django.db.transaction'
            or (node.module == 'django.db' and any(alias.name == 'transaction' for alias in node.names))
        )
        for node in ast.walk(tree)
    )


def _is_atomic(node):
    function = node.func if isinstance(node, ast.Call) else node
    return getattr(function, 'attr', getattr(function, 'id', '')) == 'atomic'


def _sends_in(body):
    """Without functions inside, which run at another time."""
    queue = list(body)
    while queue:
        node = queue.pop()
        if isinstance(node, _FUNCTIONS):
            continue
        if isinstance(node, ast.Call):
            name = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
            if name == 'on_commit':
                continue
            if name in _SENDS and isinstance(node.func, ast.Attribute):
                yield node.lineno
        queue.extend(ast.iter_child_nodes(node))
