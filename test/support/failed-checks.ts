import type { DoctorReport, Finding } from '../../src/doctor/report.ts'

/** The checks that failed, without the warning that whoever runs the tests as root always gets. */
export const failedChecks = ({ checks }: DoctorReport): Finding[] =>
  checks.filter(
    ({ id, status, severity, declaredSeverity }) =>
      status === 'fail' && !(id === 'host.privileges' && severity !== declaredSeverity),
  )
