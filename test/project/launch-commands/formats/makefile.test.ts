import { expect, it } from 'vitest'
import { makefile } from '../../../../src/project/launch-commands/formats/makefile.ts'
import { projectTexts } from '../../../../src/project/programs/project-texts.ts'

const noTexts = projectTexts('/nowhere', [])
const W = 'celery -A shop worker'

it.each<[title: string, text: string, expected: string]>([
  ['a default', `QUEUE ?= mail,media # ours\nw:\n\t${W} -Q $(QUEUE)\n`, `${W} -Q mail,media`],
  ['braces', `QUEUE := mail\nw:\n\t${W} -Q \${QUEUE}\n`, `${W} -Q mail`],
  ['set below, from another one', `w:\n\t${W} -Q $(QUEUE)\nQUEUE = $(FIRST),b\nFIRST = a\n`, `${W} -Q a,b`],
  ['the program that runs it', `RUN = pipenv run\nw:\n\t$(RUN) ${W}\n`, W],
  ['what a command of the shell prints', `Q := $(shell cat q)\nw:\n\t${W} -Q $(Q)\n`, `${W} -Q $(Q)`],
  ['two values', `ifdef X\nQ = a\nelse\nQ = b\nendif\nw:\n\t${W} -Q $(Q)\n`, `${W} -Q $(Q)`],
  ['a variable of the shell', `Q = a\nw:\n\t${W} -Q $$Q\n`, `${W} -Q $Q`],
  ['itself', `Q = $(Q)\nw:\n\t${W} -Q $(Q)\n`, `${W} -Q $(Q)`],
])('%s', async (_, text, expected) => {
  const [command] = await makefile.read(text, 'Makefile', noTexts)
  expect(command?.argv.join(' ')).toBe(expected)
})

it('leaves variables that would grow without end', async () => {
  const many = Array.from({ length: 60 }, (_, n) => `V${n + 1} = ${`$(V${n})`.repeat(500)}`).join('\n')
  const [command] = await makefile.read(`V0 = a\n${many}\nw:\n\t${W} -Q $(V60)\n`, 'Makefile', noTexts)
  expect(command?.argv.join(' ')).toBe(`${W} -Q $(V60)`)
})
