import { connectGuestAgent, type GuestAgentClient, type ProgramOutcome } from "./out/client/index.js";

export async function run(): Promise<Uint8Array> {
  const agent: GuestAgentClient = await connectGuestAgent({ host: "localhost", port: 1234 });
  const outcome: ProgramOutcome = await agent.exec("/bin/true", ["a"]);
  const count: number = await agent.writeFile("/tmp/a", `${outcome.exitCode}`);
  const { "buf-b64": bytes } = await agent.execute("guest-file-read", { handle: 1, count });
  return bytes;
}

export async function wrong(agent: GuestAgentClient): Promise<void> {
  agent.on("STOP", () => undefined); // TS2339
  await agent.execute("guest-file-read", { handle: 1n }); // TS2322
  const read = await agent.execute("guest-file-read", { handle: 1 });
  read["buf-b64"].length satisfies string; // TS1360
}
