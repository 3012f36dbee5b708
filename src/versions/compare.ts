import { lt, satisfies } from '@renovatebot/pep440'

/** Is a Python package's version older than another? Unknown versions are not. */
export const olderThan = (version: string | null, bound: string): boolean =>
  version !== null && lt(release(version), bound)

/** Does a version satisfy a PEP 440 range (`>=5.6.0,<5.8`)? Pre-releases count as installed, as pip counts them. */
export const inRange = (version: string, range: string): boolean =>
  range === '' || satisfies(version, range, { prereleases: true })

/** 5.7.0rc1 has what 5.7.0 has: for "does it have this fix" the pre-release suffix is left out. */
const release = (version: string): string => /^\d+(\.\d+)*/.exec(version)?.[0] ?? version
