/** Comments that are no documentation: takes their lines as they are written, gives lines that nobody takes for it. */

/** Lines that are nothing but a mark are left out. */
export function plainComment(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^#(?:#*\s+)?#+\s*$/.test(line))
    .map((line) => (line.startsWith('#') ? line : `# ${line}`))
    .map((line) => (line.startsWith('##') ? `# ${line.replace(/^#+ */, '')}` : line).trimEnd());
}
