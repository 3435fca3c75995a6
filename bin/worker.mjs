// A thread of `bulletin build` that builds issues, see src/build/many/worker.ts.
import { load } from './load.js';

load('build').program.work();
