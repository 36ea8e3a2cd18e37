/** Every flavour by its name. */
import type { FlavourName } from '../options.ts';
import { docusaurusFlavour } from './docusaurus.ts';
import type { Flavour } from './flavour.ts';
import { mkdocsFlavour } from './mkdocs.ts';
import { plainFlavour } from './plain.ts';
import { starlightFlavour } from './starlight.ts';
import { vitepressFlavour } from './vitepress.ts';

const flavours: Readonly<Record<FlavourName, Flavour>> = {
  plain: plainFlavour,
  vitepress: vitepressFlavour,
  docusaurus: docusaurusFlavour,
  starlight: starlightFlavour,
  mkdocs: mkdocsFlavour,
};

/** The flavour with a name; every name has one. */
export function flavourOf(name: FlavourName): Flavour {
  return flavours[name];
}
