/**
 * The value of --stop-timeout.
 * @returns seconds; null for `none`
 * @throws Error with the reason for anything else
 */
export async function readStopTimeout(text: string): Promise<number | null> {
  if (text === 'none') return null
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (seconds < 1) throw new Error(`Expected a whole number of seconds, at least 1, or none, but received: ${text}`)
  return seconds
}
