import { printable } from '../text/printable.ts'

/** One line on stderr that shows the current step; on a terminal only, and erased before anything else is printed. */
export interface Progress {
  step(doing: string): void
  done(): void
}

/** Steps that take less are not shown. */
const MIN_SHOWN_MS = 1_000

export function startProgress(stream: NodeJS.WriteStream, enabled: boolean): Progress {
  if (!enabled || !stream.isTTY) return { step: () => undefined, done: () => undefined }
  let doing = ''
  let shown = false
  const began = performance.now()
  const draw = () => {
    const seconds = Math.floor((performance.now() - began) / 1000)
    const line = `${doing} … ${seconds} s`
    stream.write(`\r\u001B[2K${line.slice(0, (stream.columns || 80) - 1)}`)
    shown = true
  }
  const timer = setInterval(draw, MIN_SHOWN_MS)
  timer.unref()
  return {
    step: (next) => {
      doing = printable(next)
    },
    done: () => {
      clearInterval(timer)
      if (shown) stream.write('\r\u001B[2K')
    },
  }
}
