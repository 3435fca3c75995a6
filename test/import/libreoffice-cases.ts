import mammoth from 'mammoth';
import { expect } from 'vitest';
import { toPlainText } from '../../src/model/body.ts';
import { imported, onlyItem, remarksOf, textOf, wordsOf } from './importing.ts';

/** A document made by LibreOffice: its source, the filter to read that, and the expected import of the DOCX. */
export interface LibreOfficeCase {
  readonly name: string;
  readonly source: string;
  /** LibreOffice's name of the filter for the source; its own choice if omitted. */
  readonly filter?: string;
  readonly holds: (docx: Buffer) => Promise<void>;
}

/** Every character that mammoth, an independent reader, finds in a document is in the item or among the remarks. */
async function nothingLost(docx: Buffer, item: string): Promise<void> {
  const seen = item.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/[\s*#|-]/g, '');
  const lines = (await mammoth.extractRawText({ buffer: docx })).value.split('\n').map((line) => line.replace(/[\s*#|（）-]/g, ''));
  for (const line of lines.filter((each) => each !== '')) {
    for (const piece of line.match(/.{1,6}/gu) ?? []) expect(`${seen.includes(piece) ? '' : 'lost: '}${piece}`).toBe(piece);
  }
}

export const libreOfficeCases: readonly LibreOfficeCase[] = [
  {
    name: '经验做法',
    source: '经验做法.html',
    filter: 'HTML (StarWriter)',
    holds: async (docx) => {
      const given = await imported({ '经验做法.docx': docx }, { category: '基层动态' });
      const item = onlyItem(given);
      expect(item.values).toMatchObject({ title: '太湖县“四个一线”推动干部下沉解难题', source: '太湖县委组织部', category: '基层动态' });
      expect(item.bodyBroken).toBe(false);
      expect(item.body.map(({ type }) => type)).toEqual([
        'paragraph',
        'heading',
        'paragraph',
        'heading',
        'heading',
        'paragraph',
        'table',
        'image',
        'list',
        'paragraph',
      ]);
      expect(item.body.flatMap((block) => (block.type === 'heading' ? [[block.level, toPlainText(block.children)]] : []))).toEqual([
        [1, '一、摸清底数'],
        [1, '二、办好实事'],
        [2, '（一）集中办理'],
      ]);
      const body = textOf(given, item.name);
      expect(body).toContain('**走访全覆盖。**组织 420 名');
      expect(body).toContain('m²，用地见[公告](https://www.example.gov.cn/a_\\(1\\))；CO₂排放');
      expect(wordsOf(item.body).slice(6, 9)).toEqual(['乡镇|办结（件）|', '晋熙镇|民生|12', '|产业|项目|7']);
      expect(body).toContain('- 第一项\n- 第二项\n  - 下级一项\n');
      expect(remarksOf(given)).toEqual(['merged-cells', 'numbers']);
    },
  },
  {
    name: '送阅信息',
    source: '送阅信息.txt',
    filter: 'Text (encoded):UTF8,LF',
    holds: async (docx) => {
      const given = await imported({ '送阅信息.docx': docx });
      const item = onlyItem(given);
      expect(item.values).toEqual({ title: '宜秀区建立“链长制”服务企业', source: '中共宜秀区委组织部', date: '2021-09-12' });
      expect(wordsOf(item.body)).toEqual([
        '近日，宜秀区召开专题会议，研究部署产业链“链长制”工作。会议明确，由 12 名区领导担任链长，每月走访企业不少于2次。',
        '截至目前，共收集问题 35 个，已办结31个，办结率88.6%。',
      ]);
      await nothingLost(docx, `${textOf(given, item.name)}2021年9月12日`);
    },
  },
  {
    name: '修订稿',
    source: '修订稿.fodt',
    holds: async (docx) => {
      const given = await imported({ '修订稿.docx': docx });
      const item = onlyItem(given);
      expect(item.values).toEqual({ title: '桐城市推行“项目红领”工作法', source: '桐城市委组织部', people: ['张三'] });
      expect(item.bodyBroken).toBe(false);
      expect(wordsOf(item.body)).toEqual(
        [
          '一、建强阵地',
          '桐城市推进重点项目建设，成立临时党支部26个。',
          '项目一线有党旗。',
          '先锋岗设在工地上。',
          '二、选优力量',
          '选派26名干部。',
        ].map((line, index) => (index === 1 ? `支部建在项目上。${line}` : line)),
      );
      expect(item.notes.map(({ children }) => toPlainText(children))).toEqual(['数据截至2021年8月底。']);
      expect(textOf(given, item.name)).toContain('<!-- 批注（王主任）：数字请核实——谢谢 -->');
      expect(textOf(given, item.name)).toContain('人员:\n  - 张三\n');
      expect(remarksOf(given)).toEqual([
        'comments',
        'deletions',
        'header-footer',
        'hidden',
        'insertions',
        'links',
        'numbering',
        'text-boxes',
      ]);
      await nothingLost(docx, `${textOf(given, item.name)}此句不要印（桐城市委组织部 张三）`);
    },
  },
];
