import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A zip archive as runners upload it: deflated, with the sizes behind the data instead of before it, so that only the
 * directory at the end tells them.
 */
export function zipArchive(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const entry = entryOf(name, Buffer.from(content), offset);
    parts.push(entry.local);
    directory.push(entry.central);
    offset += entry.local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const SIZES_FOLLOW = 0x0008;
const UTF8_NAME = 0x0800;
const DEFLATED = 8;

function entryOf(name: string, content: Buffer, offset: number): { local: Buffer; central: Buffer } {
  const packed = deflateRawSync(content);
  const path = Buffer.from(name, 'utf8');
  const checksum = crc32(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(SIZES_FOLLOW | UTF8_NAME, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(path.length, 26);
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(0x08074b50, 0);
  sizes.writeUInt32LE(checksum, 4);
  sizes.writeUInt32LE(packed.length, 8);
  sizes.writeUInt32LE(content.length, 12);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(SIZES_FOLLOW | UTF8_NAME, 8);
  central.writeUInt16LE(DEFLATED, 10);
  central.writeUInt32LE(checksum, 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(path.length, 28);
  central.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([head, path, packed, sizes]), central: Buffer.concat([central, path]) };
}
