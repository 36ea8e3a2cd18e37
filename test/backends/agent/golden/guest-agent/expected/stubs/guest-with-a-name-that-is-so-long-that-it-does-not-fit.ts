// Yours to fill: qapi-gen wrote this file once and leaves it alone from now on.
import { CommandError } from "../../runtime/agent/command-error.js";
import type { CommandHandler } from "../handlers.js";

/** Answers `guest-with-a-name-that-is-so-long-that-it-does-not-fit`: `(args, call) => …` gives what the command returns. */
export const handler: CommandHandler<
  "guest-with-a-name-that-is-so-long-that-it-does-not-fit"
> = () => {
  throw new CommandError(
    "The command guest-with-a-name-that-is-so-long-that-it-does-not-fit is not supported",
  );
};
