import { expect, it } from 'vitest'
import { findBeatMention } from '../../src/project/beat-mention.ts'
import { walkProject } from '../../src/project/walk.ts'
import { makeTree } from './tree.ts'

it.each<[Record<string, string>, string | null]>([
  [{ 'deploy/values.yaml': 'beat:\n  replicas: 1\n' }, 'deploy/values.yaml'],
  [{ 'README.md': 'Then start celerybeat.\n' }, 'README.md'],
  [{ 'scripts/run_beat.sh': 'exec "$@"\n' }, 'scripts/run_beat.sh'],
  [{ 'start.py': 'subprocess.run(["celery", "-A", "shop", "beat"])\n' }, 'start.py'],
  [{ 'start.py': 'os.system("celery -A shop beat")\n' }, 'start.py'],
  [{ 'start.py': 'app.worker_main(["worker", "-B"])\n' }, 'start.py'],
  [{ 'start.py': 'app.Beat(loglevel="INFO").run()\n' }, 'start.py'],
  [{ 'settings.py': '# Celery Beat\nCELERY_BEAT_SCHEDULE = {}\nINSTALLED_APPS = ["django_celery_beat"]\n' }, null],
  [{ '.gitignore': 'celerybeat-schedule\ncelerybeat.pid\n', 'poetry.lock': 'name = "redbeat"\n' }, null],
  [{ 'docker-compose.yml': 'services:\n  heartbeat:\n    image: upbeat\n' }, null],
])('%j: %s', async (tree, file) => {
  const root = makeTree(tree)
  expect(await findBeatMention(root, await walkProject(root))).toEqual({ file, complete: true })
})

it('says when not every file was read', async () => {
  expect(await findBeatMention(makeTree({}), { files: [], complete: false })).toEqual({ file: null, complete: false })
})
