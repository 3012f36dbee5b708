import type { PlatformFact } from '../../facts/platform.ts'
import { skip, type CheckResult } from '../define-check.ts'

/** What checks of this machine's limits say first when another system is the target. */
export const thisMachine = ({ platform }: { readonly platform: PlatformFact }): CheckResult | null =>
  platform.foreign ? skip(`this machine's limits say nothing about one with ${platform.target}`) : null

/** Bytes as people read them. */
export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`
