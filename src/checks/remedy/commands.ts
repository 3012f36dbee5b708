import type { Remedy, RemedyCommand } from '../define-check.ts'

/** A command for people: not run by a machine unless it is marked safe. */
export const command = (...argv: string[]): RemedyCommand => ({ argv, platforms: [], safe: false })

export const remedy = (text: string, ...commands: readonly RemedyCommand[]): Remedy => ({ text, commands })
