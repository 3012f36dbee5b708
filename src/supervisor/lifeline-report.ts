import type { SupervisorEvent } from './supervisor-event.ts'

/**
 * Takes the lifeline's reports out of the worker's standard error. A report starts with a random word, so that no task can
 * forge one. It may interrupt a line that another process has begun; the start of that line is kept until its rest comes.
 */
export function takeReports(word: string, onReport: (event: SupervisorEvent) => void): (block: Buffer) => Buffer {
  const mark = Buffer.from(word)
  let begun = Buffer.alloc(0)
  return (block) => {
    if (block.indexOf(mark) < 0) return begun.length === 0 ? block : joinBegun(block)
    const kept: Buffer[] = []
    let from = 0
    while (from < block.length) {
      const newline = block.indexOf(0x0a, from)
      const to = newline < 0 ? block.length : newline + 1
      const line = block.subarray(from, to)
      const at = line.indexOf(mark)
      if (at < 0) kept.push(joinBegun(line))
      else {
        begun = Buffer.concat([begun, line.subarray(0, at)])
        const event = parse(line.subarray(at + mark.length).toString('utf8'))
        if (event) onReport(event)
      }
      from = to
    }
    return Buffer.concat(kept)
  }

  function joinBegun(line: Buffer): Buffer {
    if (begun.length === 0) return line
    const whole = Buffer.concat([begun, line])
    begun = Buffer.alloc(0)
    return whole
  }
}

function parse(json: string): SupervisorEvent | null {
  let report: unknown
  try {
    report = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof report !== 'object' || report === null) return null
  const { type, node, task, id, text, because, broker, ...rest } = report as Readonly<Record<string, unknown>>
  const tally = () => ({
    count: Number(rest['count']),
    tasks: Array.isArray(rest['tasks']) ? rest['tasks'].map(String) : [],
  })
  switch (type) {
    case 'loaded':
      return { type }
    case 'ready':
      return { type, node: String(node) }
    case 'task-seen':
      return { type, task: String(task), id: String(id) }
    case 'waiting':
      return { type, ...tally() }
    case 'finished':
    case 'returned':
    case 'held':
      return { type: 'tasks', fate: type, ...tally() }
    case 'lost':
      return { type: 'tasks', fate: because === 'process-died' ? because : 'acknowledged-early', ...tally() }
    case 'stuck':
      return { type, broker: broker === true }
    case 'killing':
      return { type }
    case 'trouble':
      return { type, text: `While draining the worker: ${String(text)}` }
    default:
      return null
  }
}
