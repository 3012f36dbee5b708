import { expect, it } from 'vitest'
import { folderAfter, PROJECT_FOLDER } from '../../../../src/project/launch-commands/shell/changed-folder.ts'

it.each<[lines: string[], folder: string | undefined]>([
  [['celery -A shop worker'], undefined],
  [['cd backend'], 'backend'],
  [['cd backend && pip install -r requirements.txt', 'ls'], 'backend'],
  [['cd backend', 'cd app/'], 'backend/app'],
  [['cd backend', 'cd ..'], undefined],
  [['cd ../other'], undefined],
  [['cd "$(dirname "$0")"'], undefined],
  [['git clone https://example.com/ann/shop.git', 'cd shop'], undefined],
  [['git clone https://example.com/ann/shop.git && cd shop', 'cd backend'], 'backend'],
  [['git clone https://example.com/ann/shop.git', 'cd shop/backend'], 'backend'],
])('%j leave %s', (lines, folder) => {
  expect(lines.reduce((before, line) => folderAfter(line, 'posix', before), PROJECT_FOLDER).folder).toBe(folder)
})
