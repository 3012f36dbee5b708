/** Lets what waits be served, Ctrl+C above all: between the parts of work that takes seconds. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
