import { defineFailure } from '../define-failure.ts'

export const contentDisallowed = defineFailure({
  id: 'content-disallowed',
  severity: 'task-loss',
  title: 'A message uses a serializer that is not accepted',
  cause: 'The producer uses pickle, yaml or msgpack, which is not in `accept_content`.',
  action:
    'Send JSON from the producer. If every producer can be trusted, add the type to `accept_content` (and `result_accept_content`).',
  clauses: [
    {
      contains: [
        'Refusing to deserialize untrusted content',
        'Refusing to deserialize disabled content',
        'Refusing to decode ',
      ],
    },
    { raises: 'ContentDisallowed', contains: 'ContentDisallowed' },
    { raises: ['ContentDisallowed'], contains: 'ContentDisallowed', inTask: true, frame: ['kombu.serialization'] },
  ],
})
