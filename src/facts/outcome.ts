/**
 * The four outcomes of looking for a fact. They are never merged: "broken" treated as "absent" causes false
 * alarms.
 */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'absent'; readonly because: string }
  | {
      readonly kind: 'broken'
      readonly error: string
      /** A crash of poolwise's own code, with its stack. */
      readonly defect?: string
    }
  | { readonly kind: 'timedOut'; readonly afterMs: number; readonly during: string }

/** The fact was found. */
export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value })

/** The fact does not exist: no interpreter, no app, no broker configured. */
export const absent = (because: string): Outcome<never> => ({ kind: 'absent', because })

/** Looking for it failed, which is no finding about the user's project. */
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
 * @param during the step in progress at the deadline
 */
export const timedOut = (afterMs: number, during: string): Outcome<never> => ({ kind: 'timedOut', afterMs, during })
