import { dirname } from 'node:path'
import type { InterpreterFact, InterpreterTrial } from '../../facts/interpreter.ts'
import { findExecutable } from '../../platform/find-executable.ts'
import { hostOs } from '../../platform/os.ts'
import { activeConda, condaBase } from './sources/active-conda.ts'
import { activeVenv } from './sources/active-venv.ts'
import { flag } from './sources/flag.ts'
import { hatch } from './sources/hatch.ts'
import { path } from './sources/path-lookup.ts'
import { pdm } from './sources/pdm.ts'
import { pipenv } from './sources/pipenv.ts'
import { poetry } from './sources/poetry.ts'
import { projectVenv } from './sources/project-venv.ts'
import { pyLauncher } from './sources/py-launcher.ts'
import type { InterpreterLookup, InterpreterSearch } from './search.ts'
import { real, scriptInterpreter } from './script-interpreter.ts'
import { setting } from './sources/setting.ts'
import { findStoreStub } from './store-stub.ts'
import { uv } from './sources/uv.ts'
import { variable } from './sources/variable.ts'

/** In order: the first that has an interpreter wins. */
const LOOKUPS: readonly InterpreterLookup[] = [
  flag,
  variable,
  setting,
  activeVenv,
  activeConda,
  projectVenv,
  poetry,
  uv,
  pipenv,
  pdm,
  hatch,
  condaBase,
  path,
  pyLauncher,
]

/**
 * Which Python runs this project. All places that are cheap to check are checked even after one was chosen, to report
 * a project environment that is not the chosen one; programs are only started while none was found.
 * An interpreter that the user named is never replaced, even if it does not exist.
 */
export async function findInterpreter(search: InterpreterSearch): Promise<InterpreterFact> {
  const trials: InterpreterTrial[] = []
  let chosen: InterpreterTrial | null = null
  let refused = false
  for (const lookup of LOOKUPS) {
    if (lookup.startsProgram && (chosen || refused)) continue
    const tried = await lookup.look(search)
    trials.push(...tried)
    if (chosen || refused) continue
    chosen = tried.find((trial) => trial.executable !== null) ?? null
    refused = lookup.explicit && tried.length > 0 && !chosen
  }
  const celeryOnPath = findExecutable('celery', search.env)
  return {
    executable: chosen?.executable ?? null,
    source: chosen?.source ?? null,
    trials: trials.map((trial) =>
      trial.executable === null ? trial : { ...trial, folderReal: real(dirname(trial.executable)) },
    ),
    storeStub: hostOs() === 'windows' ? findStoreStub(search.env) : null,
    celeryOnPath,
    celeryOnPathRunsOn: celeryOnPath === null ? null : scriptInterpreter(celeryOnPath),
    executableReal: chosen?.executable ? real(chosen.executable) : null,
    folderReal: chosen?.executable ? real(dirname(chosen.executable)) : null,
    celeryOnPathFolderReal: celeryOnPath === null ? null : real(dirname(celeryOnPath)),
  }
}
