import unittest

from support import ProjectCase

from _poolwise.source.own_files import OwnFiles, names_read


class WithWordsTest(ProjectCase):
    def names(self, files, words, **options):
        self.write(files)
        return sorted(name for name, _ in OwnFiles(self.places).with_words(words, **options))

    def test_only_files_that_have_a_word(self):
        files = {'a.py': 'x.delay()\n', 'b.py': 'y = 1\n', 'shop/c.py': 'x.delay()\n', 'bad.py': 'x.delay(\n'}
        self.assertEqual(self.names(files, ['.delay(']), ['a.py', 'shop/c.py'])

    def test_environments_and_packages_are_left_out(self):
        text = 'delay = 1\n'
        files = {
            'shop.py': text,
            '.hidden/a.py': text,
            'node_modules/b.py': text,
            'env-of-mine/pyvenv.cfg': '',
            'env-of-mine/lib/c.py': text,
        }
        self.assertEqual(self.names(files, ['delay']), ['shop.py'])

    def test_tests_are_left_out_where_asked(self):
        text = 'delay = 1\n'
        files = dict.fromkeys(('shop.py', 'tests/a.py', 'conftest.py', 'test_shop.py', 'shop_test.py'), text)
        self.assertEqual(self.names(files, ['delay'], tests=False), ['shop.py'])
        self.assertEqual(len(self.names(files, ['delay'])), 5)

    def test_all_was_seen(self):
        self.write({'a.py': ''})
        files = OwnFiles(self.places)
        self.assertEqual(list(files.with_words(['x'])), [])
        self.assertTrue(files.complete)


class NamesReadTest(ProjectCase):
    def test_reading_and_setting(self):
        for source, read in (
            ('settings.CELERY_X', True),
            ('conf["CELERY_X"]', True),
            ('conf.get("CELERY_X")', True),
            ('getattr(settings, "CELERY_X")', True),
            ('y = CELERY_X + 1', True),
            ('print(CELERY_X)', True),
            ('CELERY_X = 1', False),
            ('CELERY_X: int = 1', False),
            ('conf["CELERY_X"] = 1', False),
            ('conf.CELERY_X = 1', False),
            ('conf.update(CELERY_X=1)', False),
            ('d = {"CELERY_X": 1}', False),
            ('setattr(conf, "CELERY_X", 1)', False),
            ('hasattr(conf, "CELERY_X")', False),
            # Read only to set the same setting.
            ('CELERY_X = os.environ.get("CELERY_X")', False),
            ('d = {"CELERY_X": os.environ["CELERY_X"]}', False),
            ('"""CELERY_X"""', False),
        ):
            with self.subTest(source):
                self.write({'shop.py': source + '\n'})
                self.assertEqual(names_read(OwnFiles(self.places), ['CELERY_X']), {'CELERY_X'} if read else set())


if __name__ == '__main__':
    unittest.main()
