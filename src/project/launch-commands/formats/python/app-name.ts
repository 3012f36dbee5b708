import { modulePath } from '../../../app/module-path.ts'

/**
 * What `celery -A` would be given for the object that starts a worker in this file: `from shop.celery import app` makes
 * `app.worker_main(…)` the app `shop.celery`.
 * @param object as written: `app`, `tasks.app`
 * @param code the source with strings and comments blanked
 * @returns null where the file doesn't show it
 */
export function appNameOf(object: string, code: string, path: string): string | null {
  const [name = '', ...attributes] = object.split('.')
  for (const [, from = '', names = ''] of code.matchAll(
    /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^()]{0,2000}\)|[^\n(]+)/gm,
  )) {
    const original = originalOf(name, names)
    const module = original === null ? null : absolute(from, path)
    if (module !== null) return appValue(module, [original!, ...attributes])
  }
  for (const [, module = '', alias] of code.matchAll(/^[ \t]*import[ \t]+([\w.]+)(?:[ \t]+as[ \t]+(\w+))?/gm)) {
    if (alias === name && attributes.length > 0) return appValue(module, attributes)
    if (alias === undefined && object.startsWith(`${module}.`))
      return appValue(module, object.slice(module.length + 1).split('.'))
  }
  const own = modulePath(path, [])
  const isDefined = new RegExp(`^${name}\\s*(?::[^=\\n]*)?=`, 'm').test(code)
  return own !== null && attributes.length === 0 && isDefined ? appValue(own.module, [name]) : null
}

/** `from x import (a, celery as app)`: the name in x of what is `app` here. */
function originalOf(name: string, imported: string): string | null {
  for (const one of imported.replaceAll(/[()]/g, '').split(',')) {
    const [original = '', , alias] = one.trim().split(/\s+/)
    if ((alias ?? original) === name) return original
  }
  return null
}

function absolute(from: string, path: string): string | null {
  const dots = /^\.*/.exec(from)![0].length
  if (dots === 0) return from
  const folders = path.split('/').slice(0, -dots)
  if (dots > path.split('/').length) return null
  const module = [...folders, ...from.slice(dots).split('.').filter(Boolean)].join('.')
  return module === '' ? null : module
}

/** `celery -A shop` finds `shop.app` first. */
const appValue = (module: string, names: readonly string[]): string =>
  names.length === 1 && names[0] === 'app' ? module : `${module}:${names.join('.')}`
