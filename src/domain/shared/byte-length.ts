/** Bytes a text takes in UTF-8, which is how the forge's limits are met whatever they count. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isHigh(unit) && isLow(text.charCodeAt(index + 1))) {
      bytes += 4;
      index += 1;
    } else bytes += 3;
  }
  return bytes;
}

/** The beginning of `text` in at most `limit` bytes, with `…` where something was cut; never half a character. */
export function cutBytes(text: string, limit: number): string {
  if (byteLength(text) <= limit) return text;
  const room = limit - byteLength('…');
  let bytes = 0;
  let end = 0;
  while (end < text.length) {
    const width = isHigh(text.charCodeAt(end)) && isLow(text.charCodeAt(end + 1)) ? 2 : 1;
    bytes += byteLength(text.slice(end, end + width));
    if (bytes > room) break;
    end += width;
  }
  return room < 0 ? '' : `${text.slice(0, end)}…`;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
