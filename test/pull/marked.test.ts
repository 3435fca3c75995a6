import { describe, expect, it } from 'vitest';
import { formatMarkedChanges } from '../../src/commands/pull-report.ts';
import { markChanges } from '../../src/review/pull-issue.ts';

const show = (before: string, after: string, colour = false) => formatMarkedChanges('issue-2/报送.md', markChanges(before, after), colour);

describe('the changes of a pulled file', () => {
  it('are marked within their sentence, below the plain name of the file', () => {
    const before = '---\ntitle: 甲\n---\n头一句不变。今年选取首批试点村，共三个。末句不变。\n';
    expect(show(before, before.replace('首批', '第一批').replace('三个', '五个'))).toBe(
      'issue-2/报送.md\n  4: 今年选取[首批→第一批]试点村，共[三→五]个。\n',
    );
  });

  it('are listed one by one if they are in different sentences', () => {
    expect(show('甲在一。乙在二。丙在三。\n', '甲在四。乙在二。丙在五。\n')).toBe(
      'issue-2/报送.md\n  1: 甲在[一→四]。\n  1: 丙在[三→五]。\n',
    );
  });

  it('show added lines whole, without blank ones', () => {
    expect(show('甲。\n\n乙乙乙。\n', '甲。\n\n丙丙丙丙。\n\n丁丁丁丁。\n')).toBe(
      'issue-2/报送.md\n  3: + 丙丙丙丙。\n  5: [乙乙乙→丁丁丁丁]。\n',
    );
    expect(show('', '批注:\n  - 批注人: 王五\n')).toBe('issue-2/报送.md\n  1: + 批注:\n  2: +   - 批注人: 王五\n');
  });

  it('show a paragraph that was split or joined', () => {
    expect(show('甲村抓学习，成效明显。乙村抓落实，进展顺利。\n', '甲村抓学习，成效明显。\n\n乙村抓落实，进展顺利。\n')).toBe(
      'issue-2/报送.md\n  1: 甲村抓学习，成效明显。[→¶]乙村抓落实，进展顺利。\n',
    );
  });

  it('are struck out and underlined at a terminal', () => {
    expect(show('选取首批。\n', '选取末批。\n', true)).toContain('选取\u001b[9;31m首\u001b[0m\u001b[4;32m末\u001b[0m批。');
  });

  it('show control characters as text', () => {
    expect(show('甲。\n', '甲\u202e。\n')).not.toContain('\u202e');
  });
});
