/**
 * Characters that show nothing and that `plainText` leaves alone: fillers, joiners and the tags that can carry a hidden
 * text. On a web page nobody sees them, and a name that holds one looks like another.
 */
const INVISIBLE =
  /[\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0]|\u034f|[\u180b-\u180d]|\u180f|[\u{e0000}-\u{e0fff}]/gu;

/** Shows them as `\u{e0041}`. */
export function showInvisible(text: string): string {
  return text.replaceAll(
    INVISIBLE,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`,
  );
}
