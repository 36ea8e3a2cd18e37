/** Reads the arguments of a command. The marshaller has checked them, so that a value of another type is a bug: TypeError. */
import { decodeBase64 } from '../../marshal/base64.js';
import { CommandError } from '../command-error.js';
import type { Arguments } from '../handler.js';

/** A `str` that is there, or a value of an enumeration. */
export function text(args: Arguments, name: string): string {
  return present(optionalText(args, name), name);
}

/** A `str`, or a value of an enumeration. */
export function optionalText(args: Arguments, name: string): string | undefined {
  const value = args[name];
  return value === undefined || typeof value === 'string' ? value : mistyped(name);
}

/** A list of `str`. */
export function optionalTexts(args: Arguments, name: string): readonly string[] | undefined {
  const value = args[name];
  if (value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'))) return value;
  return mistyped(name);
}

/** A list of `str` that is there. */
export function texts(args: Arguments, name: string): readonly string[] {
  return present(optionalTexts(args, name), name);
}

/** A list of objects that is there; their members are read like arguments. */
export function objects(args: Arguments, name: string): readonly Arguments[] {
  const value = args[name];
  return Array.isArray(value) && value.every(isObject) ? value : mistyped(name);
}

/** A `bool`. */
export function optionalFlag(args: Arguments, name: string): boolean | undefined {
  const value = args[name];
  return value === undefined || typeof value === 'boolean' ? value : mistyped(name);
}

/** A `bool` that is there. */
export function flag(args: Arguments, name: string): boolean {
  return present(optionalFlag(args, name), name);
}

/** An integer of any width. */
export function optionalInteger(args: Arguments, name: string): bigint | undefined {
  const value = args[name];
  if (value === undefined || typeof value === 'bigint') return value;
  return typeof value === 'number' ? BigInt(value) : mistyped(name);
}

/** An integer of any width that is there. */
export function integer(args: Arguments, name: string): bigint {
  return present(optionalInteger(args, name), name);
}

/** Bytes: a string of base64, or already decoded. @throws CommandError if the string is none */
export function optionalBytes(args: Arguments, name: string): Uint8Array | undefined {
  const value = args[name];
  if (value === undefined || value instanceof Uint8Array) return value;
  if (typeof value !== 'string') return mistyped(name);
  const decoded = decodeBase64(value);
  if (decoded === undefined) throw new CommandError('Base64 data contains invalid characters');
  return decoded;
}

/** Bytes that are there. @throws CommandError if a string of base64 is none */
export function bytes(args: Arguments, name: string): Uint8Array {
  return present(optionalBytes(args, name), name);
}

function isObject(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function present<Value>(value: Value | undefined, name: string): Value {
  return value === undefined ? mistyped(name) : value;
}

function mistyped(name: string): never {
  throw new TypeError(`the argument '${name}' does not have the type that the schema gives it`);
}
