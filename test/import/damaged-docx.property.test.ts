import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { imported } from './importing.ts';

/** Any damaged DOCX is imported or reported; an exception would be a defect of the program. */

const fixtures = ['经验做法.docx', '送阅信息.docx', '修订稿.docx'].map((name) => readFileSync(join(import.meta.dirname, 'fixtures', name)));
const file = fc.constantFrom(...fixtures);
/** A position in something of any length, as a fraction. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const split = fc.boolean();

async function says(bytes: Uint8Array, splits: boolean): Promise<void> {
  const { result } = await imported({ '稿.docx': bytes }, { split: splits });
  expect(result.imported.length + result.diagnostics.length).toBeGreaterThan(0);
}

/** Tags, attributes and text of other parts, and text that is not XML. */
const foreign = fc.constantFrom(
  '<w:p>',
  '</w:p>',
  '<w:tbl>',
  '</w:tbl>',
  '<w:tr/>',
  '<w:tc><w:tcPr><w:gridSpan w:val="-3"/><w:vMerge/></w:tcPr></w:tc>',
  '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="x"/></w:numPr>',
  '<w:footnoteReference w:id="9999999999999999999"/>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:sym w:char="FFFFFFFF"/>',
  '<w:t>文</w:t>',
  '<a:blip r:embed="rId1"/>',
  '&#xD800;',
  '&#0;',
  '&#99999999;',
  '&nothing;',
  ' w:val=""',
  '"',
  '<',
  ']]>',
  '<!-- ',
  '',
);

/** The text of a part with a piece removed or repeated and something foreign inserted. */
function mangled(text: string, at: number, length: number, twice: boolean, put: string): string {
  const start = Math.floor(at * text.length);
  const cut = text.slice(start, start + length);
  return text.slice(0, start) + put + (twice ? cut + cut : '') + text.slice(start + length);
}

/** Positions between two tags, so that the part often stays well-formed. */
function betweenTags(text: string, at: number): number {
  const found = text.indexOf('><', Math.floor(at * text.length));
  return found === -1 ? 0 : (found + 1) / text.length;
}

describe('a damaged DOCX is imported or rejected when it', () => {
  it('is cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(file, place, split, async (bytes, at, splits) => says(bytes.subarray(0, Math.floor(at * bytes.length)), splits)),
      { numRuns: 40 },
    );
  });

  it('has other bytes', async () => {
    const changes = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(file, changes, split, async (bytes, given, splits) => {
        const copy = new Uint8Array(bytes);
        for (const [at, value] of given) copy[Math.floor(at * copy.length)] = value;
        await says(copy, splits);
      }),
      { numRuns: 60 },
    );
  });

  it('has a wrong part', async () => {
    const change = fc.record({ at: place, length: fc.nat({ max: 60 }), twice: fc.boolean(), put: foreign, inTag: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(file, place, fc.array(change, { minLength: 1, maxLength: 4 }), split, async (bytes, which, changes, splits) => {
        const parts: Zippable = unzipSync(bytes);
        const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
        // Half of the time the main document.
        const name = which < 0.5 ? 'word/document.xml' : (names[Math.floor((which - 0.5) * 2 * names.length)] ?? '');
        let text = strFromU8(parts[name] as Uint8Array);
        for (const { at, length, twice, put, inTag } of changes) {
          text = inTag ? mangled(text, at, length, twice, put) : mangled(text, betweenTags(text, at), 0, twice, put);
        }
        parts[name] = new TextEncoder().encode(text);
        await says(zipSync(parts), splits);
      }),
      { numRuns: 80 },
    );
  });

  it('lacks a part', async () => {
    await fc.assert(
      fc.asyncProperty(file, place, split, async (bytes, at, splits) => {
        const parts: Zippable = unzipSync(bytes);
        const names = Object.keys(parts);
        delete parts[names[Math.floor(at * names.length)] ?? ''];
        await says(zipSync(parts), splits);
      }),
      { numRuns: 30 },
    );
  });
});
