import * as Flags from '@oclif/core/flags'

/** Flags of every command that looks at a project. */
export const projectFlags = {
  app: Flags.string({
    char: 'A',
    description: 'the Celery app, as for celery -A',
    helpValue: '<app>',
    env: 'POOLWISE_APP',
  }),
  target: Flags.option({
    options: ['linux', 'macos', 'windows'] as const,
    description: 'judge for another system',
    env: 'POOLWISE_TARGET',
  })(),
  'import-timeout': Flags.integer({
    description: 'seconds after which importing the app is called hung',
    helpValue: '<seconds>',
    min: 1,
    max: 3_600,
    env: 'POOLWISE_IMPORT_TIMEOUT',
  }),
}

export const doctorFlags = {
  ...projectFlags,
  offline: Flags.boolean({ description: 'contact no broker and no result backend', env: 'POOLWISE_OFFLINE' }),
  prove: Flags.boolean({
    description: "start the project's worker on a broker of its own and run one task through its pool",
    env: 'POOLWISE_PROVE',
  }),
  strict: Flags.boolean({ description: 'warnings fail as well', env: 'POOLWISE_STRICT' }),
  verbose: Flags.boolean({
    char: 'v',
    description: 'show every check, its evidence and the time each probe took',
    env: 'POOLWISE_VERBOSE',
  }),
}

export const workloadFlag = Flags.option({
  options: ['io', 'cpu', 'mixed'] as const,
  description: 'what the tasks mostly do: wait, compute, or both',
  env: 'POOLWISE_WORKLOAD',
})()
