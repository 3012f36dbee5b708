/**
 * ECONNREFUSED and EADDRNOTAVAIL on Linux, macOS and Windows. The second is what `localhost` gives in a container
 * without an IPv6 address. System messages are in the user's language: only the numbers are reliable.
 */
export const NOTHING_LISTENS = [111, 61, 10061, 99, 49, 10049]
