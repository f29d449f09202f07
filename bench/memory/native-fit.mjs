// Reads histories from standard input and prints the weights of @open-spaced-repetition/binding.
// Exits with status 3 if that isn't installed.
import { text } from "node:stream/consumers";

// It isn't a dependency. To compare with it, install it next to the project.
const name = "@open-spaced-repetition/binding";
const binding = await import(name).catch(() => process.exit(3));
const { FSRSBinding, FSRSBindingItem, FSRSBindingReview, computeParameters } = binding;

/** @type {{ days: number[], grades: number[] }[]} */
const histories = JSON.parse(await text(process.stdin));
const items = histories.flatMap(({ days, grades }) => {
  const reviews = days.map(
    (day, i) => new FSRSBindingReview(grades[i], i === 0 ? 0 : day - (days[i - 1] ?? day)),
  );
  return reviews.flatMap((_, last) => {
    const part = reviews.slice(0, last + 1);
    // An item that ends with a same-day review aborts the process.
    return last > 0 && (days[last] ?? 0) > (days[last - 1] ?? 0) ? [new FSRSBindingItem(part)] : [];
  });
});
const weights =
  typeof computeParameters === "function"
    ? await computeParameters(items, { enableShortTerm: true, timeout: 5 })
    : await new FSRSBinding().computeParameters(items, true);
process.stdout.write(JSON.stringify([...weights]));
