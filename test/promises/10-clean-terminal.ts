import { expect } from 'vitest';
import { filesWith, ISSUE, ITEM, PUBLICATION, places, RAW } from '../canaries.ts';
import { controls, invisible } from '../generate/characters.ts';
import { ran } from '../generate/whole.ts';
import type { Files } from '../memory-host.ts';
import type { Promised } from './promise.ts';

/** Every command that reads an office's files, in every form of what it prints. */
const COMMANDS: readonly (readonly string[])[] = [
  ...['text', 'json', 'sarif', 'github', 'line'].map((format) => ['check', 'issue-1', '--format', format]),
  ['check', 'issue-1', '--lang', 'en'],
  ['check', 'issue-1', '--fix-dry-run'],
  ['build', 'issue-1', '--fonts', 'bundled'],
  ['build', '--all', '--json'],
  ['ls'],
  ['ls', '--json'],
  ...['table', 'csv', 'json', 'item'].map((format) => ['stats', '--format', format]),
  ['verify', 'issue-1'],
];

/** File names and arguments that hold a character themselves. */
function named(canary: string): readonly (readonly [files: Files, argv: readonly string[]])[] {
  // No system has a name with NUL or a slash.
  if (canary === '\0') return [];
  return [
    [filesWith({ [`issue-1/b${canary}.md`]: ITEM }), ['check', 'issue-1']],
    [filesWith({ [`issue-1/b${canary}.docx`]: '' }), ['check', 'issue-1']],
    [filesWith({ [`issue-1${canary}/issue.yaml`]: ISSUE }), ['ls']],
    [
      filesWith({ [`in/稿${canary}.txt`]: `关于工作${canary}的通知\n\n各单位：请认真落实。\n` }),
      ['import', `in/稿${canary}.txt`, '--to', 'issue-2'],
    ],
    [
      filesWith({ 'in/稿.txt': `关于工作${canary}的通知\n\n各单位：请认真${canary}落实。\n` }),
      ['import', 'in/稿.txt', '--to', 'issue-2', '--json'],
    ],
    [filesWith(), ['check', `issue-1${canary}`]],
    [filesWith(), [`check${canary}`]],
    [filesWith(), ['check', `--no${canary}pe`]],
    [filesWith(), ['check', 'issue-1', '--format', `te${canary}xt`]],
    [filesWith(), ['explain', `rule${canary}`]],
    [filesWith(), ['stats', '--year', `20${canary}21`]],
    [filesWith(), ['stats', '--group', `组${canary}`]],
    [filesWith({ 'bulletin.yaml': `${PUBLICATION}template: "our${JSON.stringify(canary).slice(1, -1)}s"\n` }), ['build', 'issue-1']],
  ];
}

export const cleanTerminal: Promised = {
  number: 10,
  zh: '终端上没有一个控制字符',
  en: 'A clean terminal',
  run: async ({ of }) => {
    const canaries = [...controls, ...invisible.filter((character) => RAW.test(character))];
    const step = of(1, 40);
    let runs = 0;
    const faults = new Map<string, string>();
    const cases = canaries
      .filter((_, at) => at % step === 0)
      .flatMap((canary, at) => [
        ...places.flatMap(([, file, text], place) =>
          // Each canary in each place by a third of the commands, so that three neighbours make the whole.
          COMMANDS.filter((_, command) => (command + at + place) % of(3, 12) === 0).map(
            (argv) => [filesWith({ [file]: text(canary) }), argv] as const,
          ),
        ),
        ...named(canary),
      ]);
    for (const [files, argv] of cases) {
      const { exit, out, err } = await ran(files, argv);
      // The line that is drawn again and again while a build goes on begins with a carriage return and an erasure of our own.
      const said = (out + err).replaceAll('\r\n', '\n');
      const raw = RAW.exec(said);
      const command = argv.slice(0, 4).join(' ');
      if (raw !== null) faults.set(command, JSON.stringify(said.slice(Math.max(0, raw.index - 60), raw.index + 20)));
      if (exit === 70) faults.set(command, err);
      runs += 1;
    }
    expect([...faults]).toEqual([]);
    return `${runs} runs of ${COMMANDS.length + 13} commands with ${canaries.length} characters in ${places.length} places, names and arguments: no raw one came out`;
  },
};
