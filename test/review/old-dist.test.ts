import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Bulletin } from '../../src/model/bulletin.ts';
import { pageSchema } from '../../src/model/page.ts';
import { toFileStart } from '../../src/model/place.ts';
import { renderDocx } from '../../src/render/docx/index.ts';
import { toSide } from '../../src/review/compare/bulletin-side.ts';
import { compare, isDifferent } from '../../src/review/compare/compare.ts';
import { completeSide, readDocxSide } from '../../src/review/compare/old-dist.ts';
import { typeset } from '../../src/typeset/index.ts';
import { rasterise, testFaces } from '../render/pages.ts';
import { richBulletin } from '../render/rich-bulletin.ts';
import { sampleBulletin } from '../render/sample-bulletin.ts';
import { textsOf } from './comparing.ts';

const page = pageSchema.parse(parse(readFileSync(new URL('../../templates/jianbao/constants.yaml', import.meta.url), 'utf8')));

function built(bulletin: Bulletin): Promise<Uint8Array> {
  const { layout } = typeset(bulletin, page, { placeOf: (item) => toFileStart(item ?? 'issue.yaml'), resolution: 0 });
  return renderDocx({ bulletin, layout, page, faces: testFaces, rasterise, apart: null, template: { path: '', source: '' } });
}

describe('a built document', () => {
  it.each([
    ['the sample', sampleBulletin],
    ['the rich one', richBulletin],
    ['on sheets that bear its name', { ...sampleBulletin, masthead: { ...sampleBulletin.masthead, preprinted: true } }],
  ])('is read back as the text it was made of: %s', async (_, bulletin) => {
    const side = await readDocxSide(await built(bulletin));
    const own = toSide(bulletin);
    if (side === null) throw new Error('it was not read');
    const named = completeSide(side, own);
    expect(textsOf(named)).toEqual(textsOf(own));
    expect(isDifferent(compare(named, own, bulletin.properties))).toBe(false);
  });

  it('is not recognised without content controls, and is rejected when damaged', async () => {
    const bytes = await built(sampleBulletin);
    const parts = unzipSync(bytes);
    const xml = new TextDecoder().decode(parts['word/document.xml']).replace(/<\/?w:sdt>|<w:sdtPr>.*?<\/w:sdtPr>|<\/?w:sdtContent>/gs, '');
    expect(await readDocxSide(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }))).toBeNull();
    expect(await readDocxSide(zipSync({ ...parts, 'word/document.xml': strToU8('<w:document') }))).toBeNull();
    expect(await readDocxSide(bytes.slice(0, 500))).toBeNull();
  });
});
