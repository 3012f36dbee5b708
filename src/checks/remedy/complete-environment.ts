import type { Remedy } from '../define-check.ts'
import { installCelery, type Place } from './install-celery.ts'
import { installPackage } from './install-package.ts'

/**
 * Completes an environment that has Celery, but not all that Celery requires: an installation was cut short. The tool that made
 * it has the versions; packages that are added one by one would be new requirements of the project.
 * @param names what is missing, as pip takes it
 */
export const completeEnvironment = (place: Place, ...names: readonly string[]): Remedy =>
  place.requirements === undefined || ['pip', 'conda'].includes(place.requirements.tool)
    ? installPackage(place.project, place.python, ...names)
    : installCelery(place)
