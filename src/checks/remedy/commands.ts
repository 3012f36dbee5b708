import type { Remedy, RemedyCommand } from '../define-check.ts'

export const command = (...argv: string[]): RemedyCommand => ({ argv, platforms: [] })

export const remedy = (text: string, ...commands: readonly RemedyCommand[]): Remedy => ({ text, commands })
