import { commandsOn, logicalLines, named, POSIX, type LaunchFormat } from '../format.ts'

/** `worker: celery -A config worker`, read by Heroku, foreman, honcho. */
export const procfile: LaunchFormat = {
  name: 'Procfile',
  kind: 'machine',
  inItsFolder: true,
  matches: (path) => /^(?:[^/]+\/)?Procfile(?:\.[\w-]+)?$/.test(path),
  read: (text, path) =>
    logicalLines(text, 'posix').flatMap(({ text: line, line: number }) => {
      const [, name, command] = /^\s*([\w-]+)\s*:\s*(.+)$/.exec(line) ?? []
      if (command === undefined) return []
      // foreman and honcho run on Windows too, with `Procfile.windows`.
      return named(commandsOn(command, number, 'posix', /windows/i.test(path) ? ['windows'] : POSIX), name)
    }),
}
