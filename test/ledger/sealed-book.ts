import { keyed, openSmallBook, pay, type OpenLedger, type SmallBook } from '../support/small-book.js';

/** A small book with a few days of life, in four sealed blocks, with a row of every kind that is sealed. */
export async function sealedBook(book: OpenLedger, cityId: number): Promise<SmallBook> {
  const small = await openSmallBook(book, cityId);
  await book.seals.seal(cityId);
  await pay(book, small, 'lunch', small.mother, 3);
  await book.ledger.give(cityId, [
    {
      ...keyed(cityId, 'thanks'),
      giver: small.mother,
      receiver: small.coWorker,
      notes: 2,
      noteYen: 1_000,
      maxHands: 0,
    },
  ]);
  await book.seals.seal(cityId);
  await pay(book, small, 'dinner', small.coWorker, 1);
  await book.ledger.undo(cityId, [{ ...keyed(cityId, 'void'), undoes: keyed(cityId, 'lunch').id, as: 'void' }]);
  await book.seals.seal(cityId);
  await book.ledger.barOwnPerson(cityId, small.merchant, small.coWorker, true);
  await pay(book, small, 'cake', small.father, 5);
  await book.ledger.recall(cityId, [{ ...keyed(cityId, 'recall'), allocation: small.allocations[1]! }]);
  await book.seals.seal(cityId);
  return small;
}
