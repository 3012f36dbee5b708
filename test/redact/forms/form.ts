/**
 * Forms in which a secret stands in a text. Neutral values, and put together here: nothing in this folder is to look like a real
 * key to those who search for them.
 */
export interface Form {
  readonly text: string
  /** What must not be seen. */
  readonly secret: string
}

export const form = (text: string, secret: string): Form => ({ text, secret })
/** A secret without any meaning. */
export const S = ['q7', 'Zx', '9v', 'Lm'].join('')
export const long = (length: number, alphabet = 'aB3dE5gH7jK9mN2pQ4rS6tU8vW') => alphabet.repeat(8).slice(0, length)
export const low = (length: number) => long(length, 'a1b2c3d4e5f60718')
export const caps = (length: number) => long(length, 'A1B2C3D4E5F6')
export const jwt = ['ey' + 'J' + long(20), 'ey' + 'J' + long(24), long(30)].join('.')
export const awsKey = 'AK' + 'IA' + caps(16)
export const log = '[2026-03-02 10:11:12,345: INFO/MainProcess]'
