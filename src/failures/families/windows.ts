import { beatBOnWindows } from '../known/beat-b-on-windows.ts'
import { detachUnsupportedWindows } from '../known/detach-unsupported-windows.ts'
import { macosForkSafety } from '../known/macos-fork-safety.ts'
import { spawnFastTraceUnpack } from '../known/spawn-fast-trace-unpack.ts'
import { windows63Handles } from '../known/windows-63-handles.ts'
import { windowsOrphanStart } from '../known/windows-orphan-start.ts'
import { windowsPagefile1455 } from '../known/windows-pagefile-1455.ts'
import { windowsPreforkPermissionError } from '../known/windows-prefork-permission-error.ts'
import { windowsPreforkRespawnLoop } from '../known/windows-prefork-respawn-loop.ts'
import { windowsSoftTimeoutUnsupported } from '../known/windows-soft-timeout-unsupported.ts'
import { windowsSpawnPicklingError } from '../known/windows-spawn-pickling-error.ts'
import { windowsTimelimitCrash } from '../known/windows-timelimit-crash.ts'

export const windows = {
  'windows-prefork-permission-error': windowsPreforkPermissionError,
  'windows-prefork-respawn-loop': windowsPreforkRespawnLoop,
  'windows-orphan-start': windowsOrphanStart,
  'spawn-fast-trace-unpack': spawnFastTraceUnpack,
  'windows-soft-timeout-unsupported': windowsSoftTimeoutUnsupported,
  'windows-63-handles': windows63Handles,
  'windows-spawn-pickling-error': windowsSpawnPicklingError,
  'windows-pagefile-1455': windowsPagefile1455,
  'detach-unsupported-windows': detachUnsupportedWindows,
  'beat-b-on-windows': beatBOnWindows,
  'windows-timelimit-crash': windowsTimelimitCrash,
  'macos-fork-safety': macosForkSafety,
} as const
