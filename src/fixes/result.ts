/** A value, or half a sentence that says why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly because: string }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = (because: string): Result<never> => ({ ok: false, because })
