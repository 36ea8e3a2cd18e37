import { createAgent } from "./out/agent/index.js";
import { stubs } from "./out/agent/stubs.js";

const agent = createAgent({
  ...stubs,
  "guest-file-read": ({ handle, count = 4096 }) => ({ count: handle + count, "buf-b64": new Uint8Array(1), eof: true }),
  "guest-sync-delimited": ({ id }) => id,
  "guest-shutdown": ({ mode = "powerdown" }) => void mode,
});

agent.emit("STOP"); // TS2345
createAgent({ ...stubs, "guest-sync-delimited": ({ id }) => `${id}` }); // TS2322
