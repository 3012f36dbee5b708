import { defineRule, iff } from '../define-rule.ts'

/** macOS frameworks abort a process that was forked while they were in use (objc fork safety). billiard 4.3 spawns there. */
export const preforkForkOnMacos = defineRule({
  id: 'prefork-fork-on-macos',
  when: ({ os, startMethod, billiard }) =>
    iff(os === 'macos' && startMethod === 'fork', {
      rejects: 'prefork',
      reason: `forking is unsafe on macOS after a system framework has been used: children die with SIGABRT or SIGSEGV; billiard spawns there since 4.3${billiard === null ? '' : ` (here ${billiard})`}`,
    }),
})
