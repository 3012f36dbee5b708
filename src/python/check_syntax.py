"""Checks that an edit of a Python file only added statements.

Reads {"before", "after"} from stdin, both versions in base64, and prints {"because"}: null, or what is wrong. It runs
on the project's own interpreter, which must be able to parse the file.
"""

import ast
import base64
import json
import sys


def main():
    job = json.load(sys.stdin)
    before, after = (base64.b64decode(job[name]) for name in ('before', 'after'))
    try:
        old = [ast.dump(node) for node in ast.parse(before).body]
    except (SyntaxError, ValueError) as error:
        return 'Python cannot read the file as it is: %s' % error
    try:
        tree = ast.parse(after)
    except (SyntaxError, ValueError) as error:
        return 'Python could not read the file after the change: %s' % error
    added = []
    for node in tree.body:
        if old and ast.dump(node) == old[0]:
            old.pop(0)
        else:
            added.append(node)
    if old or not all(isinstance(node, (ast.If, ast.Import)) for node in added):
        return 'the change would touch other statements of the file'
    return None


if __name__ == '__main__':
    json.dump({'because': main()}, sys.stdout)
