import { COMMENT_COMMANDS } from '../config/file/command-fields.ts';

/** Commands that people give in a comment, one a line, at the line's start. */
export const COMMAND_NAMES = [...COMMENT_COMMANDS, 'help'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** `KIND/NAME[:PATH]` as written in a command. */
export interface CommandObject {
  readonly kind: string;
  readonly name: string;
  /** JSON pointer; null: the whole object. */
  readonly pointer: string | null;
}

/** One command, read from the text of a comment. */
export interface Command {
  readonly name: CommandName;
  /** Fabric named by `--fabric NAME`; null: the one that the issue or pull request is about, or the only one. */
  readonly fabric: string | null;
  readonly objects: readonly CommandObject[];
  /** `/ignore … until DATE`: RFC 3339 date; null: none given. */
  readonly until: string | null;
  /** `… because TEXT`, `/hold … because TEXT`. */
  readonly because: string | null;
  /** As written, one line, for the answer. */
  readonly text: string;
}

export interface CommandError {
  readonly text: string;
  readonly message: string;
  /** The cure, with the right form of the command. */
  readonly help: string;
}

/** What a comment asks for. Both empty: it is no comment for us. */
export interface ReadComment {
  readonly commands: readonly Command[];
  readonly errors: readonly CommandError[];
}
