import { doctorHuman } from '../report/formats/doctor-human.ts'
import type { DoctorReport } from '../report/model.ts'
import type { Theme } from '../report/theme.ts'
import { examine, type ExamineFlags } from './examine.ts'

/** What `doctor` and `preflight` do: look, judge, tell. */
export async function doctor(
  flags: ExamineFlags & { readonly verbose: boolean },
  theme: Theme,
  profile?: 'ci',
): Promise<{ report: DoctorReport; text: string }> {
  const { report } = await examine(flags, profile)
  return { report, text: doctorHuman(report, theme, flags) }
}
