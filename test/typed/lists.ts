import type { Typed } from './typed.ts';

/** Item 2: lists and numbers. */
export const lists: readonly Typed[] = [
  { name: 'numbers in order', typed: '1. 甲\n2. 乙\n3. 丙', printed: '1.甲¶2.乙¶3.丙' },
  { name: 'a gap', typed: '1. 甲\n2. 乙\n5. 丙', printed: '1.甲¶2.乙¶5.丙', said: ['list-follows'] },
  { name: 'two gaps', typed: '1. 甲\n3. 乙\n7. 丙', printed: '1.甲¶3.乙¶7.丙', said: ['list-follows', 'list-follows'] },
  { name: 'a year behind a list', typed: '1. 甲\n2. 乙\n2021. 年份', printed: '1.甲¶2.乙¶2021.年份', said: ['list-follows'] },
  {
    name: 'a year behind a list and an empty line',
    typed: '1. 甲\n2. 乙\n\n2021. 年份',
    printed: '1.甲¶2.乙¶2021.年份',
    said: ['list-follows'],
  },
  { name: 'a number twice', typed: '1. 甲\n2. 乙\n2. 丙', printed: '1.甲¶2.乙¶2.丙', said: ['list-follows'] },
  { name: 'numbers that go back', typed: '3. 甲\n2. 乙\n1. 丙', printed: '3.甲¶2.乙¶1.丙', said: ['list-follows', 'list-follows'] },
  { name: 'a list that starts later', typed: '5. 甲\n6. 乙', printed: '5.甲¶6.乙' },
  { name: 'a list from zero', typed: '0. 甲\n1. 乙', printed: '0.甲¶1.乙' },
  { name: 'ones throughout', typed: '1. 甲\n1. 乙\n1. 丙', printed: '1.甲¶2.乙¶3.丙', said: ['list-number'] },
  { name: 'leading zeros', typed: '01. 甲\n02. 乙', printed: '1.甲¶2.乙', said: ['list-number', 'list-number'] },
  { name: 'brackets behind numbers', typed: '1) 甲\n2) 乙', printed: '1)甲¶2)乙' },
  { name: 'brackets with a gap', typed: '1) 甲\n4) 乙', printed: '1)甲¶4)乙', said: ['list-follows'] },
  { name: 'stops, then brackets', typed: '1. 甲\n2) 乙', printed: '1.甲¶2)乙' },
  { name: 'a list resumed after a paragraph', typed: '1. 甲\n\n乙。\n\n2. 丙', printed: '1.甲¶乙。¶2.丙' },
  { name: 'a nested list with a gap', typed: '- 甲\n  1. 乙\n  3. 丙', printed: '●甲¶>1.乙¶>3.丙', said: ['list-follows'] },
  { name: 'an escaped number', typed: '2021\\. 年份', printed: '2021. 年份' },
  { name: 'a number without a blank', typed: '1.甲', printed: '1.甲' },
  { name: 'a year as a paragraph', typed: '2021年工作。', printed: '2021年工作。' },
  { name: 'a decimal at the start', typed: '3.5亿元到位。', printed: '3.5亿元到位。' },
  { name: 'dashes', typed: '- 甲\n- 乙', printed: '●甲¶●乙' },
  { name: 'full-width numbers', typed: '甲。\n１．乙。\n２．丙。', printed: '甲。¶１．乙。¶２．丙。' },
  { name: 'tasks', typed: '- [ ] 甲\n- [x] 乙', printed: '●[ ] 甲¶●[x] 乙', said: ['markup-plain', 'markup-plain'] },
  { name: 'a paragraph inside an entry', typed: '1. 甲\n\n   又甲\n2. 乙', printed: '1.甲¶又甲¶2.乙' },
];
