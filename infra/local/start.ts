/**
 * `npm start`: PostgreSQL, the local tenant and the bot, with no tenant of Microsoft needed. This process is the tenant.
 * PORT (default 3978) is the bot's; PORT + 2 is the page for people, PORT + 3 the same over TLS for the bot. DATA_DIR
 * (default .data) keeps everything.
 */
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';
import { makeServer } from './server.ts';

await run({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  entry: 'bot/index.ts',
  makeServer,
  build: true,
});
