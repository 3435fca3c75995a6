import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/failures.ts';
import { cannotWrite } from '../../src/write/cannot-write.ts';

/** What a user reads when an output cannot be written: the reason and the remedy. */

const refusal = (properties: object) => Object.assign(new Error('refused'), properties);

describe('an output that cannot be written', () => {
  it.each([
    ['for a full disk', { code: 'ENOSPC', syscall: 'write' }, '磁盘已满，请腾出空间后重试'],
    [
      'for a file that Word has open',
      { code: 'EBUSY', syscall: 'rename', dest: '/work/dist/第3期.docx', path: '/work/dist/tmp' },
      '“第3期.docx”可能正在',
    ],
    ['for a file that is moved and held', { code: 'EPERM', syscall: 'rename', path: '/work/dist/第3期.pdf' }, '“第3期.pdf”可能正在'],
    ['for want of leave to rename', { code: 'EROFS', syscall: 'rename', dest: '/work/dist/第3期.pdf' }, '请检查该文件夹的写入权限'],
    ['for want of leave', { code: 'EACCES', syscall: 'open' }, '请检查该文件夹的写入权限'],
  ])('%s is reported with the remedy', (_, properties, advice) => {
    const failure = cannotWrite('dist', refusal(properties));
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.exit).toBe(3);
    expect(failure.found.zh).toContain('无法写入文件夹“dist”');
    expect(failure.todo?.zh).toContain(advice);
  });

  it('is not blamed for an internal error', () => {
    expect(() => cannotWrite('dist', refusal({}))).toThrow('refused');
  });
});
