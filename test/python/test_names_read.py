import unittest

from support import ProjectCase

from _poolwise.source.names_read import names_read


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
                self.assertEqual(names_read(self.own_files(), ['CELERY_X']), {'CELERY_X'} if read else set())


if __name__ == '__main__':
    unittest.main()
