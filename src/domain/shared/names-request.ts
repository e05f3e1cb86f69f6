/** Whether a text, such as the title of a run, holds the request id as a word of its own: `req-1` is not in `req-12`. */
export function namesRequest(text: string, requestId: string): boolean {
  return requestId !== '' && text.split(/[^A-Za-z0-9._:-]+/).includes(requestId);
}
