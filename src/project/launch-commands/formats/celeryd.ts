import { filledIn, variablesIn } from '../../programs/variables-file.ts'
import { commandsOn, named, POSIX, type LaunchFormat } from '../format.ts'
import { supervisord } from './supervisord.ts'

/**
 * The settings of Celery's init script, `/etc/default/celeryd`, which starts `celery multi` with CELERYD_NODES and CELERYD_OPTS:
 * https://docs.celeryq.dev/en/stable/userguide/daemonizing.html#generic-init-scripts
 */
export const celeryd: LaunchFormat = {
  name: 'celeryd settings',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)(?:[\w-]*[-_])?celery(?:d|[-_]?workers?)?(?:\.(?:default|conf|cfg|env|sysconfig|example|sample|template|tmpl|j2))*$/i.test(
      path,
    ),
  mentions: (text) => /\bCELERYD_(?:NODES|OPTS)=/.test(text) || /celery/i.test(text),
  async read(text, path, texts) {
    if (/^\[\w+(?::[^\]]+)?\]/m.test(text)) return supervisord.matches(path) ? supervisord.read(text, path, texts) : []
    if (!/^[ \t]*(?:export[ \t]+)?CELERYD_(?:NODES|OPTS)=/m.test(text) || /^#!/.test(text)) return []
    // A unit of systemd that reads these settings has the command itself.
    const units = texts.files.filter((file) => /\.service\b/.test(file)).slice(0, 20)
    const read = await Promise.all(units.map((file) => texts.read(file)))
    if (read.some((unit) => unit?.includes('CELERYD_NODES') === true)) return []
    const env = variablesIn(text)
    const { CELERYD_NODES: nodes = 'celery', CELERYD_OPTS: options = '', CELERY_APP: app, CELERYD_CHDIR: folder } = env
    const level = env['CELERYD_LOG_LEVEL']
    const words = [
      ...['celery', ...(app ? ['-A', app] : []), 'multi', 'start', nodes],
      ...(level ? [`--loglevel=${level}`] : []),
      options,
    ]
    const line = text.split('\n').findIndex((one) => /^\s*(?:export\s+)?CELERYD_(?:NODES|OPTS)=/.test(one)) + 1
    const found = commandsOn(filledIn(words.join(' '), env), line, 'posix', POSIX)
    return named(folder ? found.map((one) => ({ folder, ...one })) : found, null)
  },
}
