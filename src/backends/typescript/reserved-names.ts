/** Names that a generated type must not have, although TypeScript would often let it. */

/** Words that cannot name a type at all. Source: TypeScript's "type name cannot be" list and ECMAScript's reserved words. */
const keywords = `
  any as asserts async await bigint boolean break case catch class const constructor continue debugger declare default
  delete do else enum export extends false finally for from function get global if implements import in infer instanceof
  interface intrinsic is keyof let module namespace never new null number object of package private protected public
  readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined
  unique unknown using var void while with yield`;

/** Global types that people use beside ours: of ECMAScript, of TypeScript's library, and those of the web that Node has too. */
const globals = `
  AbortController AbortSignal AggregateError Array ArrayBuffer ArrayLike AsyncGenerator AsyncIterable AsyncIterator
  Atomics Awaited BigInt BigInt64Array BigUint64Array Blob Boolean Buffer Capitalize ConstructorParameters Crypto
  CustomEvent DOMException DataView Date Document Element Error EvalError Event EventTarget Exclude Extract File
  FinalizationRegistry Float32Array Float64Array FormData Function Generator Headers Infinity InstanceType Int16Array
  Int32Array Int8Array Intl Iterable Iterator IteratorResult JSON Lowercase Map Math MessageEvent NaN NoInfer Node NodeJS
  NonNullable Number Object Omit Parameters Partial Pick Promise PromiseLike PropertyKey Proxy RangeError ReadableStream
  Readonly ReadonlyArray ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp Request Required Response
  ReturnType Set SharedArrayBuffer String Symbol SyntaxError TextDecoder TextEncoder ThisType TransformStream TypeError
  URIError URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray Uncapitalize Uppercase WeakMap
  WeakRef WeakSet WebAssembly WebSocket Window Worker WritableStream`;

/** What the generated files themselves export beside the schema's types. */
const ours = `
  CommandArguments CommandName CommandParameters CommandReturns Commands EmptyObject EventData EventName Events Int Int16
  Int32 Int64 Int8 Size Uint16 Uint32 Uint64 Uint8 UnknownValue`;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that are no names. */
export const keywordNames: ReadonlySet<string> = new Set(words(keywords));

/** Names of the generated files' own types. */
export const ownNames: ReadonlySet<string> = new Set(words(ours));

/** Names of globals. */
const globalNames: ReadonlySet<string> = new Set(words(globals));

/** Whether a type of the schema gets another name than its own. */
export function isReservedName(name: string): boolean {
  return keywordNames.has(name) || ownNames.has(name) || globalNames.has(name);
}
