import { Composer, type Document, Lexer, type ParsedNode, Parser, Schema, type YAMLParseError } from 'yaml';
import {
  MAX_DOCUMENT_CHARACTERS,
  MAX_LEXEMES,
  MAX_LIST_LEXEMES,
  MAX_QUOTED_CHARACTERS,
} from './parse-limits.ts';

/** Every scalar stays a text here; `scalar-rules.ts` says what it means, whatever a `%YAML` directive claims. */
const OPTIONS = {
  version: '1.1',
  schema: new Schema({ schema: 'failsafe', merge: false, resolveKnownTags: false }),
  uniqueKeys: false,
  prettyErrors: false,
  strict: true,
  logLevel: 'silent',
} as const;

/** Says that the document may hold many objects; what it really is shows later. */
const LIST = /\bkind["']?\s*:\s*["']?\w*List\b/;

/** Something that breaks the grammar; `offset` counts in the text that was composed. */
export interface SyntaxProblem {
  readonly reason: 'syntax' | 'tab' | 'too-deep' | 'too-large';
  readonly offset: number;
  readonly message: string;
}

export interface ComposedDocument {
  /** The text's syntax tree; null when it holds no value. With problems it is only good for guessing. */
  readonly root: ParsedNode | null;
  readonly problems: readonly SyntaxProblem[];
}

/**
 * The syntax tree of one document (see `splitDocuments`). Depth and size are watched lexeme by lexeme, before anything
 * recursive sees the document. Never throws.
 */
export function composeDocument(text: string, maxDepth: number): ComposedDocument {
  if (text.length > MAX_DOCUMENT_CHARACTERS) return stopped('too-large', 0);
  const maxLexemes = LIST.test(text) ? MAX_LIST_LEXEMES : MAX_LEXEMES;
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  const documents: Document.Parsed[] = [];
  let lexemes = 0;
  let quoted = 0;
  try {
    for (const lexeme of new Lexer().lex(text)) {
      if (lexeme.startsWith('"')) quoted += lexeme.length;
      if (++lexemes > maxLexemes || quoted > MAX_QUOTED_CHARACTERS)
        return stopped('too-large', parser.offset);
      for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
      if (parser.stack.length > maxDepth + 3) return stopped('too-deep', parser.offset);
    }
    for (const token of parser.end()) documents.push(...composer.next(token));
    documents.push(...composer.end());
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { root: null, problems: [{ reason: 'syntax', offset: parser.offset, message }] };
  }
  const [document, second] = documents;
  const stray: readonly YAMLParseError[] = documents.length === 0 ? composer.streamInfo().errors : [];
  const problems = [...stray, ...documents.flatMap(({ errors }) => errors)].map(problemOf);
  if (second !== undefined) {
    problems.push({
      reason: 'syntax',
      offset: second.range[0],
      message: 'A second value follows in the same document',
    });
  }
  problems.sort((a, b) => a.offset - b.offset);
  return { root: document?.contents ?? null, problems };
}

function stopped(reason: 'too-deep' | 'too-large', offset: number): ComposedDocument {
  return { root: null, problems: [{ reason, offset, message: '' }] };
}

function problemOf(error: YAMLParseError): SyntaxProblem {
  return {
    reason:
      error.code === 'TAB_AS_INDENT' ? 'tab' : error.code === 'RESOURCE_EXHAUSTION' ? 'too-deep' : 'syntax',
    offset: error.pos[0],
    message: error.message,
  };
}
