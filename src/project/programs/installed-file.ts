import { posix } from 'node:path'

/** The project's file that is installed as `/etc/default/celery`: its name, with or without a suffix, near the one that names it first. */
export function installedFile(path: string, from: string, files: readonly string[]): string | null {
  const wanted = stem(path)
  const same = files.filter((file) => stem(file) === wanted && !/\.(?:service|py|sh|md|rst|timer|socket)\b/.test(file))
  const suffix = posix.basename(path)
  return (
    same.find((file) => path.endsWith(`/${file}`)) ??
    same.find((file) => posix.dirname(file) === posix.dirname(from)) ??
    same.find((file) => posix.basename(file) === suffix) ??
    same[0] ??
    null
  )
}

const stem = (path: string): string =>
  posix.basename(path).replace(/(?:\.(?:default|env|conf|cfg|example|sample|template|tmpl|j2|dist|sysconfig))+$/, '')
