import { defineFailure } from '../define-failure.ts'

export const pythonBuildMissingCtypes = defineFailure({
  id: 'python-build-missing-ctypes',
  severity: 'fatal',
  title: 'this Python was built without ctypes',
  cause: 'Python was compiled on a machine without the headers of libffi.',
  action: "Install libffi's development package and build Python again, or use a packaged Python.",
  clauses: [
    {
      says: ["No module named '_ctypes'", 'No module named _ctypes'],
      inTask: true,
    },
  ],
})
