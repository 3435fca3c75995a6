import { describe, expect, it } from 'vitest';
import { findAsker } from '../../src/commands/ask.ts';
import { Interrupted } from '../../src/failures.ts';
import type { Asker } from '../../src/host/asker.ts';
import { answers } from '../asker.ts';
import { memoryHost } from '../memory-host.ts';

/** A host with a user who gives the answers. */
function at(
  person: Asker,
  { stdin = true, stderr = true, env = {} }: { stdin?: boolean; stderr?: boolean; env?: Record<string, string> } = {},
) {
  const host = memoryHost({}, { env });
  return {
    language: 'zh' as const,
    colour: true,
    host: {
      ...host,
      stdin: { isTerminal: stdin },
      stderr: { ...host.stderr, write: () => {}, isTerminal: stderr },
      asker: async () => person,
    },
  };
}

describe('questions', () => {
  it.each([
    ['at a terminal', {}, false, true],
    ['with standard input from a file', { stdin: false }, false, false],
    ['with standard error in a file', { stderr: false }, false, false],
    ['in CI', { env: { CI: 'true' } }, false, false],
    ['where CI is said not to be', { env: { CI: 'false' } }, false, true],
    ['on a dumb terminal', { env: { TERM: 'dumb' } }, false, false],
    ['with --json', {}, true, false],
  ])('%s', async (_, where, json, asked) => {
    expect((await findAsker(at(answers(), where), json)) !== null).toBe(asked);
  });

  it('show control characters as text, never send them, and return the value chosen', async () => {
    const shown: unknown[] = [];
    const asker: Asker = {
      text: async (question) => {
        shown.push(question.question, question.example, question.otherwise, question.refuse?.('x'));
        return '';
      },
      choose: async ({ question, choices }) => {
        shown.push(question, ...choices.flatMap(({ label, hint }) => [label, hint]));
        return choices[0]?.value ?? '';
      },
      confirm: async (question) => {
        shown.push(question);
        return true;
      },
      tell: (text) => {
        shown.push(text);
      },
    };
    const person = await findAsker(at(asker), false);
    await person?.text({ question: 'a\x1b[2J', example: '\x07', otherwise: '\x9b', refuse: () => '\u202e' });
    expect(await person?.choose({ question: '\x1b', choices: [{ value: '\x1b]0;x\x07', hint: '\x00' }] })).toBe('\x1b]0;x\x07');
    await person?.confirm('\x1b');
    person?.tell('one\n\x1btwo');
    expect(shown.join('|')).toMatchInlineSnapshot(`
      "a⟨U+001B⟩[2J|⟨U+0007⟩||⟨U+202E⟩|⟨U+001B⟩|⟨U+001B⟩]0;x⟨U+0007⟩|⟨U+0000⟩|⟨U+001B⟩|one
      ⟨U+001B⟩two"
    `);
    expect(shown.filter((text) => text !== 'one\n⟨U+001B⟩two').join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('can be cancelled', async () => {
    const person = await findAsker(at(answers(null)), false);
    await expect(person?.confirm('?')).rejects.toThrow(Interrupted);
  });
});
