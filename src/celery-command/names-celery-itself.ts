import type { LaunchCommand } from '../facts/project.ts'
import { appVariables } from './names-no-app.ts'
import { hasOption, optionValue } from './option-value.ts'

/**
 * `-A celery`: the script `celery` has imported its own package before it changes sys.path, so a `celery.py` of the project
 * is never meant, whatever the folder. Celery starts its default app. With `python -m celery` the project's file comes first,
 * and shadows the package: python.celery-not-shadowed.
 */
export const namesCeleryItself = ({ argv, program, env, inPython }: LaunchCommand): boolean =>
  argv[0] === 'celery' &&
  inPython !== true &&
  optionValue(argv, '--app')?.replace(/^=/, '') === 'celery' &&
  program?.includes('-m') !== true &&
  !['--config', '--loader', '--include'].some((name) => hasOption(argv, name)) &&
  !['PYTHONPATH', ...appVariables].some((name) => env?.[name] !== undefined)
