import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostOs } from '../../src/platform/os.ts'
import { failing, fixed, printed, withReader } from '../support/paste.ts'
import { workerRows } from '../support/pasted-table.ts'
import { needsRedis, startRedis, type RedisServer } from '../support/redis-server.ts'
import { venv, venvNames } from '../support/venv.ts'

/** Every cure that is a worker command: pasted into bash where the reader stands, and judged again in the project's file. */

let redis: RedisServer | null = null
beforeAll(async () => {
  redis = await startRedis().catch(() => null)
})
afterAll(() => redis?.stop())

const READY = /celery@\S+ ready|\S+@\S+ ready\./

// What is printed is the same for every version; what is true of one version alone names it in its row.
describe.runIf(hostOs() !== 'windows').each(venvNames)('%s', (name) => {
  for (const row of workerRows.filter(({ celery = 'celery-5.7.0' }) => celery === name)) {
    const { id, note, line = / worker/, before = '', args = ['--offline'], ready = READY } = row
    it(`${id}${note ? `: ${note}` : ''}`, async (context) => {
      const env = { ...row.env }
      if (env['SHOP_BROKER'] === '{redis}') {
        needsRedis(context)
        env['SHOP_BROKER'] = `redis://127.0.0.1:${redis?.port ?? 0}/0`
      }
      await withReader({ ...row, env, environment: await venv(name) }, async (reader) => {
        const lines = printed(failing(await reader.doctor(args, before), id))
        const chosen = lines.find((one) => line.test(one)) ?? expect.fail(`printed: ${lines.join('\n')}`)
        const { said } = await reader.run(before + chosen, ready)
        expect(said, chosen).toMatch(ready)
        await reader.write((row.cured ?? ((text) => ({ Procfile: `worker: ${text}\n` })))(chosen))
        fixed(await reader.doctor(args, before), id)
      })
    })
  }
})
