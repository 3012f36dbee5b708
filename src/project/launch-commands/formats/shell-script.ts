import { isProductionCode } from '../../production-code.ts'
import { filledIn, variablesIn } from '../../programs/variables-file.ts'
import { inImage, logicalLines, POSIX, readLines, type LaunchFormat, type Line } from '../format.ts'
import { sourcedVariables } from '../sourced-variables.ts'

const FOLDERS = '(?:scripts?|bin|docker|deploy(?:ment)?|compose|ops|infra|tools|contrib)'

/** POSIX shell scripts, also without a suffix: Docker images often start `/start-celeryworker`. */
export const shellScript: LaunchFormat = {
  name: 'shell script',
  kind: 'machine',
  matches: (path) =>
    (/^(?:[^/]+\/){0,3}[^/]+\.sh$/.test(path) && isProductionCode(path)) ||
    new RegExp(`^(?:[^/]+/)?${FOLDERS}/(?:.+/)?[^/]+(?:\\.(?:sh|bash)|/[^./]+)$`).test(path) ||
    new RegExp(`^(?:[^/]+/)?${FOLDERS}/[^./]+$`).test(path),
  async read(text, path, texts) {
    const script = /\.(?:sh|bash)$/.test(path) || /^#!.*\b(?:ba|da|z|k|a)?sh\b/.test(text)
    if (!script) return []
    const env = await sourcedVariables(text, path, texts)
    const lines = logicalLines(text, 'posix')
    return inImage(readLines(lines.map(withNodes({ ...env, ...variablesIn(text) })), 'posix', POSIX), env)
  },
}

/** `celery multi start $NODES $OPTIONS`: without their values the workers are not known. */
const withNodes =
  (env: Readonly<Record<string, string>>) =>
  ({ text, line }: Line): Line => ({ text: /\bmulti\b/.test(text) ? filledIn(text, env) : text, line })
