import { connectGuestAgent, QmpError } from "./out/client/index.js";

const [path = "", file = ""] = process.argv.slice(2);
const agent = await connectGuestAgent({ path, timeout: 20_000, strict: true });

await agent.execute("guest-ping");
const { version, supported_commands: commands } = await agent.execute("guest-info");
console.log(`info ${version !== ""} ${commands.some(({ name, enabled }) => name === "guest-exec" && enabled)}`);

const { "kernel-release": kernel } = await agent.execute("guest-get-osinfo");
console.log(`osinfo ${kernel !== undefined}`);

const handle = await agent.execute("guest-file-open", { path: file, mode: "w+" });
const { count } = await agent.execute("guest-file-write", { handle, "buf-b64": Buffer.from("näive") });
await agent.execute("guest-file-seek", { handle, offset: 0n, whence: "set" });
const { "buf-b64": bytes } = await agent.execute("guest-file-read", { handle });
await agent.execute("guest-file-close", { handle });
console.log(`file ${count} ${Buffer.from(bytes).toString()}`);

const { pid } = await agent.execute("guest-exec", { path: "/bin/echo", arg: ["a b"], "capture-output": true });
for (;;) {
  const status = await agent.execute("guest-exec-status", { pid });
  if (!status.exited) continue;
  console.log(`exec ${status.exitcode} ${JSON.stringify(Buffer.from(status["out-data"] ?? []).toString())}`);
  break;
}

try {
  await agent.execute("guest-file-close", { handle });
} catch (error) {
  if (error instanceof QmpError) console.log(`refused ${error.desc.replace(/\d+/, "N")}`);
}
await agent.close();
