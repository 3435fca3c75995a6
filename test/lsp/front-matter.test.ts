import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findTypedValue } from '../../src/lsp/front-matter.ts';

/** The cursor is at ‸. */
function find(marked: string) {
  const text = marked.replace('‸', '');
  return findTypedValue(text, TextDocument.create('', '', 0, text).positionAt(marked.indexOf('‸')));
}

it.each([
  ['behind a key', '---\nsource: ‸\n---\n', 'source', ''],
  ['in a Chinese key', '---\n来源: 岳西‸县\n---\n', 'source', '岳西'],
  ['behind a full-width colon', '---\n类别：市‸\n---\n', 'category', '市'],
  ['without a blank', '---\n类别:市‸\n---\n', 'category', '市'],
  ['in front matter that is not closed', '---\n标题: 甲\n来源: yx‸\n', 'source', 'yx'],
  ['with CRLF', '---\r\n来源: yx‸\r\n---\r\n', 'source', 'yx'],
  ['behind a quoted key', '---\n"source": yx‸\n---\n', 'source', 'yx'],
])('finds the value that is typed %s', (_, marked, key, typed) => {
  expect(find(marked)).toMatchObject({ key, typed });
});

it.each([
  ['in the body', '---\n来源: 甲\n---\n来源: ‸\n'],
  ['in the key', '---\n来‸源: 甲\n---\n'],
  ['on the fence', '---‸\n来源: 甲\n---\n'],
  ['behind an unknown key', '---\n颜色: ‸\n---\n'],
  ['without front matter', '来源: ‸\n'],
  ['in a comment', '---\n# 来源: ‸\n---\n'],
])('finds no value %s', (_, marked) => {
  expect(find(marked)).toBeNull();
});
