import { config } from 'zod';

export * from 'zod';

// Zod would compile a function for each schema from text. That pays after hundreds of files, costs a check 14 ms, and is the only place of
// the program where text becomes code.
config({ jitless: true });
