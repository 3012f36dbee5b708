import { pinned } from './pinned.ts'

/** -I: a pip.py or json.py in the project's folder must not run in place of pip's own modules. */
const PIP = ['-I', '-m', 'pip']

/**
 * pip's arguments that install packages, each in the version that the project names.
 * @param requirements the text of requirements.txt; null: the project has none
 */
export const installArgs = (wanted: readonly string[], requirements: string | null): string[] => [
  ...PIP,
  'install',
  ...wanted.map((one) => (requirements === null ? one : pinned(one, requirements))),
]

export const uninstallArgs = (wanted: readonly string[]): string[] => [
  ...PIP,
  'uninstall',
  '-y',
  ...wanted.map((requirement) => requirement.replace(/[[<>=!~ ].*$/, '')),
]

type Versions = Readonly<Record<string, { readonly version: string }>>

/** pip's arguments that restore an environment: new packages are removed, changed ones get their former version. */
export function restoreArgs(before: Versions, after: Versions): string[][] {
  const added = Object.keys(after).filter((name) => !(name in before))
  const changed = Object.entries(before).filter(([name, { version }]) => (after[name]?.version ?? version) !== version)
  return [
    ...(added.length > 0 ? [uninstallArgs(added)] : []),
    ...(changed.length > 0
      ? [[...PIP, 'install', '--no-deps', ...changed.map(([name, { version }]) => `${name}==${version}`)]]
      : []),
  ]
}
