import type { Command } from './command.ts';

export const lspCommand: Command = {
  name: 'lsp',
  summary: { zh: '语言服务器，供编辑器边写边查', en: 'language server, for checking in an editor while typing' },
  declare(parser, say) {
    // Many editors pass it to every server; it is the only way there is.
    parser.option('--stdio', say({ zh: '用标准输入输出（总是如此）', en: 'use standard input and output (always)' }));
    parser.allowExcessArguments(false);
    return async ({ host, language }) => {
      const { serve } = await import('../lsp/index.ts');
      serve(host, language);
      // The connection ends the process when the editor says so or closes the stream.
      return new Promise<never>(() => {});
    };
  },
};
