import type { ProjectTexts } from '../programs/project-texts.ts'

const VARIABLE = 'DJANGO_SETTINGS_MODULE'

/** What the project's image sets for every service. */
export async function imageSettings(texts: ProjectTexts): Promise<Record<string, string>> {
  const found = new Set<string>()
  for (const file of texts.files.filter((one) => /dockerfile[^/]*$/i.test(one)).slice(0, 20)) {
    const set = /^[ \t]*ENV[ \t]+DJANGO_SETTINGS_MODULE[\s=]+["']?([\w.]+)/m.exec((await texts.read(file)) ?? '')
    if (set) found.add(set[1]!)
  }
  const [only] = found
  return only !== undefined && found.size === 1 ? { [VARIABLE]: only } : {}
}
