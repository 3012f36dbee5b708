// JSON Schemas of everything that --json prints and of what our Python programs report, generated from the types that the
// code itself uses.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { createGenerator } from 'ts-json-schema-generator'
import { root } from './paths.js'

/** File under schemas/, the module, and the exported type. */
const table = /** @type {const} */ ([
  ['completion.json', 'src/completion/script.ts', 'CompletionScript'],
  ['doctor.json', 'src/doctor/report.ts', 'DoctorReport'],
  ['doctor-list.json', 'src/doctor/report.ts', 'CheckList'],
  ['doctor-undo.json', 'src/doctor/report.ts', 'UndoReport'],
  ['error.json', 'src/cli/error-document.ts', 'ErrorDocument'],
  ['explain.json', 'src/failures/explanation.ts', 'Explanation'],
  ['explain-list.json', 'src/failures/pages.ts', 'PageList'],
  ['explain-page.json', 'src/failures/pages.ts', 'Page'],
  ['pool-recommend.json', 'src/pool/plan.ts', 'PoolRecommendation'],
  ['reproduce.json', 'src/scenarios/report.ts', 'ReproduceReport'],
  ['reproduce-list.json', 'src/scenarios/report.ts', 'ScenarioList'],
  ['worker-event.json', 'src/cli/launch/launch-event.ts', 'LaunchEvent'],
])

/**
 * @returns {Promise<{ file: string, text: string, fresh: boolean }[]>} each schema as it should be, and whether it is
 */
export async function schemas() {
  return Promise.all([
    ...table.map(([name, module, type]) => schema(`schemas/${name}`, module, type, { closed: true })),
    schema('src/probes/python/reported-facts.json', 'src/probes/python/reported-facts.ts', 'ReportedFacts', {
      closed: false,
    }),
  ])
}

/** Writes those that aren't fresh. */
export async function writeSchemas() {
  mkdirSync(join(root, 'schemas'), { recursive: true })
  for (const { file, text, fresh } of await schemas()) if (!fresh) writeFileSync(join(root, file), text)
}

/**
 * @param {string} file @param {string} module @param {string} type
 * @param {{ closed: boolean }} options closed: nothing but what the type declares; open, as what arrives has more in it
 */
async function schema(file, module, type, { closed }) {
  const generator = createGenerator({
    path: join(root, module),
    tsconfig: join(root, 'tsconfig.json'),
    type,
    topRef: false,
    // `npm run check` compiles them all anyway.
    skipTypeCheck: true,
    additionalProperties: !closed,
  })
  const text = await format(JSON.stringify(generator.createSchema(type), closed ? undefined : withoutTexts), {
    parser: 'json',
    printWidth: 120,
  })
  const path = join(root, file)
  return { file, text, fresh: existsSync(path) && readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === text }
}

/** For programs alone: the shape without its descriptions. @param {string} key @param {unknown} value */
function withoutTexts(key, value) {
  return key === 'description' && typeof value === 'string' ? undefined : value
}
