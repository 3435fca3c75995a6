import type { FaceRole } from '../model/layout.ts';

/** A font that an office may have and that is better than ours. */
export interface Candidate {
  /** Display name. */
  readonly title: string;
  /** Every family, full and PostScript name it goes by. */
  readonly names: readonly string[];
  /** Where to get it, in both languages. */
  readonly from: { readonly zh: string; readonly en: string };
}

const WINDOWS = { zh: 'Windows 或 WPS 自带', en: 'part of Windows or WPS' };
const OLD_WINDOWS = { zh: '机关电脑常装（GB2312 字库）', en: 'installed on most office machines (the GB2312 set)' };
const FOUNDER = { zh: '方正字库', en: 'from FounderType' };
const OFFICE = { zh: 'Microsoft Office 或 macOS 自带', en: 'part of Microsoft Office or macOS' };
const MACOS = { zh: 'macOS 自带', en: 'part of macOS' };
const OPEN = { zh: '开源字体，可自由安装', en: 'an open font, free to install' };
const DEBIAN = { zh: 'Debian 软件包 texlive-lang-chinese', en: 'Debian package texlive-lang-chinese' };

/**
 * The list of office fonts for each role, best first; the bundled faces rank below all of these. GB/T 9704-2012 names 小标宋, 仿宋, 黑体 and 楷体
 * without a maker; offices mean 方正 and the GB2312 fonts. 思源黑体 and 思源宋体 (Noto CJK) are left out: ours are cut from them, and passing a whole
 * one, 20 MB, to the compiler takes as long as setting an issue.
 */
export const catalogue: Readonly<Record<FaceRole, readonly Candidate[]>> = {
  xiaobiaosong: [
    { title: '方正小标宋简体', names: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', 'FZXBSJW--GB1-0'], from: FOUNDER },
    { title: '方正小标宋_GBK', names: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05', 'FZXBSK--GBK1-0'], from: FOUNDER },
    { title: '华文中宋', names: ['华文中宋', 'STZhongsong'], from: OFFICE },
    { title: '宋体-简 黑体', names: ['Songti SC Black', 'STSongti-SC-Black'], from: MACOS },
  ],
  fangsong: [
    { title: '仿宋_GB2312', names: ['仿宋_GB2312', 'FangSong_GB2312'], from: OLD_WINDOWS },
    { title: '仿宋', names: ['仿宋', 'FangSong'], from: WINDOWS },
    { title: '方正仿宋_GBK', names: ['方正仿宋_GBK', 'FZFangSong-Z02', 'FZFSK--GBK1-0'], from: FOUNDER },
    { title: '方正仿宋简体', names: ['方正仿宋简体', 'FZFangSong-Z02S', 'FZFSJW--GB1-0'], from: FOUNDER },
    { title: '华文仿宋', names: ['华文仿宋', 'STFangsong'], from: OFFICE },
    {
      title: '朱雀仿宋',
      names: ['朱雀仿宋', 'Zhuque Fangsong', 'Zhuque Fangsong (technical preview)', '朱雀仿宋（预览测试版）'],
      from: OPEN,
    },
    { title: 'FandolFang', names: ['FandolFang', 'FandolFang R', 'FandolFang-Regular'], from: DEBIAN },
  ],
  heiti: [
    { title: '黑体', names: ['黑体', 'SimHei'], from: WINDOWS },
    { title: '方正黑体_GBK', names: ['方正黑体_GBK', 'FZHei-B01', 'FZHTK--GBK1-0'], from: FOUNDER },
    { title: '方正黑体简体', names: ['方正黑体简体', 'FZHei-B01S', 'FZHTJW--GB1-0'], from: FOUNDER },
    { title: '华文黑体', names: ['华文黑体', 'STHeiti'], from: OFFICE },
    { title: '黑体-简', names: ['Heiti SC Medium', 'STHeitiSC-Medium', 'Heiti SC'], from: MACOS },
  ],
  kaiti: [
    { title: '楷体_GB2312', names: ['楷体_GB2312', 'KaiTi_GB2312'], from: OLD_WINDOWS },
    { title: '楷体', names: ['楷体', 'KaiTi'], from: WINDOWS },
    { title: '方正楷体_GBK', names: ['方正楷体_GBK', 'FZKai-Z03', 'FZKTK--GBK1-0'], from: FOUNDER },
    { title: '方正楷体简体', names: ['方正楷体简体', 'FZKai-Z03S', 'FZKTJW--GB1-0'], from: FOUNDER },
    { title: '华文楷体', names: ['华文楷体', 'STKaiti'], from: OFFICE },
    { title: '楷体-简', names: ['Kaiti SC', 'Kaiti SC Regular', 'STKaitiSC-Regular'], from: MACOS },
  ],
  // Ten figures and a dash: loading 宋体, 18 MB, would take as long as setting an issue.
  song: [],
  latin: [{ title: 'Times New Roman', names: ['Times New Roman', 'TimesNewRomanPSMT'], from: WINDOWS }],
};
