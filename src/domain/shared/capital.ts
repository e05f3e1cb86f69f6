/** With a capital at its beginning: messages are made to stand inside sentences, and here one stands alone. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
