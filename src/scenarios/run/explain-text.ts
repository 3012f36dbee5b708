import { explanationOf, judged } from '../../failures/explain.ts'
import type { Explanation } from '../../failures/explanation.ts'
import { openSession } from '../../failures/recognise/log-session.ts'

/** What `poolwise explain` reports for this log, which is complete. */
export function explainText(name: string, text: string): Explanation {
  const session = openSession({ whole: true })
  session.write(Buffer.from(text))
  session.end()
  return explanationOf([judged(name, session)])
}
