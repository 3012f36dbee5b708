/** The words of a flag that takes several. A variable brings one text, a flag a list; commas separate in both. */
export const listed = (given: string | readonly string[] | undefined): string[] =>
  [given ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '')
