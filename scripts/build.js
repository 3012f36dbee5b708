// npm run build: dist/, oclif.manifest.json and schemas/.
import { bundle } from './lib/bundle.js'
import { writeSchemas } from './lib/schemas.js'

await bundle()
await writeSchemas()
