/** The file `index.ts`: takes what kind of program the schema is for, gives the view of its template. */
import { importSpecifier } from '../../codegen/typescript/import-specifier.ts';
import { printModuleDeclaration, type ModuleDeclaration } from '../../codegen/typescript/module-declaration.ts';
import type { ImportExtension } from '../../codegen/typescript/options.ts';
import type { Protocols } from '../../codegen/protocol.ts';

/** What `index.hbs` needs. */
interface IndexView {
  readonly header: string;
  /** Declarations, whole. */
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  readonly connectsToMonitor: boolean;
  readonly connectsToGuestAgent: boolean;
}

interface IndexRequest {
  readonly header: string;
  readonly protocols: Protocols;
  readonly hasCommands: boolean;
  readonly hasEvents: boolean;
  readonly importExtension: ImportExtension;
}

/** Functions for the protocol that the schema is for; for both where it does not tell. */
export function indexView({ header, protocols, hasCommands, hasEvents, importExtension }: IndexRequest): IndexView {
  const connectsToMonitor = protocols.isMonitor || !protocols.isGuestAgent;
  const connectsToGuestAgent = protocols.isGuestAgent || !protocols.isMonitor;
  const ofMonitor = (...names: readonly string[]): readonly string[] => (connectsToMonitor ? names : []);
  const ofAgent = (...names: readonly string[]): readonly string[] => (connectsToGuestAgent ? names : []);
  const from = (file: string): string => importSpecifier('client/index', file, importExtension);
  const print = (keyword: ModuleDeclaration['keyword'], file: string, names: readonly string[]): readonly string[] =>
    (names.length === 0 ? [] : [printModuleDeclaration({ keyword, names, from: from(file) })]);
  const ofCommands = hasCommands ? ['CommandArguments', 'CommandName', 'CommandReturns'] : ['CommandName'];
  const ofEvents = hasEvents ? ['EventData', 'EventName'] : ['EventName'];
  return {
    header,
    imports: [
      ...print('import', 'runtime/client/connect-guest-agent', ofAgent('connectGuestAgent as connectAgent')),
      ...print('import type', 'runtime/client/connect-options', [...ofAgent('ConnectOptions'), ...ofMonitor('QmpConnectOptions')]),
      ...print('import', 'runtime/client/connect-qmp', ofMonitor('connectQmp as connectMonitor')),
      ...print('import type', 'runtime/client/guest-agent-client', ofAgent('GuestAgentClient as ClientOfAgent')),
      ...print('import type', 'runtime/client/qmp-client', ofMonitor('QmpClient as ClientOfMonitor')),
      ...print('import type', 'typescript/index', ['Commands', ...ofMonitor('Events')]),
      ...print('import', 'client/table', ['schemaTable']),
    ],
    exports: [
      ...print('export type', 'runtime/client/connect-options', [
        'ConnectOptions', 'ExecuteOptions', ...ofMonitor('EventStreamOptions', 'QmpConnectOptions', 'QmpExecuteOptions'),
      ]),
      ...print('export', 'runtime/client/connection-errors', ['ConnectionClosedError', ...ofMonitor('EventOverflowError'), 'ProtocolError']),
      ...print('export type', 'runtime/client/event-stream', ofMonitor('EventStream')),
      ...print('export type', 'runtime/client/guest-file-reading', ofAgent('GuestFileReading', 'ReadFileOptions')),
      ...print('export type', 'runtime/client/guest-file-writing', ofAgent('FileContent', 'WriteFileOptions')),
      ...print('export type', 'runtime/client/guest-program', ofAgent('ProgramOptions', 'ProgramOutcome')),
      ...print('export', 'runtime/client/qmp-error', ['QmpError', 'type QmpErrorClass']),
      ...print('export type', 'runtime/client/schema-types', ofMonitor('AnyEvent', 'EventOf', 'EventTime', 'UnknownEvent')),
      ...print('export', 'runtime/marshal/marshal-error', ['MarshalError']),
      ...print('export type', 'typescript/index', [...ofCommands, 'Commands', ...ofEvents, 'Events']),
    ],
    connectsToMonitor,
    connectsToGuestAgent,
  };
}
