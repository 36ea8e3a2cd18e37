/**
 * Stands in for the package string-width in the bundle, where only the help of the command line measures text, and that
 * is ASCII. The regular expressions of the package would take 25 ms of every start.
 * @param {string} text
 * @returns {number} columns
 */
export default function plainStringWidth(text) {
  return text.replaceAll(/\x1b\[[\d;]*m/g, '').length;
}
