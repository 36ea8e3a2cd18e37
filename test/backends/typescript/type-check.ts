/** Runs a TypeScript compiler as a user would: takes a folder, gives the errors it finds there. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { writeFiles } from '../../support/golden.ts';

/** The compilers that generated code must satisfy, by their folder below node_modules. */
export const compilers = ['typescript', 'typescript-5'] as const;

/** An error of the compiler; lines count from 1. */
export interface TypeError {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** The strictest settings that the generated code promises to satisfy. */
const compilerOptions = {
  target: 'es2022', module: 'nodenext', strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true, isolatedModules: true, noUnusedLocals: true, noUnusedParameters: true, noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true, allowImportingTsExtensions: true, erasableSyntaxOnly: true, skipLibCheck: false,
  types: [], noEmit: true,
};

/** What code that runs in Node needs besides. */
const nodeOptions = { types: ['node'], typeRoots: [join(import.meta.dirname, '../../../node_modules/@types')] };

interface CheckSettings {
  /** Whether the code is for Node. */
  readonly isForNode?: boolean;
}

/** All files of the folder, as one program. */
export async function typeCheck(
  folder: string, compiler: (typeof compilers)[number], { isForNode = false }: CheckSettings = {},
): Promise<readonly TypeError[]> {
  const tsconfig = { compilerOptions: { ...compilerOptions, ...(isForNode && nodeOptions) } };
  writeFiles(folder, [['package.json', '{"type":"module"}'], ['tsconfig.json', JSON.stringify(tsconfig)]]);
  const tsc = join(import.meta.dirname, '../../../node_modules', compiler, 'bin/tsc');
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder, maxBuffer: 64e6 }, (error, stdout, stderr) => {
      if (error !== null && (typeof error.code !== 'number' || stdout === '')) reject(new Error(`${error.message}\n${stderr}`));
      else resolve(stdout);
    });
  });
  return output.split('\n').flatMap((line): readonly TypeError[] => {
    const match = /^(.+?)\((\d+),\d+\): error (TS\d+): (.*)$/.exec(line);
    if (match === null && /^error TS/.test(line)) throw new Error(line);
    return match === null ? [] : [{ file: match[1] ?? '', line: Number(match[2]), code: match[3] ?? '', message: match[4] ?? '' }];
  });
}

/**
 * Compares the errors in a text with those that it expects by comments such as `// TS2322` at the ends of their lines
 * (`// TS2345 TS2741` where compilers differ), and gives a line for every one that is missing or not expected.
 */
export function surprises(text: string, errors: readonly TypeError[]): readonly string[] {
  return text.split('\n').flatMap((source, index) => {
    const expected = /\/\/ (TS\d+(?: TS\d+)*)$/.exec(source)?.[1]?.split(' ') ?? [];
    const found = errors.filter(({ line }) => line === index + 1);
    if (expected.length === 0) return found.map(({ code, message }) => `line ${index + 1}: unexpected ${code} ${message}`);
    const isAsExpected = found.length === 1 && found.every(({ code }) => expected.includes(code));
    return isAsExpected ? [] : [`line ${index + 1}: ${expected.join(' or ')} was expected, but found ${found.map(({ code }) => code).join(', ') || 'nothing'}`];
  });
}
