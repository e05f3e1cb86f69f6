import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Annotation } from '../../../src/domain/report/check-report.ts';
import {
  annotationCommand,
  escapeCommandData,
  escapeCommandProperty,
  plainLogLine,
} from '../../../src/domain/report/workflow-command.ts';
import { hostileText } from '../../support/hostile-text.ts';

const annotation: Annotation = {
  file: 'fabric/vpcs.yaml',
  startLine: 3,
  endLine: 4,
  level: 'failure',
  title: 'HHS-4001: no field, at all',
  message: 'spec has no field "siez"\n100% sure',
};

/** As the runner reads a command: name, properties by `,` and `=`, data after the second `::`. */
function readCommand(line: string) {
  const [, name = '', properties = '', data = ''] = /^::(\w+) ([^\n\r]*?)::([^\n\r]*)$/.exec(line) ?? [];
  const plain = (text: string) =>
    text
      .replaceAll('%2C', ',')
      .replaceAll('%3A', ':')
      .replaceAll('%0A', '\n')
      .replaceAll('%0D', '\r')
      .replaceAll('%25', '%');
  const pairs = properties.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), plain(pair.slice(at + 1))] as const;
  });
  return { name, properties: Object.fromEntries(pairs), data: plain(data) };
}

describe('workflow commands', () => {
  test('an annotation is one line that the runner reads back', () => {
    expect(annotationCommand(annotation)).toBe(
      '::error title=HHS-4001%3A no field%2C at all,file=fabric/vpcs.yaml,line=3,endLine=4::spec has no field "siez"%0A100%25 sure',
    );
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (file, title, message) => {
        const read = readCommand(annotationCommand({ ...annotation, level: 'notice', file, title, message }));
        expect(read).toEqual({
          name: 'notice',
          properties: { title, file, line: '3', endLine: '4' },
          data: message,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('no text ends a command or begins one', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeCommandData(text)).not.toMatch(/[\n\r]/);
        expect(escapeCommandProperty(text)).not.toMatch(/[\n\r:,]/);
        const line = plainLogLine(text);
        expect(line).not.toMatch(/^\s*::|##\[|[\n\r]/);
      }),
      { numRuns: 1_000 },
    );
    expect(plainLogLine('::set-output name=x::y')).toBe('\\:set-output name=x::y'.replace('\\:', '\\::'));
  });
});
