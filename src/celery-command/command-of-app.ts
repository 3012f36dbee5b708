import type { LaunchCommand } from '../facts/project.ts'
import { optionValue } from './option-value.ts'

/** The command starts this app: `shop`, `shop.celery` and `shop.celery:app` are the same. */
export function isCommandOf(app: string, { argv }: Pick<LaunchCommand, 'argv'>): boolean {
  const named = optionValue(argv, '--app')
  return named !== null && plain(named) === plain(app)
}

const plain = (app: string): string =>
  app
    .trim()
    .replace(/:(?:app|celery)$/, '')
    .replace(/\.(?:celery|app)$/, '')
