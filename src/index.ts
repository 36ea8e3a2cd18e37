/**
 * The public API of qapi-gen: check and generate as the command line does, or compile one schema and read its model.
 *
 * ```js
 * import { compile, nodeFileSystem } from 'qapi-gen';
 *
 * const { schema, diagnostics } = compile({ root: 'qapi-schema.json', fileReader: nodeFileSystem, dialect: 'auto' });
 * for (const command of schema?.commands ?? []) console.log(command.name);
 * ```
 */

// The work of the command line.
export {
  check, configurationSchema, fmt, generate, lint, modernize, type CheckOptions, type FmtOptions, type GenerateOptions, type LintTaskOptions,
} from './project/tasks.ts';
export type { CheckedSchema, CheckReport } from './project/check.ts';
export type { FmtResult } from './project/fmt.ts';
export type { GenerateResult } from './project/generate.ts';
export type { LintReport } from './project/lint.ts';
export type { ModernizeResult } from './project/modernize.ts';
export type { RewrittenFile } from './project/rewritten-file.ts';
export type { LintFinding, LintOptions } from './lint/lint-schema.ts';
export type { TextEdit } from './lint/rule.ts';
export type { RuleSet, RuleSeverities, RuleSeverity } from './lint/rule-set.ts';
export type { Project, ProjectRequest, ProjectSchema, Release, SchemaPlace } from './project/project.ts';
export { ConfigurationError, RequestError } from './project/request-error.ts';

// Configuration.
export {
  defineConfig, type AgentConfiguration, type BreakingConfiguration, type ClientConfiguration, type Configuration, type IntrospectionConfiguration,
  type JsonSchemaConfiguration, type LintConfiguration, type MarkdownConfiguration, type MockConfiguration, type ReleaseConfiguration, type SchemaConfiguration,
  type TargetConfiguration, type TargetsConfiguration, type TypeScriptConfiguration,
} from './project/configuration.ts';

// One schema, from text to model.
export { compile, type CompileRequest, type CompileResult } from './project/compile.ts';
export { ParsedFiles } from './syntax/parsed-files.ts';
export { findDialect, type Dialect, type DialectName } from './schema/dialect.ts';
export type { Version } from './schema/version.ts';
export { compareVersions, parseVersion } from './schema/version.ts';
export type {
  AlternateBranch, AlternateType, ArrayType, Branch, BuiltinName, BuiltinType, Command, Definition, Entity, EnumType,
  EnumValue, Event, Feature, ImplicitOrigin, Include, JsonType, Member, Module, ObjectType, Pragmas, Schema, StructType,
  Type, UnionType,
} from './schema/model.ts';
export type { Doc, DocSection, DocSectionKind } from './schema/doc.ts';
export { conditionSymbols, evaluateCondition, formatCondition, type Condition } from './schema/condition.ts';
export { allMembers, elementType, hasFeature, isEmptyObject, type InheritedMember } from './schema/traverse.ts';

// One file, from text to tree.
export { parseFile } from './syntax/parse-file.ts';
export type {
  ArrayValue, BooleanValue, CommentRun, Entry, InvalidValue, Irregularity, NullValue, ObjectValue, StringValue,
  SyntaxProblem, SyntaxTree, TopLevelValue, Value,
} from './syntax/ast.ts';

// Documentation, from text to trees.
export { parseDoc, parseMarkup, type MarkupOptions } from './syntax/markup/parse-markup.ts';
export { markupOptions } from './syntax/markup/markup-options.ts';
export { plainText } from './syntax/markup/plain-text.ts';
export { walkMarkup, type MarkupVisitor } from './syntax/markup/walk-markup.ts';
export type {
  Block, BulletList, Comment, DefinitionItem, DefinitionList, Directive, DirectiveOption, DirectiveRole, Emphasis, Field,
  FieldList, FootnoteDefinition, FootnoteReference, Heading, Inline, LineBlock, LineBlockLine, Link, LinkTarget, ListItem,
  Literal, LiteralBlock, Markup, MarkupFlavour, MarkupNode, MarkupProblem, MarkupProblemKind, MemberReference, NumberedList,
  NumberStyle, Paragraph, Quote, Reference, RoleText, Strong, SubstitutionDefinition, SubstitutionReference, Table, TableCell,
  TableRow, Text, Transcript, TranscriptEntry, Transition,
} from './schema/markup.ts';

// Several models.
export { compareSchemas } from './compat/compare/compare-schemas.ts';
export type { Change, ChangeDetails, Subject } from './compat/compare/change.ts';
export type { Reach, Stability } from './compat/compare/reach.ts';
export type { CompareRequest, Side } from './compat/compare/side.ts';
export { judgeChanges, type JudgeRequest } from './compat/judge.ts';
export type { Category, SeverityTable } from './compat/category.ts';
export { printChangelog } from './compat/changelog.ts';
export { schemaHistory, type VersionedSchema } from './compat/history/schema-history.ts';
export { applyHistory } from './compat/history/apply-history.ts';
export type { AttributeChange, Attributes, Coverage, ItemHistory, ItemKind, ItemName, SchemaHistory } from './schema/history.ts';

// What is made of a model without files.
export { introspect, type IntrospectOptions } from './backends/introspection/introspect.ts';
export type { SchemaInfo } from './schema/schema-info.ts';
export { dumpAst } from './backends/dump/ast.ts';
export { dumpModel } from './backends/dump/model.ts';
export { dumpQemuTest } from './backends/dump/qemu-test.ts';

// Findings and how they are printed.
export type { Diagnostic, RelatedPlace, Severity } from './diagnostics/diagnostic.ts';
export { countFindings, type Counts } from './diagnostics/printers/counts.ts';
export { printJson, type JsonPrinterOptions, type ReportedSchema } from './diagnostics/printers/json.ts';
export { printPretty, type PrettyPrinterOptions } from './diagnostics/printers/pretty.ts';
export { printText } from './diagnostics/printers/text.ts';
export { InvariantError } from './diagnostics/invariant.ts';

// Files.
export { FileSystemError, type FileProblem, type FileReader, type FileSystem } from './source/file-system.ts';
export { memoryFileSystem } from './source/memory-file-system.ts';
export { nodeFileSystem } from './source/node-file-system.ts';
export { SourceFile, type Position } from './source/source-file.ts';
export { Span } from './source/span.ts';
