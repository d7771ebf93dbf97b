/** `node --import` this, and Node runs the TypeScript sources as jest does. For processes that tests start. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
