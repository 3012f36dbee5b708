import { defineEmitter, type EmitInput } from './define-emitter.ts'
import { beatApart, comments, equalWorkers, heading, replicated, type EqualWorkers } from './text.ts'

/** A unit; for several nodes, a template unit with an instance per node. */
export const systemd = defineEmitter({
  format: 'systemd',
  system: 'linux',
  emit: (input) =>
    equalWorkers(input.plans[input.target])
      .map((one) => unitFor(one, input))
      .join('\n\n'),
})

function unitFor({ suffix, plan }: EqualWorkers, { name, root, python, stopSeconds }: EmitInput): string {
  const project = root ?? `/srv/${name}`
  const folder = plan.folder === undefined ? project : `${project}/${plan.folder}`
  const count = plan.nodes.length
  const node = count > 1 ? ['--hostname=solo%i@%%h'] : []
  const command = [python ?? `${project}/.venv/bin/python`, '-m', ...replicated(plan)]
  const unit = count > 1 ? `${name}-worker${suffix}@` : `${name}-worker${suffix}`
  return [
    ...comments('#', [
      ...heading(plan),
      ...beatApart(plan),
      `/etc/systemd/system/${unit}.service`,
      count > 1 ? `systemctl enable --now ${unit}{1..${count}}` : `systemctl enable --now ${unit}`,
    ]),
    '[Unit]',
    `Description=Celery worker of ${escaped(name + suffix)}${count > 1 ? ' (%i)' : ''}`,
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    'Type=exec',
    '# A user account for this project alone:',
    '#User=',
    `WorkingDirectory=${escaped(folder)}`,
    ...Object.entries(plan.env).map(([variable, value]) => `Environment=${quoted(`${variable}=${value}`)}`),
    `ExecStart=${[...command.map(argument), ...node].join(' ')}`,
    '# Warm shutdown: only the main process gets the signal. Sent to the pool as well, it would end running tasks.',
    'KillSignal=SIGTERM',
    'KillMode=mixed',
    '# For running tasks to finish; after that systemd kills the worker.',
    `TimeoutStopSec=${stopSeconds}`,
    'Restart=on-failure',
    'RestartSec=5',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ].join('\n')
}

/** % begins a specifier everywhere. */
const escaped = (text: string): string => text.replaceAll('%', '%%')

/** In double quotes systemd reads C escapes. */
const quoted = (text: string): string => `"${escaped(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** In ExecStart= $ begins a variable, in quotes or not. */
const argument = (text: string): string =>
  (/^[\w@%+=:,./-]+$/.test(text) ? escaped(text) : quoted(text)).replaceAll('$', '$$$$')
