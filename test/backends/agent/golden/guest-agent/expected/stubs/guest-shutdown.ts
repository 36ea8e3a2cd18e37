// Yours to fill: qapi-gen wrote this file once and leaves it alone from now on.
import { CommandError } from "../../runtime/agent/command-error.js";
import type { CommandHandler } from "../handlers.js";

/** Answers `guest-shutdown`: `(args, call) => …` gives what the command returns. */
export const handler: CommandHandler<"guest-shutdown"> = () => {
  throw new CommandError("The command guest-shutdown is not supported");
};
