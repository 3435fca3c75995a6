import { isPrinted } from '../model/derive.ts';
import { findPlaceholders, placeholders } from '../model/placeholders.ts';
import { defineRule } from './rule.ts';

/** What `bulletin init` wrote as an example is not printed. */
export const placeholdersReplaced = defineRule<{ text: string }>({
  code: 'placeholders-replaced',
  group: 'shape',
  settable: false,
  sentence: ({ text }) => ({
    zh: `“${text}”是 init 写的示例，不能印出`,
    en: `“${text}” is the example that init wrote, and must not be printed`,
  }),
  hint: () => ({ zh: '请换成自己的文字；示例稿件不用了就删去', en: 'Replace it with your own words, or delete the sample item' }),
  explanation: {
    reason: {
      zh: 'bulletin init 写下的示例稿件、示例单位只是样子，忘了换就会印在刊物上。',
      en: 'The sample item and the sample office that bulletin init writes only show the form; left in place they would be printed.',
    },
    wrong: `标题: ${placeholders.title}`,
    right: '标题: 岳西县建立“经济课堂”双周讲学制度',
  },
  *check({ manuscript: { publication, items } }) {
    const place = publication.place('publisher');
    if (publication.values.publisher === placeholders.publisher && place !== undefined)
      yield { place, args: { text: placeholders.publisher } };
    for (const { passages, values } of items) {
      if (!isPrinted(values)) continue;
      for (const passage of passages) {
        const [first] = findPlaceholders(passage.text);
        if (first === undefined) continue;
        yield { place: passage.place(first.start, first.end), args: { text: passage.text.slice(first.start, first.end) } };
      }
    }
  },
});
