"""Which names the project's own code reads, as opposed to sets. Nothing is imported."""

import ast


def names_read(files, names):
    """Those of the names that the project's own code reads somewhere: `settings.NAME`, `conf["NAME"]`, `NAME + 1`."""
    names, found = set(names), set()
    for _, tree in files.with_words(names):
        _Reads(names, found).visit(tree)
    return found


class _Reads(ast.NodeVisitor):
    """What sets a name, or reads a variable of that name only to set it, isn't a use of the setting."""

    def __init__(self, names, found):
        self.names, self.found, self.setting = names, found, []

    def visit_Assign(self, node):
        self._set([_target(item) for item in node.targets], node)

    def visit_AnnAssign(self, node):
        self._set([_target(node.target)], node)

    def visit_keyword(self, node):
        self._set([node.arg], node)

    def visit_Dict(self, node):
        for key, value in zip(node.keys, node.values):
            name = text_of(key)
            if name is None and key is not None:
                self.visit(key)
            self._set([name], value, into=True)

    def _set(self, names, node, into=False):
        self.setting.append([name for name in names if name])
        if into:
            self.visit(node)
        else:
            self.generic_visit(node)
        self.setting.pop()

    def _use(self, name):
        if name in self.names and not any(name in names for names in self.setting):
            self.found.add(name)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self._use(node.id)

    def visit_Attribute(self, node):
        if isinstance(node.ctx, ast.Load):
            self._use(node.attr)
        self.generic_visit(node)

    def visit_Call(self, node):
        function = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
        if function not in ('setattr', 'setdefault', '__setitem__', 'hasattr'):
            for argument in node.args:
                self._use(text_of(argument))
        self.generic_visit(node)

    def visit_Subscript(self, node):
        if isinstance(node.ctx, ast.Load):
            self._use(text_of(getattr(node.slice, 'value', node.slice)) or text_of(node.slice))
        self.generic_visit(node)


def _target(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return text_of(getattr(node.slice, 'value', node.slice)) or text_of(node.slice)
    return None


def text_of(node):
    """The text of a string literal (ast.Str up to Python 3.7), or None."""
    value = getattr(node, 's', None) if type(node).__name__ == 'Str' else getattr(node, 'value', None)
    if isinstance(node, str):
        return node
    return value if isinstance(value, str) and type(node).__name__ in ('Str', 'Constant') else None
