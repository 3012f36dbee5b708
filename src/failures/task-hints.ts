/** Errors of tasks that many projects meet, with what cures them. */
const HINTS: readonly { readonly form: RegExp; readonly hint: string }[] = [
  {
    form: /Working outside of (?:application|request) context/,
    hint: 'Run tasks in the Flask app\'s context: give Celery a Task class whose `__call__` calls the task within `with app.app_context()` (Flask\'s documentation, "Background Tasks with Celery").',
  },
]

/** What to do about an error of a task, or null where only its own code tells. */
export const taskHint = (error: string): string | null => HINTS.find(({ form }) => form.test(error))?.hint ?? null
