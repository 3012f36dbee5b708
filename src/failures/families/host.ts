import { beatDatabaseLost } from '../known/beat-database-lost.ts'
import { beatNaiveDatetime } from '../known/beat-naive-datetime.ts'
import { beatScheduleCorrupt } from '../known/beat-schedule-corrupt.ts'
import { beatScheduleNotWritable } from '../known/beat-schedule-not-writable.ts'
import { beatTablesMissing } from '../known/beat-tables-missing.ts'
import { forkFailed } from '../known/fork-failed.ts'
import { gidUnknownAssumeRoot } from '../known/gid-unknown-assume-root.ts'
import { pathNotWritable } from '../known/path-not-writable.ts'
import { pidfileExists } from '../known/pidfile-exists.ts'
import { pythonBuildMissingCtypes } from '../known/python-build-missing-ctypes.ts'
import { rootPickleRefused } from '../known/root-pickle-refused.ts'
import { runningAsRootWarning } from '../known/running-as-root-warning.ts'
import { semlockShmNoSpace } from '../known/semlock-shm-no-space.ts'
import { semlockShmUnavailable } from '../known/semlock-shm-unavailable.ts'
import { tooManyOpenFiles } from '../known/too-many-open-files.ts'

export const host = {
  'semlock-shm-no-space': semlockShmNoSpace,
  'semlock-shm-unavailable': semlockShmUnavailable,
  'too-many-open-files': tooManyOpenFiles,
  'python-build-missing-ctypes': pythonBuildMissingCtypes,
  'root-pickle-refused': rootPickleRefused,
  'running-as-root-warning': runningAsRootWarning,
  'gid-unknown-assume-root': gidUnknownAssumeRoot,
  'pidfile-exists': pidfileExists,
  'beat-schedule-corrupt': beatScheduleCorrupt,
  'path-not-writable': pathNotWritable,
  'fork-failed': forkFailed,
  'beat-schedule-not-writable': beatScheduleNotWritable,
  'beat-naive-datetime': beatNaiveDatetime,
  'beat-tables-missing': beatTablesMissing,
  'beat-database-lost': beatDatabaseLost,
} as const
