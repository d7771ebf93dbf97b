import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The API's description, made from the controllers when somebody first asks for it. */
@Injectable()
export class OpenApi {
  private made: OpenAPIObject | undefined;
  private make: (() => OpenAPIObject) | undefined;

  /** Called once by the program, which alone knows all controllers. */
  describedBy(make: () => OpenAPIObject): void {
    this.make = make;
  }

  document(): OpenAPIObject {
    if (!this.make) throw new Error('The program did not say how its API is described');
    this.made ??= this.make();
    return this.made;
  }
}
