import type { LaunchCommand } from '../../facts/project.ts'
import type { ProcessFact } from '../../facts/process.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { optionValue } from '../../pool/worker-options.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { thisMachine } from './this-machine.ts'

/** celery.platforms.check_privileges; it knows pickle by these two names only. */
const REFUSED = ['pickle', 'application/group-python-serialize']
const RISKY_GROUPS = ['sudo', 'wheel']

export const privileges = defineCheck({
  id: 'host.privileges',
  title: 'The worker runs as an ordinary user',
  tier: 1,
  severity: 'error',
  needs: ['platform', 'python', 'worker', 'app'],
  considers: ['launchCommands'],
  evaluate({ platform, python: { process }, worker, app, launchCommands = [] }) {
    const other = thisMachine({ platform })
    if (other) return other
    if (process.user === null) return skip('Celery looks at no user here')
    const why = whyRoot(process.user)
    const uid = worker.command && optionValue(worker.command, ['--uid'])
    if (uid && uid !== 'root' && uid !== '0') return pass({ '--uid': uid })
    if (why === null) return pass({ uid: process.user.uid })
    const evidence = { user: why, ...(worker.command && { command: worker.command.join(' ') }) }
    const accepted = app.settings['accept_content']
    const refused = list(accepted?.value).find((word) => REFUSED.includes(word))
    if (refused === undefined)
      return fail({
        message: `A worker started here would run as root (${why}): whatever a task does, it may do anything on this machine.`,
        evidence,
        remedy: remedy(
          'Start the worker as a user of its own: USER in a Dockerfile, user: in a compose file, User= in a systemd unit, or --uid. Where a throw-away container makes it harmless, silence this check.',
          workerCommand(worker, app.app, '--uid=nobody', null),
        ),
        severity: 'warn',
      })
    if (process.forceRoot || forcedByCommand(worker, launchCommands))
      return fail({
        message: `A worker started here would run as root (${why}) and accepts pickle: whoever can write to the broker has this machine.`,
        evidence: { ...evidence, accept_content: refused, C_FORCE_ROOT: true },
        remedy: 'Start the worker as a user of its own, and take pickle out of accept_content.',
        severity: 'warn',
      })
    return fail({
      message: `Celery refuses to start here: the worker would run as root (${why}), and accept_content has ${refused}.`,
      evidence: { ...evidence, accept_content: refused, from: accepted?.where ?? null, C_FORCE_ROOT: false },
      remedy: remedy(
        `Start the worker as another user, or take ${refused} out of accept_content. C_FORCE_ROOT=1 only takes Celery's guard away.`,
        workerCommand(worker, app.app, '--uid=nobody', null),
      ),
    })
  },
})

/** What Celery takes for root, in words; null for an ordinary user. */
function whyRoot({ uid, euid, gid, egid, groups }: NonNullable<ProcessFact['user']>): string | null {
  if (uid === 0 || euid === 0) return `uid ${uid}, effective uid ${euid}`
  const risky = groups.find((name) => name !== null && RISKY_GROUPS.includes(name))
  if (risky !== undefined) return `its group is ${risky}`
  // Celery assumes the worst, as for the arbitrary user ids of OpenShift.
  return groups.includes(null)
    ? `group ${groups[0] === null ? gid : egid} has no name, which Celery takes for root`
    : null
}

/** C_FORCE_ROOT may stand with the command: in a compose file, a Procfile, a script. */
const forcedByCommand = ({ command: argv }: WorkerFact, commands: readonly LaunchCommand[]): boolean =>
  argv !== null && commands.some(({ argv: words, env }) => words.join(' ') === argv.join(' ') && env?.['C_FORCE_ROOT'])

const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : []
