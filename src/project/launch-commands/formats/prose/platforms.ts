/** The systems that a text names; empty if it names none. WSL and containers are Linux. */
export function systemsIn(text: string): string[] {
  if (/\bwsl\b|\bdocker|\bcontainers?\b/i.test(text) && /windows/i.test(text)) return ['linux']
  if (/\b(?:not|non|except|excluding|without)[\s-]+(?:on |for |supported on )?(?:ms )?windows\b/i.test(text))
    return ['linux', 'macos']
  const systems: string[] = []
  if (/linux|unix|ubuntu|debian|posix/i.test(text)) systems.push('linux')
  if (/mac\s?os|os\s?x|\bmac\b|darwin|unix|posix/i.test(text)) systems.push('macos')
  if (/windows|powershell|\bcmd\.exe\b|command prompt/i.test(text)) systems.push('windows')
  return systems
}

/** Tracks the headings of a document: the text below a heading, and below its subheadings, is for the systems it names. */
export function headingTracker(): {
  read(line: string, next: string): void
  systems(): readonly string[]
  title(): string
} {
  const named: { level: number; systems: readonly string[]; title: string }[] = []
  const enter = (level: number, title: string) => {
    while (named.length > 0 && named.at(-1)!.level >= level) named.pop()
    named.push({ level, systems: systemsIn(title), title })
  }
  return {
    read(line, next) {
      const level = /^\s*(#{1,6})\s/.exec(line)?.[1]?.length ?? /^(={1,6})\s+\S/.exec(line)?.[1]?.length
      if (level !== undefined) enter(level, line)
      // Bold lines and the labels of tabs rank below every heading.
      else if (/^\s*(?:\*\*[^*]+\*\*:?\s*$|===\s*"|<summary>|\.\. (?:tab|group-tab|tab-item))/.test(line))
        enter(7, line)
      else if (/^[^\s[]/.test(line) && /^([=\-~^"'*+#`.])\1{2,}\s*$/.test(next)) enter(levelOf(next[0]!), line)
    },
    systems: () => named.findLast(({ systems }) => systems.length > 0)?.systems ?? [],
    title: () => named.map(({ title }) => title).join(' / '),
  }
}

/** reStructuredText does not define the order of underlines; = then - then ~ is the most common. */
const levelOf = (mark: string): number => Math.max(1, '=-~^"\'`.+*#'.indexOf(mark) + 1)
