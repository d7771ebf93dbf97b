import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.js';

export interface FieldProblem {
  /** Where it stands, with dots: `rows.2.email`. */
  field: string;
  messages: string[];
}

/** Every body and query is judged by its DTO class; a field that the class does not know is refused, not dropped. */
export const validationPipe = () =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => invalidRequest(errors.flatMap((error) => fieldProblems(error))),
  });

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
