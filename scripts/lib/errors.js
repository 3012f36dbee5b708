/** A problem that the user has to fix: exit 2, no stack trace. */
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

/** A run with a wrong result: exit 1, no stack trace. */
export class Failure extends Error {}

const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ENETUNREACH|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED|network request .* failed|NewConnectionError|Name or service not known|Temporary failure in name resolution|nodename nor servname|getaddrinfo failed|Network is unreachable|Max retries exceeded|Failed to establish a new connection|Connection refused/i

/**
 * Why npm or pip failed: no network, or something else.
 * @param {string} what "npm ci"
 * @param {string} output its complete output
 */
export function installFailure(what, output) {
  const lines = output.trim().split(/\r?\n/)
  // npm prints the error first and its usage last, pip the other way round.
  const details = lines.length > 16 ? [...lines.slice(0, 8), '…', ...lines.slice(-7)] : lines
  return OFFLINE.test(output)
    ? new SetupError(
        `${what} can't reach the package index, and the packages aren't cached. Connect this machine to the network or set its proxy, then run the same command again.`,
        details,
      )
    : new SetupError(`${what} failed:`, details)
}
