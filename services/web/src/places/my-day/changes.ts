/** A person's lessons as the four kinds of change to their day. */
import type { Lesson, LessonChange, LessonItem } from "../../api/shapes.ts";

export const KINDS: readonly LessonChange[] = ["stops", "starts", "changed", "now-someone-elses"];

export type DayChange = LessonItem & { workflow: string };

export function changesOf(lessons: readonly Lesson[]): Record<LessonChange, DayChange[]> {
  const changes: Record<LessonChange, DayChange[]> = {
    stops: [],
    starts: [],
    changed: [],
    "now-someone-elses": [],
  };
  for (const lesson of lessons) {
    for (const item of lesson.items) changes[item.change]?.push({ ...item, workflow: lesson.workflow });
  }
  return changes;
}
