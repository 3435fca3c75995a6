import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A file with some of its bytes changed, or cut off. */
function mangled(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    fc.nat(whole.length).map((length) => whole.slice(0, length)),
    fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }).map((edits) => {
      const copy = whole.slice();
      for (const [at, byte] of edits) copy[at] = byte;
      return copy;
    }),
  );
}

/** Pieces of markup that stand anywhere in an XML part. */
const markup = fc.constantFrom(
  ...[
    '<',
    '>',
    '&',
    '</w:p>',
    '<w:p>',
    '<w:tbl>',
    '<w:tr><w:tc>',
    '</w:body>',
    '&#x0;',
    '<!DOCTYPE a>',
    '<![CDATA[',
    '-->',
    '\u0000',
    '<w:numId w:val="-1"/>',
  ],
  ...[
    '<w:br w:type="page"/>',
    '<w:del><w:r><w:t>x</w:t></w:r></w:del>',
    '<w:sdt>',
    '<w:gridSpan w:val="999999999"/>',
    '<w:vMerge/>',
    '<w:fldSimple/>',
  ],
);

/** The package is whole, and a part of it is not what it should be. */
function rewritten(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const parts = unzipSync(whole);
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
  return fc
    .tuple(fc.constantFrom(...names, 'word/document.xml'), fc.array(fc.tuple(fc.nat(), fc.nat(40), markup), { minLength: 1, maxLength: 4 }))
    .map(([name, edits]) => {
      let text = strFromU8(parts[name] ?? new Uint8Array());
      for (const [place, removed, inserted] of edits) {
        const at = place % (text.length + 1);
        text = text.slice(0, at) + inserted + text.slice(at + removed);
      }
      return zipSync({ ...parts, [name]: strToU8(text) }, { level: 1 });
    });
}

/** A DOCX damaged as a file, or in what its parts say. */
export function damaged(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc.oneof(mangled(whole), rewritten(whole));
}
