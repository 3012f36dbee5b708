import type { LaunchCommand } from '../facts/project.ts'
import { namedApp } from './named-app.ts'

/** The command starts this app: `shop`, `shop.celery` and `shop.celery:app` are the same. */
export function isCommandOf(app: string, command: Pick<LaunchCommand, 'argv' | 'env'>): boolean {
  const named = namedApp(command)
  return named !== null && plain(named) === plain(app)
}

const plain = (app: string): string =>
  app
    .trim()
    .replace(/:(?:app|celery)$/, '')
    .replace(/\.(?:celery|app)$/, '')
