import { tryNamed } from '../named.ts'
import type { InterpreterLookup } from '../search.ts'

export const setting: InterpreterLookup = {
  source: 'settings',
  explicit: true,
  startsProgram: false,
  look: (search) =>
    search.setting ? [tryNamed('settings', `python = "${search.setting}"`, search.setting, search)] : [],
}
