/** A generated JSON Schema under ajv in its strict mode: takes the text of `schema.json`, gives validators by name. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

export class JsonSchemaValidators {
  readonly #ajv: Ajv2020;

  constructor(text: string) {
    this.#ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true, keywords: ['x-qapi'] });
    this.#ajv.addSchema(JSON.parse(text) as object, 'qapi');
  }

  /** Of a name under `$defs`; without one, of the whole document. @throws Error if there is no such definition */
  of(name?: string): ValidateFunction {
    const pointer = name === undefined ? '' : `#/$defs/${name}`;
    const validate = this.#ajv.getSchema(`qapi${pointer}`);
    if (validate === undefined) throw new Error(`there is no ${name}`);
    return validate;
  }

  /** What is wrong with a value, as `path: message`; empty if nothing is. */
  problems(name: string | undefined, value: unknown): readonly string[] {
    const validate = this.of(name);
    return validate(value) ? [] : (validate.errors ?? []).filter(isCause).map(describeError);
  }
}

/** Whether an error is more than the consequence of others. */
function isCause({ keyword }: ErrorObject): boolean {
  return keyword !== 'if';
}

function describeError({ instancePath, message, params }: ErrorObject): string {
  const details: Readonly<Record<string, unknown>> = params;
  const name = details['additionalProperty'];
  return `${instancePath}: ${message ?? ''}${typeof name === 'string' ? ` (${name})` : ''}`;
}
