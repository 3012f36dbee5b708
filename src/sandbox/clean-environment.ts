const CONFIGURES_A_WORKER = /^(CELERY|DJANGO_SETTINGS|FORKED_BY|MP_|C_FORCE_ROOT|REMAP_SIGTERM|PYTHONSTARTUP|__PYVENV)/i

/** The user's environment without the variables that configure a worker. PYTHONPATH stays: Celery may come from it. */
export const cleanEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !CONFIGURES_A_WORKER.test(name)))
