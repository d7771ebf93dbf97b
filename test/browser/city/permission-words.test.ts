import { expect, it } from '@jest/globals';
import { POLICY } from '../../../src/people/policy.js';
import { permissionWord } from '../../../web/features/city/settings/audit/permission-words.js';

it.each(['ja', 'en'] as const)('every permission of the policy has words in the audit log (%s)', (language) => {
  const bare = Object.keys(POLICY).filter((permission) => permissionWord(permission, language) === permission);
  expect(bare).toEqual([]);
});
