import { Injectable } from '@nestjs/common';
import { may } from '../people/policy.js';
import type { Role } from '../people/role.js';
import type { TaskKind } from './task-kind.js';

/** A kind as the worker knows it: what it takes and gives was checked where it was asked for. */
type AnyTaskKind = TaskKind<object, unknown>;

/** Every kind of long work there is. Each folder registers its own here when the program starts. */
@Injectable()
export class TaskKinds {
  private readonly kinds = new Map<string, AnyTaskKind>();

  register(kind: AnyTaskKind): void {
    if (this.kinds.has(kind.name)) throw new Error(`Two kinds of task named ${kind.name}`);
    this.kinds.set(kind.name, kind);
  }

  get(name: string): AnyTaskKind {
    const kind = this.kinds.get(name);
    if (!kind) throw new Error(`Nobody does tasks of the kind ${name}`);
    return kind;
  }

  names(): string[] {
    return [...this.kinds.keys()];
  }

  /** The kinds that a role may ask for, and so may see. */
  namesFor(role: Role): string[] {
    return [...this.kinds.values()].filter(({ permission }) => may(role, permission)).map(({ name }) => name);
  }
}
