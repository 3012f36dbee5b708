import { delimiter } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** The environment with a folder prepended to PYTHONPATH. */
export const withImportPath = (env: Env, folder: string): Env => ({
  ...env,
  PYTHONPATH: [folder, env['PYTHONPATH']].filter(Boolean).join(delimiter),
})
