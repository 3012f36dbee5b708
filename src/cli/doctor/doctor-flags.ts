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
    description: 'show every check, what was looked at, where each value came from, and the time each probe took',
    env: 'POOLWISE_VERBOSE',
  }),
  only: Flags.string({
    description: 'run these checks: ids, categories, globs; comma-separated or several times',
    helpValue: '<checks>',
    env: 'POOLWISE_ONLY',
    multiple: true,
    multipleNonGreedy: true,
  }),
  skip: Flags.string({
    description: 'leave these checks out; as for --only',
    helpValue: '<checks>',
    env: 'POOLWISE_SKIP',
    multiple: true,
    multipleNonGreedy: true,
  }),
  list: Flags.boolean({ description: 'list the checks, run none', exclusive: ['fix', 'undo', 'watch'] }),
  watch: Flags.boolean({
    description: 'look again whenever a file of the project changes, and tell what is new; Ctrl+C ends it',
    exclusive: ['fix', 'undo'],
  }),
  fix: Flags.boolean({
    description: 'show the exact change for what can be cured safely, ask, make it, look again',
    exclusive: ['undo'],
  }),
  'dry-run': Flags.boolean({
    description: 'with --fix: print the changes and make none; exit 1 when there are any',
    dependsOn: ['fix'],
  }),
  yes: Flags.boolean({ char: 'y', description: 'with --fix: make the changes without asking', dependsOn: ['fix'] }),
  undo: Flags.boolean({ description: 'take back what the last --fix in this project changed' }),
}

export const workloadFlag = Flags.option({
  options: ['io', 'cpu', 'mixed'] as const,
  description: 'what the tasks mostly do: wait, compute, or both',
  env: 'POOLWISE_WORKLOAD',
})()
