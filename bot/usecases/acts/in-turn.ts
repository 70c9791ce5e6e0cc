/** Presses that must not overtake one another: the later one sees what the earlier one has done. */

const last = new Map<string, Promise<unknown>>();

/** Runs the work once all earlier work under the same name is over, however that ended. Within this process. */
export const inTurn = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const before = last.get(name) ?? Promise.resolve();
  const mine = before.then(work, work);
  last.set(name, mine);
  try {
    return await mine;
  } finally {
    if (last.get(name) === mine) last.delete(name);
  }
};
