// The direction of imports: commands → services → core. See docs and CONTRIBUTING.md for what lives where.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle has no direction. Types alone may point back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('facts-are-the-bottom', '^src/facts/', '^src/facts/', 'Facts are types that all others share.'),
    only(
      'checks-are-pure',
      '^src/checks/',
      '^src/(checks|facts|text|versions)/|^src/pool/[^/]+[.]ts$',
      'A check sees facts and the pool plan: no probe, no command, no reporter, nothing that does I/O.',
    ),
    only(
      'advisor-is-pure',
      '^src/pool/',
      '^src/(pool|facts|text|versions)/|^src/platform/environment-layout[.]ts$',
      'The pool advisor is a table over facts.',
    ),
    only(
      'report-is-pure',
      '^src/report/',
      '^src/(report|facts|text|versions)/|^src/(checks|doctor|pool|supervisor|failures|scenarios)/[^/]+[.]ts$|^src/platform/os[.]ts$',
      'Reporters show what they are given.',
    ),
    {
      name: 'report-runs-nothing',
      comment: 'Of services, reporters may know types only.',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: '^src/(doctor|supervisor|failures|scenarios)/', dependencyTypesNot: ['type-only'] },
    },
    only('text-and-versions-know-nothing', '^src/(text|versions)/', '^src/(text|versions)/', 'Helpers at the bottom.'),
    only(
      'platform-knows-types-only',
      '^src/platform/',
      '^src/(platform|facts)/',
      'The operating system, nothing else.',
    ),
    {
      name: 'core-does-no-io',
      comment: 'Facts, checks and the advisor touch neither files nor processes nor the network.',
      severity: 'error',
      from: { path: '^src/(facts|checks|pool|text|versions)/' },
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
