/** Search over what the browser already has: departments, workflows, sites and recent incidents. */

export type Found = { kind: "department" | "workflow" | "site" | "incident"; label: string; href: string };

const MOST = 8;

/** Words in any order; a hit at the start of a word counts more, a shorter label wins a tie. */
function scoreOf(label: string, words: readonly string[]): number {
  const text = label.toLowerCase();
  let score = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    score += at === 0 ? 4 : /[\s/-]/.test(text[at - 1] ?? "") ? 3 : 1;
  }
  return score;
}

export function searchIn(known: readonly Found[], typed: string): Found[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return known
    .map((found) => ({ found, score: scoreOf(found.label, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.found.label.length - b.found.label.length)
    .slice(0, MOST)
    .map(({ found }) => found);
}
