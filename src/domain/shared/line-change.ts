/**
 * Lines of the text before the edit, 1-based, and what stands there now, line ends included. `to` is `from - 1` where
 * lines were inserted before line `from` and none was touched.
 */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
