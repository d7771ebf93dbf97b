import { parseCorporateNumber, parseQualifiedInvoiceNumber } from '../../src/domain/corporate-number.js';

describe('parseCorporateNumber', () => {
  // The first two are published ones: the National Tax Agency and the City of Asahikawa.
  it.each([
    ['7000012050002', '7000012050002'],
    ['9000020012041', '9000020012041'],
    ['４４５７１０１８９８４８５', '4457101898485'],
    ['　1450101534494 ', '1450101534494'],
  ])('reads %s', (text, digits) => {
    expect(parseCorporateNumber(text)).toBe(digits);
  });

  it('finds every single digit that was mistyped by other than 9, and each wrong check digit', () => {
    const right = '7000012050002';
    for (let position = 0; position < right.length; position += 1) {
      for (let digit = 0; digit <= 9; digit += 1) {
        const difference = Math.abs(digit - Number(right.charAt(position)));
        // The check is modulo 9, so a 0 typed as 9 passes it, as in every corporate number.
        if (difference % 9 === 0) continue;
        const wrong = right.slice(0, position) + String(digit) + right.slice(position + 1);
        expect(parseCorporateNumber(wrong)).toBeUndefined();
      }
    }
  });

  it.each(['', '700001205000', '70000120500020', '7000-01205-0002', 'T7000012050002', '0000000000000', '法人番号'])(
    'refuses "%s"',
    (text) => {
      expect(parseCorporateNumber(text)).toBeUndefined();
    },
  );
});

describe('parseQualifiedInvoiceNumber', () => {
  it.each([
    ['T7000012050002', 'T7000012050002'],
    ['ｔ７００００１２０５０００２', 'T7000012050002'],
    [' T1234567890123 ', 'T1234567890123'],
  ])('reads %s', (text, number) => {
    expect(parseQualifiedInvoiceNumber(text)).toBe(number);
  });

  it.each([
    '7000012050002',
    'T700001205000',
    'T-7000012050002',
    'X7000012050002',
    'XT7000012050002',
    'T70000120500021',
    '',
  ])('refuses "%s"', (text) => {
    expect(parseQualifiedInvoiceNumber(text)).toBeUndefined();
  });
});
