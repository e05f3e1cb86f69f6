import type { Runner } from '../../src/adapters/runner/runner.ts';
import type { Annotation } from '../../src/domain/report/check-report.ts';

/** A runner that keeps what it is given. */
export interface RecordingRunner extends Runner {
  readonly masks: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly page: string;
}

export function recordingRunner(inputs: Readonly<Record<string, string>>): RecordingRunner {
  const masks: string[] = [];
  const outputs: Record<string, string> = {};
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  let page = '';
  return {
    masks,
    outputs,
    lines,
    annotations,
    get page() {
      return page;
    },
    input: (name) => inputs[name] ?? '',
    mask: (text) => void masks.push(text),
    output: (name, value) => {
      outputs[name] = value;
    },
    log: (text) => void lines.push(text),
    debug: () => undefined,
    annotate: (annotation) => void annotations.push(annotation),
    remark: (level, title, message) => void lines.push(`${level}: ${title}: ${message}`),
    summary: (markdown) => {
      page += markdown;
      return Promise.resolve(true);
    },
  };
}
