import { defineFailure } from '../define-failure.ts'

export const redisAclNoperm = defineFailure({
  id: 'redis-acl-noperm',
  severity: 'fatal',
  title: 'The Redis user lacks permissions that Celery needs',
  cause: 'The ACL user lacks commands, keys or channels.',
  action: 'Grant `+@all ~* &*` to the user, or use `global_keyprefix` with matching patterns, channels included.',
  clauses: [
    {
      contains: [
        'has no permissions to',
        'No permissions to access a',
        'NOPERM this user',
        'NOPERM No permissions',
        'NoPermissionError',
      ],
    },
  ],
})
