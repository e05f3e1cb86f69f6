// Pages that look like the forge's: the markdown of one surface in its frame.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Marked } from 'marked';

const require = createRequire(import.meta.url);
const markdownCss = readFileSync(require.resolve('github-markdown-css/github-markdown-light.css'), 'utf8');

const frameCss = `
body { margin: 0; padding: 24px; background: #fff; font-family: -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; }
.page { width: 980px; margin: 0 auto; }
.markdown-body { font-size: 14px; box-sizing: border-box; }
.frame { border: 1px solid #d1d9e0; border-radius: 6px; padding: 24px; margin-bottom: 16px; }
.check-head { display: flex; gap: 12px; align-items: center; border-bottom: 1px solid #d1d9e0; padding-bottom: 16px; margin-bottom: 16px; }
.dot { flex: none; width: 24px; height: 24px; border-radius: 50%; color: #fff; font: bold 15px/24px sans-serif; text-align: center; }
.success { background: #1a7f37; } .failure { background: #d1242f; } .neutral { background: #818b98; } .cancelled { background: #818b98; }
.check-head h1 { font-size: 18px; margin: 0; font-weight: 600; } .check-head p { margin: 2px 0 0; color: #59636e; font-size: 13px; }
.details-word { font-weight: 600; font-size: 14px; margin: 20px 0 8px; border-top: 1px solid #d1d9e0; padding-top: 16px; }
.annotation { border: 1px solid #d1d9e0; border-left-width: 4px; border-radius: 6px; padding: 10px 14px; margin-bottom: 8px; font-size: 13px; }
.annotation.failure { background: #fff; border-left-color: #d1242f; } .annotation.warning { background: #fff; border-left-color: #9a6700; } .annotation.notice { background: #fff; border-left-color: #818b98; }
.annotation b { display: block; } .annotation code { color: #59636e; } .annotation pre { margin: 6px 0 0; white-space: pre-wrap; font: 12px/1.5 ui-monospace, "Liberation Mono", monospace; }
.discussion h1 { font-size: 26px; font-weight: 400; margin: 0 0 16px; } .comment { border: 1px solid #d1d9e0; border-radius: 6px; }
.comment-head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 8px 16px; font-size: 14px; color: #59636e; } .comment-head b { color: #1f2328; } .comment-head i { font-style: normal; border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; font-size: 12px; } .comment .markdown-body { padding: 16px; }
.file-head { background: #f6f8fa; border: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; padding: 10px 16px; font-size: 14px; font-weight: 600; } .file-head + .frame { border-top: 0; border-radius: 0 0 6px 6px; }
`;

const ICONS = {
  note: 'M0 8a8 8 0 1 1 16 0A8 8 0 0 1 0 8Zm8-6.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM6.5 7.75A.75.75 0 0 1 7.25 7h1a.75.75 0 0 1 .75.75v2.75h.25a.75.75 0 0 1 0 1.5h-2a.75.75 0 0 1 0-1.5h.25v-2h-.25a.75.75 0 0 1-.75-.75ZM8 6a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z',
  warning:
    'M6.457 1.047c.659-1.234 2.427-1.234 3.086 0l6.082 11.378A1.75 1.75 0 0 1 14.082 15H1.918a1.75 1.75 0 0 1-1.543-2.575Zm1.763.707a.25.25 0 0 0-.44 0L1.698 13.132a.25.25 0 0 0 .22.368h12.164a.25.25 0 0 0 .22-.368Zm.53 3.996v2.5a.75.75 0 0 1-1.5 0v-2.5a.75.75 0 0 1 1.5 0ZM9 11a1 1 0 1 1-2 0 1 1 0 0 1 2 0Z',
  caution:
    'M4.47.22A.749.749 0 0 1 5 0h6c.199 0 .389.079.53.22l4.25 4.25c.141.14.22.331.22.53v6a.749.749 0 0 1-.22.53l-4.25 4.25A.749.749 0 0 1 11 16H5a.749.749 0 0 1-.53-.22L.22 11.53A.749.749 0 0 1 0 11V5c0-.199.079-.389.22-.53Zm.84 1.28L1.5 5.31v5.38l3.81 3.81h5.38l3.81-3.81V5.31L10.69 1.5ZM8 4a.75.75 0 0 1 .75.75v3.5a.75.75 0 0 1-1.5 0v-3.5A.75.75 0 0 1 8 4Zm0 8a1 1 0 1 1 0-2 1 1 0 0 1 0 2Z',
};

const alertHead = /^<p>\[!(NOTE|WARNING|CAUTION)\]\n?/;

/** The forge's boxes: a quote that begins with `[!CAUTION]`. */
const boxes = {
  renderer: {
    blockquote({ tokens }) {
      const inner = this.parser.parse(tokens);
      const match = alertHead.exec(inner);
      if (match === null) return `<blockquote>\n${inner}</blockquote>\n`;
      const kind = match[1].toLowerCase();
      const icon = `<svg class="octicon mr-2" viewBox="0 0 16 16" width="16" height="16"><path d="${ICONS[kind]}"></path></svg>`;
      const title = `${icon}${kind[0].toUpperCase()}${kind.slice(1)}`;
      return `<div class="markdown-alert markdown-alert-${kind}"><p class="markdown-alert-title">${title}</p><p>${inner.slice(match[0].length)}</div>\n`;
    },
  },
};

const marked = new Marked({ gfm: true, breaks: false }, boxes);

function body(markdown) {
  return `<div class="markdown-body">${marked.parse(markdown)}</div>`;
}

function page(title, content) {
  return `<!doctype html>\n<meta charset="utf-8">\n<title>${escapeHtml(title)}</title>\n<style>${markdownCss}${frameCss}</style>\n<div class="page">${content}</div>\n`;
}

function escapeHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const SIGNS = { success: '✓', failure: '✗', neutral: '■', cancelled: '⊘' };

export function checkPage(title, check) {
  const remarks = check.annotations.map(
    ({ file, startLine, level, title: head, message }) =>
      `<div class="annotation ${level}"><code>${escapeHtml(file)}#L${startLine}</code><b>${escapeHtml(head)}</b><pre>${escapeHtml(message)}</pre></div>`,
  );
  const head = `<div class="check-head"><span class="dot ${check.conclusion}">${SIGNS[check.conclusion]}</span><div><h1>${escapeHtml(check.title)}</h1><p>hedgehog-sync / lab-1 · ${check.conclusion}</p></div></div>`;
  const text = check.text === '' ? '' : `<p class="details-word">DETAILS</p>${body(check.text)}`;
  const notes = remarks.length === 0 ? '' : `<p class="details-word">ANNOTATIONS</p>${remarks.join('\n')}`;
  return page(title, `<div class="frame">${head}${body(check.summary)}${text}${notes}</div>`);
}

export function summaryPage(title, markdown) {
  return page(title, `<div class="frame">${body(markdown)}</div>`);
}

export function filePage(title, name, markdown) {
  return page(
    title,
    `<div class="file-head">${escapeHtml(name)}</div><div class="frame">${body(markdown)}</div>`,
  );
}

/** A text of ours in an issue or pull request. A picture shows as its source: the forge alone draws it. */
export function discussionPage(title, act, markdown) {
  const head = `<div class="comment-head"><b>hedgehog-sync</b> <i>bot</i> ${escapeHtml(act)} 2 minutes ago</div>`;
  const comment = `<div class="comment">${head}${body(markdown)}</div>`;
  return page(title, `<div class="discussion"><h1>${escapeHtml(title)}</h1>${comment}</div>`);
}
