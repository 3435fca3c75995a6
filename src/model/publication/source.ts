import { field, line } from '../fields.ts';
import * as z from '../zod.ts';

/** A source department (来源单位) with all its names. */
export const sourceSchema = z.strictObject({
  name: field(line(), { zh: '名称', description: 'Official name, as printed in the attribution.', about: '正式名称，署名时照此印出。' }),
  aliases: field(z._default(z.array(line()), []), {
    zh: '别名',
    description: 'Other names that items may give.',
    about: '稿件里可以写的其他名称。',
  }),
  group: field(z.optional(line()), {
    zh: '分组',
    description: 'Group of the source, for sections and statistics: 县（市、区）, 市直单位 ….',
    about: '所属分组，供栏目和统计使用，如县（市、区）、市直单位。',
  }),
  categories: field(z.optional(z.array(line()).check(z.minLength(1))), {
    zh: '类别',
    description: 'The categories the source may file under; every one when left out.',
    about: '该单位可以报送的类别；不写则不限。',
  }),
});

export type Source = z.output<typeof sourceSchema>;
