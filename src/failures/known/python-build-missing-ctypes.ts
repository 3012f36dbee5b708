import { defineFailure } from '../define-failure.ts'

export const pythonBuildMissingCtypes = defineFailure({
  id: 'python-build-missing-ctypes',
  severity: 'fatal',
  title: 'This Python was built without ctypes',
  cause: 'Python was compiled on a machine without the libffi headers.',
  action: 'Install the libffi development package and rebuild Python, or use a packaged Python.',
  clauses: [
    {
      contains: ["No module named '_ctypes'", 'No module named _ctypes'],
      inTask: true,
    },
  ],
})
