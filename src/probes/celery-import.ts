import type { CeleryFact, CeleryImportFact } from '../facts/python.ts'
import { absent, ok, type Outcome } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** What became of `import celery`, so that missing, hidden and broken are told apart. Reads what the Python probe brought. */
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
      // Our own crash says nothing of Celery; that of the process, while Celery was imported, does.
      return celery.defect === undefined ? ok(raised(celery.error)) : celery
    case 'timedOut':
      return celery
    default:
      return absent('Python was not asked')
  }
}

/** The version can be read off an installed Celery that raises when it is imported: an old one on a new Python. */
function whenInstalled({ shadowedBy, importError }: CeleryFact): CeleryImportFact {
  if (shadowedBy !== null) return { status: 'shadowed', by: shadowedBy }
  return importError === null ? { status: 'imported' } : raised(`${importError.type}: ${importError.message}`)
}

const raised = (error: string): CeleryImportFact => ({
  status: 'raised',
  error,
  missingModule: /No module named '([\w.]+)'/.exec(error)?.[1]?.split('.')[0] ?? null,
})
