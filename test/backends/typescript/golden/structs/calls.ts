import type {
  BareRoot,
  Everything,
  FarLeaf,
  Leaf,
  Lists,
  Root,
  SameAsLeaf,
  Tree,
} from "./expected/index.js";

export const tree: Tree = { value: 1, left: { value: 2, right: { value: 3 } } };
export const wrongTree: Tree = { value: 1, left: { value: "2" } }; // TS2322
export const absent: Tree = { value: 1, left: undefined }; // TS2375
export const leaf: Leaf = { nothing: {} };
export const fullLeaf: Leaf = {
  nothing: { something: 1 }, // TS2322
};

export const root: Root = {};
export const fullRoot: Root = { something: 1 }; // TS2322
export const text: Root = "text"; // TS2322
export const list: BareRoot = [1]; // TS2322
export const fullBareRoot: BareRoot = { something: 1 }; // TS2322
export const sameAsLeaf: SameAsLeaf = leaf;
export const farLeaf: FarLeaf = { near: {}, far: {} };
export const fullFarLeaf: FarLeaf = {
  near: { something: 1 }, // TS2322
};
export const notFarLeaf: FarLeaf = {}; // TS2741
export const notRoot: Root = leaf; // TS2322

export function read(everything: Everything, lists: Lists): void {
  const exact: bigint = everything.plain + everything.i64 + everything.bytes;
  const narrow: number = everything.i8 + everything["u32-x"] + everything.ratio;
  const inexact: number = everything["u64-x"]; // TS2322
  everything.whatever.anything; // TS18046
  const kind: "none" | "qnull" | "qnum" | "qstring" | "qdict" | "qlist" | "qbool" =
    everything.kind;
  const inherited: string = lists.text;
  const first: bigint = lists.sizes?.[0]; // TS2322
  const maybe: bigint | undefined = lists.sizes?.[0];
  void [exact, narrow, inexact, kind, inherited, first, maybe];
}
