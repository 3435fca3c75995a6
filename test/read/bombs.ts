/**
 * Inputs that took a parser seconds, overflowed its stack or filled memory, with the line reported. vitest's time limit checks that each
 * ends.
 */
export const bombs: readonly (readonly [string, string, number])[] = [
  ['10,000 nested quotes', '>'.repeat(10_000), 7],
  ['10,000 nested quotes with blanks', '> '.repeat(10_000), 7],
  ['a list 1,000 deep', Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- 甲`).join('\n'), 27],
  ['a numbered list 1,000 deep', Array.from({ length: 1000 }, (_, depth) => `${'   '.repeat(depth)}1. 甲`).join('\n'), 21],
  ['a list 10,000 deep on a line', '- '.repeat(10_000), 7],
  ['lists and quotes in turn', '> - '.repeat(10_000), 7],
  ['lists by tabs', '-\t'.repeat(10_000), 7],
  ['10,000 open brackets', '['.repeat(10_000), 7],
  ['10,000 open images', '!['.repeat(10_000), 7],
  ['10,000 open links', '[a]('.repeat(10_000), 7],
  ['10,000 open asterisks', '*a '.repeat(10_000), 7],
  ['10,000 closing asterisks', 'a**'.repeat(10_000), 7],
  ['asterisks on many lines', 'a**\n'.repeat(4_000), 1007],
  ['many paragraphs of asterisks', `${'a**'.repeat(600)}\n\n`.repeat(40), 39],
  ['10,000 tildes', '~~a '.repeat(10_000), 7],
  ['notes in notes', '[^a]: '.repeat(900), 7],
  ['10,000 marks of notes', `${'a[^1]'.repeat(10_000)}\n\n[^1]: a`, 7],
  ['backticks of every length', Array.from({ length: 300 }, (_, length) => '`'.repeat(length + 1)).join(' '), 7],
  ['a table of 10,000 columns', `${'|a'.repeat(10_000)}\n${'|-'.repeat(10_000)}\n`, 7],
  ['10,000 lines of =', '=\n'.repeat(10_000), 5007],
  ['25,000 lines of =', '=\n'.repeat(25_000), 5007],
  ['a line of 600,000 characters', '设'.repeat(600_000), 7],
  ['a table of 5,000 rows and 28 columns', `${'|列'.repeat(28)}|\n${'|-'.repeat(28)}|\n${`${'|1'.repeat(28)}|\n`.repeat(5_000)}`, 75],
  ['50,000 notes', Array.from({ length: 50_000 }, (_, n) => `[^${n}]: 甲`).join('\n\n'), 10_007],
  ['100,000 empty lines', '\n'.repeat(100_000), 20_007],
];
