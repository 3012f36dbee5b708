/** A program of its own: climbs the addresses it is given and has to end without being told to. */
import { climb } from '../../../src/probes/broker/connection/climb.ts'
import { readUrl } from '../../../src/probes/broker/read-url.ts'
import { urlContext } from './url-context.ts'

const seen = await Promise.all(
  process.argv.slice(2).map(async (url) => {
    const read = readUrl(url, urlContext())
    if ('problem' in read) throw new Error(read.problem.detail)
    const { failedAt } = await climb(read.address, {}, new AbortController().signal)
    return failedAt
  }),
)
// A destroyed socket is closed in the next turns of the event loop.
await new Promise((resolve) => setTimeout(resolve, 50))
process.stdout.write(JSON.stringify({ seen, busy: process.getActiveResourcesInfo() }))
