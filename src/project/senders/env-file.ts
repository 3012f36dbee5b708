import { posix } from 'node:path'
import type { LaunchCommand, ProjectFact } from '../../facts/project.ts'
import type { Program } from '../../facts/program.ts'
import { isProductionCode } from '../production-code.ts'
import type { ProjectTexts } from '../programs/project-texts.ts'
import { variablesIn } from '../programs/variables-file.ts'
import type { Sender } from './sender.ts'

const LOADS = /^[^#\n]*\b(?:load_dotenv|read_dotenv|read_env|load_env)\s*\(\s*\)/m
const ENTRIES = /(?:^|\/)(?:manage|wsgi|asgi|main|app|run|server|web|api)\.py$/

/**
 * Files that start a process and read `.env` for it. Whether the worker reads it as well is measured. Foreman, Heroku and
 * Pipenv read the file for every process that they start.
 */
export async function envFileReaders(
  env: Readonly<Record<string, string | undefined>>,
  { manager }: Pick<ProjectFact, 'manager'>,
  commands: readonly LaunchCommand[],
  programs: readonly Program[],
  texts: ProjectTexts,
): Promise<Sender[]> {
  if (manager === 'pipenv' || texts.files.some((file) => /(?:^|\/)Procfile/.test(file))) return []
  for (const file of texts.files.filter((one) => ENTRIES.test(one) && isProductionCode(one)).slice(0, 50)) {
    const match = LOADS.exec((await texts.read(file)) ?? '')
    if (!match) continue
    for (const path of new Set([posix.join(posix.dirname(file), '.env'), '.env'])) {
      const found = variablesIn((await texts.read(path)) ?? '')
      // load_dotenv() leaves alone what the environment has.
      const added = Object.entries(found).filter(([name]) => env[name] === undefined)
      const names = added.map(([name]) => name)
      const given = [...commands, ...programs].some((one) => names.some((name) => one.env?.[name] !== undefined))
      if (names.length === 0 || given || commands.some(readsEnvFile)) continue
      const line = (await texts.read(file))!.slice(0, match.index + match[0].length).split('\n').length
      return [
        {
          where: `${file}:${line}`,
          by: 'env-file',
          name: file,
          env: Object.fromEntries(added),
          workerEnv: {},
          variables: names,
        },
      ]
    }
  }
  return []
}

const readsEnvFile = ({ program = [], argv }: LaunchCommand): boolean =>
  [...program, ...argv].some((word) => /dotenv|env-file|envfile|honcho|foreman/.test(word))
