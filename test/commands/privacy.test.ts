import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli.ts';
import { reporters } from '../../src/report/reporters.ts';
import { packagedHost } from '../packaged-host.ts';

const NUMBERS = ['11010519491231002X', '13805561234', 'zhangsan_88@163.com'];
const item = `---
title: 一篇稿件
source: 甲县
category: 动态
date: 2026-03-01
---
联系人身份证号${NUMBERS[0]},手机${NUMBERS[1]}，邮箱${NUMBERS[2]}。
`;
const files = {
  '/work/bulletin.yaml': 'name: 简报\npublisher: 办公室\nsections: [{ title: 动态 }]\nsources: [{ name: 甲县 }]\n',
  '/work/issue-1/issue.yaml': 'number: 1',
  '/work/issue-1/a.md': item,
};

describe('personal data', () => {
  it.each(Object.keys(reporters))('is found but not repeated, since reports are public on servers: %s', async (format) => {
    const host = packagedHost(files);
    await main(['check', 'issue-1', '--format', format], host);
    const said = host.stdout.text + host.stderr.text;
    for (const code of ['identity-absent', 'mobile-absent', 'email-absent']) expect(said).toContain(code);
    for (const number of NUMBERS) expect(said).not.toContain(number);
  });
});
