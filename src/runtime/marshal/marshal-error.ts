/** What a value is refused with: an error whose message is the description that QEMU gives. */

/** A value does not fit the schema. The message is what a reply would say, such as `Parameter 'id' is missing`. */
export class MarshalError extends Error {
  override readonly name = 'MarshalError';
}
