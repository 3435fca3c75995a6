import type { Texts } from '../diagnostics/define.ts';
import { toExcerpt } from '../diagnostics/excerpt.ts';
import type { Passage, Span } from '../model/passage.ts';
import { findInnerAttribution } from './attribution.ts';
import { defineRule } from './rule.ts';

type Part = 'imprint' | 'mark' | 'attribution';

const sentences: Readonly<Record<Part, (found: string) => Texts>> = {
  imprint: (found) => ({ zh: `“${found}”像是版记，不像正文`, en: `“${found}” looks like the imprint, not like text` }),
  mark: (found) => ({ zh: `“${found}”像是另一篇稿件的开头`, en: `“${found}” looks like the start of another item` }),
  attribution: (found) => ({ zh: `正文中间有署名“${found}”`, en: `The attribution “${found}” stands amid the text` }),
};

const hints: Readonly<Record<Part, Texts>> = {
  imprint: {
    zh: '报送对象、印数写在 issue.yaml 或 bulletin.yaml 里',
    en: 'Distribution and print run belong in issue.yaml or bulletin.yaml',
  },
  mark: { zh: '一篇稿件一个文件；分点请用“1.”或“- ”', en: 'Keep one item a file; write points as “1.” or “- ”' },
  attribution: { zh: '后面如果是另一篇稿件，请另存一个文件', en: 'If another item follows, give it a file of its own' },
};

/** Lines of an imprint that no text has: labelled recipients, the print run, who edited and signed. */
const IMPRINT =
  /^(?:(?:主送|抄送|抄报|报送|分送|印发|本期增发|增发|报|送|发|呈)(?:单位|范围)?\s*[：:]\s*\S[^。]{0,200}。?|[（(]?(?:本期)?共印\s*\d+\s*份[）)]?|(?:责任编辑|本期编辑|编辑|审核|签发|校对|主题词)\s*[：:]\s*\S.{0,60}|.{2,30}\d日\s*印发)$/;
/** Marks before items in common use. */
const MARK = /^[△▲▽▼◆◇■□★☆●◎⊙※▶►❖]/;

/** An item's text holds nothing of the issue around it: no imprint, no mark of another item, no attribution but at its end. */
export const partsApart = defineRule<{ part: Part; found: string }>({
  code: 'parts-apart',
  group: 'shape',
  severity: 'warning',
  sentence: ({ part, found }) => sentences[part](found),
  hint: ({ part }) => hints[part],
  explanation: {
    reason: {
      zh: '整期粘贴或拆分旧刊时，版记、另一篇稿件和它的署名容易混进正文，印出来就错了。',
      en: 'When an issue is pasted or taken apart, its imprint, another item or that item’s attribution easily ends up in a text, and is printed there.',
    },
    wrong: '……解决用种难题三十件。（县农业局）\n\n△县水利局清淤八公里。\n\n报：县委、县政府。',
    right: '……解决用种难题三十件。',
  },
  *check({ manuscript: { publication, items } }) {
    for (const item of items) {
      const body = item.passages.filter(({ kind }) => kind === 'paragraph');
      for (const [index, passage] of body.entries()) {
        const inner = index < body.length - 1 ? findInnerAttribution(passage, item, publication.values) : null;
        const found = findPart(passage, index, inner);
        if (found === null) continue;
        const { part, span } = found;
        yield { place: passage.place(span.start, span.end), args: { part, found: toExcerpt(passage.text.slice(span.start, span.end)) } };
      }
    }
  },
});

function findPart({ text }: Passage, index: number, attribution: Span | null): { readonly part: Part; readonly span: Span } | null {
  const whole = { start: 0, end: text.trimEnd().length };
  if (text.length <= 260 && IMPRINT.test(text.trim())) return { part: 'imprint', span: whole };
  if (index > 0 && MARK.test(text)) return { part: 'mark', span: whole };
  return attribution === null ? null : { part: 'attribution', span: attribution };
}
