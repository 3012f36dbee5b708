// The direction of imports: commands → services → core. See CONTRIBUTING.md for what lives where.

/** Modules below `from` may import nothing of src but `allowed`. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
})

/** Modules below `from` may know types of `to`, and run nothing of it. */
const typesOnly = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to, dependencyTypesNot: ['type-only'] },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle has no direction.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only('facts-are-the-bottom', '^src/facts/', '^src/facts/', 'Facts are types that all others share.'),
    only('text-and-versions-know-nothing', '^src/(text|versions)/', '^src/(text|versions)/', 'Helpers at the bottom.'),
    only('exit-codes-know-nothing', '^src/exit-codes[.]ts$', '^$', 'One table.'),
    only(
      'redaction-is-the-ground-floor',
      '^src/redact/',
      '^src/(redact|facts|text)/',
      'Every output passes through it.',
    ),
    only(
      'shell-lines-are-text',
      '^src/shell/',
      '^src/(shell|facts|text)/',
      'A command in, the line for a shell out: what is on this machine is a fact.',
    ),
    only(
      'celery-commands-are-text',
      '^src/celery-command/',
      '^src/(celery-command|facts|text)/',
      'Reading and editing a command line needs no project and no plan.',
    ),
    only(
      'the-worker-is-derived-from-facts',
      '^src/worker/',
      '^src/(worker|celery-command|facts|redact|text|versions)/',
      'What the worker would really be, before anybody gives advice.',
    ),
    only(
      'advisor-is-pure',
      '^src/pool/',
      '^src/(pool|worker|celery-command|facts|text|versions)/',
      'The pool advisor is a table over facts.',
    ),
    only(
      'emitters-write-plans',
      '^src/emit/',
      '^src/(emit|pool|worker|celery-command|facts|shell|text|versions)/|^src/platform/environment-layout[.]ts$',
      'A plan in, the text of a file out.',
    ),
    only(
      'completion-scripts-are-text',
      '^src/completion/',
      '^src/completion/',
      'A table of commands in, the script of a shell out.',
    ),
    only(
      'addresses-are-text',
      '^src/broker/address/',
      '^src/broker/address/|^src/(facts|text)/',
      'Reading, comparing and showing an address needs no connection.',
    ),
    only(
      'checks-are-pure',
      '^src/checks/',
      '^src/(checks|pool|worker|celery-command|facts|text|versions)/|^src/broker/address/',
      'A check sees facts and the pool plan: no probe, no command, no reporter, nothing that does I/O.',
    ),
    only(
      'render-is-pure',
      '^src/render/',
      '^src/(render|facts|shell|text|versions)/|^src/(checks|completion|doctor|pool|supervisor|failures|scenarios)/|^src/platform/os[.]ts$',
      'Reporters show what they are given.',
    ),
    typesOnly(
      'render-runs-nothing',
      '^src/render/',
      '^src/(completion/|doctor/(?!hidden-blockers)|supervisor/|failures/|scenarios/)',
      'Of services, reporters may know types only.',
    ),
    only(
      'platform-knows-types-only',
      '^src/platform/',
      '^src/(platform|facts)/',
      'The operating system, nothing else.',
    ),
    only(
      'broker-knows-no-probe',
      '^src/broker/',
      '^src/(broker|facts|text|versions)/|^src/platform/read-file[.]ts$',
      'Addresses and connections serve probes, ping and fleet alike.',
    ),
    only(
      'sandbox-runs-what-it-is-given',
      '^src/sandbox/',
      '^src/(sandbox|platform|facts|text|versions)/',
      'Throw-away projects and private brokers serve --prove, reproduce and benchmark alike.',
    ),
    only(
      'project-knows-no-advice',
      '^src/project/',
      '^src/(project|platform|celery-command|facts|text|versions)/',
      'What is read from the project is what everything else is derived from.',
    ),
    only(
      'probes-judge-nothing',
      '^src/probes/',
      '^src/(probes|project|platform|broker|sandbox|worker|celery-command|facts|text|versions)/|^src/failures/known-failure[.]ts$',
      'A probe finds out; what it means is for checks.',
    ),
    {
      name: 'core-does-no-io',
      comment: 'The pure core touches neither files nor processes nor the network.',
      severity: 'error',
      from: {
        path: '^src/(facts|checks|doctor|completion|pool|worker|celery-command|emit|redact|shell|text|versions)/',
      },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|child_process|net|tls|dns|http|https|worker_threads)' },
    },
    {
      name: 'services-know-no-commands',
      comment: 'Commands and the command line are the top: nothing imports them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(commands|cli)/' },
      to: { path: '^src/(commands|cli)/' },
    },
    {
      name: 'cli-knows-no-command',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/commands/' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|examples)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]cache)/' },
  },
}
