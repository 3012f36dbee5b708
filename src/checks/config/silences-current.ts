import type { EndedSilence, SilencedCheck } from '../../facts/ended-silence.ts'
import { defineCheck, fail, pass } from '../define-check.ts'

export const silencesCurrent = defineCheck({
  id: 'config.silences-current',
  title: "Every silence in poolwise's own settings is in force",
  tier: 'static',
  severity: 'warn',
  needs: ['endedSilences'],
  evaluate({ endedSilences }) {
    const matters = endedSilences.filter(({ now }) => now === 'fails' || now === 'undecided')
    const [first, ...more] = [...matters, ...endedSilences.filter((one) => !matters.includes(one))]
    if (first === undefined) return pass()
    const others =
      more.length === 0 ? '' : ` ${more.length} more ${more.length === 1 ? 'silence has' : 'silences have'} ended.`
    return fail({
      message: `The silence of ${first.id} ended on ${first.until} (${placeOf(first)}); ${now(first.now)}.${others}`,
      evidence: {
        ended: [first, ...more].map(
          (one) => `${one.id} on ${one.until} (${placeOf(one)}), "${one.reason}": ${now(one.now)}`,
        ),
      },
      remedy:
        matters.length > 0
          ? 'Cure what the check finds, or give the entry a later day and a reason that holds.'
          : 'Remove the entry from the settings.',
      location: { file: first.file, line: first.line },
      // Nothing came back: the entry is only left over.
      ...(matters.length === 0 && { severity: 'info' }),
    })
  },
})

const placeOf = ({ file, line }: EndedSilence): string => (line === null ? file : `${file}:${line}`)

function now(state: SilencedCheck): string {
  switch (state) {
    case 'fails':
      return 'what it silenced counts again'
    case 'undecided':
      return 'whether what it silenced is still there could not be found out'
    case 'passes':
      return 'the check passes, so the entry can be removed'
    case 'silenced':
      return 'another entry silences the check, so this one can be removed'
    case null:
      return 'the check was not judged in this run'
  }
}
