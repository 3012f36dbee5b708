import { hostOs } from './os.ts'

const POSIX = ['bin', 'python'] as const
const WINDOWS = ['Scripts', 'python.exe'] as const

/** Where a virtual environment that was made on the other kind of system keeps its interpreter. */
export const foreignVenvPython: readonly string[] = hostOs() === 'windows' ? POSIX : WINDOWS

/** Where a conda environment keeps its interpreter: on Windows at the top. */
export const condaPython: readonly string[] = hostOs() === 'windows' ? ['python.exe'] : POSIX
