import { defineFailure } from '../define-failure.ts'

export const gidUnknownAssumeRoot = defineFailure({
  id: 'gid-unknown-assume-root',
  severity: 'warning',
  title: "The worker's group id has no entry",
  cause: 'The container runs with an arbitrary user and group id, as OpenShift and `docker --user` do.',
  action: 'Add a group entry to the image. It is harmless unless pickle is accepted: then the worker refuses to start.',
  clauses: [
    {
      contains: ['An entry for the specified gid or egid was not found', 'assuming this is a potential security issue'],
    },
  ],
})
