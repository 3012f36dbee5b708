import type { Told, Typed } from './typed.ts'
export async function watch(_typed: Typed): Promise<Told> {
  throw new Error('later')
}
