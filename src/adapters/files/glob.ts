import picomatch from 'picomatch';

/** Globs as people know them (`**`, `*`, `?`, `{a,b}`), matched against whole paths with `/`. A leading `!` has no meaning. */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) =>
    picomatch(glob.replace(/^\.?\//, '').replace(/\/+$/, ''), { dot: true, nonegate: true }),
  );
  return (path) => matchers.some((matches) => matches(path));
}
