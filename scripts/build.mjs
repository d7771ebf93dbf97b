/** `npm run build`: builds everything anew, and makes `npx sankyu` available. */
import { prepare } from './prepare.mjs';

await prepare({ forceBuild: true });
