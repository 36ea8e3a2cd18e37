/** What options that take targets complete with: takes nothing, gives the names. */

/** Every target, and the word for all of them. */
export async function targetChoices(): Promise<readonly string[]> {
  const { backends } = await import('../project/backends.ts');
  return [...backends.map(({ name }) => name), 'all'];
}
