import { homedir } from 'node:os'
import { relative } from 'node:path'
import { ok } from '../facts/outcome.ts'
import { findExecutable } from '../platform/find-executable.ts'
import { hostOs } from '../platform/os.ts'
import { readerShell } from '../platform/reader-shell.ts'
import { ownWords } from '../project/shell/own-words.ts'
import { programWords } from '../project/shell/program-words.ts'
import { defineProbe } from './define-probe.ts'

/** Variables that a printed command may set. */
const VARIABLES = ['PYTHONPATH', 'DJANGO_SETTINGS_MODULE', 'CELERY_APP', 'CELERY_CONFIG_MODULE', 'CELERY_LOADER']

/** Programs of which any one may do, or that belong to a server. */
const PROGRAMS = ['docker', 'redis-server', 'rabbitmq-server', 'rabbitmqctl']

/** Where the reader stands, for the commands that they paste. */
export const shellProbe = defineProbe({
  name: 'shell',
  provides: ['shell'],
  needs: [],
  considers: ['interpreter'],
  tier: 'static',
  deadlineMs: 5_000,
  async run({ request: { root, env } }, _facts, { interpreter }) {
    const own = ownWords(process.argv[1], env)
    const programs = interpreter?.kind === 'ok' ? programWords({ root, interpreter: interpreter.value, env }) : {}
    return {
      shell: ok({
        system: hostOs(),
        shell: readerShell(env),
        home: homedir(),
        folder: relative(process.cwd(), root) || null,
        programs: { ...programs, ...(own.length > 1 && { poolwise: own }) },
        missing: PROGRAMS.filter((name) => findExecutable(name, env) === null),
        variables: Object.fromEntries(VARIABLES.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
      }),
    }
  },
})
