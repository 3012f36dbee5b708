"""probe.py, ipc.py and prove.py as processes, and what they leave for the project to see."""

import json
import os
import sys
import unittest

from support import PROGRAMS, ProjectCase, needs_celery, posix_only, run


class ProgramCase(ProjectCase):
    def events(self, program, job, env=None):
        job = json.dumps(dict(job, nonce='N ', root=self.root))
        status, out, err = run([sys.executable, '-B', os.path.join(PROGRAMS, program), job], self.root, env=env)
        self.assertEqual(status, 0, err)
        return [json.loads(line[2:]) for line in out.splitlines() if line.startswith('N ')]

    def facts(self, program, job, **options):
        return {event['fact']: event['value'] for event in self.events(program, job, **options) if 'fact' in event}


class ProbeTest(ProgramCase):
    def test_stages_begin_and_end_in_order(self):
        events = self.events('probe.py', {'stages': ['python', 'packages']})
        self.assertEqual([next(iter(event)) for event in events], ['begin', 'fact', 'end'] * 2)
        self.assertEqual(events[1]['value']['version'], list(sys.version_info[:3]))

    def test_an_old_interpreter_answers_too(self):
        code = """
        import sys
        sys.path.insert(0, sys.argv[1])
        import probe
        probe.too_old({'nonce': 'N ', 'stages': ['python', 'packages', 'celery', 'app']})
        """
        status, out, err = self.run_python(code, PROGRAMS)
        self.assertEqual(status, 0, err)
        events = [json.loads(line[2:]) for line in out.splitlines() if line.startswith('N ')]
        self.assertEqual([event.get('absent') for event in events if 'absent' in event], ['celery', 'appImport'])

    def test_a_stage_imports_only_what_it_needs(self):
        code = """
        import sys
        sys.path.insert(0, sys.argv[1])
        from _poolwise import stages
        stages.preload([sys.argv[2]])
        print(' '.join(sorted(name for name in sys.modules if name.startswith('_poolwise'))))
        """
        for stage, absent in (
            ('python', ('_poolwise.app', '_poolwise.celery', '_poolwise.ipc', '_poolwise.source')),
            ('celery', ('_poolwise.app', '_poolwise.environment', '_poolwise.ipc', '_poolwise.source')),
            ('options', ('_poolwise.app', '_poolwise.environment', '_poolwise.ipc', '_poolwise.source')),
        ):
            _, out, err = self.run_python(code, PROGRAMS, stage)
            self.assertFalse(set(out.split()) & set(absent), out + err)

    def test_all_of_a_stage_is_there_before_the_project_runs(self):
        code = """
        import sys
        sys.path.insert(0, sys.argv[1])
        from _poolwise import stages
        stages.preload(['python', 'packages', 'celery', 'app', 'options', 'key_settings'])
        import os
        wanted = set()
        for folder, _, files in os.walk(os.path.join(sys.argv[1], '_poolwise')):
            package = os.path.relpath(folder, sys.argv[1]).replace(os.sep, '.')
            wanted.update(package + '.' + name[:-3] for name in files if name.endswith('.py') and name != '__init__.py')
        print(' '.join(sorted(name for name in wanted if name not in sys.modules and '.lifeline' not in name)))
        """
        _, out, err = self.run_python(code, PROGRAMS)
        # Those that only other programs use, besides the lifeline's.
        expected = [
            '_poolwise.celery.launcher_bypass',
            '_poolwise.environment.shared_memory',
            '_poolwise.ipc.canary',
            '_poolwise.ipc.canary_app',
            '_poolwise.ipc.spawned_child',
            '_poolwise.ipc.temporary_folder',
        ]
        self.assertEqual(out.split(), expected, err)

    @needs_celery
    def test_the_project_sees_neither_our_folder_nor_our_arguments(self):
        self.write(
            {
                'seen_shop.py': """
                import json
                import os
                import sys

                from celery import Celery

                main = sys.modules['__main__']
                with open('seen.json', 'w') as file:
                    json.dump([sys.path, sys.argv, getattr(main, '__file__', None), os.getcwd()], file)
                app = Celery('shop', broker='memory://')
                """
            }
        )
        facts = self.facts('probe.py', {'stages': ['celery', 'app'], 'app': 'seen_shop', 'importSeconds': 60})
        self.assertEqual(facts['appImport']['status'], 'loaded', facts)
        self.assertEqual(facts['app']['module'], 'seen_shop')
        with open(self.path('seen.json')) as file:
            path, argv, main, folder = json.load(file)
        self.assertEqual(path[0], self.root)
        self.assertFalse([entry for entry in path if os.path.realpath(entry) == os.path.realpath(PROGRAMS)])
        self.assertEqual(argv, ['celery', '-A', 'seen_shop', 'worker'])
        self.assertNotEqual(main, os.path.join(PROGRAMS, 'probe.py'))
        self.assertEqual(os.path.realpath(folder), self.root)

    @needs_celery
    def test_modules_of_the_project_may_have_the_names_of_ours(self):
        self.write(
            {
                'twin/__init__.py': '',
                'twin/app.py': 'import ipc, probe, prove, source\nfrom celery import Celery\napp = Celery("twin")\n',
                'ipc.py': '',
                'probe.py': '',
                'prove.py': '',
                'source.py': '',
            }
        )
        facts = self.facts('probe.py', {'stages': ['celery', 'app'], 'app': 'twin.app', 'importSeconds': 60})
        self.assertEqual(facts['appImport']['status'], 'loaded', facts)


class IpcTest(ProgramCase):
    def test_measurements_that_work_fail_and_hang(self):
        code = """
        import sys, threading
        sys.path.append(sys.argv[1])
        import ipc
        from _poolwise.channel import Channel
        run = ipc.Ipc(Channel('N '), {'stepSeconds': 0.2})
        run._measure('works', lambda: None)
        run._measure('fails', lambda: 1 / 0)
        run._measure('hangs', threading.Event().wait)
        run._measure('silent', lambda: ipc.SILENT)
        run._measure('blocked', lambda: None, 'hangs silent')
        """
        status, out, err = self.run_python(code, PROGRAMS)
        self.assertEqual(status, 0, err)
        events = [json.loads(line[2:]) for line in out.splitlines() if line.startswith('N ')]
        found = {event['fact']: event['value'] for event in events if 'fact' in event}
        statuses = {name: value['status'] for name, value in found.items()}
        expected = {
            'works': 'worked',
            'fails': 'failed',
            'hangs': 'silent',
            'silent': 'silent',
            'blocked': 'not-tried',
        }
        self.assertEqual(statuses, expected)
        self.assertEqual(found['fails']['error']['type'], 'ZeroDivisionError')
        self.assertEqual(found['blocked']['because'], 'hangs silent')

    def test_without_billiard_what_needs_none_is_measured(self):
        found = self.facts('ipc.py', {'stepSeconds': 30})
        self.assertEqual(found['childSpawns']['status'], 'worked')
        self.assertEqual(found['semaphore']['status'], 'worked')
        self.assertIn(found['poolRoundTrip']['status'], ('worked', 'not-tried'))


class ProveTest(ProgramCase):
    @needs_celery
    def test_a_task_runs_in_the_projects_own_worker(self):
        self.write({'proved.py': 'from celery import Celery\napp = Celery("proved", broker="redis://nowhere")\n'})
        job = {
            'app': 'proved',
            'broker': 'memory://',
            'workerOptions': ['--pool=solo', '-Q', 'poolwise.canary'],
            'readySeconds': 60,
            'taskSeconds': 60,
        }
        trial = self.facts('prove.py', job)['poolTrial']
        self.assertEqual((trial['status'], trial['pool']), ('ran', 'celery.concurrency.solo:TaskPool'), trial)

    @needs_celery
    def test_a_worker_that_does_not_start(self):
        job = {'app': 'nowhere', 'broker': 'memory://', 'workerOptions': [], 'readySeconds': 60, 'taskSeconds': 60}
        self.assertEqual(self.facts('prove.py', job)['poolTrial']['status'], 'failed')


class SpawnedAppTest(ProgramCase):
    @needs_celery
    @posix_only
    def test_the_app_is_imported_in_a_spawned_child(self):
        self.write({'spawned.py': 'from celery import Celery\napp = Celery("spawned", broker="memory://")\n'})
        job = {'app': 'spawned', 'startMethod': 'spawn', 'setForkedVariable': True, 'childSeconds': 60}
        self.assertEqual(self.facts('spawned_app.py', job)['spawnedApp']['status'], 'imported')


if __name__ == '__main__':
    unittest.main()
