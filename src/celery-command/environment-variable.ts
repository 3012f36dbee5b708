/**
 * The variable from which Celery 5 reads an option of its worker when the command line doesn't have it
 * (`auto_envvar_prefix="CELERY"` in celery/__main__.py).
 * @param longName `--time-limit`
 */
export const variableOf = (longName: string): string =>
  `CELERY_WORKER_${longName.slice(2).replaceAll('-', '_').toUpperCase()}`
