/** What kind of error a reply tells of, for programs. QMP specification, "Commands Responses", "error". */

/** The classes that QEMU and its guest agent use. QAPI schema of QEMU, `QapiErrorClass`. */
export type ErrorClass = 'GenericError' | 'CommandNotFound' | 'DeviceNotActive' | 'DeviceNotFound' | 'KVMMissingCap';
