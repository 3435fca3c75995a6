import { defineConfig } from 'vitest/config';
import { csvAsText } from './test/csv-as-text.ts';

/** The promises in full, which takes minutes: started by `scripts/promises.js`, one a process. The small cut of them is in `npm test`. */
export default defineConfig({
  plugins: [csvAsText],
  test: {
    include: ['test/promises/whole.promise.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
  },
});
