import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A town that pays a public share: the city itself, or a member of its alliance. */
@Entity('municipalities')
export class Municipality {
  @PrimaryColumn({ name: 'city_id', type: 'integer' })
  cityId: number;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;
}
