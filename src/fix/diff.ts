/** Lines shown around a change. */
const CONTEXT = 3;

/**
 * Formats the changes to a file as a unified diff that `git apply` accepts.
 *
 * @param file path as in `Place.file`
 */
export async function formatUnifiedDiff(file: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', { context: CONTEXT, headerOptions: FILE_HEADERS_ONLY });
}
