import { hostOs } from './os.ts'

const POSIX = ['bin', 'python'] as const
const WINDOWS = ['Scripts', 'python.exe'] as const

/** The interpreter of a virtual environment that was created on the other kind of system. */
export const foreignVenvPython: readonly string[] = hostOs() === 'windows' ? POSIX : WINDOWS

/** The interpreter of a conda environment; on Windows it is at the top. */
export const condaPython: readonly string[] = hostOs() === 'windows' ? ['python.exe'] : POSIX
