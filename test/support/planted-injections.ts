import { HOSTILE_PIECES } from './hostile-text.ts';

/** More than two hundred texts that mean something to a page, a forge, a picture, a runner or a screen. */
export function plantedInjections(): string[] {
  const own = [
    'a"] --> b["x',
    'x"]; click n0 "https://evil.example"',
    '%%{init: {"securityLevel": "loose"}}%%',
    'end\nsubgraph evil',
    'n0["`**bold** markdown string`"]',
    '#quot;]#59;',
    'a\nclassDef new fill:red',
    '<img src="https://evil.example/p.png">',
    '```\n```suggestion\nrm -rf\n```',
    '````suggestion\nx\n````',
    '::set-output name=x::y',
    '::add-mask::x',
    '::stop-commands::x',
    '##[set-env name=x]y',
    '\u001b[2J\u001b[31mred',
    '\u009b31m',
    '\u0007bell',
    '</details></details><details open>',
    '</summary><script>x</script>',
    '-->\n<!-- hedgehog-sync:1 ["comment","lab","plan","x","y"] -->',
    '[x]: https://evil.example\n[x]',
    '<a href="javascript:alert(1)">x</a>',
    'https://evil.example/?q=@team',
    '@acme/admins please approve',
    'fixes #1, closes acme/fabrics#2',
    '/apply\n/accept-git',
    '| a | b |\n|---|---|\n| c | d |',
    '\\',
    '\\`',
    '`` ` ``',
  ];
  const pairs = HOSTILE_PIECES.flatMap((piece, index) => [
    piece,
    `${piece}${HOSTILE_PIECES[(index * 7 + 3) % HOSTILE_PIECES.length]}`,
    `x ${piece}\n${piece} x`,
  ]);
  return [...new Set([...own, ...pairs])];
}
