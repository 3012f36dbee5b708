/** Passwords that are also ordinary words: hidden only where what stands around them says that they are secret. */
const ORDINARY = new Set(
  (
    'guest admin root user test celery redis rabbitmq postgres postgresql mysql password passwd secret localhost true false none ' +
    'null default worker broker django flask fastapi changeme example production development staging local prefork gevent ' +
    'eventlet threads solo tasks task queue queues config settings project python windows linux macos error warning info debug ' +
    'amqp amqps rediss memory http https server client database cache session token'
  ).split(' '),
)

/** Characters of a secret that is hidden wherever it occurs. */
const MIN_LENGTH = 4
/** Of letters alone: a shorter one is rather the name of the app, a host or a queue that the password repeats. */
const MIN_WORD = 7

/** Whether a known secret is hidden wherever it occurs: not a short or ordinary word, which would make a log useless. */
export const worthHiding = (secret: string): boolean =>
  secret.length >= MIN_LENGTH &&
  !(secret.length < MIN_WORD && /^[a-z]+$/i.test(secret)) &&
  !ORDINARY.has(secret.toLowerCase()) &&
  !/^\d{1,5}$/.test(secret) &&
  !/^(.)\1*$/.test(secret)

/** A longer secret is a document rather than words. */
const MAX_PARTED = 200

/**
 * The parts of a secret that a shell, a command line or a list of queues splits: `DB_PASSWORD=correct 9xk2Lm7`, `9xk2Lm7&x`. Plain
 * words are no parts: they would be hidden in every sentence.
 */
export const partsOf = (secret: string): string[] =>
  secret.length > MAX_PARTED || !SPLITS.test(secret)
    ? []
    : secret.split(SPLITS).filter((part) => part.length >= MIN_WORD && /[a-z]/i.test(part) && /\d/.test(part))

/** Blanks, and what has a meaning in a shell. */
const SPLITS = /[\s,;&|<>(){}'"`\\]+/
