import { Injectable } from '@nestjs/common';
import type { DateIso } from '../../domain/date.js';
import { PdfPaper } from '../../papers/pdf-paper.js';
import { CitiesService } from '../../programmes/cities.service.js';
import { AnswerCriteriaService } from '../applications/answer-criteria.service.js';
import { noCertificate } from '../certification.errors.js';
import { CertificationsService } from '../certifications.service.js';
import { CertificateStateService } from './certificate-state.service.js';
import { PublicAddress } from './public-address.js';

/** The certificate that hangs at the entrance. */
@Injectable()
export class CertificatePaperService {
  constructor(
    private readonly cities: CitiesService,
    private readonly certifications: CertificationsService,
    private readonly answers: AnswerCriteriaService,
    private readonly states: CertificateStateService,
    private readonly address: PublicAddress,
  ) {}

  /**
   * The same bytes each time: what stands on it was settled by the decision, and whether it still holds is for the page
   * behind its QR code to say.
   *
   * @throws DomainError certification_not_found, no_certificate (it was never certified)
   */
  async paper(cityId: number, id: string): Promise<{ number: string; pdf: Buffer }> {
    const { number, validFrom } = await this.certifications.find(cityId, id);
    if (number === null || validFrom === null) throw noCertificate();
    const city = await this.cities.cityById(cityId);
    const { holder, tierName, validUntil } = await this.states.find(city.code, number);
    const accepted = (await this.answers.of(cityId, id)).filter((answer) => answer.accepted);
    const rehearsal = city.kind === 'rehearsal';
    const paper = await PdfPaper.open({ title: '認定証', dated: validFrom, number, issuer: city.name, rehearsal });
    paper.gap(30).paragraph('こそだてっぴー認定', { size: 14, align: 'center' }).title('認　定　証').gap(24);
    paper.paragraph(`${holder}　様`, { size: 20, align: 'center', bold: true }).gap(20);
    paper.paragraph(
      '貴事業者は、子育てをしながら働く人と、それを支える同僚を大切にする職場づくりに取り組んでいることを認め、ここに認定します。',
      { size: 12 },
    );
    paper
      .gap(14)
      .facts([
        ['認定番号', number],
        ...(tierName === null ? [] : [['区分', tierName] as const]),
        ['有効期間', `${inJapanese(validFrom)} から ${inJapanese(validUntil)} まで`],
        ['認定した者', city.name],
      ]);
    if (accepted.length > 0) {
      paper.heading('認められた取り組み');
      for (const { criterion } of accepted) paper.paragraph(`・${criterion.name}`);
    }
    const url = this.address.ofCertificate(city.code, number);
    paper.gap(14).paragraph('この認定証がいまも有効かどうかは、次の二次元コードから確かめられます。', { size: 9 });
    return { number, pdf: await paper.qr(url).finish() };
  }
}

function inJapanese(date: DateIso): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
