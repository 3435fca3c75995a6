import type { Texts } from '../diagnostics/define.ts';
import { defineRule } from './rule.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';
import { type FoundWord, findWords, selectLongest } from './vocabulary.ts';
import type { SetMember, WrongVerb } from './word-lists.ts';

type Kind = 'negation' | 'sided' | 'object' | 'predicate' | 'subject' | 'party' | 'set' | 'verb';

const sentences: Readonly<Record<Kind, (found: string) => Texts>> = {
  negation: (found) => ({ zh: `“${found}”多了一层否定，意思反了`, en: `“${found}” has one negation too many` }),
  sided: (found) => ({ zh: `“${found}”：前面说两面，后面只说一面`, en: `“${found}”: two sides before, one side after` }),
  object: (found) => ({ zh: `“${found}”后面要有时间；表示到此为止用“截止”`, en: `“${found}” needs a time behind it; an end is 截止` }),
  predicate: (found) => ({ zh: `“${found}”一句有两个谓语`, en: `“${found}” has two predicates` }),
  subject: (found) => ({ zh: `“${found}”缺主语：“通过”“经过”“使”留一个`, en: `“${found}” has no subject: keep the preposition or 使` }),
  verb: (found) => ({ zh: `“${found}”搭配不当`, en: `“${found}”: the verb does not take this object` }),
  set: (found) => ({ zh: `“${found}”的完整提法少了一项`, en: `“${found}” lacks one member of the set phrase` }),
  party: (found) => ({
    zh: `“${found}”：人大、政府、政协前面不加“中共”`,
    en: `“${found}”: people’s congresses, governments and CPPCC committees are not 中共`,
  }),
};

const NEGATION =
  /(?:防止|避免|杜绝|防范|谨防|严防|以免|以防)[^，。；：、“”]{0,14}(?:不再|不要|不会|不)(?:发生|出现|反弹|重演|扩大|蔓延|下降)/g;
const PREDICATE =
  /(?<=^|[，。；：！？\n])(?:提高|增强|加强|提升|改善|促进|推动)(?![^，。；：]{0,24}[使让令后以将把被])[^，。；：、“”（）]{4,24}(?:得到|取得|获得)(?:了)?(?:明显|进一步|有效|显著|不断|切实|全面|较大)?(?:加强|提高|提升|增强|改善|促进|推动)(?=[，。；])/g;
/** A preposition that takes the subject away from a completed result: 通过学习，使大家受到了教育. */
const SUBJECT =
  /(?<=^|[。；！？\n])(?:(?:通过|经过|经由|随着|由于)[^，。；：！？“”]{2,30}|在[^，。；：！？“”]{2,24}下)，(?:使得|使)(?![用命者])(?=[^，。；！？]{2,24}(?:了|得到|受到|取得|获得|实现|迈上|步入|发生))/g;
/** 能否… has two sides, 是…的关键 one. */
const SIDED =
  /(?<=^|[。；！？\n])(?:能否|是否|能不能)(?![^。；！？]*(?:与否|成败|好坏|高低|优劣|得失|[能是]否.*[能是]否|取决于|考验|检验|标志|标准|标尺))[^。；！？]{2,40}，?是[^，。；！？]{2,20}(?:的关键(?:所在)?|的前提|的保证|的保障|的基础)(?=[，。；！])/g;
/** 截至 without a time behind it. */
const OBJECT = /截至(?=[，。；！])/g;
const PARTY = /中共(?![^，。；：、]{0,10}(?:委员会|[省市县区州旗]委))[^，。；：、“”《》]{0,8}(?:人大常委会|人民代表大会|人民政府|政协)/g;

/** Phrases have one negation and one predicate where one is meant. */
export const phrasesSound = defineRule<SlipArguments<Kind>>({
  code: 'phrases-sound',
  group: 'wording',
  severity: 'warning',
  sentence: ({ kind, found }) => sentences[kind](found),
  hint: () => ({ zh: '请改写', en: 'Rewrite it' }),
  explanation: {
    reason: {
      zh: '“防止……不再发生”等于要它发生；“提高……得到加强”是两句话的杂糅；“通过……使……”没有主语；“改善……水平”搭配不当。',
      en: 'To “prevent … from not happening” says the opposite; two predicates come from two sentences merged into one; 通过…使… has no subject; one “raises” a level and does not “improve” it.',
    },
    wrong: '防止安全事故不再发生。',
    right: '防止安全事故再次发生。',
    standard: '《现代汉语》（句法失误）',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, findSlips);
    yield* reportSlips(manuscript, (_, passage) => findWrongVerbs(passage.text, findWords(manuscript, passage).verbs));
    yield* reportSlips(manuscript, (text, passage) => findIncomplete(text, findWords(manuscript, passage).members));
  },
});

/** Finds verbs with objects that they do not take. */
function* findWrongVerbs(text: string, found: readonly FoundWord<WrongVerb>[]): Generator<Slip<'verb'>> {
  for (const { start, end, entry } of selectLongest(found)) {
    const last = text.indexOf(entry.object, end) + entry.object.length;
    yield { start, end: last, kind: 'verb', suggestions: [`${entry.right}${text.slice(end, last)}`] };
  }
}

/** Words between the members of a set. */
const JOINT = /[、和与及]/;

/** Finds enumerations that official writing gives in full and that lack one member. */
function* findIncomplete(text: string, found: readonly FoundWord<SetMember>[]): Generator<Slip<'set'>> {
  for (const chain of chainMembers(text, selectLongest(found))) {
    const [first, last] = [chain[0] as FoundWord<SetMember>, chain.at(-1) as FoundWord<SetMember>];
    const given = new Set(chain.map(({ entry }) => entry.word));
    const isOpen =
      JOINT.test(text.charAt(first.start - 1)) || /^(?:[、和与及]|[\u4e00-\u9fff]{0,2}、)/.test(text.slice(last.end, last.end + 3));
    if (given.size === first.entry.members.length - 1 && !isOpen) yield { start: first.start, end: last.end, kind: 'set' };
  }
}

/** Groups members of a set that stand side by side. */
function chainMembers(text: string, found: readonly FoundWord<SetMember>[]): FoundWord<SetMember>[][] {
  const chains: FoundWord<SetMember>[][] = [];
  for (const one of found) {
    const last = chains.at(-1)?.at(-1);
    const follows = last?.entry.members === one.entry.members && one.start === last.end + 1 && JOINT.test(text.charAt(last.end));
    if (follows) chains.at(-1)?.push(one);
    else chains.push([one]);
  }
  return chains;
}

function* findSlips(text: string): Generator<Slip<Kind>> {
  if (text.includes('使')) yield* matchSlips(text, SUBJECT, 'subject', ([found]) => [found.replace(/使得?$/, '')]);
  if (/[防避杜谨免]/.test(text)) yield* matchSlips(text, NEGATION, 'negation');
  if (/得到|取得|获得/.test(text)) yield* matchSlips(text, PREDICATE, 'predicate');
  if (text.includes('否') || text.includes('能不能')) yield* matchSlips(text, SIDED, 'sided');
  if (text.includes('截至')) yield* matchSlips(text, OBJECT, 'object', () => ['截止']);
  if (text.includes('中共')) yield* matchSlips(text, PARTY, 'party', ([found]) => [found.replace(/^中共/, '')]);
}
