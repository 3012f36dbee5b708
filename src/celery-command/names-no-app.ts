import type { LaunchCommand } from '../facts/project.ts'
import { hasOption } from './option-value.ts'
import { isUnreadable } from './shell-value.ts'

/** Variables by which Celery finds an app, a module of settings or a loader without -A. */
export const appVariables: readonly string[] = ['CELERY_APP', 'CELERY_CONFIG_MODULE', 'CELERY_LOADER']
const OPTIONS = ['--app', '--config', '--loader', '--include']

/** `celery worker` alone: Celery starts its default app, whose settings are those of `celeryconfig.py`. */
export const namesNoApp = ({ argv, env, inPython }: LaunchCommand): boolean =>
  argv[0] === 'celery' &&
  inPython !== true &&
  !OPTIONS.some((name) => hasOption(argv, name)) &&
  !argv.some((word) => isUnreadable(word)) &&
  !appVariables.some((name) => env?.[name] !== undefined)
