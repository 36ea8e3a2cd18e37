/** Collects the licences of the packages that esbuild put into the bundle, from its metafiles. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, SetupError } from './setup.mjs';

/**
 * The text of THIRD-PARTY-LICENSES.txt: each bundled package with its version, licence and licence text, by name.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {string}
 * @throws {SetupError} for a package without a licence text: it must not be shipped
 */
export function collectLicenses(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const bundled = outputs.flatMap((output) => (
    Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path)
  ));
  const folders = [...new Set(bundled.map(packageFolder).filter((folder) => folder !== undefined))].sort();
  const sections = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return `${name} ${version} (${license})\n\n${licenseText(folder).trim()}\n`;
  });
  return `The files of this folder contain parts of the following packages.\n\n${sections.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** @param {string} path of a bundled file, relative to the checkout */
function packageFolder(path) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

/** @param {string} folder */
function licenseText(folder) {
  const file = readdirSync(join(root, folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file === undefined) throw new SetupError(`The bundled package ${folder} has no licence text.`);
  return readFileSync(join(root, folder, file), 'utf8');
}
