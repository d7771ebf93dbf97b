import { applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader } from '@nestjs/swagger';
import { TaskView } from './dto/task.view.js';

/** Documents a route whose work may be long: with `Prefer: respond-async` it answers a task at once (RFC 7240). */
export const LongWork = () =>
  applyDecorators(
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: 'respond-async: do not wait for the end; watch the task instead.',
      schema: { type: 'string', enum: ['respond-async'] },
    }),
    ApiAcceptedResponse({
      type: TaskView,
      description: 'The work was taken on as this task. The same work asked for while it is open gives the same task.',
      headers: {
        Location: { description: 'The address of the task.', schema: { type: 'string' } },
        'Preference-Applied': { schema: { type: 'string', enum: ['respond-async'] } },
      },
    }),
  );
