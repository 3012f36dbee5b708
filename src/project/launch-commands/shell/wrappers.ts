/** Programs that start another program with the words that follow: the celery command is among them. */
const WRAPPERS = new Set([
  'poetry',
  'uv',
  'uvx',
  'pipenv',
  'pdm',
  'hatch',
  'rye',
  'pixi',
  'conda',
  'mamba',
  'micromamba',
  'tox',
  'nox',
  'python',
  'python2',
  'python3',
  'py',
  'pypy',
  'pypy3',
  'coverage',
  'exec',
  'env',
  'nohup',
  'sudo',
  'doas',
  'su',
  'nice',
  'ionice',
  'time',
  'timeout',
  'stdbuf',
  'setsid',
  'command',
  'start',
  'call',
  'start-process',
  'gosu',
  'su-exec',
  'chpst',
  'setuidgid',
  'runuser',
  'tini',
  'dumb-init',
  'catatonit',
  's6-setuidgid',
  'xvfb-run',
  'taskset',
  'numactl',
  'caffeinate',
  'watchmedo',
  'watchfiles',
  'nodemon',
  'entr',
  'concurrently',
  'npx',
  'dotenv',
  'doppler',
  'infisical',
  'honcho',
  'foreman',
  'heroku',
  'docker',
  'docker-compose',
  'podman',
  'podman-compose',
  'kubectl',
  'ddtrace-run',
  'newrelic-admin',
  'opentelemetry-instrument',
  'op',
  'sh',
  'bash',
  'dash',
  'zsh',
  'ash',
  'cmd',
  'cmd.exe',
  'powershell',
  'pwsh',
  'if',
  'then',
  'do',
  'else',
  'while',
  'start-job',
  'tmux',
  'screen',
  'gnome-terminal',
  'xterm',
  'ssh',
  'wsl',
  'strace',
])

/** A wrapper, a script (`./wait-for-it.sh db -- celery …`) or a variable that names one. */
export function wrapsCommand(words: readonly string[]): boolean {
  const first = words[0]!
  const name = nameOf(first)
  return (
    WRAPPERS.has(name) ||
    /^py(?:thon|py)?[\d.]+$/.test(name) ||
    /^(?:\$|\{\{|%)/.test(first) ||
    /^(?:\.{0,2}[\\/]|[\w.-]+[\\/])[\w./\\-]+$/.test(first) ||
    /\.(?:sh|py|ps1|bat|cmd)$/.test(name) ||
    words.includes('--')
  )
}

/** A program's name without folder and suffix. */
export const nameOf = (word: string) =>
  word
    .split(/[\\/]/)
    .at(-1)!
    .toLowerCase()
    .replace(/\.exe$/, '')
