// What a release must agree on: pure rules over texts, for the programs release-plan.mjs and release-publish.mjs.

/** `v1.2.3` in its parts; null for everything else, a pre-release too. */
export function parseTag(tag) {
  const match = /^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(tag);
  if (match === null) return null;
  return { version: tag.slice(1), numbers: match.slice(1).map(Number), majorTag: `v${match[1]}` };
}

/** Where a release stands among all tags: which major tag it moves (null: a newer one has it), and if it is the newest. */
export function placeAmong(tag, tags) {
  const own = parseTag(tag);
  const releases = tags.map(parseTag).filter((release) => release !== null);
  const isNewestOf = (rivals) => rivals.every((rival) => compare(own.numbers, rival.numbers) >= 0);
  return {
    majorTag: isNewestOf(releases.filter(({ majorTag }) => majorTag === own.majorTag)) ? own.majorTag : null,
    newest: isNewestOf(releases),
  };
}

/** Everything that keeps a release from being made, one sentence each; empty when all agree. */
export function releaseProblems({ tag, packageVersion, lockVersion, changelog }) {
  const release = parseTag(tag);
  if (release === null) return [`the tag ${JSON.stringify(tag)} is not of the form v1.2.3`];
  const { version } = release;
  const problems = [];
  for (const [file, found] of [
    ['package.json', packageVersion],
    ['package-lock.json', lockVersion],
  ]) {
    if (found !== version) problems.push(`${file} says version ${found}, the tag says ${version}`);
  }
  return [...problems, ...changelogProblems(changelog, version)];
}

function changelogProblems(changelog, version) {
  const found = sectionsOf(changelog).filter(({ name }) => name === version);
  const [section] = found;
  if (section === undefined) return [`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD"`];
  const problems = [];
  if (found.length > 1) problems.push(`CHANGELOG.md has ${found.length} sections for ${version}`);
  if (!isDate(section.date))
    problems.push(`CHANGELOG.md: the section of ${version} has no date (YYYY-MM-DD)`);
  if (section.text === '') problems.push(`CHANGELOG.md: the section of ${version} is empty`);
  return problems;
}

/** The text below the heading of a version, without link definitions; null when there is none. */
export function notesOf(changelog, version) {
  return sectionsOf(changelog).find(({ name }) => name === version)?.text ?? null;
}

/** Sections of the second level, in their order: `{ name, date, text }`. A heading inside a code block is none. */
export function sectionsOf(changelog) {
  const sections = [];
  let fence = null;
  for (const line of changelog.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence)) fence = null;
    const heading = fence === null ? /^## \[?([^\]\s]+)\]?(?:\s+-\s+(\S+))?\s*$/.exec(line) : null;
    if (heading !== null) sections.push({ name: heading[1], date: heading[2] ?? null, lines: [] });
    else if (fence !== null || mark !== null || !/^\[[^\]]+\]:\s/.test(line))
      sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ name, date, lines }) => ({ name, date, text: lines.join('\n').trim() }));
}

function isDate(text) {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function compare(left, right) {
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : left[at] - right[at];
}
