/** How the pieces of a text are set off. Renderers never write escape sequences themselves. */
export interface TextStyle {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
}

/** What a renderer has to know of the screen. */
export interface Screen {
  readonly style: TextStyle;
  /** Width in characters; long lines are wrapped to it. */
  readonly columns: number;
}

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
} as const;

export function createStyle(color: boolean): TextStyle {
  const paint = (name: keyof typeof CODES) => {
    const [on, off] = CODES[name];
    return (text: string) => (color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  };
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    blue: paint('blue'),
  };
}

const SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

/** Characters a text takes on the screen, style left out. */
export function visibleLength(text: string): number {
  return text.replaceAll(SEQUENCE, '').length;
}
