/** How items of a file stand below each other: takes printed items, gives the text of the file. */

/** What decides how far items stand apart. */
export type ItemRole = 'definition' | 'include' | 'pragma' | 'definition-doc' | 'free-doc' | 'comment';

/** An item in its layout. */
export interface PrintedItem {
  readonly role: ItemRole;
  readonly lines: readonly string[];
  /** Of a comment: whether it is set apart from what stands above it, touches it, or stands behind it on its line. */
  readonly joins?: Join | undefined;
  /** Of anything below a comment: whether it touches that. */
  readonly touches?: boolean | undefined;
}

/** How a comment stands to what is above it. */
export type Join = 'apart' | 'below' | 'behind';

/** What stood between two items of a file, told by the text between them. */
export function joinOf(between: string): Join {
  const lineEnds = between.match(/\r\n|\r|\n/g)?.length ?? 0;
  return lineEnds === 0 ? 'behind' : lineEnds === 1 ? 'below' : 'apart';
}

/** Ends with a line end unless there is nothing. */
export function joinItems(items: readonly PrintedItem[]): string {
  const lines: string[] = [];
  let above: PrintedItem | undefined;
  for (const item of items) {
    const join = above === undefined ? 'below' : howToJoin(above, item);
    const [first = '', ...others] = item.lines;
    if (join === 'behind') {
      lines.push(`${lines.pop() ?? ''} ${first}`, ...others);
      // What stands below lines that go on with it is set apart from them as from any comment.
      if (others.length > 0) above = item;
      continue;
    }
    if (join === 'apart') lines.push('');
    lines.push(...item.lines);
    above = item;
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function howToJoin(above: PrintedItem, item: PrintedItem): Join {
  if (item.joins !== undefined) return item.joins;
  if (above.role === 'comment') return item.touches === true ? 'below' : 'apart';
  switch (item.role) {
    case 'definition':
      return above.role === 'definition-doc' ? 'below' : 'apart';
    case 'include':
    case 'pragma':
      return above.role === item.role && isShort(above) && isShort(item) ? 'below' : 'apart';
    case 'definition-doc':
    case 'free-doc':
    case 'comment':
      return 'apart';
    default:
      return item.role satisfies never;
  }
}

function isShort({ lines }: PrintedItem): boolean {
  return lines.length === 1;
}
