/** ECONNREFUSED on Linux, macOS and Windows. System messages are in the user's language: only the numbers are reliable. */
export const CONNECTION_REFUSED = [111, 61, 10061]

/**
 * The same, and EADDRNOTAVAIL: what a client ends with if `localhost` has an IPv6 address that the container lacks. For
 * another host it means that this machine has no free port left.
 */
export const NOTHING_LISTENS = [...CONNECTION_REFUSED, 99, 49, 10049]
