import { misfit, type Schema } from './misfit.ts'
import type { ReportedFacts } from './reported-facts.ts'
import facts from './reported-facts.json' with { type: 'json' }

/** One line of the private channel (src/python/_poolwise/channel.py). */
export type ChannelEvent =
  | { readonly begin: string }
  | { readonly end: string }
  | { readonly fact: string; readonly value: unknown }
  | { readonly absent: string; readonly because: string }
  | { readonly broken: string; readonly error: string }
  | { readonly hung: unknown }
  /** A fact of another form than our programs report. */
  | { readonly misfit: string; readonly because: string }

/** Nested deeper, a value could exhaust the stack of whoever goes through it. */
const MAX_DEPTH = 100
const MAX_NAME = 100
const MAX_TEXT = 10_000

const WHOLE: Schema = facts
const FACTS: Readonly<Record<keyof ReportedFacts, Schema>> = facts.properties
const HUNG: Schema = {
  type: 'object',
  properties: {
    afterMs: { $ref: '#/definitions/Milliseconds' },
    at: { anyOf: [{ $ref: '#/definitions/PythonError' }, { type: 'null' }] },
    advancing: { type: 'boolean' },
  },
  required: ['afterMs', 'at'],
}

/**
 * Reads an event, in the form that our programs give it. The project's code runs in the same process and can write to the
 * same descriptor, so a fact is only taken for one if it has the type that its name stands for.
 * @returns null for what is no event at all
 */
export function readEvent(line: string): ChannelEvent | null {
  const event = parsed(line)
  if (event === null) return null
  const { begin, end, fact, absent, because, broken, error, hung } = event
  if (isName(begin)) return { begin }
  if (isName(end)) return { end }
  if (isName(fact)) return factOf(fact, event['value'])
  if (isName(absent) && typeof because === 'string') return { absent, because: because.slice(0, MAX_TEXT) }
  if (isName(broken) && typeof error === 'string') return { broken, error: error.slice(-MAX_TEXT) }
  if (hung !== undefined && !isTooDeep(hung) && misfit(hung, HUNG, WHOLE) === null) return { hung }
  return null
}

function factOf(name: string, value: unknown): ChannelEvent {
  const schema = Object.hasOwn(FACTS, name) ? FACTS[name as keyof ReportedFacts] : undefined
  const because =
    schema === undefined
      ? 'there is no such fact'
      : isTooDeep(value)
        ? `it is nested more than ${MAX_DEPTH} levels deep`
        : misfit(value, schema, WHOLE)
  if (because === null) return { fact: name, value }
  return {
    misfit: name,
    because: `Python reported something about ${name} that does not come from poolwise (${because.slice(0, 300)}); code of the project may have written it`,
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null
  } catch {
    return null
  }
}

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_NAME

function isTooDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []))
  }
  return false
}
