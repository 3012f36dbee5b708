/**
 * The value of an option in a command line, in any form that click accepts: `-P solo`, `-Psolo`, `--pool solo`,
 * `--pool=solo`. The last one given wins, as in click.
 * @param names the option's short and long names, dashes included
 * @returns null when the option isn't given
 */
export function optionValue(argv: readonly string[], names: readonly string[]): string | null {
  let found: string | null = null
  argv.forEach((word, index) => {
    for (const name of names) {
      if (word === name) found = argv[index + 1] ?? found
      else if (name.startsWith('--') && word.startsWith(`${name}=`)) found = word.slice(name.length + 1)
      else if (!name.startsWith('--') && word.startsWith(name) && !word.startsWith('--'))
        found = word.slice(name.length)
    }
  })
  return found
}
