import { commandsOn, logicalLines, POSIX, type LaunchFormat } from '../format.ts'

/** `worker: celery -A config worker`, read by Heroku, foreman, honcho. */
export const procfile: LaunchFormat = {
  name: 'Procfile',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?Procfile(?:\.[\w-]+)?$/.test(path),
  read: (text, path) =>
    logicalLines(text, 'posix').flatMap(({ text: line, line: number }) => {
      const command = /^\s*[\w-]+\s*:\s*(.+)$/.exec(line)?.[1]
      // foreman and honcho run on Windows too, with `Procfile.windows`.
      return command ? commandsOn(command, number, 'posix', /windows/i.test(path) ? ['windows'] : POSIX) : []
    }),
}
