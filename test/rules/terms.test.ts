import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/model/passage.ts';
import { Automaton } from '../../src/rules/automaton.ts';
import { selectLongest } from '../../src/rules/vocabulary.ts';
import { loadWordLists } from '../../src/rules/word-lists.ts';

const { terms } = loadWordLists();
const automaton = new Automaton(terms.map(({ word }) => word));

/** The listed words in a text. */
function words(text: string): string[] {
  const found: Span[] = [];
  automaton.find(text, (word, start, end) => {
    if (terms[word]?.isMeant?.(text, start) === true) found.push({ start, end });
  });
  return selectLongest(found.sort((a, b) => a.start - b.start || b.end - a.end)).map(({ start, end }) => text.slice(start, end));
}

describe('the starter list', () => {
  it('has hundreds of unique words, each with a replacement', () => {
    expect(terms.length).toBeGreaterThan(1000);
    const avoided = terms.map(({ word }) => word);
    expect(avoided.filter((word, at) => avoided.indexOf(word) !== at)).toEqual([]);
    for (const { word: avoid, use } of terms) {
      expect(use).toHaveLength(1);
      expect(use[0]).not.toBe(avoid);
    }
  });

  it('has no malformed line', () => {
    for (const name of ['misspellings', 'official']) {
      const [header = '', ...lines] = readFileSync(join(import.meta.dirname, `../../src/rules/words/${name}.csv`), 'utf8')
        .trim()
        .split('\n');
      for (const line of lines) {
        const fields = line.split(',');
        expect(fields, line).toHaveLength(header.split(',').length);
        expect(fields[2], line).toMatch(/^(?:(?:(?:前非|后非|后是|句无)\S+|句首)(?: (?:(?:前非|后非|后是|句无)\S+|句首))*)?$/u);
        expect(fields.at(-1), line).not.toBe('');
      }
    }
  });

  it.each(['bodies', 'collocations', 'coined', 'confusables', 'homophones', 'idioms', 'pairs', 'phrases', 'sets'])(
    'has every field filled in %s',
    (name) => {
      const [header = '', ...lines] = readFileSync(join(import.meta.dirname, `../../src/rules/words/${name}.csv`), 'utf8')
        .trim()
        .split('\n');
      for (const line of lines) {
        expect(line.split(','), line).toHaveLength(header.split(',').length);
        expect(
          line.split(',').every((field) => field !== ''),
          line,
        ).toBe(true);
      }
      expect(new Set(lines).size).toBe(lines.length);
    },
  );

  it('finds each term in a sentence, and nothing after the replacement', () => {
    for (const { word: avoid, use } of terms) {
      // A condition on what follows is met by a figure.
      expect(words(`会议认为，${avoid}2021年的事`), avoid).toContain(avoid);
      expect(words(`会议认为，${use[0]}2021年的事`), avoid).toEqual([]);
    }
  });

  it('suggests nothing that is a slip itself', () => {
    for (const { use } of terms) expect(words(use[0] ?? ''), use[0]).toEqual([]);
  });
});

describe('words across word boundaries', () => {
  it.each([
    '按装配式建筑标准施工，按装机容量补贴，按装修进度付款。',
    '《人民日报》公布署名文章，各大媒体发布署名评论。',
    '武松驰名中外，青松驰援队凯旋。',
    '恢复盖章手续，重复盖章一律取消，批复盖楼申请。',
    '大家习惯彻底清扫，学生习惯穿校服。',
    '从严峻工作形势出发，面对严峻工程进度。',
    '毕竟赛事在即，究竟争取了多少，究竟选择哪条路，究竟选用谁。',
    '研究竞争策略，考究竞赛规则。',
    '基层干部巡逻缉毒，回答辨析题。',
    '总裁培训班、仲裁培训中心、独裁培植的势力。',
    '补偿试点、赔偿试行办法、无偿试用、弥补尝试中的不足。',
    '补充份额，超过份额，全部份额，边缘份额，培养份额，淡水份额。',
    '新增辐射监测站，上涨辐射全省。',
    '培训炼油工人，陪养老院老人过节。',
    '第一批露天矿，首批露面的干部。',
    '责任感概念清晰。金融恰好支持，恰恰谈到此处。',
    '10公顷向阳坡地，8公顷听雨园。',
    '地震摄像、地震奋战、抗震兴建、示威摄影。',
    '为争取销售额增长，获取销量数据，取消售票窗口。',
    '中国藉此机会加强合作，科学藉此发展。',
    '图像征集、雕像征求意见、佛像征收。',
    '遵循私法原则，反映证明材料，一张帖子。',
    '招致少数人不满，引致少量损失，导致少数民族地区受灾。',
    '网络实名制，网络实时监测，联络实行登记。',
    '已经厉行节约，曾经厉害过，台阶断裂。',
    '离开僻静小巷，开启草原旅游季，得了感冒然后就医。',
    '创新颍上经验，政协手机报，妥协手段。',
    '跟随既有路线，喜欢渡江题材，过渡假期方案，招聘启示录。',
    '既使用新技术，又使群众受益；既使集体增收，又让农户得利。',
    '立即然后复核，直接恰当处理，公推委员候选人，抽签定顺序。',
    '报名截止今年年底，活动截止9月10日，时间截止2021年。',
    '各自已有安排，亲自已到现场，来自已建成的小区，情难自已。',
    '自己经营、知己经历。良好象征，友好象征，好象牙。',
    '不予算入总额，给予算法支持，准予案外人查阅。',
    '数智惠民工程，智惠及农户，台上的蚊帐单价，行军帐号称最大。',
    '同时侯主任强调，未必竟全功，围坐谈会经。',
    '王建国后来返乡，李建国以前务农，陈建国10岁。',
  ])('are no slips: %s', (text) => {
    expect(words(text)).toEqual([]);
  });
});
