import {
  planCorrection,
  type CorrectedDates,
  type CorrectedEnrolment,
  type CorrectionFacts,
} from '../../src/enrolments/plan-correction.js';

/** Born 2023-08-10: owed from 2026-04 through 2026-08. */
const dates: CorrectedDates = {
  childBirthDate: '2023-08-10',
  leaveStartedOn: '2023-10-10',
  returnedOn: '2024-05-01',
  childNumber: null,
};
const enrolment: CorrectedEnrolment = { firstMonth: '2026-04', lastMonth: '2026-08', endedOn: null, endReason: null };

const facts: CorrectionFacts = {
  terms: {
    programmeId: 'p',
    startsMonth: '2026-04',
    currentMonth: '2026-07',
    rules: { firstMonthRule: 'return_month', lastMonthRule: 'month_reaching_age', ageYears: 3, catchUpMonths: 6 },
  },
  absences: [],
  issued: [
    { month: '2026-04', allocationId: 'a', amount: 20_000, recallable: 0 },
    { month: '2026-05', allocationId: 'b', amount: 20_000, recallable: 13_000 },
    { month: '2026-06', allocationId: 'c', amount: 20_000, recallable: 20_000 },
  ],
  notBefore: null,
};

const plan = (
  corrections: Partial<CorrectedDates>,
  more: Partial<CorrectionFacts> = {},
  of: Partial<CorrectedEnrolment> = {},
) => planCorrection({ ...enrolment, ...of }, { ...dates, ...corrections }, { ...facts, ...more });

it('shows the months that an earlier birth date takes away, and which of them were issued', () => {
  expect(plan({ childBirthDate: '2023-05-10' })).toEqual({
    before: { firstMonth: '2026-04', lastMonth: '2026-08' },
    after: { firstMonth: '2026-04', lastMonth: '2026-05' },
    newlyOwed: [],
    noLongerOwed: ['2026-06', '2026-07', '2026-08'],
    overIssued: [facts.issued[2]],
  });
});

it('shows the months that a later return takes away at the beginning', () => {
  expect(plan({ returnedOn: '2026-06-20' })).toMatchObject({
    after: { firstMonth: '2026-06', lastMonth: '2026-08' },
    noLongerOwed: ['2026-04', '2026-05'],
    overIssued: facts.issued.slice(0, 2),
  });
});

it('shows the months that become owed', () => {
  expect(plan({ childBirthDate: '2023-10-01' })).toMatchObject({
    after: { lastMonth: '2026-09' },
    newlyOwed: ['2026-09'],
    noLongerOwed: [],
    overIssued: [],
  });
});

it('lists nothing that was issued and is owed still, whatever was given of it', () => {
  expect(plan({ leaveStartedOn: '2023-10-11' })).toMatchObject({ newlyOwed: [], noLongerOwed: [], overIssued: [] });
});

it('leaves out the months of an absence', () => {
  const absences = [{ fromMonth: '2026-05' as const, untilMonth: '2026-06' as const }];
  expect(plan({ childBirthDate: '2023-04-10' }, { absences })).toMatchObject({
    noLongerOwed: ['2026-07', '2026-08'],
    overIssued: facts.issued.slice(1),
  });
});

it('keeps the end of who left, and ends by age with the dates', () => {
  const left = { lastMonth: '2026-06', endedOn: '2026-06-15', endReason: 'left' } as const;
  expect(plan({ childBirthDate: '2024-01-10' }, {}, left).after.lastMonth).toBe('2026-06');
  expect(plan({ childBirthDate: '2023-05-10' }, {}, left).after.lastMonth).toBe('2026-05');
  const aged = { lastMonth: '2026-08', endedOn: '2026-08-09', endReason: 'aged_out' } as const;
  expect(plan({ childBirthDate: '2024-01-10' }, {}, aged).after.lastMonth).toBe('2027-01');
});

it('never reaches back into the months of an earlier employer', () => {
  expect(plan({ returnedOn: '2024-04-01' }, { notBefore: '2026-06' }, { firstMonth: '2026-06' })).toMatchObject({
    after: { firstMonth: '2026-06' },
    newlyOwed: [],
  });
});

it('owes nothing where the dates leave no month', () => {
  expect(plan({ childBirthDate: '2022-05-10' })).toMatchObject({
    noLongerOwed: ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08'],
    overIssued: facts.issued,
  });
});
