import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { poolOf } from '../database/scoped-pool.js';
import type { DateIso } from '../domain/date.js';
import { firstDay, fiscalYearOf, type Month } from '../domain/month.js';
import { type Chunk, ChunkWalk } from './chunk-walk.js';

/**
 * Enrolments in one transaction: enough for its beginning and end to cost next to nothing, few enough for progress to be
 * seen, for little to be lost when it is killed, and for whoever wants the city's book alone not to keep the tills waiting.
 */
const CHUNK = 5_000;

export interface ChunkedRun {
  cityId: number;
  runId: string;
  programmeId: string;
  month: Month;
  issuedMonth: Month;
  expiresOn: DateIso;
  actorId: string;
}

/** What one chunk issued; yen. */
export interface IssuedChunk {
  due: number;
  taken: number;
  amount: number;
  employerShare: number;
  cityShare: number;
}

/** As the database gives it. */
type ChunkRow = Record<keyof IssuedChunk, number | string>;

/** So many connections of this process must be free for a run to take a second one: the tills have the others. */
const FREE_FOR_SECOND = 3;

/**
 * Issues a run chunk by chunk, each a transaction of its own, on two connections: while one commits or waits for the
 * disk, the other goes on. More would take the processors from the tills of the same moment.
 */
@Injectable()
export class IssueChunksService {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /**
   * When it ends, whichever way, no chunk is on its way any more.
   *
   * @param manager bound to the connection that holds the programme, outside any transaction
   * @param onIssued told of every chunk that has been committed
   */
  async issueAll(manager: EntityManager, run: ChunkedRun, onIssued: (chunk: IssuedChunk) => void): Promise<void> {
    const walk = new ChunkWalk();
    const follow = async (m: EntityManager): Promise<void> => {
      try {
        const find = (after: string) => chunkEnd(m, run, after);
        for (let chunk = await walk.next(find); chunk; chunk = await walk.next(find)) {
          const issued = await issueChunk(m, run, chunk);
          if (issued) onIssued(issued);
        }
      } finally {
        walk.end();
      }
    };
    let problem: unknown;
    let following: Promise<void> = Promise.resolve();
    if (this.hasRoom()) {
      const second = this.source.createQueryRunner();
      // Not waited for: where the last free connections are taken at this moment, it comes later, or for nothing.
      second.connect().then(
        () => {
          following = follow(second.manager)
            .catch((error: unknown) => void (problem = error))
            .finally(() => second.release());
        },
        () => second.release(),
      );
    }
    try {
      await follow(manager);
    } finally {
      await following;
    }
    if (problem) throw problem;
  }

  private hasRoom(): boolean {
    const { options, totalCount, idleCount } = poolOf(this.source);
    return options.max - totalCount + idleCount >= FREE_FOR_SECOND;
  }
}

async function chunkEnd(manager: EntityManager, run: ChunkedRun, after: string): Promise<string | null> {
  const [row] = await manager.query<{ until: string | null }[]>('select issuance_chunk_end($1, $2, $3, $4) as until', [
    run.cityId,
    run.programmeId,
    after,
    CHUNK,
  ]);
  return row!.until;
}

/** @returns nothing when nobody in it was due */
function issueChunk(
  manager: EntityManager,
  run: ChunkedRun,
  { after, until }: Chunk,
): Promise<IssuedChunk | undefined> {
  const { cityId, programmeId, issuedMonth } = run;
  return manager.transaction(async (m) => {
    const [chunk] = await m.query<ChunkRow[]>(
      `select due, taken, amount, employer_share as "employerShare", city_share as "cityShare"
         from issuance_chunk($1, $2, $3, $4, $5, $6, $7, $8)`,
      [cityId, programmeId, firstDay(run.month), firstDay(issuedMonth), run.expiresOn, run.actorId, after, until],
    );
    if (!chunk) return undefined;
    // Last, since the other connection's chunk waits for these two rows until this one is committed.
    await m.query(
      `insert into programme_budgets (city_id, programme_id, fiscal_year, issued_city_yen) values ($1, $2, $3, $4)
       on conflict on constraint programme_budgets_pkey
       do update set issued_city_yen = programme_budgets.issued_city_yen + excluded.issued_city_yen`,
      [cityId, programmeId, fiscalYearOf(issuedMonth), chunk.cityShare],
    );
    await m.query(
      'update issuance_runs set issued = issued + $3, issued_yen = issued_yen + $4 where city_id = $1 and id = $2',
      [cityId, run.runId, chunk.taken, chunk.amount],
    );
    return {
      due: Number(chunk.due),
      taken: Number(chunk.taken),
      amount: Number(chunk.amount),
      employerShare: Number(chunk.employerShare),
      cityShare: Number(chunk.cityShare),
    };
  });
}
