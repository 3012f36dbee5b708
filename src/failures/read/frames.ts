import type { Frame } from './event.ts'

/** The quotes may be escaped, as in a message that was JSON. */
const FRAME = /^\s*File \\?"([^"]{1,1000}?)\\?", line (\d{1,9}),?(?: in (.{1,300}))?\s*$/

/** Parses a `File …` line of a traceback, in faulthandler's form (no comma before `in`) too; null for any other line. */
export function parseFrame(text: string): Frame | null {
  const match = FRAME.exec(text)
  if (!match) return null
  return { ...moduleOf(match[1]!), line: Number(match[2]), function: (match[3] ?? '').trim() }
}

const INSTALLED = /.*(?:site|dist)-packages\//
const STANDARD = /.*\/(?:lib(?:64)?\/(?:python|pypy)\d(?:\.\d+)?t?|python\d+\.zip)\/(?!site-packages)/i
const FROZEN = /^<frozen ([\w.]+)>$/

/**
 * The module of a file in a traceback, by where packages are installed. The rest of the path differs between machines.
 */
export function moduleOf(file: string): Module {
  const known = CACHE.get(file)
  if (known) return known
  if (CACHE.size >= MAX_CACHED) CACHE.clear()
  const module = work(file)
  CACHE.set(file, module)
  return module
}

interface Module {
  readonly module: string
  readonly own: boolean
}

/** Tracebacks repeat the same few files. */
const CACHE = new Map<string, Module>()
const MAX_CACHED = 2_000

function work(file: string): Module {
  const frozen = FROZEN.exec(file)
  if (frozen) return { module: frozen[1]!, own: false }
  if (file.startsWith('<')) return { module: file, own: false }
  const path = file.replaceAll('\\', '/')
  const installed = path.replace(INSTALLED, '')
  if (installed !== path) return { module: dotted(installed), own: false }
  const standard = path.replace(STANDARD, '')
  if (standard !== path) return { module: dotted(standard), own: false }
  return (
    windowsStandard(path) ??
    knownPackage(path) ?? { module: dotted(path.slice(path.lastIndexOf('/') + 1)), own: isOwn(path) }
  )
}

/** Not the `celery` script itself: `bin/celery`, `Scripts\\celery.exe\\__main__.py`. */
const isOwn = (path: string): boolean =>
  /\.pyx?$/.test(path) && !/\/(?:bin|Scripts)\/[^/]+(?:\/__main__\.py)?$/i.test(path)

const dotted = (path: string): string =>
  path
    .replace(/\.pyx?$|\.py[cd]$/, '')
    .replaceAll('/', '.')
    .replace(/\.__init__$/, '')

const STANDARD_MODULES = new Set(
  (
    'argparse asyncio collections concurrent contextlib ctypes dbm encodings functools http importlib inspect io json ' +
    'logging multiprocessing os pickle pkgutil queue random re runpy sched selectors shelve smtplib socket ssl ' +
    'subprocess threading traceback types typing unittest urllib uuid warnings weakref xml zipfile zoneinfo'
  ).split(' '),
)

/** On Windows the standard library is in `…\Lib\json\encoder.py`, without a `python3.11` folder. */
function windowsStandard(path: string) {
  const at = path.toLowerCase().lastIndexOf('/lib/')
  if (at < 0) return null
  const module = dotted(path.slice(at + 5))
  return STANDARD_MODULES.has(module.split('.')[0]!) ? { module, own: false } : null
}

/** Top-level modules of the relevant packages, for shortened paths and for packages run from a checkout. */
const PACKAGES: Readonly<Record<string, string>> = {
  celery:
    '__init__ __main__ _state app apps backends beat bin bootsteps canvas concurrency contrib events exceptions five fixups loaders local platforms result schedules security signals utils worker',
  kombu:
    '__init__ abstract async asynchronous clocks common compat connection entity exceptions log message messaging mixins pidbox pools resource serialization transport utils',
  billiard:
    '__init__ _ext _win common compat connection context einfo exceptions forking heap managers pool popen_fork popen_forkserver popen_spawn_posix popen_spawn_win32 process queues reduction semaphore_tracker sharedctypes spawn synchronize util',
  amqp: '__init__ abstract_channel basic_message channel connection exceptions method_framing protocol sasl serialization transport utils',
  vine: '__init__ abstract five funtools promises synchronization utils',
  redis:
    '__init__ _parsers asyncio backoff client cluster commands connection exceptions lock maint_notifications ocsp retry sentinel utils',
}

function knownPackage(path: string) {
  const parts = path.split('/')
  for (let at = parts.length - 2; at >= 0; at--) {
    const inside = PACKAGES[parts[at]!]
    if (inside?.split(' ').includes(parts[at + 1]!.replace(/\.py$/, ''))) {
      return { module: dotted(parts.slice(at).join('/')), own: false }
    }
  }
  return null
}
