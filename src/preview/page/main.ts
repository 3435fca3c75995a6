import { startPage } from './program.ts';

startPage();
