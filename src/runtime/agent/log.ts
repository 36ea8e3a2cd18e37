/** Where an agent tells what happens to it. */

/** How serious a message is; the first two are errors. */
export type LogLevel = 'error' | 'critical' | 'warning' | 'info' | 'debug';

/** Takes one message, without a line end. Names of commands stand in messages, their arguments never. */
export type Log = (level: LogLevel, message: string) => void;
