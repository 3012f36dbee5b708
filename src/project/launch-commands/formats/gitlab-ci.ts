import { LINUX, logicalLines, readLines, WINDOWS, type FoundCommand, type LaunchFormat } from '../format.ts'
import { parseYaml } from '../yaml-document.ts'

const SCRIPTS = ['before_script', 'script', 'after_script']

/** GitLab's jobs: lists of lines of shell. Jobs with an image run on Linux, unless it is a Windows image. */
export const gitlabCi: LaunchFormat = {
  name: 'GitLab CI',
  kind: 'machine',
  matches: (path) => /(?:^|\/)(?:[\w.-]*\.)?gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/.+\.ya?ml$/.test(path),
  async read(text) {
    const yaml = await parseYaml(text)
    const found: FoundCommand[] = []
    yaml?.eachPair((key, value, map) => {
      if (!SCRIPTS.includes(key)) return
      const job = yaml.own(map)
      const windows = /windows|powershell|pwsh|servercore|nanoserver/i.test(JSON.stringify([job['tags'], job['image']]))
      const platforms = windows ? WINDOWS : job['image'] === undefined ? [] : LINUX
      const syntax = windows ? 'powershell' : 'posix'
      for (const item of yaml.itemsOf(value)) {
        const script = item.toJSON() as unknown
        if (typeof script !== 'string') continue
        found.push(...readLines(logicalLines(script, syntax, yaml.lineOf(item)), syntax, platforms))
      }
    })
    return found
  },
}
