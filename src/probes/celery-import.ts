import type { CeleryFact, CeleryImportFact } from '../facts/python.ts'
import { absent, ok, type Outcome } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** The result of `import celery`: imported, missing, shadowed or broken. Derived from the results of the Python probe. */
export const celeryImportProbe = defineProbe({
  name: 'celery import',
  provides: ['celeryImport'],
  needs: ['python'],
  considers: ['celery'],
  tier: 'local',
  deadlineMs: 1_000,
  run: (_context, _facts, { celery }) => Promise.resolve({ celeryImport: celeryImport(celery) }),
})

function celeryImport(celery: Outcome<CeleryFact> | undefined): Outcome<CeleryImportFact> {
  switch (celery?.kind) {
    case 'ok':
      return ok(whenInstalled(celery.value))
    case 'absent':
      return ok({ status: 'missing' })
    case 'broken':
      // A crash of poolwise's own code is no result for Celery; a crash of the process during the import is.
      return celery.defect === undefined ? ok(raised(celery.error)) : celery
    case 'timedOut':
      return celery
    default:
      return absent('Python was not asked')
  }
}

/** An installed Celery that raises on import still has a version: an old Celery on a new Python. */
function whenInstalled({ shadowedBy, importError }: CeleryFact): CeleryImportFact {
  if (shadowedBy !== null) return { status: 'shadowed', by: shadowedBy }
  return importError === null ? { status: 'imported' } : raised(`${importError.type}: ${importError.message}`)
}

const raised = (error: string): CeleryImportFact => ({
  status: 'raised',
  error,
  missingModule: /No module named '([\w.]+)'/.exec(error)?.[1]?.split('.')[0] ?? null,
})
