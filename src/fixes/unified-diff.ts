const CONTEXT_LINES = 3

/** An edit as `diff -u` and `git diff` show it, ready for `patch -p1`. Line ends of Windows stay in the lines. */
export async function unifiedDiff(file: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff')
  const options = { context: CONTEXT_LINES, headerOptions: FILE_HEADERS_ONLY }
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options)
}
