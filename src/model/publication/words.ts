import { field, line } from '../fields.ts';
import * as z from '../zod.ts';

/** A word that the publication avoids or watches. */
export const termSchema = z.strictObject({
  avoid: field(line(), { zh: '不用', description: 'The word as it should not stand.', about: '不该出现的写法。' }),
  use: field(z._default(z.array(line()), []), {
    zh: '改用',
    description: 'What to write instead, best first; nothing when the sentence must be rewritten.',
    about: '应当改用的写法，最好的写在前面；整句要改写的可以不写。',
  }),
  note: field(z.optional(line()), { zh: '说明', description: 'Why, or what to look at, in a sentence.', about: '一句话说明原因。' }),
});

export type Term = z.output<typeof termSchema>;

/** A leader and their offices. */
export const leaderSchema = z.strictObject({
  name: field(line(), { zh: '姓名', description: 'Name of the leader.', about: '领导姓名。' }),
  titles: field(z.array(line()).check(z.minLength(1)), {
    zh: '职务',
    description: 'Offices as they are printed before or after the name; the first is the usual one.',
    about: '与姓名连用的职务，常用的写在前面。',
  }),
});

export type Leader = z.output<typeof leaderSchema>;
