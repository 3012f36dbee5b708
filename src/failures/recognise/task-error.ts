import type { LogEvent } from '../read/event.ts'

const MAX_SHOWN = 300
/** `Task a.b[id] raised unexpected: KeyError('x')`, `retry: Retry in 5s: KeyError('x')`; a chord that names its member's error. */
const REPR = /\b(?:raised(?: unexpected| expected)?|retry: Retry in [\w.]{1,20}|INTERNAL ERROR): (.{1,2000})/
const MEMBER = /\bDependency \S{1,60} raised (.{1,2000})$/m

/** A task's error in one line: `KeyError: 'x'`. */
export function taskError({ text, exceptions, message }: LogEvent): string {
  const last = exceptions.at(-1)
  const member = last?.type === 'ChordError' ? MEMBER.exec(last.message)?.[1] : undefined
  const shown = member ?? (last && last.frames.length > 0 ? lineOf(last.type, last.message) : REPR.exec(text)?.[1])
  return written(shown ?? (last ? lineOf(last.type, last.message) : message)).slice(0, MAX_SHOWN)
}

function lineOf(type: string, message: string): string {
  const line = message.split('\n').find((part) => part.trim() !== '') ?? ''
  return line === '' ? type : `${type}: ${line.trim()}`
}

/** `ValueError('no stock')`, a repr, as the last line of a traceback has it: `ValueError: no stock`. */
function written(text: string): string {
  const repr = /^([A-Za-z_][\w.]{0,100})\((['"])(.{0,1500})\2,?\)$/.exec(text.trim())
  return repr ? `${repr[1]!.split('.').at(-1)!}: ${repr[3]!.split('\\n')[0]!}`.replace(/: $/, '') : text.trim()
}
