import unittest

from support import ProjectCase, needs_celery

from _poolwise.app import load


class NamesTest(ProjectCase):
    """What needs no Celery."""

    def missing(self, name):
        with self.importable(), self.assertRaises(load.NotFound) as raised:
            load._symbol(name, self.places)
        return raised.exception.missing, raised.exception.name, raised.exception.similar

    def test_what_dash_a_names(self):
        self.write({'proj/__init__.py': 'app = "the app"\n', 'proj/celery.py': 'app = "in celery"\n'})
        with self.importable():
            for name, module, found in (
                ('proj:app', 'proj', 'the app'),
                ('proj.app', 'proj', 'the app'),
                ('proj.celery:app', 'proj.celery', 'in celery'),
                ('proj.celery.app', 'proj.celery', 'in celery'),
            ):
                holder, value = load._symbol(name, self.places)
                self.assertEqual((holder.__name__, value), (module, found), name)
            self.assertEqual(load._symbol('proj.celery', self.places)[1].__name__, 'proj.celery')

    def test_what_is_not_there(self):
        self.write({'proj/__init__.py': '', 'proj/celery.py': 'app = None\n'})
        for name, expected in (
            ('nowhere', ('module', 'nowhere', [])),
            ('proj.celry', ('module', 'proj.celry', ['proj.celery'])),
            ('proj/celery.py', ('module', 'proj/celery', ['proj.celery'])),
            ('proj.celery:ap', ('attribute', 'ap', ['app'])),
            ('proj.celery.ap', ('attribute', 'ap', ['app'])),
            ('.tasks', ('module', '.tasks', [])),
        ):
            with self.subTest(name):
                self.assertEqual(self.missing(name)[0], expected[0])
                if name != 'proj/celery.py':
                    self.assertEqual(self.missing(name), expected)

    def test_an_import_that_fails_inside_the_module_is_not_hidden(self):
        self.write({'proj/__init__.py': '', 'proj/celery.py': 'import proj.nothing\n'})
        with self.importable(), self.assertRaises(ModuleNotFoundError):
            load._symbol('proj.celery', self.places)

    def test_similar_modules(self):
        self.write({'config/__init__.py': '', 'config/celery.py': '', 'server.py': '', 'docs/index.md': ''})
        for missing, expected in (
            ('confg', ['config']),
            ('config.celry', ['config.celery']),
            ('srver', ['server']),
            ('config/celery.py', ['config.celery']),
            ('dcs', []),
            ('no.such.folder', []),
        ):
            self.assertEqual(load._similar_modules(missing, self.root), expected, missing)


@needs_celery
class AppTest(ProjectCase):
    def load(self, name):
        with self.importable():
            app, module = load.load_app(name, self.places)
            return app.main, module

    def test_in_celerys_order(self):
        made = 'from celery import Celery\n%s = Celery("%s", set_as_current=False)\n'
        self.write(
            {
                'one/__init__.py': made % ('other', 'one') + 'app = other\n',
                'two/__init__.py': '',
                'two/celery.py': made % ('celery', 'two'),
                'three.py': made % ('shop', 'three'),
            }
        )
        self.assertEqual(self.load('one'), ('one', 'one'))
        self.assertEqual(self.load('two'), ('two', 'two.celery'))
        self.assertEqual(self.load('three'), ('three', 'three'))
        self.assertEqual(self.load('three:shop'), ('three', 'three'))

    def test_something_else_called_app(self):
        self.write({'web.py': 'from celery import Celery\napp = object()\nqueue = Celery("q", set_as_current=False)\n'})
        with self.assertRaises(load.NotFound) as raised:
            self.load('web')
        self.assertEqual((raised.exception.name, raised.exception.similar), ('app', ['queue']))

    def test_no_app_at_all(self):
        self.write({'empty.py': ''})
        with self.assertRaises(load.NotFound) as raised:
            self.load('empty')
        self.assertEqual(raised.exception.missing, 'attribute')

    def test_a_broken_submodule_is_told_where_the_package_has_no_app(self):
        self.write({'pkg/__init__.py': '', 'pkg/celery.py': 'from os import not_there\n'})
        with self.assertRaises(ImportError):
            self.load('pkg')


if __name__ == '__main__':
    unittest.main()
