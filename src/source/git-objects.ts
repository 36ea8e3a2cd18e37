/** Files as git keeps them: takes a folder inside of a repository, gives the texts of files in any of its revisions, without checking anything out. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { messageOf } from './error-message.ts';
import { FileSystemError } from './file-system.ts';
import { decodeUtf8, maximumFileSize } from './node-file-system.ts';

/** A file in a revision. */
export interface GitObjectName {
  /** Whatever git takes for one: a tag, a branch, a commit. */
  readonly revision: string;
  /** From the top of the repository, with forward slashes. */
  readonly path: string;
}

/** Reads files of one repository through a single process of git. */
export interface GitObjects {
  /**
   * @param place how the file is called in messages
   * @throws FileSystemError if there is no such file (or no such revision, which this way of asking does not tell apart), no
   * repository or no git
   */
  read(name: GitObjectName, place: string): Promise<string>;
  /** Ends the process. */
  close(): void;
}

/** What is waiting for an answer of the process. */
interface Request {
  readonly name: GitObjectName;
  readonly place: string;
  resolve(text: string): void;
  reject(error: FileSystemError): void;
}

/** The repository that a folder belongs to. Nothing is started before the first file is asked for. */
export function openGitObjects(folder: string): GitObjects {
  return new BatchReader(folder);
}

/** Talks to `git cat-file --batch`: one line a request, and answers in the same order. */
class BatchReader implements GitObjects {
  readonly #folder: string;
  #process: ChildProcessWithoutNullStreams | undefined;
  readonly #waiting: Request[] = [];
  #received: Buffer[] = [];
  #receivedSize = 0;
  /** The size of the file that is being received, with the line end behind it. */
  #wanted: number | undefined;
  #isFolder = false;
  #failure: string | undefined;
  #complaints = '';

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(name: GitObjectName, place: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (/[\n\r\0]/.test(name.revision + name.path) || name.revision.startsWith('-')) {
        reject(new FileSystemError('not-found', place, 'git has no such name'));
        return;
      }
      if (this.#failure !== undefined) {
        reject(new FileSystemError('unreadable', place, this.#failure));
        return;
      }
      this.#waiting.push({ name, place, resolve, reject });
      this.#start().stdin.write(`${name.revision}:${name.path}\n`);
    });
  }

  close(): void {
    this.#process?.stdin.end();
    this.#process?.kill();
    this.#process = undefined;
  }

  #start(): ChildProcessWithoutNullStreams {
    if (this.#process !== undefined) return this.#process;
    const child = spawn('git', ['-C', this.#folder, 'cat-file', '--batch'], { stdio: 'pipe' });
    child.on('error', (error: NodeJS.ErrnoException) => {
      this.#fail(error.code === 'ENOENT' ? 'git is not installed' : messageOf(error));
    });
    child.on('close', () => this.#fail(describeComplaint(this.#complaints)));
    child.stdin.on('error', () => undefined);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text;
    });
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#process = child;
    return child;
  }

  #fail(reason: string): void {
    this.#failure ??= reason;
    for (const { place, reject } of this.#waiting.splice(0)) reject(new FileSystemError('unreadable', place, this.#failure));
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#receivedSize += chunk.length;
    // What is large arrives in many pieces; they are put together once all of it is there.
    while (this.#wanted === undefined ? this.#readHead() : this.#receivedSize >= this.#wanted && this.#readBody(this.#wanted)) { /* Goes on with what is left. */ }
  }

  /** True if there was a whole line. */
  #readHead(): boolean {
    const all = this.#joined();
    const end = all.indexOf(10);
    if (end === -1) return false;
    const line = all.toString('utf8', 0, end);
    this.#keep(all.subarray(end + 1));
    const [, kind = '', size = ''] = / (\w+) (\d+)$/.exec(line) ?? [];
    if (kind === '') {
      const { name, place, reject } = this.#next();
      reject(new FileSystemError('not-found', place, `revision '${name.revision}' has no such file`));
      return true;
    }
    if (kind !== 'blob') this.#isFolder = true;
    this.#wanted = Number(size) + 1;
    return true;
  }

  #readBody(size: number): boolean {
    const all = this.#joined();
    const bytes = all.subarray(0, size - 1);
    this.#keep(all.subarray(size));
    this.#wanted = undefined;
    const { place, resolve, reject } = this.#next();
    const isFolder = this.#isFolder;
    this.#isFolder = false;
    try {
      if (isFolder) throw new FileSystemError('is-directory', place, 'it is a directory');
      if (bytes.length > maximumFileSize) throw new FileSystemError('too-large', place, `it is larger than ${maximumFileSize / 1024 / 1024} MiB`);
      resolve(decodeUtf8(place, bytes));
    } catch (error) {
      reject(error as FileSystemError);
    }
    return true;
  }

  #next(): Request {
    const request = this.#waiting.shift();
    if (request === undefined) throw new Error('git answered what nobody asked');
    return request;
  }

  #joined(): Buffer {
    const all = this.#received.length === 1 ? this.#received[0] ?? Buffer.alloc(0) : Buffer.concat(this.#received);
    this.#keep(all);
    return all;
  }

  #keep(rest: Buffer): void {
    this.#received = rest.length === 0 ? [] : [rest];
    this.#receivedSize = rest.length;
  }
}

function describeComplaint(text: string): string {
  if (/not a git repository/i.test(text)) return 'the working directory is not in a git repository';
  if (/dubious ownership/i.test(text)) return "git does not read a repository of another user (its setting 'safe.directory' lists those that it does)";
  return `git ended: ${text.trim().split('\n').at(-1) ?? ''}`;
}
