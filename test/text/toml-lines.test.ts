import { expect, it } from 'vitest'
import { lineOfKey } from '../../src/text/toml-lines.ts'

const document = `# [tool.poolwise]
title = "x" # app = "no"
text = """
app = "in a text"
[tool.poolwise]
"""
raw = '''
app = 1'''
list = [
  "a", # ]
  { app = 1 },
]

[ tool . poolwise ] # ours
app = "config"
"import-limit" = 5
'python' = "\\"]"

[tool.poolwise.checks]
"broker.reachable" = "off"
app.found = "warn"

[[tool.poolwise.silence]]
id = "a.b"

[[tool.poolwise.silence]]
id = "c.d"
until = 2030-01-01

[[tool.other]]
[tool.other.below]
app = 2
[[tool.other]]
[tool.other.below]
app = 3
`

it.each([
  ['title', 2],
  ['raw', 7],
  ['list', 9],
  ['app', null],
  ['tool.poolwise', 14],
  ['tool.poolwise.app', 15],
  ['tool.poolwise.import-limit', 16],
  ['tool.poolwise.python', 17],
  ['tool.poolwise.checks', 19],
  ['tool.poolwise.checks.broker.reachable', 20],
  ['tool.poolwise.checks.app.found', 21],
  ['tool.poolwise.silence.0', 23],
  ['tool.poolwise.silence.0.id', 24],
  ['tool.poolwise.silence.1.until', 28],
  // Where the key is missing: its table.
  ['tool.poolwise.silence.0.until', 23],
  ['tool.poolwise.profile', 14],
  ['tool.other.1.below.app', 35],
  ['nothing.there', null],
])('%s stands in line %s', (path, line) => expect(lineOfKey(document, path)).toBe(line))
