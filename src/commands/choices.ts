import { type Argument, Option } from 'commander';
import type { Texts } from '../diagnostics/define.ts';
import { invalidValue } from './usage-failures.ts';

/** The values of an option, each with its Chinese name; null for a name of its own, such as a file format. */
type ChoiceNames = Readonly<Record<string, string | null>>;

/** An option with a fixed set of values. Each may be given by its Chinese name, too. */
class ChoiceOption extends Option {
  readonly names: ChoiceNames;

  constructor(flags: string, description: string, names: ChoiceNames) {
    super(flags, description);
    this.names = names;
    const values = Object.keys(names);
    this.choices(values).argParser((typed: string) => {
      const value = values.find((each) => each === typed || names[each] === typed);
      if (value !== undefined) return value;
      throw invalidValue(`--${this.name()}`, typed, {
        zh: `可用的有：${values.map((each) => formatName(each, names)).join('、')}`,
        en: `Use one of ${values.join(', ')}`,
      });
    });
  }
}

/**
 * An option with a fixed set of values.
 *
 * @param names Chinese name of each value, or null
 */
export function createChoiceOption(flags: string, description: string, names: ChoiceNames): Option {
  return new ChoiceOption(flags, description, names);
}

/** What an option or argument is for, with the values that it takes. */
export function describeChoices(of: Option | Argument, say: (texts: Texts) => string): string {
  const { description, argChoices: values } = of;
  if (values === undefined) return description;
  const names = of instanceof ChoiceOption ? of.names : {};
  return description + say({ zh: `（${values.map((value) => formatName(value, names)).join('、')}）`, en: ` (${values.join(', ')})` });
}

/** 送审 review */
function formatName(value: string, names: ChoiceNames): string {
  return names[value] ? `${names[value]} ${value}` : value;
}
