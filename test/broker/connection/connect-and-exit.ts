/** A program that connects to the URLs in its arguments and must exit on its own. */
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
const busy = () => process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|Timeout|GetAddrInfo/.test(kind))
// A destroyed socket is closed in one of the next turns of the event loop.
for (const began = performance.now(); busy().length > 0 && performance.now() - began < 30_000;)
  await new Promise((resolve) => setImmediate(resolve))
process.stdout.write(JSON.stringify({ seen, busy: busy() }))
