import linecache
import os
import unittest

from support import ProjectCase

from _poolwise.app.causes import describe_with_cause
from _poolwise.app.import_hints import hint, hint_of_exit


class ImportHintsTest(ProjectCase):
    def failing(self, files, module='settings_h'):
        """(PythonError, hint) of a module that cannot be imported."""
        self.write(files)
        # The file of the case before had the same name.
        linecache.clearcache()
        with self.importable():
            try:
                __import__(module)
            except Exception as error:
                described = _without_celery(error, self.places)
                return described, hint(error, described, self.own_files(), self.places)
        raise AssertionError('the import did not fail')

    def hint(self, files):
        return self.failing(files)[1]

    def variable(self, name, **over):
        return dict(
            {'kind': 'variable', 'name': name, 'file': None, 'line': None, 'shell': True, 'example': None}, **over
        )

    def test_a_missing_variable(self):
        table = (
            "import os\nX = os.environ['SHOP_BROKER']\n",
            "import os\nX = os.environ.get('SHOP_BROKER').lower()\n",
            "import os\nX = int(os.getenv('SHOP_BROKER'))\n",
            "import os\nX = os.environ.get('SHOP_BROKER')\n\nX = X.replace('a', 'b')\n",
            "raise Exception('Set the SHOP_BROKER environment variable')\n",
            "raise RuntimeError('SHOP_BROKER is not set. Set it, or make a file.')\n",
            "raise RuntimeError('SHOP_BROKER must be set')\n",
            "raise Exception('SHOP_BROKER not found. Declare it as envvar or define a default value.')\n",
            "raise Exception('Environment variable \"SHOP_BROKER\" not set')\n",
            'raise KeyError("Config \'SHOP_BROKER\' is missing, and has no default.")\n',
            "import os\ntry:\n    os.environ['SHOP_BROKER']\nexcept KeyError as e:\n    raise OSError('no') from e\n",
        )
        for source in table:
            with self.subTest(source=source):
                self.assertEqual(self.hint({'settings_h.py': source}), self.variable('SHOP_BROKER'))

    def test_a_module_that_ends_the_process(self):
        table = (
            ("import os, sys\nX = os.getenv('SHOP_B')\nif X is None:\n    print('no')\n    sys.exit(1)\n", 'SHOP_B'),
            ("import sys\nconfig = dict().get\nX = config('SHOP_B', 0)\nif not X:\n    sys.exit(1)\n", 'SHOP_B'),
            ("import os, sys\nX = os.getenv('PATH')\nif X:\n    sys.exit(1)\n", None),
            ('import sys\nsys.exit(1)\n', None),
        )
        for source, name in table:
            with self.subTest(source=source):
                self.write({'settings_h.py': source})
                linecache.clearcache()
                with self.importable():
                    # assertRaises() drops the traceback.
                    try:
                        __import__('settings_h')
                    except SystemExit as error:
                        described = _without_celery(error, self.places)
                self.assertEqual(hint_of_exit(described, self.places), name and self.variable(name))

    def test_further_variables(self):
        table = (
            (
                "X = os.environ['SHOP_B']\nY = config('SHOP_C', cast=int)\nenv('D', default=1)\n# config('E')\n",
                ['SHOP_C'],
            ),
            ("X = os.environ['SHOP_B']\nif X:\n    config('SHOP_C')\nenv.int('SHOP_D')\n", ['SHOP_D']),
            ("def f():\n    return os.environ['SHOP_B']\nX = dict(A=(int, 1))\nf()\nenv('A')\n", []),
            ("X = os.environ['SHOP_B']\nos.environ['SHOP_C'] = X\nos.environ['PATH']\nos.environ['HELD']\n", []),
        )
        for source, further in table:
            with self.subTest(source=source):
                found = self.hint({'settings_h.py': 'import os\n' + source, '.env': 'HELD=1\n'})
                names = {'names': ['SHOP_B', *further]} if further else {}
                self.assertEqual(found, self.variable('SHOP_B', **names))

    def test_all_that_pydantic_misses(self):
        source = (
            'class ValidationError(Exception):\n    title = "Settings"\nValidationError.__module__ = "pydantic_core"\n'
            'class Settings:\n    model_config = {"env_prefix": "SHOP_", "case_sensitive": %s}\n'
            '    model_fields = {"url": 1, "key": 1}\n'
            '    def __init__(self):\n        raise ValidationError("2 errors\\nurl\\n  Field required [x]'
            '\\nApiKey\\n  Field required [x]")\n'
            'Settings()\n'
        )
        for sensitive, names in ((False, ['SHOP_URL', 'APIKEY']), (True, ['SHOP_url', 'ApiKey'])):
            with self.subTest(names=names):
                found = self.hint({'settings_h.py': source % sensitive})
                self.assertEqual(found, self.variable(names[0], names=names))

    def test_no_variable(self):
        given = "import os\nY = os.getenv('SHOP_BROKER')\nX = os.environ.get('SHOP_BROKER', None)\nX.lower()\n"
        for source in ("{}['SHOP_BROKER']\n", 'None.lower()\n', "import os\nX = os.environ.get('PATH').no()\n", given):
            with self.subTest(source=source):
                self.assertIsNone(self.hint({'settings_h.py': source}))

    def test_the_file_that_holds_it(self):
        source = "import os\nX = os.environ['SHOP_BROKER']\n"
        files = {
            'settings_h.py': source,
            '.env': 'A=1\nexport SHOP_BROKER=redis://\n',
            '.env.example': 'SHOP_BROKER=\n',
        }
        self.assertEqual(self.hint(files), self.variable('SHOP_BROKER', file='.env', line=2))

    def test_a_file_that_a_shell_reads_otherwise(self):
        table = (
            ('HOSTS=localhost 127.0.0.1', False),
            ('A = 1', False),
            ('PASSWORD=a$b', False),
            ('HOSTS="localhost 127.0.0.1" # ours', True),
            ("KEY='a$b (c)'", True),
            ('# localhost 127.0.0.1', True),
        )
        for line, shell in table:
            with self.subTest(line=line):
                source = "import os\nX = os.environ['SHOP_BROKER']\n"
                files = {'settings_h.py': source, '.env': line + '\nSHOP_BROKER=redis://mq:6379/0?a=1\n'}
                self.assertEqual(self.hint(files), self.variable('SHOP_BROKER', file='.env', line=2, shell=shell))

    def test_its_example(self):
        source = "import os\nX = os.environ['SHOP_BROKER']\n"
        files = {'settings_h.py': source, '.env.example': 'SHOP_BROKER=\n'}
        self.assertEqual(self.hint(files), self.variable('SHOP_BROKER', example='.env.example'))

    def test_a_missing_file_beside_its_example(self):
        for example in (
            'local_h.example.py',
            'local_h.py.dist',
            'example_local_h.py',
            'local_h-sample.py',
            'local_h.py.dev',
        ):
            with self.subTest(example=example):
                files = {'settings_h.py': 'from local_h import *\n', example: ''}
                expected = {'kind': 'example', 'file': 'local_h.py', 'example': example}
                self.assertEqual(self.hint(files), expected)
                os.remove(self.path(example))
        files = {'settings_h.py': "open(__file__.replace('settings_h.py', 'h.yml'))\n", 'h.sample.yml': ''}
        self.assertEqual(self.hint(files), {'kind': 'example', 'file': 'h.yml', 'example': 'h.sample.yml'})

    def test_a_module_of_the_project(self):
        files = {'settings_h.py': 'import billing_h.rates\n', 'apps/billing_h/rates.py': ''}
        self.assertIsNone(self.hint({'settings_h.py': 'import billing_h.rates\n'}))
        self.write({'apps/billing_h/__init__.py': ''})
        self.assertEqual(self.hint(files), {'kind': 'own-module', 'name': 'billing_h', 'folder': 'apps'})

    def test_the_cause_is_described(self):
        source = "try:\n    {}['rate']\nexcept KeyError as e:\n    raise ValueError('no rates') from e\n"
        described, _ = self.failing({'settings_h.py': source})
        self.assertEqual((described['type'], described['cause']['type']), ('ValueError', 'KeyError'))
        self.assertEqual(described['at']['line'], 2)


def _without_celery(error, places):
    try:
        return describe_with_cause(error, places)
    except ImportError:
        raise unittest.SkipTest('Celery is not installed for this interpreter') from None


if __name__ == '__main__':
    unittest.main()
