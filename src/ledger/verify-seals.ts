import type { EntityManager } from 'typeorm';
import type { Difference } from './difference.js';
import { readHead, type BookName, type SealHead } from './seal-heads.js';
import { macOf, NO_MAC, sealKey } from './seal-key.js';
import { BLOCKS_A_STATEMENT, type DigestRow } from './seal.service.js';

/** Found where a database is older than its head: after a restore to the past, or when its end was cut off. */
export const CHAIN_ENDS_BEFORE_HEAD = 'the chain ends before it';

interface SealRow extends DigestRow {
  previous_mac: Buffer;
  mac: Buffer;
}

/** What was checked, and what the seals say was changed since. */
export interface SealsChecked {
  sealedBlocks: number;
  sealedOperations: number;
  differences: Difference[];
}

/**
 * Invariant 6: recomputes every sealed block and the chain of seals over them, with the key that the database does not
 * hold, and compares its end with the head kept outside. Any row of a sealed block that was changed, added, removed or
 * put elsewhere changes that block's digest; seals made anew lack the key; a cut tail lacks the head.
 *
 * @param head as it was before the snapshot that the manager reads: a later one may name a seal that is not in it
 */
export async function verifySeals(
  manager: EntityManager,
  cityId: number,
  book: BookName | undefined,
  head: SealHead | undefined,
): Promise<SealsChecked> {
  const checked: SealsChecked = { sealedBlocks: 0, sealedOperations: 0, differences: [] };
  const note = (subject: string, expected: string, found: string) =>
    checked.differences.push({ check: 'seals', subject, expected, found });
  const key = sealKey();
  let previousMac: Buffer = NO_MAC;
  let last = 0n;
  let headSeen = head === undefined;
  for (;;) {
    const seals = await manager.query<SealRow[]>(
      'select * from ledger.seals where city_id = $1 and block > $2 order by block limit $3',
      [cityId, last.toString(), BLOCKS_A_STATEMENT],
    );
    if (seals.length === 0) break;
    const digests = new Map(
      (
        await manager.query<DigestRow[]>('select * from ledger.block_digests($1, $2, $3)', [
          cityId,
          seals[0]!.block,
          seals.at(-1)!.block,
        ])
      ).map((row) => [row.block, row]),
    );
    for (const seal of seals) {
      const name = `block ${seal.block}`;
      if (BigInt(seal.block) !== last + 1n) note(name, `block ${last + 1n} sealed before it`, 'a seal is missing');
      const content = digests.get(seal.block);
      if (!content) note(name, 'the block', 'it was removed');
      else if (
        !content.digest.equals(seal.digest) ||
        content.operations !== seal.operations ||
        content.transfers !== seal.transfers
      )
        note(
          name,
          `${seal.operations} operations, ${seal.transfers} transfers, as sealed`,
          'other rows than were sealed',
        );
      if (!seal.previous_mac.equals(previousMac)) note(name, 'chained to the seal before it', 'another chain');
      const { block, operations, transfers, digest } = seal;
      if (!macOf(key, { cityId, block, operations, transfers, digest }, seal.previous_mac).equals(seal.mac))
        note(name, 'a seal made with the key', 'a seal made without it');
      if (head && head.block === seal.block) {
        headSeen = true;
        if (head.mac !== seal.mac.toString('hex')) note(name, 'the head kept outside', 'another seal');
      }
      previousMac = seal.mac;
      last = BigInt(seal.block);
      checked.sealedBlocks += 1;
      checked.sealedOperations += seal.operations;
    }
  }
  if (!headSeen) note(`block ${head!.block}`, 'the head kept outside', CHAIN_ENDS_BEFORE_HEAD);
  // The very first head may have been kept since.
  if (!head && last > 0n && !(book && readHead(book))) note(`block ${last}`, 'a head kept outside', 'none');
  return checked;
}
