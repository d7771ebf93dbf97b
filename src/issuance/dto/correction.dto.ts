import { ApiProperty } from '@nestjs/swagger';
import { CorrectionPlanView } from '../../enrolments/dto/change-enrolment.dto.js';
import { RecalledView } from './recall.dto.js';

export class CorrectionView {
  @ApiProperty({ type: CorrectionPlanView, description: 'As correct/preview showed it.' })
  plan: CorrectionPlanView;

  @ApiProperty({ type: [RecalledView], description: 'What was taken back of each month that was not owed.' })
  recalled: RecalledView[];
}
