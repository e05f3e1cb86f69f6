import type { SkippedSource } from '../resource/manifest.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { firstInvalidByte } from './decode-text.ts';
import { PARSE_CODES, type ParseCodeId } from './parse-codes.ts';

/** Something found in a directory or in the tree of a commit. Paths are relative to the root, with `/`. */
export interface TreeEntry {
  readonly path: string;
  /** `directory`: one that was not entered. `special`: a device, a socket, a submodule. */
  readonly type: 'file' | 'directory' | 'special' | 'symlink';
  /** Size of a file, or of the file that a link leads to. */
  readonly bytes: number;
  /** For a symlink: what it finally leads to. */
  readonly target?: LinkTarget;
}

export type LinkTarget =
  | { readonly type: 'file'; readonly path: string }
  | { readonly type: 'directory'; readonly path: string }
  | { readonly type: 'outside' }
  | { readonly type: 'nowhere' };

export interface SelectionRules {
  /** Globs; empty: everything. A glob that matches a directory matches all below it. */
  readonly include: readonly string[];
  /** Globs; they win over `include`. */
  readonly exclude: readonly string[];
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  readonly maxTotalBytes: number;
}

/** Makes a test for paths of several globs; no glob matches nothing. */
export type CompileGlobs = (globs: readonly string[]) => (path: string) => boolean;

export interface SelectedFile {
  readonly path: string;
  /** Where the bytes are: `path`, or what a symlink at `path` leads to. */
  readonly readFrom: string;
}

export interface FileSelection {
  readonly files: readonly SelectedFile[];
  readonly skipped: readonly SkippedSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a directory of that name is looked into. Hidden ones are not, save the record of the managed layout. */
export function isEntered(directoryName: string): boolean {
  return directoryName !== 'node_modules' && (!directoryName.startsWith('.') || directoryName === '.hnp');
}

/**
 * Which files are manifests to read; everything else is listed with the reason. A symlink inside the root is followed
 * unless its target is read under its own name, so that no document is seen twice.
 */
export function selectFiles(
  entries: readonly TreeEntry[],
  rules: SelectionRules,
  compileGlobs: CompileGlobs,
): FileSelection {
  const sorted = entries.toSorted((a, b) => compareText(a.path, b.path));
  const judge = judgeOf(sorted, rules, compileGlobs);
  const skipped: SkippedSource[] = [];
  const diagnostics: Diagnostic[] = [];
  const candidates: { entry: TreeEntry; readFrom: string }[] = [];
  for (const entry of sorted) {
    const reason = judge(entry);
    if (reason === null) candidates.push({ entry, readFrom: entry.path });
    else if (reason.reason !== 'ignored') skipped.push({ file: shown(entry), line: null, ...reason });
  }
  const read = new Set(
    candidates.filter(({ entry }) => entry.type === 'file').map(({ entry }) => entry.path),
  );
  const files = candidates.flatMap((candidate): typeof candidates => {
    if (candidate.entry.type !== 'symlink') return [candidate];
    const followed = followLink(candidate.entry, read);
    if ('readFrom' in followed) return [{ entry: candidate.entry, readFrom: followed.readFrom }];
    skipped.push({ file: candidate.entry.path, line: null, reason: 'symlink', detail: followed.detail });
    if (followed.problem) diagnostics.push(fileProblem('HHS-3013', candidate.entry.path, followed.detail));
    return [];
  });
  const kept = withinBounds(files, rules, diagnostics);
  return {
    files: kept.map(({ entry, readFrom }) => ({ path: entry.path, readFrom })),
    skipped: skipped.toSorted((a, b) => compareText(a.file, b.file)),
    diagnostics,
  };
}

type Reason = Pick<SkippedSource, 'reason' | 'detail'> | { readonly reason: 'ignored' };

/** Why an entry is not read, from its path and type alone; null: it is to be read. */
function judgeOf(
  entries: readonly TreeEntry[],
  rules: SelectionRules,
  compileGlobs: CompileGlobs,
): (entry: TreeEntry) => Reason | null {
  const isExcluded = compileGlobs(rules.exclude);
  const isIncluded = rules.include.length === 0 ? () => true : compileGlobs(rules.include);
  const layouts = managedLayouts(entries);
  return (entry) => {
    const { path, type } = entry;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const layout = layoutReason(path, layouts);
    if (layout !== null) return layout;
    if (type === 'directory') {
      if (name === '.git') return { reason: 'ignored' };
      const detail =
        name === 'node_modules' ? 'packages are not looked into' : 'a hidden directory is not looked into';
      return { reason: 'excluded', detail };
    }
    if (type === 'special') return { reason: 'not-yaml', detail: 'it is no ordinary file' };
    const leadsToDirectory = type === 'symlink' && !isYaml(name) && entry.target?.type !== 'file';
    if (!isYaml(name) && !leadsToDirectory)
      return { reason: 'not-yaml', detail: 'its name does not end in .yaml or .yml' };
    if (name.startsWith('.')) return { reason: 'excluded', detail: 'a hidden file is not read' };
    if (withParents(path).some(isExcluded))
      return { reason: 'excluded', detail: 'it matches an exclude glob' };
    if (!withParents(path).some(isIncluded))
      return { reason: 'not-included', detail: 'it matches no include glob' };
    return null;
  };
}

/** Directories (with `/` at the end, or '' for the root) that hold both `.hnp/` and `managed/`. */
function managedLayouts(entries: readonly TreeEntry[]): readonly string[] {
  const roots = (name: string) =>
    new Set(
      entries.flatMap(({ path }) => {
        const at = `/${path}`.indexOf(`/${name}/`);
        return at === -1 ? [] : [path.slice(0, at)];
      }),
    );
  const managed = roots('managed');
  return [...roots('.hnp')].filter((root) => managed.has(root));
}

/** In the managed layout the fabric is what stands outside of the tool's records, its inbox and what it does not manage. */
const LAYOUT_PARTS: Readonly<Record<string, string>> = {
  '.hnp': 'a record of the managed layout, not a manifest',
  raw: 'the inbox of the managed layout: it counts once it stands under managed/',
  unmanaged: 'the managed layout keeps here what does not belong to the fabric',
};

function layoutReason(path: string, layouts: readonly string[]): Reason | null {
  for (const root of layouts) {
    if (!path.startsWith(root)) continue;
    const part = path.slice(root.length).split('/', 1)[0] ?? '';
    const detail = Object.hasOwn(LAYOUT_PARTS, part) ? LAYOUT_PARTS[part] : undefined;
    if (detail !== undefined && path !== root + part) return { reason: 'layout', detail };
  }
  return path.split('/').includes('.hnp')
    ? { reason: 'excluded', detail: 'a hidden directory is not looked into' }
    : null;
}

type Followed = { readonly readFrom: string } | { readonly detail: string; readonly problem: boolean };

function followLink({ target }: TreeEntry, read: Set<string>): Followed {
  if (target === undefined || target.type === 'nowhere')
    return { detail: 'the link leads to nothing', problem: true };
  if (target.type === 'outside') return { detail: 'the link leads out of the directory', problem: true };
  if (target.type === 'directory') {
    const entered = target.path.split('/').every(isEntered);
    const detail = entered
      ? `${target.path === '' ? 'the directory' : `${target.path}/`} is read under its own name`
      : `the link leads to ${target.path}/, which is not looked into`;
    return { detail, problem: !entered };
  }
  if (read.has(target.path)) return { detail: `${target.path} is read under its own name`, problem: false };
  read.add(target.path);
  return { readFrom: target.path };
}

function withinBounds(
  files: readonly { entry: TreeEntry; readFrom: string }[],
  rules: SelectionRules,
  diagnostics: Diagnostic[],
): readonly { entry: TreeEntry; readFrom: string }[] {
  const small = files.filter(({ entry }) => {
    if (entry.bytes <= rules.maxFileBytes) return true;
    const message = `${entry.bytes} bytes are more than the limit of ${rules.maxFileBytes}`;
    diagnostics.push(fileProblem('HHS-3010', entry.path, message));
    return false;
  });
  let total = 0;
  const end = small.findIndex(({ entry }, index) => {
    total += entry.bytes;
    return index >= rules.maxFiles || total > rules.maxTotalBytes;
  });
  const first = small[end];
  if (first === undefined) return small;
  const limit = end >= rules.maxFiles ? `${rules.maxFiles} files` : `${rules.maxTotalBytes} bytes in all`;
  const message = `this file and ${small.length - end - 1} after it were not read: the limit is ${limit}`;
  diagnostics.push(fileProblem('HHS-3014', first.entry.path, message));
  return small.slice(0, end);
}

function withParents(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

function shown({ path, type }: TreeEntry): string {
  return type === 'directory' ? `${path}/` : path;
}

/** Text of a file (a byte order mark is kept), or why its bytes are none. */
export function textOfBytes(path: string, bytes: Uint8Array): { text: string } | { diagnostic: Diagnostic } {
  const bad = firstInvalidByte(bytes);
  if (bad === null) return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  let line = 1;
  let start = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < bad; at = bytes.indexOf(0x0a, at + 1)) {
    line += 1;
    start = at + 1;
  }
  const column = new TextDecoder().decode(bytes.subarray(start, bad)).length + 1;
  const byte = (bytes[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return { diagnostic: { ...fileProblem('HHS-3011', path, `the byte ${byte} is no UTF-8`), line, column } };
}

/** A file, directory or link of the source that cannot be used as it is. */
export function fileProblem(code: ParseCodeId, path: string, what: string): Diagnostic {
  const { severity, cure } = PARSE_CODES[code];
  const nobody = { kind: null, namespace: null, name: null };
  return {
    code,
    severity,
    message: `${path}: ${what}`,
    help: cure,
    pointer: '',
    ...nobody,
    file: path,
    line: 1,
    column: 1,
  };
}
