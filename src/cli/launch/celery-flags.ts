import * as Flags from '@oclif/core/flags'

/**
 * Celery's own options that most people type, with Celery's names and letters: given before `--` they mean what they mean
 * behind it. `-A` and `-P` are options of poolwise itself, with Celery's meaning.
 */
export const celeryFlags = {
  concurrency: Flags.string({
    char: 'c',
    description: 'number of tasks that run at the same time',
    helpValue: '<number>',
    helpGroup: 'CELERY',
  }),
  queues: Flags.string({
    char: 'Q',
    description: 'queues to consume, separated by commas',
    helpValue: '<queues>',
    helpGroup: 'CELERY',
  }),
  hostname: Flags.string({
    char: 'n',
    description: 'name of the node, such as mail@%h',
    helpValue: '<node>',
    helpGroup: 'CELERY',
  }),
  loglevel: Flags.string({
    char: 'l',
    description: 'level of the log',
    helpValue: '<level>',
    helpGroup: 'CELERY',
  }),
  'task-events': Flags.boolean({ char: 'E', description: 'send task events, for monitors', helpGroup: 'CELERY' }),
  beat: Flags.boolean({ char: 'B', description: 'run beat inside the worker', helpGroup: 'CELERY' }),
}

/** A word of the command line, as oclif's parser tells it. */
interface Given {
  readonly type: 'flag' | 'arg'
  readonly flag?: string
  readonly input: string
}

/** The options among what was typed that are for Celery, in their order, as Celery's own command line has them. */
export const celeryOptions = (given: readonly Given[]): string[] =>
  given.flatMap(({ type, flag = '', input }) => {
    if (type !== 'flag' || !(flag in celeryFlags)) return []
    const { type: kind } = celeryFlags[flag as keyof typeof celeryFlags]
    return [kind === 'boolean' ? `--${flag}` : `--${flag}=${input}`]
  })
