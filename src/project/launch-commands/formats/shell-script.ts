import { isProductionCode } from '../../production-code.ts'
import { logicalLines, POSIX, readLines, type LaunchFormat } from '../format.ts'

const FOLDERS = '(?:scripts?|bin|docker|deploy(?:ment)?|compose|ops|infra|tools|contrib)'

/** POSIX shell scripts, also without a suffix: Docker images often start `/start-celeryworker`. */
export const shellScript: LaunchFormat = {
  name: 'shell script',
  kind: 'machine',
  matches: (path) =>
    (/^(?:[^/]+\/){0,3}[^/]+\.sh$/.test(path) && isProductionCode(path)) ||
    new RegExp(`^(?:[^/]+/)?${FOLDERS}/(?:.+/)?[^/]+(?:\\.(?:sh|bash)|/[^./]+)$`).test(path) ||
    new RegExp(`^(?:[^/]+/)?${FOLDERS}/[^./]+$`).test(path),
  read(text, path) {
    const script = /\.(?:sh|bash)$/.test(path) || /^#!.*\b(?:ba|da|z|k|a)?sh\b/.test(text)
    return script ? readLines(logicalLines(text, 'posix'), 'posix', POSIX) : []
  },
}
