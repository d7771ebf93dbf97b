import { dayIn, monthIn, notesIn, yenIn } from './amounts-and-days.js';
import type { NoticeTexts } from './notice-words.js';

const day = dayIn.bind(undefined, 'en');
const month = monthIn.bind(undefined, 'en');
const notes = notesIn.bind(undefined, 'en');
const yen = yenIn.bind(undefined, 'en');

export const en: NoticeTexts = {
  kinds: {
    enrolled: ({ programme, firstMonth, lastMonth }) => ({
      subject: 'You are enrolled for thank-you coupons',
      lines: [
        `You are enrolled in “${programme}”.`,
        `Coupons arrive each month, from ${month(firstMonth)} to ${month(lastMonth)}.`,
        'Hand them, with a word of thanks, to the co-workers who covered for you.',
      ],
    }),
    activation_needed: ({ programme }) => ({
      subject: 'Please activate your enrolment',
      lines: [
        `Your enrolment in “${programme}” was approved.`,
        'To receive coupons, activate it in person on your own phone.',
      ],
    }),
    coupons_arrived: ({ month: of, expiresOn, ...amount }) => ({
      subject: `Your coupons for ${month(of)} have arrived`,
      lines: [`${notes(amount)} for ${month(of)} have arrived.`, `They are valid through ${day(expiresOn)}.`],
    }),
    thanks_received: ({ giver, message, expiresOn, takeBackUntil, ...amount }) => ({
      subject: 'You were thanked',
      lines: [
        `${giver} thanked you with ${notes(amount)}.`,
        `Valid through ${day(expiresOn)}.`,
        ...(takeBackUntil === null ? [] : [`Until ${takeBackUntil} the giver can still take it back.`]),
      ],
      ...(message === '' ? {} : { quote: message }),
    }),
    lapse_30: ({ expiresOn, ...amount }) => ({
      subject: 'Coupons of yours lapse soon',
      lines: [`${notes(amount)} can be used through ${day(expiresOn)}, and not after that day.`],
    }),
    lapse_7: ({ expiresOn, ...amount }) => ({
      subject: 'Coupons of yours lapse within a week',
      lines: [`${notes(amount)} can be used through ${day(expiresOn)}, and not after that day.`],
    }),
    payment_taken: ({ shop, day: on, time, ...amount }) => ({
      subject: 'A payment with your coupons',
      lines: [
        `${notes(amount)} were spent at “${shop}” on ${day(on)} at ${time}.`,
        'If that was not you, tell the city at once.',
      ],
    }),
    slips_printed: ({ slips, usableThrough }) => ({
      subject: 'Paper slips for your coupons were printed',
      lines: [
        `A sheet of ${slips} paper ${slips === 1 ? 'slip' : 'slips'} was printed for you. Shops take your coupons by them through ${day(usableThrough)}.`,
        'Slips that were printed before are good no more.',
        'If you did not ask for it, tell the city at once.',
      ],
    }),
    payout_made: ({ amount, month: of, day: on }) => ({
      subject: `Payout for ${month(of)}`,
      lines: [`${yen(amount)} for coupons taken in ${month(of)} were paid to your account as of ${day(on)}.`],
    }),
    certificate_ends_60: ({ number, validUntil }) => ({
      subject: 'Your certification ends soon',
      lines: [`Your certification (${number}) is valid through ${day(validUntil)}.`, 'To keep it, apply for renewal.'],
    }),
    certificate_ends_30: ({ number, validUntil }) => ({
      subject: 'Your certification ends within 30 days',
      lines: [
        `Your certification (${number}) is valid through ${day(validUntil)}.`,
        'No application for renewal has come in. After that day a shop can take no coupons.',
      ],
    }),
  },
  dear: (name) => `Dear ${name},`,
  from: (city) => `${city}, thank-you coupons (Sankyu)`,
  welcome: 'You see and use your coupons on your own phone. Begin here (7 days, once)',
  unsubscribe: 'Do not send me notices of this kind',
  page: {
    title: 'Notices',
    question: 'Shall notices of this kind no longer be sent to you?',
    button: 'Stop them',
    done: 'No more notices of this kind will be sent to you.',
  },
};
