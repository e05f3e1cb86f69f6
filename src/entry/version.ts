/** The release this is; equal to package.json's, which a test holds. */
export const VERSION = '0.1.0';
