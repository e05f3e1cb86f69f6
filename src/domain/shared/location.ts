/** A place in a source file. `line` and `column` are 1-based; `file` is relative to the fabric directory's root, with `/`. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
