import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DoctorReport } from '../../src/doctor/report.ts'
import { hostOs } from '../../src/platform/os.ts'
import { installable } from '../support/installable.ts'
import { failing, fixed, printed, withReader } from '../support/paste.ts'
import { shellRows } from '../support/pasted-table.ts'
import { freePort, needsRedis } from '../support/redis-server.ts'
import { bin } from '../support/run-bin.ts'
import { venv, venvNames } from '../support/venv.ts'

/** Every cure that is another command than a worker's: pasted into bash where the reader stands, and the check again. */

// What is printed is the same for every version; what is true of one version alone names it in its row.
describe.runIf(hostOs() !== 'windows').each(venvNames)('%s', (name) => {
  for (const row of shellRows.filter(({ celery = 'celery-5.7.0' }) => celery === name)) {
    const { id, note, line = /./, then, args = ['--offline'], installs, other } = row
    it(`${id}${note ? `: ${note}` : ''}`, async () => {
      const folder = await realpath(await mkdtemp(join(tmpdir(), 'poolwise-install-')))
      try {
        const python = await venv(name)
        const own = installs ? await installable(python, folder) : { environment: python, env: {} }
        const elsewhere = dirname(await venv('celery-5.6.2'))
        const env = {
          ...row.env,
          ...own.env,
          ...(other === 'path' && { PATH: [elsewhere, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter) }),
          ...(other === 'active' && { VIRTUAL_ENV: dirname(elsewhere) }),
        }
        await withReader({ ...row, env, environment: own.environment }, async (reader) => {
          const lines = printed(failing(await reader.doctor(args), id)).filter((one) => line.test(one))
          expect(lines).not.toEqual([])
          if (then === 'same-shell') return fixed(await reader.doctor(args, `${lines.join('; ')}; `), id)
          for (const one of lines) {
            const { exitCode, said } = await reader.run(one)
            if (then === 'again') expect(exitCode, `${one}\n${said}`).toBe(0)
            else expect(said, one).toMatch(then)
          }
          if (then === 'again') fixed(await reader.doctor(args), id)
        })
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
  }

  it('broker.reachable: the server is started', async (context) => {
    needsRedis(context)
    const url = `redis://127.0.0.1:${await freePort()}/0`
    const files = { 'shop.py': `from celery import Celery\n\napp = Celery('shop', broker='${url}')\n` }
    await withReader({ files, environment: await venv(name) }, async (reader) => {
      const [line = ''] = printed(failing(await reader.doctor([]), 'broker.reachable'))
      const started = `${line} > log & server=$!; until grep -q 'Ready to accept' log; do sleep 0.1; done`
      const { said } = await reader.run(
        `${started}; '${process.execPath}' '${bin}' doctor --json 2>/dev/null; kill $server`,
      )
      fixed(JSON.parse(said) as DoctorReport, 'broker.reachable')
    })
  })

  it.runIf(name === 'celery-5.7.0')('the other apps of a project: each is judged by its own line', async () => {
    const app = "from celery import Celery\n\napp = Celery(broker='memory://')\n"
    const files = {
      Procfile: 'worker: celery -A shop worker\n',
      'shop.py': app,
      'post.py': `import of_post\n${app}`,
      'my mail/letters.py': `import of_letters\n${app}`,
    }
    await withReader({ files, environment: await venv(name), active: true }, async (reader) => {
      const { others = [] } = (await reader.doctor()).run.apps ?? {}
      expect(others.map(({ app }) => app).toSorted()).toEqual(['letters', 'post'])
      for (const { app, shell } of others) {
        const { said } = await reader.run(`${shell} --offline --json 2>/dev/null`)
        const { checks } = JSON.parse(said) as DoctorReport
        expect(checks.find(({ id }) => id === 'app.imports')?.message, shell).toContain(`of_${app}`)
      }
    })
  })
})
