import { celeryCommand } from '../shell/celery-commands.ts'
import { foundCommand, inFolder, type FoundCommand, type LaunchFormat } from '../format.ts'
import { splitWords } from '../shell/split-words.ts'

interface Configuration {
  line: number
  type: string
  readonly options: Record<string, string>
  readonly env: Record<string, string>
}

/** PyCharm's run configurations: a script or a module with parameters, or a shell command. */
export const pycharm: LaunchFormat = {
  name: 'PyCharm run configuration',
  kind: 'machine',
  matches: (path) => /(?:^|\/)(?:\.idea\/runConfigurations\/[^/]+|\.run\/[^/]+)\.xml$/.test(path),
  async read(text) {
    const found: FoundCommand[] = []
    for (const { line, options, env } of await configurations(text)) {
      const shell = options['SCRIPT_TEXT']
      const program = options['SCRIPT_NAME'] ?? options['SCRIPT_PATH'] ?? ''
      const words = splitWords(options['PARAMETERS'] ?? options['SCRIPT_OPTIONS'] ?? '', 'posix')[0] ?? []
      const module = options['MODULE_MODE'] === 'true'
      const argvs = shell ? splitWords(shell, 'posix') : [[...(module ? ['python', '-m'] : []), program, ...words]]
      const commands = argvs.flatMap((argv) => celeryCommand(argv)).map((one) => foundCommand(one, line, [], env))
      found.push(
        ...inFolder(
          commands.map((one) => ({ ...one, debugger: true })),
          options['WORKING_DIRECTORY']?.replace(/^\$PROJECT_DIR\$\/?(?=.)/, './'),
        ),
      )
    }
    return found
  },
}

async function configurations(text: string): Promise<Configuration[]> {
  // The default export: the package is CommonJS, and the bundle has no named exports of it.
  const { default: saxes } = await import('saxes')
  const parser = new saxes.SaxesParser({ position: true, xmlns: false })
  const found: Configuration[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const current = found.at(-1)
    const { name: key, value } = attributes
    if (name === 'configuration')
      found.push({ line: parser.line, type: attributes['type'] ?? '', options: {}, env: {} })
    else if (current && name === 'option' && key !== undefined && value !== undefined) {
      current.options[key] = value
      // Use the line of the attribute with the words.
      if (/^(?:PARAMETERS|SCRIPT_TEXT|SCRIPT_OPTIONS)$/.test(key)) current.line = parser.line
    } else if (current && name === 'env' && key !== undefined) current.env[key] = value ?? ''
  })
  parser.write(text).close()
  return found
}
