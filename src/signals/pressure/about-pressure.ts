import { declareBoxes } from '../../database/boxes.js';

/** What the box of a message is about; it opens nowhere else. */
export const aboutPressure = (cityId: number | string, reportId: string, number: number | string) =>
  `pressure:${cityId}:${reportId}:${number}`;

declareBoxes({
  table: 'public.pressure_messages',
  key: ['city_id', 'report_id', 'number'],
  column: 'words_box',
  about: (row) => aboutPressure(row.city_id!, row.report_id!, row.number!),
});
