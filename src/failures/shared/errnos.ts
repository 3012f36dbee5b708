/** ECONNREFUSED on Linux, macOS and Windows. System messages are in the user's language: only the numbers are reliable. */
export const CONNECTION_REFUSED = [111, 61, 10061]
