import type { LaunchCommand } from '../../facts/project.ts'
import type { ProcessFact } from '../../facts/process.ts'
import type { WorkerFact } from '../../facts/worker.ts'
import { optionValue } from '../../celery-command/option-value.ts'
import { defineCheck, fail, pass, skip } from '../define-check.ts'
import { remedy } from '../remedy/commands.ts'
import { workerCommand } from '../remedy/worker-command.ts'
import { thisMachine } from './this-machine.ts'

/** The only names of pickle that celery.platforms.check_privileges looks for. */
const REFUSED = ['pickle', 'application/group-python-serialize']
const RISKY_GROUPS = ['sudo', 'wheel']

export const privileges = defineCheck({
  id: 'host.privileges',
  title: 'The worker runs as an unprivileged user',
  tier: 'local',
  severity: 'error',
  needs: ['platform', 'python', 'worker', 'app'],
  considers: ['launchCommands', 'celeryOptions'],
  evaluate({ platform, python: { process }, worker, app, launchCommands = [], celeryOptions }) {
    const other = thisMachine({ platform })
    if (other) return other
    if (process.user === null) return skip('Celery does not check the user on this system')
    const uid = worker.command && optionValue(worker.command, '--uid')
    if (uid && uid !== 'root' && uid !== '0') return pass({ '--uid': uid })
    const why = whyRoot(process.user)
    if (why === null) return pass({ uid: process.user.uid })
    const accepted = app.settings['accept_content']
    const refused = list(accepted?.value).find((word) => REFUSED.includes(word))
    const evidence = {
      user: why.how,
      ...(refused && { accept_content: refused, from: accepted?.where ?? null }),
      ...(worker.command && { command: worker.command.join(' ') }),
    }
    const { runAs = null } = process.user
    const asOther = runAs === null ? [] : [workerCommand({ worker, app, celeryOptions }, `--uid=${runAs}`)]
    if (refused !== undefined && !process.forceRoot && !forcedByCommand(worker, launchCommands))
      return fail({
        message: `Celery refuses to start: the worker would run ${why.as}, and accept_content contains ${refused}.`,
        evidence,
        remedy: remedy(
          `Start the worker as another user, or remove ${refused} from accept_content. C_FORCE_ROOT=1 only disables Celery's check.`,
          ...asOther,
        ),
      })
    // Celery takes a group without a name for root. It is harmless: the arbitrary user ids of OpenShift have no named group.
    if (!why.risky) return pass(evidence)
    return fail({
      message:
        refused === undefined
          ? `The worker would run ${why.as}: a task may do anything on this machine.`
          : `The worker would run ${why.as} and accepts pickle: a client that can write to the broker may do anything on this machine.`,
      evidence,
      remedy: remedy(
        'Start the worker as a separate user: USER in a Dockerfile, user: in a compose file, User= in a systemd unit, or --uid.',
        ...asOther,
      ),
      severity: 'warn',
    })
  },
})

interface Why {
  readonly as: string
  readonly how: string
  /** Has more rights in fact; false where Celery only assumes so. */
  readonly risky: boolean
}

/** Why Celery takes the user for root; null for an unprivileged user. */
function whyRoot({ uid, euid, gid, egid, groups }: NonNullable<ProcessFact['user']>): Why | null {
  if (uid === 0 || euid === 0) return { as: 'as root', how: `uid ${uid}, effective uid ${euid}`, risky: true }
  const powerful = groups.find((name) => name !== null && RISKY_GROUPS.includes(name))
  if (powerful !== undefined)
    return { as: `in the group ${powerful}, which Celery treats as root`, how: `group ${powerful}`, risky: true }
  if (!groups.includes(null)) return null
  const nameless = groups[0] === null ? gid : egid
  return {
    as: `in the group ${nameless}, which has no name and which Celery treats as root`,
    how: `group ${nameless} without a name`,
    risky: false,
  }
}

/** C_FORCE_ROOT may be set with the command, in a compose file, a Procfile or a script. */
const forcedByCommand = ({ command: argv }: WorkerFact, commands: readonly LaunchCommand[]): boolean =>
  argv !== null && commands.some(({ argv: words, env }) => words.join(' ') === argv.join(' ') && env?.['C_FORCE_ROOT'])

const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string') : []
