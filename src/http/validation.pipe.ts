import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.js';
import { gatherRulesOnce } from './gather-rules-once.js';
import { nullFieldsOf } from './null-fields.js';

export interface FieldProblem {
  /** Where it stands, with dots: `rows.2.email`. */
  field: string;
  messages: string[];
}

/**
 * Every body and query is judged by its DTO class; a field that the class does not know is refused, not dropped, and so
 * is null where nothing says that it may stand.
 */
class JudgingPipe extends ValidationPipe {
  override async transform<T>(value: unknown, metadata: ArgumentMetadata): Promise<T> {
    const judged: T = await super.transform(value, metadata);
    const nulls = metadata.type === 'body' || metadata.type === 'query' ? nullFieldsOf(judged) : [];
    if (nulls.length === 0) return judged;
    throw invalidRequest(nulls.map((field) => ({ field, messages: [`${field} must not be null`] })));
  }
}

export function validationPipe(): ValidationPipe {
  gatherRulesOnce();
  return new JudgingPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => fieldProblems(error))),
  });
}

/** @returns DomainError invalid_request, whose details hold what is wrong with which field */
export const invalidRequest = (errors: FieldProblem[]) =>
  new DomainError({
    kind: 'invalid',
    code: 'invalid_request',
    ja: '入力に誤りがあります。',
    en: 'Something in the request is wrong; see errors.',
    details: { errors },
  });

function fieldProblems(error: ValidationError, above = ''): FieldProblem[] {
  const field = above + error.property;
  const own = error.constraints ? [{ field, messages: Object.values(error.constraints) }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, `${field}.`))];
}
