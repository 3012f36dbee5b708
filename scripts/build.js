// npm run build: dist/, oclif.manifest.json and, unless told --no-schemas, schemas/.
import { bundle } from './lib/bundle.js'
import { writeSchemas } from './lib/schemas.js'

await bundle()
if (!process.argv.includes('--no-schemas')) await writeSchemas()
