import { Injectable, type PipeTransform } from '@nestjs/common';
import { validate } from 'uuid';
import { notFound } from './not-found.error.js';

/** An id in a path. What is no uuid names nothing, so it answers like an id that does not exist. */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  /** @throws DomainError not_found */
  transform(value: string): string {
    if (!validate(value)) throw notFound();
    return value.toLowerCase();
  }
}
