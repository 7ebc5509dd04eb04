import * as z from 'zod/mini';

// zod's faster parser is made with eval, which the Content-Security-Policy forbids.
z.config({ jitless: true });

export { z };
