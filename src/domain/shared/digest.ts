/** A collision-resistant hash of a text as lower-case hex, at least 128 bits. Handed in, because hashing is Node's. */
export type Digest = (text: string) => string;
