/** A marshaller for mocks with a recording: takes what the program gives, or what was recorded, which goes out as it came. */
import { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import type { JsonValue, WritableObject, WritableValue } from '../wire/json-value.js';

/** A value of the wire that is not held against the schema: the server that sent it may have been of another version. */
export class RecordedValue<Value extends JsonValue | undefined> {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

/** A tolerant marshaller that lets recorded values through. */
export class RecordingMarshaller extends Marshaller {
  constructor(table: SchemaTable) {
    super(table, { tolerant: true });
  }

  override writeReturns(command: string, value: unknown): WritableValue {
    return value instanceof RecordedValue ? value.value as WritableValue : super.writeReturns(command, value);
  }

  override writeEvent(event: string, value: unknown): WritableObject | undefined {
    return value instanceof RecordedValue ? value.value as WritableObject | undefined : super.writeEvent(event, value);
  }
}
