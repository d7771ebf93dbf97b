import readXlsx from 'read-excel-file/node';
import { excelOf } from '../../src/papers/excel.js';

describe('sheets as .xlsx', () => {
  it('read back with every name, number and day', async () => {
    const rows = [
      ['氏名', '金額', '率', '日'],
      ['髙橋 﨑子 ｻﾝｷｭｰ①㈱', -27_000_000, 0.5, new Date('2026-05-01')],
      ['', 0, null, null],
    ];
    const sheets = await readXlsx(
      await excelOf([
        { name: '請求', rows, widths: [20, 12, 8, 12] },
        { name: '次', rows: [['空']] },
      ]),
    );
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['請求', '次']);
    expect(sheets[0]?.data).toEqual([rows[0], rows[1], [null, 0, null, null]]);
  });
});
