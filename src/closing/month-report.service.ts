import { Injectable } from '@nestjs/common';
import type { Month } from '../domain/month.js';
import { ClosingsService } from './closings.service.js';
import { ComputeClosingService } from './compute-closing.service.js';
import type { ClosingView, MonthReport } from './dto/closing.js';
import { SplitService } from './split.service.js';

/** A month with all that is said about it: frozen where it was closed, else as it would be if it were closed now. */
@Injectable()
export class MonthReportService {
  constructor(
    private readonly closings: ClosingsService,
    private readonly computing: ComputeClosingService,
    private readonly splits: SplitService,
  ) {}

  /** The frozen figures of a closed month, or a preview. It changes nothing. */
  async report(cityId: number, month: Month): Promise<MonthReport> {
    const closing = await this.closings.find(cityId, month);
    if (closing === undefined || closing.state === 'flipped') {
      return { ...(closing ?? open(month)), ...(await this.computing.compute(cityId, month)) };
    }
    return {
      ...closing,
      groups: await this.splits.frozenMonth(cityId, month),
      identities: await this.closings.identities(cityId, month),
    };
  }

  /** @throws DomainError closing_not_found */
  async closed(cityId: number, month: Month): Promise<MonthReport> {
    await this.closings.get(cityId, month);
    return this.report(cityId, month);
  }
}

function open(month: Month): ClosingView {
  const nobody = { preparedBy: null, preparedAt: null, computedAt: null, approvedBy: null, approvedAt: null };
  return { month, state: 'open', ...nobody, seal: null };
}
