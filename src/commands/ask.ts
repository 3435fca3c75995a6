import { Failure } from '../failures.ts';
import type { Asker } from '../host/asker.ts';
import { makeVisible } from '../report/visible.ts';
import type { Context } from './command.ts';

/**
 * The person to ask, or null when nobody is there: unless standard input and standard error are terminals, in CI, on a terminal that
 * cannot move its cursor, and when a script wants JSON. Whatever is shown holds no control character, wherever it came from.
 *
 * @param json whether `--json` was given
 */
export async function findAsker({ host, language, colour }: Context, json: boolean): Promise<Asker | null> {
  const { stdin, stderr, env } = host;
  const isThere = stdin.isTerminal && stderr.isTerminal && !isSet(env.CI) && env.TERM !== 'dumb';
  if (json || !isThere) return null;
  return sanitizeAsker(await host.asker({ language, colour }));
}

/** The failure of a command that lacks options and has nobody to ask for them. */
export function missingOptions(options: readonly string[]): Failure {
  return new Failure(
    'usage',
    { zh: `还缺选项：${options.join('、')}`, en: `Options are missing: ${options.join(', ')}` },
    { zh: '在终端里运行，会逐项询问；在脚本里请把它们写全', en: 'At a terminal you are asked for them; a script must give them all' },
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

/** An asker that shows control characters instead of sending them, and gives back the values it was given. */
function sanitizeAsker(asker: Asker): Asker {
  const lines = (text: string) => text.split('\n').map(makeVisible).join('\n');
  const optional = (text: string | undefined) => (text === undefined ? undefined : makeVisible(text));
  return {
    text: ({ question, otherwise, example, refuse }) =>
      asker.text({
        question: makeVisible(question),
        otherwise: otherwise === undefined || makeVisible(otherwise) === otherwise ? otherwise : undefined,
        example: optional(example),
        refuse: refuse && ((answer) => optional(refuse(answer) ?? undefined) ?? null),
      }),
    choose: ({ question, choices, means }) =>
      asker.choose({
        question: makeVisible(question),
        choices: choices.map(({ value, label, hint }) => ({ value, label: makeVisible(label ?? value), hint: optional(hint) })),
        means,
      }),
    confirm: (question) => asker.confirm(makeVisible(question)),
    tell: (text) => asker.tell(lines(text)),
  };
}
