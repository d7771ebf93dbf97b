/** Who did what nobody asked for, because its day had come: the nil UUID stands for the calendar. */
export const CALENDAR = '00000000-0000-0000-0000-000000000000';
