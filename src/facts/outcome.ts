/**
 * A fact is found in one of four ways, and the four are never merged: "broken" read as "absent"
 * is how doctors cry wolf.
 */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'absent'; readonly because: string }
  | {
      readonly kind: 'broken'
      readonly error: string
      /** A crash of poolwise's own code, with its stack: no healthy project may cause it. */
      readonly defect?: string
    }
  | { readonly kind: 'timedOut'; readonly afterMs: number; readonly during: string }

/** The fact was found. */
export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value })

/** There is nothing to find: no interpreter, no app, no broker configured. */
export const absent = (because: string): Outcome<never> => ({ kind: 'absent', because })

/** Looking for it failed: says nothing about the user's project. */
export const broken = (error: string): Outcome<never> => ({ kind: 'broken', error })

/**
 * Looking for it crashed, in poolwise's own code.
 * @param what was looked for
 * @param stack of JavaScript or Python; its last or first line names the error
 */
export const defect = (what: string, error: string, stack: string): Outcome<never> => ({
  kind: 'broken',
  error: `poolwise itself failed while it looked for ${what} (${error}); please report it`,
  defect: stack,
})

/**
 * Looking for it took longer than its deadline.
 * @param afterMs the deadline, in milliseconds
 * @param during what was under way when the deadline passed
 */
export const timedOut = (afterMs: number, during: string): Outcome<never> => ({ kind: 'timedOut', afterMs, during })
