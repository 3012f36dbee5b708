import { defineFailure } from '../define-failure.ts'
import { PUBLISHING } from '../shared/frames.ts'

const REFUSED = ['ACCESS_REFUSED', 'ACCESS-REFUSED', 'AccessRefused(403']
/** A name that no user may declare, whatever the permissions. */
const RESERVED = 'contains reserved prefix'

export const amqpAccessRefused = defineFailure({
  id: 'amqp-access-refused',
  severity: 'fatal',
  title: 'RabbitMQ refused the login or the access',
  cause: 'User or password are wrong, `guest` is used from another machine, or permissions are missing.',
  action: 'Create a user with permissions for the vhost and put it into the URL.',
  clauses: [
    { contains: REFUSED, own: false, without: RESERVED },
    { contains: REFUSED, frame: ['kombu', 'celery', 'amqp'], without: RESERVED },
    { contains: ['ACCESS_REFUSED', 'ACCESS-REFUSED'], frame: PUBLISHING, inTask: true, without: RESERVED },
  ],
})
