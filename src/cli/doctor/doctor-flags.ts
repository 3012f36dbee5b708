import * as Flags from '@oclif/core/flags'

/** Flags of every command that examines a project. */
export const projectFlags = {
  app: Flags.string({
    char: 'A',
    description: 'the Celery app, as for celery -A',
    helpValue: '<app>',
    env: 'POOLWISE_APP',
    helpGroup: 'PROJECT',
  }),
  target: Flags.option({
    options: ['linux', 'macos', 'windows'] as const,
    description: 'the system to judge for; the default is this one',
    env: 'POOLWISE_TARGET',
    helpGroup: 'PROJECT',
  })(),
  'import-timeout': Flags.integer({
    description: 'seconds that importing the app may take; the default is 30',
    helpValue: '<seconds>',
    min: 1,
    max: 3_600,
    env: 'POOLWISE_IMPORT_TIMEOUT',
    helpGroup: 'PROJECT',
  }),
}

/** A worker of the project, by its file and its name or line there. */
export const likeFlag = Flags.string({
  description: 'plan for this worker of the project alone: a name in its files, or file:name, or file:line',
  helpValue: '<worker>',
  exclusive: ['app'],
  env: 'POOLWISE_LIKE',
  helpGroup: 'PROJECT',
})

export const workloadFlag = Flags.option({
  options: ['io', 'cpu', 'mixed'] as const,
  description: 'what the tasks mostly do: wait, compute, or both',
  env: 'POOLWISE_WORKLOAD',
  helpGroup: 'PROJECT',
})()

export const doctorFlags = {
  ...projectFlags,
  only: Flags.string({
    description: 'run only these checks: ids, categories or globs, separated by commas',
    helpValue: '<checks>',
    env: 'POOLWISE_ONLY',
    multiple: true,
    multipleNonGreedy: true,
    helpGroup: 'CHECK',
  }),
  skip: Flags.string({
    description: 'leave these checks out',
    helpValue: '<checks>',
    env: 'POOLWISE_SKIP',
    multiple: true,
    multipleNonGreedy: true,
    helpGroup: 'CHECK',
  }),
  offline: Flags.boolean({
    description: 'do not contact the broker or the result backend',
    env: 'POOLWISE_OFFLINE',
    helpGroup: 'CHECK',
  }),
  prove: Flags.boolean({
    description: "start the project's worker on a private broker and run one task through its pool",
    env: 'POOLWISE_PROVE',
    helpGroup: 'CHECK',
  }),
  profile: Flags.option({
    options: ['dev', 'ci'] as const,
    description: 'ci exits with 3 where something that matters could not be determined; the default is dev',
    env: 'POOLWISE_PROFILE',
    helpGroup: 'CHECK',
  })(),
  strict: Flags.boolean({ description: 'fail on warnings as well', env: 'POOLWISE_STRICT', helpGroup: 'CHECK' }),
  list: Flags.boolean({
    description: 'list the checks without running them',
    exclusive: ['fix', 'undo', 'watch'],
    helpGroup: 'CHECK',
  }),
  watch: Flags.boolean({
    description: 'examine again whenever a file of the project changes, until Ctrl+C',
    exclusive: ['fix', 'undo'],
    helpGroup: 'CHECK',
  }),
  // First in its group: oclif cuts the indent of a group's first flag, and this one has none.
  yes: Flags.boolean({
    char: 'y',
    description: 'with --fix or --undo: do not ask',
    relationships: [{ type: 'some', flags: ['fix', 'undo'] }],
    helpGroup: 'FIX',
  }),
  fix: Flags.boolean({
    description: 'apply safe fixes, showing each and asking first',
    exclusive: ['undo'],
    helpGroup: 'FIX',
  }),
  'dry-run': Flags.boolean({
    description: 'with --fix: print the changes without making them; exits with 1 if there are any',
    dependsOn: ['fix'],
    helpGroup: 'FIX',
  }),
  undo: Flags.boolean({ description: 'undo what the last --fix in this project changed', helpGroup: 'FIX' }),
  verbose: Flags.boolean({
    char: 'v',
    description: 'show every check, where each value came from, and how long each probe took',
    env: 'POOLWISE_VERBOSE',
    helpGroup: 'GLOBAL',
  }),
}
