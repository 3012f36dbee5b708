import { signature, type Signature } from '../signature.ts'

/** The command line. */
export const cli: readonly Signature[] = [
  signature('cli-app-option-position', {
    says: ['as an option of the ', 'as a global option'],
    and: ['sub-command', 'was removed in Celery 5.0'],
  }),
  signature(
    'cli-no-such-option',
    { says: ['Error: No such option', 'Error: no such option', 'error: no such option'], not: 'sub-command' },
    { says: 'unrecognized arguments:' },
    {
      says: ['requires an argument', 'Got unexpected extra argument', 'takes no arguments'],
      and: ['Usage: celery', 'usage: celery'],
    },
  ),
  signature(
    'cli-invalid-option-value',
    { says: 'Error: Invalid value for ', not: ['Unable to load celery application', '-B option', "'-A'"] },
    { says: 'invalid choice:', and: ['usage:', 'error: argument'] },
    { says: ['is not one of '], and: ['Error: Invalid', 'Usage: celery'], not: 'Unable to load celery application' },
    {
      says: ': error: argument ',
      and: ['invalid float value', 'invalid int value', 'expected one argument', 'invalid choice'],
    },
    { says: "Unknown level '", and: 'Please use one of CRITICAL' },
    { says: 'Unable to parse extra configuration from command line' },
  ),
  signature('cli-no-such-command', { says: ['Error: No such command', 'error: Unknown command: '] }),
  signature('inspect-no-nodes-replied', {
    says: ['No nodes replied within time constraint', 'Error: No nodes replied'],
  }),
  signature(
    'broker-unreachable-cli',
    { says: ['Could not connect to the message broker. Please make sure'] },
    {
      raises: ['OperationalError', 'ConnectionRefusedError', 'ConnectionError'],
      says: ['Connection refused', 'connecting to', 'OperationalError'],
      frame: [
        'celery.bin.control',
        'celery.bin.amqp',
        'celery.bin.purge',
        'celery.bin.call',
        'celery.bin.result',
        'celery.bin.events',
      ],
    },
  ),
]
