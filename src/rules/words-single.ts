import { defineRule } from './rule.ts';
import { endsWord, straddlesWords } from './segments.ts';
import { matchSlips, reportSlips, type Slip, type SlipArguments } from './slip.ts';

/** A word of two hanzi or more written twice: 开展开展. */
const TWICE = /([\u4e00-\u9fff]{2,8})\1/g;
/** A clause written twice. */
const CLAUSE = /(?<=^|[，。；！？\n])([^，。；：！？\n]{6,40})[，。；]\1(?=[，。；！？\n]|$)/g;
/** A particle or preposition typed twice, where no word can end and begin with it. */
const PARTICLES =
  /(?<![目有标]|众矢之)的的(?![确士])|(?<![不为除明一到未])了了(?![解然之如却结])|(?<![存所现正实内潜自])在在|(?<![主重需只不必想首紧将简次概扼摘纲索提险冲])要要(?![求回强点素件闻职塞害])|(?<=^|[，。；：！？\n])(?:对对(?![子联碰眼方])|将将(?![军领帅士])|把把(?![关脉手])|从从(?!容)|为为(?!民|人)|由由|被被|向向(?!前|上))/g;

/** Verbs that are repeated for a short action: 研究研究, 了解了解. */
const REPEATABLE =
  /^(?:研究|讨论|商量|考虑|了解|学习|休息|打听|打扫|收拾|准备|锻炼|体验|感受|交流|琢磨|参谋|意思|关心|支持|帮助|教育|教训|检查|观察|调查|调研|总结|反思|回忆|介绍|解释|说明|活动|放松|高兴|热闹|轻松|凉快|舒服|走动|转悠|比较|思考|认识|熟悉|欣赏|品尝|合计|掂量|打量|照顾|宣传|反映|改进|表示|表扬|批评|提醒|督促|拾掇|聊聊|看看|走走|试试|想想|谈谈|说说|听听|问问|谢谢|拜拜|奶奶|爸爸|妈妈|哗啦|叮当|咔嚓|轰隆|扑通|嘀嗒|滴答|哈哈|呵呵|嘻嘻|来回|上下|反复)$/;
/** Counted one by one: 一步一步, 逐个逐个; AA of AABB is no slip. */
const COUNTED = /^[一逐每两半几]|^(.)\1+$|^[零〇一二三四五六七八九十百千万亿]+$/;
/** Compounds that begin with the word: 服务服务业, 管理管理局. */
const SUFFIX =
  /^(?:业(?![务绩态])|员(?!工)|局(?![面部])|处(?![理置])|部(?![署门])|[院厅站室者厂店]|委(?![托员])|会(?![议商])|组(?![织建成])|队(?!伍)|家(?!庭)|主(?![要动体题导])|商(?![务业])|所(?![有属在])|司(?!法)|科(?![学技])|生(?![产活态动育成效命长]))/;
const COMPOUND =
  /^(?:中心|办公室|银行|大学|学院|公司|集团|办法|条例|体系|制度|机制|平台|人员|单位|部门|机构|工程|项目|规划|计划|方案|小组|协会|基地|园区|干部|机关)/;

/** No word or clause is written twice. */
export const wordsSingle = defineRule<SlipArguments<'word' | 'clause'>>({
  code: 'words-single',
  group: 'wording',
  severity: 'warning',
  sentence: ({ found }) => ({ zh: `“${found}”重复了`, en: `“${found}” is repeated` }),
  hint: ({ better }) =>
    better === '' ? { zh: '请删去一处', en: 'Delete one of them' } : { zh: `请改为“${better}”`, en: `Write “${better}”` },
  explanation: {
    reason: {
      zh: '改稿、粘贴时容易留下重复的字词；读者一眼就能看见。',
      en: 'Edits and pasting leave words behind twice.',
    },
    wrong: '全县开展开展安全生产大检查，各镇的的工作成效明显。',
    right: '全县开展安全生产大检查，各镇的工作成效明显。',
    standard: '《现代汉语》（成分赘余）',
  },
  *check({ manuscript }) {
    yield* reportSlips(manuscript, findSlips);
  },
});

function* findSlips(text: string): Generator<Slip<'word' | 'clause'>> {
  yield* matchSlips(text, PARTICLES, 'word', ([found]) => [found.charAt(0)]);
  yield* matchSlips(text, TWICE, 'word', ({ 0: found, 1: word = '', index }) => {
    const after = text.slice(index + found.length, index + found.length + 4);
    const isWord = REPEATABLE.test(word) || COUNTED.test(word) || COMPOUND.test(after) || SUFFIX.test(after);
    // 学学而而 and 高高兴兴: the word begins inside another one.
    return isWord ||
      word[0] === word[1] ||
      word.includes('共') ||
      isPartOfWords(text, index, word) ||
      NAMES.test(text.slice(index - 1, index + found.length + 1))
      ? null
      : [word];
  });
  yield* matchSlips(text, CLAUSE, 'clause', ({ 1: clause = '' }) => [clause]);
  yield* findAgain(text);
}

/** Shortest clause that is reported when it stands twice in a sentence, in characters. */
const CLAUSE_LENGTH = 6;

/** Finds clauses that stand a second time in their sentence, with others between. */
function* findAgain(text: string): Generator<Slip<'clause'>> {
  const long = text.split(/[，。！？；：\n]/).filter(({ length }) => length >= CLAUSE_LENGTH);
  if (new Set(long).size === long.length) return;
  for (const { 0: sentence, index } of text.matchAll(/[^。！？；：\n]+/g)) {
    const seen = new Map<string, number>();
    let start = index;
    for (const [number, clause] of sentence.split('，').entries()) {
      const first = seen.get(clause);
      if (clause.length >= CLAUSE_LENGTH && first !== undefined && first < number - 1)
        yield { start, end: start + clause.length, kind: 'clause' };
      if (first === undefined) seen.set(clause, number);
      start += clause.length + 1;
    }
  }
}

/** Whether a word written twice is needed twice: 大学大学生 without one 大学 ends inside a word. */
function isPartOfWords(text: string, index: number, word: string): boolean {
  const end = index + 2 * word.length;
  return straddlesWords(text, index, end) && !endsWord(text.slice(0, index) + text.slice(index + word.length), index, index + word.length);
}

/** Repetitions that belong to names or set phrases. */
const NAMES = /人人人人|人民人民|家家户户|时时刻刻|方方面面|点点滴滴|实实在在|红红火火|来来往往|世世代代|年年岁岁/;
