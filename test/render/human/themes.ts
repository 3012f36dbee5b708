import type { Theme } from '../../../src/render/theme.ts'

const plain = (text: string): string => text

/** No colour: what a file, a pipe or a test sees. */
export const unicode: Theme = {
  red: plain,
  yellow: plain,
  green: plain,
  dim: plain,
  bold: plain,
  unicode: true,
  width: 80,
}
export const ascii: Theme = { ...unicode, unicode: false }
