/** "sha256:4bf92f35…" as people compare it: eight characters. */
export function shortHash(contentHash: string): string {
  return contentHash.replace(/^sha256:/, "").slice(0, 8);
}
