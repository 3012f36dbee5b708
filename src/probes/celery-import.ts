import type { CeleryFact, CeleryImportFact } from '../facts/python.ts'
import { absent, ok, type Outcome } from '../facts/outcome.ts'
import { defineProbe } from './define-probe.ts'

/** What became of `import celery`, so that missing, hidden and broken are told apart. Reads what the Python probe brought. */
export const celeryImportProbe = defineProbe({
  name: 'celery import',
  provides: ['celeryImport'],
  needs: ['python'],
  considers: ['celery'],
  tier: 1,
  deadlineMs: 1_000,
  run: (_context, _facts, { celery }) => Promise.resolve({ celeryImport: celeryImport(celery) }),
})

function celeryImport(celery: Outcome<CeleryFact> | undefined): Outcome<CeleryImportFact> {
  switch (celery?.kind) {
    case 'ok':
      return ok(
        celery.value.shadowedBy === null ? { status: 'imported' } : { status: 'shadowed', by: celery.value.shadowedBy },
      )
    case 'absent':
      return ok({ status: 'missing' })
    case 'broken':
      return ok({
        status: 'raised',
        error: celery.error,
        missingModule: /No module named '([\w.]+)'/.exec(celery.error)?.[1]?.split('.')[0] ?? null,
      })
    case 'timedOut':
      return celery
    default:
      return absent('Python was not asked')
  }
}
