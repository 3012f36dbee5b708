import type { AppFact } from '../../facts/app.ts'

/** A setting under the name that this project writes: `CELERY_TASK_SERIALIZER` in Django's settings, else as Celery's own. */
export function settingName({ settings, django }: AppFact, name: string): string {
  const written = settings[name]?.written
  if (written !== undefined) return written
  const namespace = django?.configFromSettings ? django.namespace : null
  return namespace === null ? name : `${namespace}_${name.toUpperCase()}`
}
