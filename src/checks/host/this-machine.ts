import type { PlatformFact } from '../../facts/platform.ts'
import { skip, type CheckResult } from '../define-check.ts'

/** The result of a check of this machine's limits when another system is the target; else null. */
export const thisMachine = ({ platform }: { readonly platform: PlatformFact }): CheckResult | null =>
  platform.foreign ? skip(`the limits of this machine do not apply to ${platform.target}`) : null

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`
