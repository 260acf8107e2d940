import { board } from "./board.ts";
import { frame } from "./frame.ts";
import { incidents } from "./incidents.ts";
import { problems } from "./problems.ts";
import { standards } from "./standards.ts";
import { words } from "./words.ts";

export const en = { ...words, ...frame, ...problems, ...board, ...standards, ...incidents };
