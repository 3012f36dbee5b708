import type { SupervisorEvent } from './supervisor-event.ts'

/**
 * Takes the lifeline's own lines out of blocks of the worker's standard error. They start with a secret word, so that no
 * task can write one; the word may stand in the middle of a line that another process had begun, whose start is then kept
 * for the line that continues it.
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
  let said: unknown
  try {
    said = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof said !== 'object' || said === null) return null
  const { type, node, task, id, count, tasks, text } = said as Readonly<Record<string, unknown>>
  switch (type) {
    case 'loaded':
      return { type }
    case 'ready':
      return { type, node: String(node) }
    case 'task-seen':
      return { type, task: String(task), id: String(id) }
    case 'waiting':
      return { type, count: Number(count), tasks: Array.isArray(tasks) ? tasks.map(String) : [] }
    case 'trouble':
      return { type, text: `While draining the worker: ${String(text)}` }
    default:
      return null
  }
}
