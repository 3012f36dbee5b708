import { compose } from './compose.ts'
import type { EmitFormat, Emitter } from './define-emitter.ts'
import { django } from './django.ts'
import { env } from './env.ts'
import { github } from './github.ts'
import { kubernetes } from './kubernetes.ts'
import { powershell } from './powershell.ts'
import { procfile } from './procfile.ts'
import { shell } from './shell.ts'
import { systemd } from './systemd.ts'
import { toml } from './toml.ts'
import { vscode } from './vscode.ts'

/** Every form of the plan, by its name. */
export const emitters: Readonly<Record<EmitFormat, Emitter>> = {
  shell,
  powershell,
  env,
  django,
  toml,
  systemd,
  compose,
  kubernetes,
  procfile,
  vscode,
  github,
}
