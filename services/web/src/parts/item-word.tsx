import { itemName } from "./names.ts";

/** A data item in plain words; its code is one hover away, for those who look it up in a map. */
export function ItemWord({ item }: { item: string }) {
  return (
    <span className="pl-item" title={item}>
      {itemName(item)}
    </span>
  );
}
