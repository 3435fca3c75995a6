// A thread of `bulletin build` that builds issues, see src/build/many/worker.ts.
import { enableCompileCache } from './compile-cache.js';

enableCompileCache();
const { work } = await import('../dist/bulletin.js');
work();
