import { Injectable } from '@nestjs/common';
import { CitiesService } from '../../programmes/cities.service.js';
import { noCertificate } from '../certification.errors.js';
import { CertificationsService } from '../certifications.service.js';
import { CertificateStateService } from './certificate-state.service.js';
import { drawSticker } from './draw-sticker.js';
import { PublicAddress } from './public-address.js';

/** The sticker by which customers know from the street that a shop is certified. */
@Injectable()
export class StickerPaperService {
  constructor(
    private readonly cities: CitiesService,
    private readonly certifications: CertificationsService,
    private readonly states: CertificateStateService,
    private readonly address: PublicAddress,
  ) {}

  /**
   * The same bytes each time, like the certificate.
   * @throws DomainError certification_not_found, no_certificate (it was never certified)
   */
  async paper(cityId: number, id: string): Promise<{ number: string; pdf: Buffer }> {
    const { number, validFrom } = await this.certifications.find(cityId, id);
    if (number === null || validFrom === null) throw noCertificate();
    const city = await this.cities.cityById(cityId);
    const { holder, tierName, validUntil } = await this.states.find(city.code, number);
    const pdf = await drawSticker({
      city: city.name,
      holder,
      tierName,
      number,
      validFrom,
      validUntil,
      address: this.address.ofCertificate(city.code, number),
      rehearsal: city.kind === 'rehearsal',
    });
    return { number, pdf };
  }
}
