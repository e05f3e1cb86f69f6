interface ConfigFileCode {
  readonly category: 'configuration';
  readonly severity: 'error' | 'warning';
  readonly title: string;
  readonly cause: string;
  readonly cure: string;
}

function error(title: string, cause: string, cure: string): ConfigFileCode {
  return { category: 'configuration', severity: 'error', title, cause, cure };
}

function warning(title: string, cause: string, cure: string): ConfigFileCode {
  return { category: 'configuration', severity: 'warning', title, cause, cure };
}

/**
 * What can be wrong in `.github/hedgehog-sync.yml`: `121x` the text, `122x` a key or a value, `123x` entries that do not
 * go together, `124x` what a run finds out.
 */
export const CONFIG_FILE_CODES = {
  'HHS-1210': error(
    'The configuration file cannot be used',
    'It has errors, or cannot be read. Nothing is compared or written without it, because it may hold what must be left alone.',
    'Mend what the message names; `validate` lists all errors with their lines.',
  ),
  'HHS-1211': error(
    'The configuration is not valid YAML',
    'The text breaks the grammar of YAML, or holds more than one document.',
    'Mend the line that is named.',
  ),
  'HHS-1212': error(
    'The configuration is too large',
    'The file is over 256 KiB, is nested deeper than 16 levels, or grows too much by aliases.',
    'Make it smaller; write values out instead of repeating aliases.',
  ),
  'HHS-1213': error(
    'A key is written twice',
    'A mapping holds the same key more than once; readers differ in which one they keep.',
    'Delete one of the two.',
  ),
  'HHS-1214': error(
    'An alias, a merge or a tag that is not read',
    'An alias names no anchor before it, `<<` merges mappings, or a value carries a tag.',
    'Write the value out. What several fabrics share stands under `defaults`.',
  ),
  'HHS-1220': error(
    'Unknown key',
    'The configuration has no such key at this place; it would be a setting without effect.',
    'Use the name that is suggested, or delete the key; configuration.md lists all.',
  ),
  'HHS-1221': error(
    'A value is of the wrong sort',
    'A mapping, a list or a simple value stands where another sort is expected.',
    'Write it as the message says.',
  ),
  'HHS-1222': error(
    'A value cannot be used',
    'It is not of the right form, out of bounds, or not one of the choices.',
    'Give a value that the message allows.',
  ),
  'HHS-1223': error('A key is missing', 'The entry means nothing without it.', 'Add the key.'),
  'HHS-1224': error(
    'A secret in the configuration',
    'The value looks like a token, a key or a kubeconfig. Everybody who can read the repository can read this file.',
    'Take it out and renew it; a kubeconfig belongs into a secret of the environment that `cluster.environment` names.',
  ),
  'HHS-1230': error(
    'Two fabrics of the same name',
    'The name stands for the record and the lock in the cluster, for the check and for the status.',
    'Give each fabric a name of its own.',
  ),
  'HHS-1231': error(
    'Paths of two fabrics overlap',
    'One directory is the other, or lies in it: the same object would belong to two fabrics.',
    'Give each fabric a directory of its own.',
  ),
  'HHS-1232': error(
    'Two fabrics write to one cluster under one name',
    'With the same field manager each would take what the other applied for its own.',
    'Give each a `cluster.field-manager`, such as `hedgehog-sync.<fabric>`.',
  ),
  'HHS-1233': error(
    'A rule that ignores everything',
    'Without kind, name, path or manager the rule would hide every difference.',
    'Say what is ignored, as narrowly as possible.',
  ),
  'HHS-1234': error(
    'A freeze window that never is, or always',
    'It ends before it begins, or names neither dates nor a cron expression with a duration, or both.',
    'Give `from` and `until`, or `cron` and `duration`.',
  ),
  'HHS-1235': error(
    'The same entry twice',
    'Two ignore rules, or two holds, say the same.',
    'Delete one of the two.',
  ),
  'HHS-1236': error(
    'The configuration names no such fabric',
    'The name given with `fabric` is not in the file, or the path belongs to a fabric of another name.',
    'Use a name of the file; the message lists them.',
  ),
  'HHS-1237': error(
    'Which fabric is meant is not clear',
    'The configuration has several fabrics, and neither `fabric` nor the path says which one.',
    'Name one with `--fabric`.',
  ),
  'HHS-1240': warning(
    'An ignore rule has expired',
    'Its last day has passed, so that it hides nothing any more.',
    'Delete it, or give it another `expires`.',
  ),
  'HHS-1241': warning(
    'An ignore rule ignores nothing',
    'No difference between Git and the cluster fits it at the moment. What it was written for may be over, or it is misspelt.',
    'Delete it, or mend what it names.',
  ),
  'HHS-1242': error(
    'A freeze window is in force',
    'Git’s values were to be forced on fields while nothing may be written.',
    'Wait until the time that the message names, or take the window out of the configuration.',
  ),
} as const satisfies Readonly<Record<string, ConfigFileCode>>;

export type ConfigFileCodeId = keyof typeof CONFIG_FILE_CODES;
