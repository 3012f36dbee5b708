import { defineFailure } from '../define-failure.ts'

/** celery, and scripts whose names say that they start it. */
const SCRIPT = String.raw`[\w.-]{0,60}?(?:celery|worker|beat|flower|entrypoint|start|boot)[\w.-]{0,60}`
/** What bash, dash, busybox and the kernel say. Docker's messages are in lower case. */
const REASONS = [
  'command not found',
  'Command not found',
  'not found',
  'Permission denied',
  'permission denied',
  'No such file or directory',
  'no such file or directory',
  'Exec format error',
  'exec format error',
  'cannot execute: required file not found',
  'cannot execute binary file',
]
const ENDS = ['celery', 'worker', 'beat', 'flower', 'entrypoint', 'start', '.sh', 'celery-worker.sh']

export const commandNotExecutable = defineFailure({
  id: 'command-not-executable',
  severity: 'fatal',
  title: 'The command that starts Celery cannot be run',
  cause:
    'The shell, container runtime or service manager does not find `celery` (not installed, or its environment is not on the PATH), may not execute it, or got the whole command line as one word. A script that exists and is `not found` has lines that end with CRLF, or an interpreter that is missing.',
  action:
    'Start it by the Python of its environment: `/path/to/venv/bin/python -m celery -A proj worker`. In exec form, make each word a string of its own: `["celery", "-A", "proj", "worker"]`. Make scripts executable (`chmod +x`) and end their lines with LF (`dos2unix`).',
  clauses: [
    {
      contains: ENDS.flatMap((end) => REASONS.map((reason) => `${end}: ${reason}`)),
      matches: [
        new RegExp(String.raw`\bcelery: (?:${REASONS.join('|')})`),
        new RegExp(String.raw`(?:^|[\s/])${SCRIPT}: (?:${REASONS.join('|')})\s*$`, 'm'),
      ],
      without: ['Traceback (most', 'Error: '],
    },
    // Shells in other languages.
    {
      contains: [
        'sh: celery',
        '.sh: line ',
        '.sh: Zeile ',
        '.sh: ligne ',
        '.sh: riga ',
        '.sh: linha ',
        'bin/celery: ',
        'bin/celery : ',
      ],
      matches:
        /^(?:-?(?:\S{0,100}\/)?(?:ba|z|da|a|k)?sh|\S{1,100}\.sh)(?:: [^:\n]{1,20})?: (?:\S{0,100}\/)?celery ?: [^:\n]{2,60}$/m,
      without: ['Traceback (most', 'Error: '],
    },
    // The whole command line as one word.
    {
      contains: 'celery -A ',
      andContains: [': not found', ': command not found'],
      matches: /: celery -A [^:\n]{1,200}: (?:command )?not found/,
    },
    // zsh, fish, poetry; cmd and PowerShell in English; Debian's hint; pipenv, uv; nohup, timeout, xargs.
    {
      contains: [
        'ommand not found: celery',
        "ommand not found: 'celery",
        'nknown command: celery',
        "nknown command 'celery",
        "'celery' is not recognized as ",
        "The term 'celery' is not recognized",
        "Command 'celery' not found",
        "Command 'celery' is not found",
        'command celery could not be found within PATH',
        'Failed to spawn: `celery',
        "can't execute 'celery",
        'spawn celery ENOENT',
        'spawn celery EACCES',
        'celery failed: No such file or directory',
        // Windows in other languages.
        'ObjectNotFound: (celery',
        'Der Befehl "celery"',
        "'celery' no se reconoce como",
        "'celery' n'est pas reconnu",
      ],
    },
    // env, timeout and nohup quote in the style of the locale.
    {
      contains: [': No such file or directory', ': Permission denied'],
      matches: /[ :][‘'"`](?:[^\s'’"`]{0,200}\/)?celery[’'"`]: (?:No such file|Permission denied)/,
    },
    { contains: ': No such file or directory', matches: /(?:\\r|\^M|\r).?: No such file or directory/ },
    // The working directory is another one.
    {
      contains: "can't open file '",
      matches: /python[\d.]{0,6}: can't open file '[^'\n]{0,200}(?:manage|celery|worker|beat)[^'\n]{0,60}'/,
    },
    { contains: "No such file or directory: 'celery'", without: 'celery.app.trace' },
    // A script with CRLF, or of an environment that was moved.
    {
      contains: [
        '^M: bad interpreter',
        '\\r: bad interpreter',
        "\\r': No such file or directory",
        "\\r': Permission denied",
      ],
    },
    { contains: ': bad interpreter: ', matches: new RegExp(String.raw`[\s/]${SCRIPT}: [^\n]{1,200}: bad interpreter`) },
    { contains: ['sh: not found', 'sh\\r: not found'], matches: /exec: \S{0,100}sh(?:\r|\\r|\^M): not found/ },
    // runc, containerd, Kubernetes, podman.
    {
      contains: [
        'executable file not found in ',
        'unable to start container process: ',
        'starting container process caused',
        'System error: exec: ',
      ],
      matches:
        /exec: ?\\{0,9}["'`][^"'`\n]{0,100}(?:celery|worker|beat|flower|entrypoint|start|\.sh|python|poetry|pipenv|uv)\b[^"'`\n]{0,200}["'`]: (?:executable file not found|permission denied|no such file|exec format|stat |is a directory)/,
    },
    {
      contains: 'executable file `',
      andContains: 'not found in $PATH',
      matches: /executable file `[^`\n]{0,60}(?:celery|worker|beat|entrypoint)/,
    },
    { contains: 'exec user process caused' },
    // systemd
    {
      contains: [
        'Failed at step EXEC spawning ',
        'Failed to locate executable ',
        'Unable to locate executable ',
        'executable name nor an absolute path',
        'Executable path is not absolute',
        'code=exited, status=203/EXEC',
        ': Failed to execute command: ',
      ],
      matches:
        /(?:celery|worker|beat)[^\n]{0,200}(?:: Failed to execute command|status=203)|(?:spawning|locate executable|[Ee]xecutable)[^\n]{0,200}(?:celery|worker|beat)|(?:celery|worker|beat)[^\n]{0,200}(?:executable name nor|is not absolute)/i,
    },
    // supervisor
    {
      contains: [
        "spawnerr: can't find command",
        'spawnerr: command at ',
        'spawnerr: no permission to run',
        ': ERROR (no such file)',
        ': ERROR (file is not executable)',
        "supervisor: couldn't exec ",
      ],
      matches:
        /(?:spawnerr: |couldn't exec )[^\n]{0,200}(?:celery|worker|beat)|(?:celery|worker|beat)[^\n]{0,60}: ERROR \((?:no such file|file is not executable)\)/i,
    },
    // The exit codes of a shell: 126 not executable, 127 not found.
    {
      contains: [
        'exit status 127; not expected',
        'exit status 126; not expected',
        'exited with code 127',
        'exited with code 126',
        'code=exited, status=127',
        'code=exited, status=126',
      ],
      matches: /(?:celery|worker|beat)[^\n]{0,100}(?:exit status|exited with code|status=) ?12[67]/i,
    },
    // The launcher of pip on Windows, and a script, of an environment that was moved or lost its packages.
    { contains: 'Fatal error in launcher: Unable to create process', matches: /celery/ },
    {
      contains: ["No module named 'celery'", 'No module named celery'],
      matches:
        /File "[^"\n]{0,300}[\\/](?:bin|Scripts)[\\/]celery[^"\n]{0,40}", line \d{1,4}, in <module>\n[^\n]{0,200}\n(?:[ ^~]{0,200}\n)?(?:ModuleNotFound|Import)Error: No module named '?celery'?\s{0,5}(?:$|\n)/,
    },
    // python -m celery in an environment without it.
    {
      contains: 'No module named celery',
      matches: /python[\d.]{0,6}(?:\.exe)?: No module named celery\s*(?:$|\n|\.__main__)/,
    },
  ],
})
