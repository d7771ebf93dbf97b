import { expect, it } from '@jest/globals';
import { nameLines } from '../../../web/shared/ui/chart/name-lines.js';

it.each([
  ['北川青果', ['北川青果']],
  ['医療法人さくら病院', ['医療法人さくら病院']],
  ['社会福祉法人ひだまり会', ['社会福祉法人ひだま', 'り会']],
  ['とてもとてもとてもとてもとてもながいなまえの会社', ['とてもとてもとても', 'とてもとてもなが…']],
  ['Kitagawa General Hospital', ['Kitagawa General', 'Hospital']],
])('writes %s in at most two lines of nine kanji', (name, lines) => {
  expect(nameLines(name, 9)).toEqual(lines);
});
