import type { Interfaces } from '@oclif/core'

/** Every command and topic, as typed. */
export const knownCommands = ({ commandIDs, topics }: Interfaces.Config): string[] => [
  ...new Set([...commandIDs, ...topics.map(({ name }) => name)].map((id) => id.replaceAll(':', ' '))),
]
