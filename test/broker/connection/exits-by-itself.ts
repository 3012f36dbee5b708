/** A program of its own: climbs the addresses it is given and has to end without being told to. */
import { connectInStages } from '../../../src/broker/connection/connect-in-stages.ts'
import { readUrl } from '../../../src/broker/address/read-url.ts'
import { urlContext } from '../address/url-context.ts'

const seen = await Promise.all(
  process.argv.slice(2).map(async (url) => {
    const read = readUrl(url, urlContext())
    if ('problem' in read) throw new Error(read.problem.detail)
    const { failedAt } = await connectInStages(read.address, {}, new AbortController().signal)
    return failedAt
  }),
)
// A destroyed socket is closed in the next turns of the event loop.
await new Promise((resolve) => setTimeout(resolve, 50))
process.stdout.write(JSON.stringify({ seen, busy: process.getActiveResourcesInfo() }))
