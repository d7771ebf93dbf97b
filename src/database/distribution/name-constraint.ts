import pg from 'pg';

/** A part of a table or an index is named after the whole, with its number behind. */
const OF_PART = /_\d{5,}(?=_|$)/;

/** How a function is made to say it, since the name itself is not passed on (adapt-functions.ts). */
const SAID = /^constraint (\w+)$/;

const TOLD = /constraint "(\w+)"/;

/**
 * Names the constraint of an error that another node of a cluster reports: of such an error only the texts are passed
 * on, in which the name is that of a part.
 */
export function nameConstraint(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || error.constraint !== undefined) return;
  if (!error.code?.startsWith('23')) return;
  const name = SAID.exec(error.hint ?? '')?.[1] ?? TOLD.exec(error.message)?.[1];
  if (name !== undefined) error.constraint = name.replace(OF_PART, '');
}

/** The source of a function whose errors say also in their hint which constraint they are about. */
export function sayingConstraints(source: string): string {
  return source.replace(/\bconstraint = ([^,;]+)(?=[,;])(?!, hint =)/g, "constraint = $1, hint = 'constraint ' || $1");
}
