/** Something that the person at the keyboard has to put right: exit 2, no stack. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {readonly string[]} [details] the last lines of the program that failed
   */
  constructor(message, details = []) {
    super(message)
    this.details = details
  }
}

/** Something ran, and its result is wrong: exit 1, no stack. */
export class Failure extends Error {}

const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|network request .* failed|NewConnectionError|Name or service not known|Temporary failure in name resolution|nodename nor servname|getaddrinfo failed|Network is unreachable|Max retries exceeded|Failed to establish a new connection|Connection refused/i

/**
 * Why npm or pip failed, told apart: no network (the usual case on a train) or something else.
 * @param {string} what "npm ci"
 * @param {string} output everything it printed
 */
export function installFailure(what, output) {
  const lines = output.trim().split(/\r?\n/)
  // npm says what is wrong first and how it is used last, pip the other way round.
  const details = lines.length > 16 ? [...lines.slice(0, 8), '…', ...lines.slice(-7)] : lines
  return OFFLINE.test(output)
    ? new SetupError(
        `${what} can't reach the package index, and what it needs isn't cached here. Connect this machine to the network (or set its proxy) and run the same command again.`,
        details,
      )
    : new SetupError(`${what} failed:`, details)
}
