import base64
import json
import os
import sys
import unittest

from support import PROGRAMS, ProjectCase, run


class CheckSyntaxTest(ProjectCase):
    def because(self, before, after):
        texts = {'before': before, 'after': after}
        job = {name: base64.b64encode(text.encode()).decode() for name, text in texts.items()}
        program = os.path.join(PROGRAMS, 'check_syntax.py')
        status, out, err = run([sys.executable, '-I', '-S', '-B', program], self.root, json.dumps(job))
        self.assertEqual(status, 0, err)
        return json.loads(out)['because']

    def test_additions(self):
        self.assertIsNone(self.because('x = 1\n', 'import sys\n\nx = 1\nif sys:\n    x = 2\n'))
        self.assertIsNone(self.because('', 'import sys\n'))

    def test_what_is_refused(self):
        for before, after, words in (
            ('x = (\n', 'x = 1\n', 'as it is'),
            ('x = 1\n', 'x = (\n', 'after the change'),
            ('x = 1\n', 'x = 2\n', 'other statements'),
            ('x = 1\n', '', 'other statements'),
            ('x = 1\n', 'x = 1\ny = 2\n', 'other statements'),
        ):
            self.assertIn(words, self.because(before, after))


if __name__ == '__main__':
    unittest.main()
