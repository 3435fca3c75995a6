import { Failure } from '../failures.ts';
import type { Asker } from '../host/asker.ts';
import { makeLinesVisible, makeVisible } from '../report/visible.ts';
import type { Context } from './command.ts';

/**
 * Opens a dialogue with the user, whose prompts show control characters as text. Null without one: with `--json`, in CI, and unless standard
 * input and standard error are terminals that can move the cursor.
 *
 * @param json whether `--json` was given
 */
export async function findAsker({ host, language, colour }: Context, json: boolean): Promise<Asker | null> {
  const { stdin, stderr, env } = host;
  const isThere = stdin.isTerminal && stderr.isTerminal && !isSet(env.CI) && env.TERM !== 'dumb';
  if (json || !isThere) return null;
  return sanitizeAsker(await host.asker({ language, colour }));
}

/** Required options that are missing where the user cannot be asked for them. */
export function missingOptions(options: readonly string[]): Failure {
  return new Failure(
    'usage',
    { zh: `缺少选项：${options.join('、')}`, en: `Missing options: ${options.join(', ')}` },
    { zh: '请把它们写全；在终端里运行，也可以逐项回答', en: 'Give them all, or run the command at a terminal to be asked' },
  );
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

/** Wraps an asker so that prompts and choices show control characters as text; answers pass unchanged. */
function sanitizeAsker(asker: Asker): Asker {
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
    tell: (text) => asker.tell(makeLinesVisible(text)),
  };
}
