import { UsageError } from './errors.ts'

const MORE_FILES = 'Raise the limit of open files: ulimit -n 1024'
const MORE_SPACE = 'Free some space there, or name another temporary folder in TMPDIR (on Windows TEMP).'

/** What the system may refuse to any program, and what helps. */
const CURES: Readonly<Record<string, string>> = {
  EMFILE: MORE_FILES,
  ENFILE: MORE_FILES,
  ENOSPC: MORE_SPACE,
  EDQUOT: MORE_SPACE,
  EFBIG: 'Raise the limit of the size of files: ulimit -f unlimited',
  EROFS: 'Name a folder that can be written, for temporary ones in TMPDIR (on Windows TEMP).',
  ENOMEM: 'End other programs, or raise the limit of memory (ulimit -v, the container).',
  EAGAIN: 'Raise the limit of processes: ulimit -u unlimited',
}

/** An error of a system without resources, which is no defect of poolwise, in words; null: it is something else. */
export function systemErrorOf({ code = '', syscall, message }: NodeJS.ErrnoException): UsageError | null {
  if (syscall === 'uv_cwd') return new UsageError('the current folder no longer exists', 'Change to one that does.')
  const cure = CURES[code]
  if (syscall === 'mkdtemp')
    return new UsageError(
      `no temporary folder can be made: ${message}`,
      cure ?? 'Name a folder that exists and can be written in TMPDIR (on Windows TEMP).',
    )
  return cure === undefined ? null : new UsageError(`the system refuses what is needed: ${message}`, cure)
}
