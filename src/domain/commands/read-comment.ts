import { readObjectArgument } from '../config/object-argument.ts';
import { closest } from '../shared/suggest.ts';
import {
  COMMAND_NAMES,
  type Command,
  type CommandError,
  type CommandName,
  type CommandObject,
  type ReadComment,
} from './command.ts';
import { commandLines } from './command-lines.ts';
import { COMMAND_TABLE, type CommandShape } from './command-table.ts';

/** More commands in one comment are refused as a whole: nobody reads ten answers. */
const COMMANDS_LIMIT = 10;
const OBJECTS_LIMIT = 50;
const REASON_LIMIT = 500;
const SHOWN = 200;
/** Shorter words are too often the command of another bot. Letters. */
const MISSPELT_FROM = 4;

/** Printable ASCII. Reasons may hold any language; names, dates and options may not. */
const ASCII = /^[\x20-\x7e]*$/;
/** What no page shows, and what turns the direction of writing. */
const HIDDEN = /[\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5/u;

/** The commands in a comment. Lines that are commands of other bots, or no commands, give nothing. Never throws. */
export function readComment(text: string): ReadComment {
  const results = commandLines(text).flatMap((line) => {
    const result = readLine(line);
    return result === null ? [] : [result];
  });
  if (results.length > COMMANDS_LIMIT) {
    const message = `${results.length} commands in one comment; at most ${COMMANDS_LIMIT} are taken`;
    return { commands: [], errors: [{ text: '', message, help: 'Write them in several comments.' }] };
  }
  return {
    commands: results.flatMap((result) => ('name' in result ? [result] : [])),
    errors: results.flatMap((result) => ('name' in result ? [] : [result])),
  };
}

function readLine(line: string): Command | CommandError | null {
  const word = /^\/(\S*)/.exec(line)?.[1] ?? '';
  const name = COMMAND_NAMES.find((one) => one === word);
  if (name === undefined) return unknownName(line, word);
  return new LineReader(line, name).read();
}

/** Speaks up only where a command of ours was clearly meant: other bots have commands, too. */
function unknownName(line: string, word: string): CommandError | null {
  const plain = word.normalize('NFKC').replaceAll(new RegExp(HIDDEN.source, 'gu'), '').toLowerCase();
  const meant = COMMAND_NAMES.find((name) => name === plain) ?? nearMiss(plain);
  if (meant === undefined) return null;
  const message = ASCII.test(word)
    ? `\`/${word}\` is no command`
    : 'the name of the command holds characters that are no plain letters';
  return { text: shown(line), message, help: `Write \`${COMMAND_TABLE[meant].form}\`.` };
}

function nearMiss(word: string): CommandName | undefined {
  if (word.length < MISSPELT_FROM) return undefined;
  const near = closest(word, COMMAND_NAMES)?.word;
  return COMMAND_NAMES.find((name) => name === near);
}

class LineReader {
  readonly #line: string;
  readonly #name: CommandName;
  readonly #shape: CommandShape;

  constructor(line: string, name: CommandName) {
    this.#line = line;
    this.#name = name;
    this.#shape = COMMAND_TABLE[name];
  }

  read(): Command | CommandError {
    const [head = '', because = null] = splitReason(this.#line);
    if (!ASCII.test(head) || HIDDEN.test(this.#line))
      return this.#wrong('it holds characters that are no plain text or that nobody can see');
    const words = head.trim().split(/\s+/).slice(1);
    const options = takeOptions(words);
    if (options.problem !== null) return this.#wrong(options.problem);
    const objects = this.#objects(options.rest);
    if (!Array.isArray(objects)) return objects;
    const problem = this.#misfit(objects.length, options.until, because);
    if (problem !== null) return this.#wrong(problem);
    const { fabric, until } = options;
    return { name: this.#name, fabric, objects, until, because, text: shown(this.#line) };
  }

  #objects(words: readonly string[]): CommandObject[] | CommandError {
    const objects: CommandObject[] = [];
    for (const word of words) {
      const result = readObjectArgument(`/${this.#name}`, word, this.#shape.fields);
      if (!result.ok) return this.#wrong(`\`${shown(word)}\` is no object of the form KIND/NAME`);
      const { kind, name, namespace, pointer } = result.value;
      if (namespace !== null && namespace !== 'default')
        return this.#wrong(`\`${shown(word)}\`: objects of a fabric live in namespace default`);
      objects.push({ kind, name, pointer });
    }
    return objects;
  }

  #misfit(objects: number, until: string | null, because: string | null): string | null {
    const shape = this.#shape;
    if (shape.objects === 'none' && objects > 0) return 'it takes no objects';
    if (shape.objects === 'one' && objects !== 1) return 'it takes exactly one object';
    if (shape.objects === 'some' && objects === 0) return 'it needs the objects it is about';
    if (objects > OBJECTS_LIMIT) return `it names ${objects} objects; at most ${OBJECTS_LIMIT} are taken`;
    if (shape.until === 'no' && until !== null) return 'it takes no `until`';
    if (shape.until === 'must' && until === null) return 'it needs `until` and a date';
    if (shape.because === 'no' && because !== null) return 'it takes no `because`';
    if (shape.because === 'must' && (because === null || because === ''))
      return 'it needs `because` and a reason';
    if (because === '') return 'it needs a reason after `because`';
    if ((because?.length ?? 0) > REASON_LIMIT) return `the reason has more than ${REASON_LIMIT} characters`;
    return null;
  }

  #wrong(message: string): CommandError {
    return { text: shown(this.#line), message, help: `Write \`${this.#shape.form}\`.` };
  }
}

/** Before and after the word `because`, which ends what is read as grammar. */
function splitReason(line: string): readonly [string, string?] {
  const at = /(?:^|\s)because(?:\s+|$)/.exec(line);
  if (at === null) return [line];
  return [line.slice(0, at.index), line.slice(at.index + at[0].length).trim()];
}

interface Options {
  readonly fabric: string | null;
  readonly until: string | null;
  readonly rest: readonly string[];
  readonly problem: string | null;
}

function takeOptions(words: readonly string[]): Options {
  const rest: string[] = [];
  let fabric: string | null = null;
  let until: string | null = null;
  const end = (problem: string | null) => ({ fabric, until, rest, problem });
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--fabric') {
      const value = words[++at];
      if (value === undefined || !/^[a-z0-9][a-z0-9.-]{0,62}$/.test(value))
        return end('`--fabric` needs the name of a fabric');
      if (fabric !== null) return end('`--fabric` is given twice');
      fabric = value;
    } else if (word === 'until') {
      const value = words[++at];
      if (value === undefined || !isDate(value)) return end('`until` needs a date such as 2030-01-31');
      if (until !== null) return end('`until` is given twice');
      until = value;
    } else if (word.startsWith('-')) return end(`there is no option \`${shown(word)}\``);
    else rest.push(word);
  }
  return end(null);
}

/** A day that exists: `2030-02-30` does not. */
function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] ?? 0);
}

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
