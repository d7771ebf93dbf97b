import type { PathsWithMethod } from 'openapi-typescript-helpers';
import type { paths } from '../../api/schema';

type Get<P extends PathsWithMethod<paths, 'get'>> = paths[P]['get'];
type Json<G> = G extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never;
type Query<G> = G extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;
type Chosen<Q, Name extends string> = Name extends keyof Q ? NonNullable<Q[Name]> : never;
type ItemOf<List> = [List] extends [never] ? never : List extends readonly (infer Item)[] ? Item : never;

/** The paths of the API that answer with a page of a list. */
export type ListPath = {
  [P in PathsWithMethod<paths, 'get'>]: Json<Get<P>> extends { items: unknown[]; nextCursor: string | null }
    ? P
    : never;
}[PathsWithMethod<paths, 'get'>];

/** A row of this list. */
export type RowOf<P extends ListPath> = Json<Get<P>> extends { items: (infer Row)[] } ? Row : never;

/** What this list can be sorted by; nothing where it stands in one order only. */
export type SortOf<P extends ListPath> = Exclude<Chosen<Query<Get<P>>, 'sort'>, `-${string}`>;

/** The columns that the file of this list can have; nothing where it cannot be had as a file. */
export type FileColumnOf<P extends ListPath> = ItemOf<Chosen<Query<Get<P>>, 'columns'>>;

/** What this list can be narrowed by. */
export type FilterOf<P extends ListPath> = Exclude<
  keyof Query<Get<P>> & string,
  'limit' | 'cursor' | 'sort' | 'format' | 'columns' | 'lang' | 'q'
>;

/** One page of a list. */
export interface ListPage<Row> {
  items: Row[];
  nextCursor: string | null;
  /** With the first page of a list that can be counted. */
  total?: number;
}
