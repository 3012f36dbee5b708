import { imageHasEntrypoint } from './compose.ts'
import { execForm } from '../shell/exec-form.ts'
import { foundCommand, inFolder, LINUX, named, type FoundCommand, type LaunchFormat } from '../format.ts'
import { parseYaml, wordsOf } from '../yaml-document.ts'

/** Kubernetes manifests and Helm values: a container's `command` and `args`, which replace its entrypoint and its arguments. */
export const kubernetes: LaunchFormat = {
  name: 'Kubernetes manifest',
  kind: 'machine',
  matches: (path) =>
    /(?:^|\/)(?:k8s|kube|kubernetes|helm|charts?|manifests|deploy(?:ment)?s?|base|overlays)\/.+\.ya?ml$|(?:^|\/)(?:deployment|worker|celery)[\w.-]*\.ya?ml$/i.test(
      path,
    ),
  async read(text, _path, texts) {
    const yaml = await parseYaml(text)
    const found: FoundCommand[] = []
    const entrypoint = await imageHasEntrypoint(texts)
    yaml?.eachPair((key, value, map, above) => {
      if (key !== 'command' && key !== 'args') return
      const container = yaml.own(map)
      // Where a container has both, `args` is read together with its `command`.
      if (key === 'args' && container['command'] !== undefined) return
      const words = [key === 'command' ? value : null, map.get('args', true)].flatMap((node) => listOf(node))
      const commands = execForm(words, key === 'args' && entrypoint).map((one) =>
        foundCommand(one, yaml.lineOf(value), LINUX, envOf(container)),
      )
      const folder = container['workingDir']
      // A container has a name of its own; in Helm's values it stands under it.
      const name = typeof container['name'] === 'string' ? container['name'] : above
      found.push(...named(inFolder(commands, typeof folder === 'string' ? folder : null), name))
    })
    return found
  },
}

const listOf = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null || !('toJSON' in node)) return []
  const words = wordsOf(node as { toJSON(): unknown })
  return typeof words === 'string' ? words.split(/\s+/) : (words ?? [])
}

/** `env: [{ name, value }]`; a value from elsewhere is not known. */
const envOf = ({ env }: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    (Array.isArray(env) ? env : []).flatMap((one: unknown) => {
      const { name, value } = (one ?? {}) as { name?: unknown; value?: unknown }
      return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : []
    }),
  )
