/** Lines shown around a change. */
const CONTEXT = 3;

/**
 * Formats the changes to a file as a unified diff that `git apply` accepts.
 *
 * @param file path as in `Place.file`
 */
export async function formatUnifiedDiff(file: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch, OMIT_HEADERS } = await import('diff');
  const hunks = createTwoFilesPatch('a', 'b', before, after, '', '', { context: CONTEXT, headerOptions: OMIT_HEADERS });
  return `--- ${quoteName(`a/${file}`)}\n+++ ${quoteName(`b/${file}`)}\n${hunks}`;
}

/** Formats a file name as `git -c core.quotePath=false` does: in C quotes only if it contains quotes, backslashes or control characters. */
function quoteName(name: string): string {
  if (!/["\\\p{Cc}]/u.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const escapes = name.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, (character) => {
    return Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  });
  return `"${escapes}"`;
}
