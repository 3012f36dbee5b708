import { lt, satisfies } from '@renovatebot/pep440'

/** Whether a Python package's version is older than another; false if it is unknown. */
export const olderThan = (version: string | null, bound: string): boolean =>
  version !== null && lt(release(version), bound)

/** Whether a version satisfies a PEP 440 range (`>=5.6.0,<5.8`). Pre-releases are accepted, as pip does for installed packages. */
export const inRange = (version: string, range: string): boolean =>
  range === '' || satisfies(version, range, { prereleases: true })

/** Without the pre-release suffix: 5.7.0rc1 has the fixes of 5.7.0. */
const release = (version: string): string => /^\d+(\.\d+)*/.exec(version)?.[0] ?? version
