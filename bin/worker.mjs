// A thread of `bulletin build` that builds issues, see src/archive/worker.ts.
import { load } from './load.js';

load('build').program.work();
