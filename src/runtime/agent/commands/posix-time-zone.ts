/** Time zones written out, such as `CET-1CEST,M3.5.0,M10.5.0/3`. POSIX.1-2017, section 8.3, "TZ"; RFC 9636, section 3.3.1. */

/** What a clock on the wall shows. */
export interface LocalTime {
  readonly abbreviation: string;
  /** Seconds east of Greenwich. */
  readonly offset: number;
}

/** The local time at an instant, in seconds since the epoch. */
export type TimeZone = (seconds: number) => LocalTime;

/** The instants of a year between which summer time lasts, in seconds since the epoch but by the wall clock. */
type Rule = (year: number) => number;

const name = '([A-Za-z]{3,}|<[A-Za-z0-9+-]+>)';
const time = '([+-]?\\d{1,3}(?::\\d{1,2}(?::\\d{1,2})?)?)';
const zoneText = new RegExp(`^${name}${time}(?:${name}${time}?(?:,([^,]+),([^,]+))?)?$`);
const ruleText = new RegExp(`^(?:M(\\d{1,2})\\.(\\d)\\.(\\d)|J(\\d{1,3})|(\\d{1,3}))(?:/${time})?$`);

const secondsPerDay = 86400;

/** Where summer time is named without its dates, those of the United States hold, as the C library has it. */
const defaultRules = ['M3.2.0', 'M11.1.0'] as const;

/** Reads a zone; undefined if the text is none. */
export function readPosixTimeZone(text: string): TimeZone | undefined {
  const [, standardName, standardOffset, summerName, summerOffset, startText, endText] = zoneText.exec(text) ?? [];
  if (standardName === undefined || standardOffset === undefined) return undefined;
  const standard: LocalTime = { abbreviation: plainName(standardName), offset: -readTime(standardOffset) };
  if (summerName === undefined) return () => standard;
  const summer: LocalTime = {
    abbreviation: plainName(summerName),
    offset: summerOffset === undefined ? standard.offset + 3600 : -readTime(summerOffset),
  };
  const start = readRule(startText ?? defaultRules[0]);
  const end = readRule(endText ?? defaultRules[1]);
  if (start === undefined || end === undefined) return undefined;
  return (seconds) => {
    const year = new Date((seconds + standard.offset) * 1000).getUTCFullYear();
    const begins = start(year) - standard.offset;
    const ends = end(year) - summer.offset;
    const isSummer = begins < ends ? seconds >= begins && seconds < ends : seconds >= begins || seconds < ends;
    return isSummer ? summer : standard;
  };
}

function plainName(text: string): string {
  return text.replace(/^<|>$/g, '');
}

/** Seconds. */
function readTime(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[+-]/, '').split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
}

function readRule(text: string): Rule | undefined {
  const match = ruleText.exec(text);
  if (match === null) return undefined;
  const [, month, week, weekday, julian, day, clock] = match;
  const daySeconds = readTime(clock ?? '2');
  if (month !== undefined) {
    const date = { month: Number(month), week: Number(week), weekday: Number(weekday) };
    return (year) => weekdayOf(year, date) + daySeconds;
  }
  if (day !== undefined) return (year) => firstDay(year) + Number(day) * secondsPerDay + daySeconds;
  return (year) => {
    const skipsLeapDay = isLeapYear(year) && Number(julian) >= 60;
    return firstDay(year) + (Number(julian) - (skipsLeapDay ? 0 : 1)) * secondsPerDay + daySeconds;
  };
}

interface WeekdayDate {
  readonly month: number;
  /** From 1; the fifth is the last one. */
  readonly week: number;
  /** From 0, Sunday. */
  readonly weekday: number;
}

/** The start of the day. */
function weekdayOf(year: number, { month, week, weekday }: WeekdayDate): number {
  const first = Date.UTC(year, month - 1, 1) / 1000;
  const toWeekday = (weekday - new Date(first * 1000).getUTCDay() + 7) % 7;
  const nextMonth = Date.UTC(year, month, 1) / 1000;
  const day = first + (toWeekday + (week - 1) * 7) * secondsPerDay;
  return day < nextMonth ? day : day - 7 * secondsPerDay;
}

function firstDay(year: number): number {
  return Date.UTC(year, 0, 1) / 1000;
}

function isLeapYear(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}
